"""How many articles are worked through."""

from geo_nlp.run.extracting import extract, extract_many
from geo_nlp.run.runrecords import run_records
from geo_nlp.run.work import extract_run

__all__ = ["extract", "extract_many", "extract_run", "run_records"]
