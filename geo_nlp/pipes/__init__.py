"""The stages behind the parser, one a module, in the order that `geo_nlp.pipeline` lists them."""
