"""Mentions of actors: the NER's proposals corrected by the gazetteer and by context, and nominal actors."""
