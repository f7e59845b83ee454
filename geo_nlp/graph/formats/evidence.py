"""The quotes that an edge carries, as JSON in its attribute `evidence`."""

from __future__ import annotations

import json
from typing import Any

from geo_nlp.graph.formats.content import Attributes

QUOTED = ("quote", "quote_date", "link")
"""What `best_quote` may have."""


def evidence_of(data: Attributes) -> list[dict[str, Any]]:
    """The quotes that an edge carries."""
    try:
        quotes = json.loads(str(data.get("evidence", "[]")))
    except ValueError:
        return []
    return [quote for quote in quotes if isinstance(quote, dict)] if isinstance(quotes, list) else []


def best_quote(data: Attributes) -> dict[str, str]:
    """The first quote of an edge, the date of its article, and its link: an address, else a path.

    >>> best_quote({"evidence": '[{"quote": "France condemned Russia.", "path": "a.html", "url": null}]'})
    {'quote': 'France condemned Russia.', 'link': 'a.html'}
    """
    best = next(iter(evidence_of(data)), {})
    values = best.get("quote"), best.get("date"), best.get("url") or best.get("path")
    return {name: str(value) for name, value in zip(QUOTED, values, strict=True) if value}
