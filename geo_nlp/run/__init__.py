"""How many articles are worked through."""

from geo_nlp.run.extracting import extract, extract_many

__all__ = ["extract", "extract_many"]
