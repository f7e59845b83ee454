"""What the product knows of actors and places: tables, their compiled index, and look-ups."""

from geo_nlp.gazetteer.index import Gazetteer, gazetteer
from geo_nlp.gazetteer.tables import Body, Entry, Nominal, Tenure

__all__ = ["Body", "Entry", "Gazetteer", "Nominal", "Tenure", "gazetteer"]
