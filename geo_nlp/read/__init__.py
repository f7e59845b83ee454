"""Reading: articles one by one from files of any known format, folders, patterns and standard input."""

from geo_nlp.read.articles import read_articles
from geo_nlp.read.failure import Failure
from geo_nlp.read.sources import Inputs

__all__ = ["Failure", "Inputs", "read_articles"]
