"""The command line: a thin adaptor, one module per command; data on stdout, everything else on stderr."""

from geo_nlp.cli.app import app, main

__all__ = ["app", "main"]
