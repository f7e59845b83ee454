"""Graph files, one module per format; `registry` lists them by the ending of the file."""
