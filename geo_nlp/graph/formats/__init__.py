"""Graph files, one module a format; `registry` lists them by the ending of the file."""
