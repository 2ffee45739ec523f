"""run: the whole of strife on one machine: reports into a store, JSON Lines through, briefs and explanations out of it."""
