"""What the product knows of actors and places: tables, their compiled index, and look-ups."""

from geo_nlp.gazetteer.codes import cow_abbreviation, cow_code, cow_region, gw_number
from geo_nlp.gazetteer.entries import Body, Entry, Nominal, Tenure
from geo_nlp.gazetteer.index import Gazetteer, gazetteer

__all__ = [
    "Body",
    "Entry",
    "Gazetteer",
    "Nominal",
    "Tenure",
    "cow_abbreviation",
    "cow_code",
    "cow_region",
    "gazetteer",
    "gw_number",
]
