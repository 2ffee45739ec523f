"""extract: what each sentence says: claims and ties, matched from the lexicon on the tree."""

from strife.extract.claims import extract

__all__ = ["extract"]
