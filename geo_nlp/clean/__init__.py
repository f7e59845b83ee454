"""Cleaning: the article's own text out of a page, and what the page says about it."""

from .cleaned import Cleaned, Dropped
from .html import clean_html
from .text import clean_text

__all__ = ["Cleaned", "Dropped", "clean_html", "clean_text"]
