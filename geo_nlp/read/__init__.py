"""Reading: articles one by one from files of any known format, folders, patterns and standard input."""

from .articles import read_articles
from .failure import Failure

__all__ = ["Failure", "read_articles"]
