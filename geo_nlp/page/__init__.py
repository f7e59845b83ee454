"""Offline pages: a graph, and an article with what was found in it."""

from geo_nlp.page.viewing import view, write_page

__all__ = ["view", "write_page"]
