"""Offline pages: a graph, and an article with what was found in it."""
