"""Questions to a run or to records: who did what to whom, when, on whose word. DuckDB is underneath."""

from __future__ import annotations

from geo_nlp.queries.call import query

__all__ = ["query"]
