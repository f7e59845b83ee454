"""The stages after the parser, a package each, which imports only those before it; `components` puts them in order."""

from geo_nlp.native import prefer_compiled

prefer_compiled()
