"""Cleaning: the article's own text out of a page, and what the page says about it."""

from geo_nlp.clean.cleaned import Cleaned, Dropped
from geo_nlp.clean.html import clean_html
from geo_nlp.clean.text import clean_text

__all__ = ["Cleaned", "Dropped", "clean_html", "clean_text"]
