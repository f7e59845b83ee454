"""Records as flat tables: acts, relations, stances, roles, attributions and actors, and back to records for a graph."""

from geo_nlp.tables.frame import to_frame
from geo_nlp.tables.layout import TABLES, columns_of
from geo_nlp.tables.rows import rows_of

__all__ = ["TABLES", "columns_of", "rows_of", "to_frame"]
