"""The record of an article as it is given out: a dict that shows itself in one line, and as a table in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from geo_nlp.oneline import shortened, summary

Json = Mapping[str, Any]
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
        rows = list(_rows(self))
        head = "".join(f"<th>{name}</th>" for name in COLUMNS)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MOST])
        more = f"<p>… and {len(rows) - MOST} more acts</p>" if len(rows) > MOST else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
        return f"<div><p>{escape(repr(self))}</p>{table}{more}</div>"


def _cell(text: str) -> str:
    return f'<td style="text-align: left">{escape(text)}</td>'


def _rows(record: Json) -> Iterator[tuple[str, ...]]:
    """Who does what to whom, once for each act, in the order of the text."""
    acts: dict[str, Json] = {}
    for item in (*(record.get("relations") or ()), *(record.get("stances") or ())):
        best = acts.setdefault(item["act"], item)
        if item["confidence"] > best["confidence"]:
            acts[item["act"]] = item
    for item in sorted(acts.values(), key=lambda item: (item["trigger"]["start"], item["act"])):
        stance = "holder" in item
        source = _names(item["holder"] if stance else item["source"])
        target = _names(*item["targets"]) if stance else _names(item["target"])
        start, end = item["sentence"]["start"], item["sentence"]["end"]
        sentence = shortened(" ".join(record["text"][start:end].split()), SENTENCE)
        yield source, _done(item), target, item["date"] or "", sentence


def _names(*ends: Json | None) -> str:
    return ", ".join(end["name"] for end in ends if end)


def _done(item: Json) -> str:
    word: str = item["attitude"] if "attitude" in item else item["predicate"]
    marks = [*(["negated"] if item["negated"] else []), item["modality"]]
    noted = ", ".join(mark for mark in marks if mark != "asserted")
    return f"{word} ({noted})" if noted else word
