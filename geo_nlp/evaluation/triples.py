"""Triples from a table: who did what to whom, without places in a text.

Columns are id, source, predicate and target; source_country, target_country, negated, modality, date, act, symmetric
and optional may stand beside them. The tables of `geo-nlp extract` (relations.csv) have what is needed. An end is an
actor id or a country code, or a name that the gazetteer knows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.same import Values
from geo_nlp.gazetteer import gazetteer
from geo_nlp.ontology import load_ontology
from geo_nlp.read.streams import open_bytes
from geo_nlp.suggest import unknown

NEEDED = ("id", "source", "predicate", "target")
NAMED = {"article": "id"}
"""Names that the tables of `geo-nlp extract` have for these columns."""
TRUE = frozenset({"1", "true", "yes", "y"})
CODE = re.compile(r"[A-Z]{3}")


def read_triples(path: Path, *, delimiter: str) -> Iterator[Values]:
    """One record for each id of a table, with its relations; rows of one id need not stand together."""
    with open_bytes(path) as stream:
        rows = csv.DictReader(io.TextIOWrapper(stream, "utf-8-sig", newline=""), delimiter=delimiter)
        heads = [NAMED.get(name, name) for name in rows.fieldnames or ()]
        if missing := [name for name in NEEDED if name not in heads]:
            there = ", ".join(heads) or "none"
            raise InputError(f"{path}: no column {missing[0]}; it needs {', '.join(NEEDED)}; there are {there}")
        rows.fieldnames = heads
        found: dict[str, list[Values]] = {}
        for row in rows:
            relations = found.setdefault(row["id"], [])
            if row["predicate"]:
                relations.append(_relation(row, f"{path} line {rows.line_num}"))
    for name, relations in found.items():
        yield {"id": name, "text": "", "relations": relations}


def _relation(row: Mapping[str, str], where: str) -> dict[str, Any]:
    first, *others = row["predicate"].split("|")
    known = load_ontology().predicates
    if wrong := next((name for name in (first, *others) if name not in known), None):
        raise InputError(f"{where}: {unknown('predicate', wrong, known)}")
    made: dict[str, Any] = {
        "source": end_of(row["source"], row.get("source_country")), "predicate": first,
        "target": end_of(row["target"], row.get("target_country")), "alternatives": others,
        "symmetric": _is_true(row, "symmetric") or known[first].symmetric, "negated": _is_true(row, "negated"),
        "modality": row.get("modality") or "asserted", "optional": _is_true(row, "optional"),
    }  # fmt: skip
    optional = {"date": row.get("event_date") or row.get("date"), "act": row.get("act")}
    return made | {name: value for name, value in optional.items() if value}


@lru_cache(maxsize=100_000)
def end_of(name: str, country: str | None = None) -> dict[str, Any] | None:
    """An end of a triple: an id or a code as it is, else whom the gazetteer knows by that name.

    >>> end_of("French")["actor"], end_of("armed_group:m23")["country"], end_of("")
    ('FRA', None, None)
    """
    name = name.strip()
    if not name:
        return None
    if CODE.fullmatch(name):
        return {"actor": name, "name": name, "country": country or name}
    if ":" in name:
        return {"actor": name, "name": name, "country": country or None}
    entry = next(iter(gazetteer().lookup(name)), None)
    if entry is None:
        return {"actor": None, "name": name, "country": country or None}
    return {"actor": entry.id, "name": name, "country": country or entry.country}


def _is_true(row: Mapping[str, str], name: str) -> bool:
    return (row.get(name) or "").strip().casefold() in TRUE
