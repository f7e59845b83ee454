"""The stages behind the parser, a package each, which imports only those before it; `components` puts them in order."""
