"""What strife knows before it reads: ontology, lexicons, actors, countries, places."""
