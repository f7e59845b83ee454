"""Reading: articles one by one from files of any known format, folders, patterns and standard input."""

from geo_nlp.read.articles import read_articles
from geo_nlp.read.failure import Failure
from geo_nlp.read.sources import Frame, Inputs

__all__ = ["Failure", "Frame", "Inputs", "read_articles"]
