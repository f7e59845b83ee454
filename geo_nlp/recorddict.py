"""The record of an article as it is given out: a dict that shows itself in one line, and as a table in a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from geo_nlp.oneline import shortened, summary

MOST = 20  # acts that a notebook shows
SENTENCE = 300  # characters
COLUMNS = ("who", "does", "to whom", "when", "sentence")


class RecordDict(dict[str, Any]):
    """The JSON object of the published schema; equal to a plain dict, which `dict(record)` gives.

    >>> RecordDict(title="Paris speaks", date="2025-02-27", relations=[{}])
    <Record 'Paris speaks' 2025-02-27: 1 relation, 0 stances, 0 roles>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        counts = (len(self.get(name) or ()) for name in ("relations", "stances", "roles"))
        return summary(self.get("title"), self.get("text") or "", self.get("date"), *counts)

    def _repr_html_(self) -> str:
        """The acts, a row each with the sentence that reports it best; notebooks ask for this."""
        from geo_nlp.tables import rows_of

        rows = [_cells(row) for row in rows_of(self, "acts")]
        head = "".join(f"<th>{name}</th>" for name in COLUMNS)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MOST])
        more = f"<p>… and {len(rows) - MOST} more acts</p>" if len(rows) > MOST else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
        return f"<div><p>{escape(repr(self))}</p>{table}{more}</div>"


def _cell(text: str) -> str:
    return f'<td style="text-align: left">{escape(text)}</td>'


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Who does what to whom, when, and the sentence that reports it best."""
    marks = [*(["negated"] if row["negated"] else []), *([row["modality"]] if row["modality"] != "asserted" else [])]
    done = ", ".join(filter(None, (row["predicate"], row["attitude"]))) + (f" ({', '.join(marks)})" if marks else "")
    sentence = shortened(row["sentence"], SENTENCE)
    return row["source_name"] or "", done, row["target_name"] or "", row["event_date"] or "", sentence
