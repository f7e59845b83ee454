"""How many articles are worked through."""

from geo_nlp.run.pool import extract_many

__all__ = ["extract_many"]
