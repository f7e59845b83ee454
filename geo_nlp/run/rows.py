"""Relations as rows of a flat table, for spreadsheets and data frames; the whole record is JSON Lines' business."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Cell = str | int | float | bool | None

COLUMNS: Mapping[str, type] = {
    "article": str, "date": str, "outlet": str, "title": str, "url": str, "relation": str,
    "source": str, "source_name": str, "source_country": str, "source_sector": str,
    "predicate": str, "mode": str, "quad": int, "score": float,
    "target": str, "target_name": str, "target_country": str, "target_sector": str,
    "symmetric": bool, "negated": bool, "modality": str, "event_date": str, "event_date_granularity": str,
    "speaker": str, "trigger": str, "sentence": str, "start": int, "end": int, "rule": str, "confidence": float,
}  # fmt: skip
"""Columns and their types. `source` and `target` are actor ids; `speaker` is who is quoted for the relation; `start`
and `end` are the sentence's offsets in the article's text."""


def relation_rows(record: Mapping[str, Any]) -> Iterator[dict[str, Cell]]:
    """One row for each relation of a record, with the columns of `COLUMNS`."""
    for relation in record["relations"]:
        start, end = relation["sentence"]["start"], relation["sentence"]["end"]
        yield {
            "article": record["id"], "date": record["date"], "outlet": record["source"], "title": record["title"],
            "url": record["url"], "relation": relation["id"], **_end("source", relation["source"]),
            **{name: relation[name] for name in ("predicate", "mode", "quad", "score")},
            **_end("target", relation["target"]),
            **{name: relation[name] for name in ("symmetric", "negated", "modality")},
            "event_date": relation["date"], "event_date_granularity": relation["date_granularity"],
            "speaker": speaker(record, relation), "trigger": relation["trigger"]["text"],
            "sentence": " ".join(record["text"][start:end].split()), "start": start, "end": end,
            "rule": relation["rule"], "confidence": relation["confidence"],
        }  # fmt: skip


def _end(side: str, participant: Mapping[str, Any] | None) -> dict[str, Cell]:
    said = participant or {}
    return {
        side: said.get("actor"), f"{side}_name": said.get("name"),
        f"{side}_country": said.get("country"), f"{side}_sector": said.get("sector"),
    }  # fmt: skip


def speaker(record: Mapping[str, Any], relation: Mapping[str, Any]) -> str | None:
    """Name who is quoted for a relation; None where the article says it in its own voice."""
    if relation["attribution"] is None:
        return None
    said = record["attributions"][relation["attribution"]]["speaker"]
    return said["name"] if said else None
