"""Public annotated sets, each read from its own files into records that `geo-nlp evaluate` scores against."""
