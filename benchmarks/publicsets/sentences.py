"""Sentences with two given ends and a label, a row each: PLV (Hu et al. 2024), ConfliBERT's CAMEO, DSE (Park 2021).

The file is a table (.csv, .tsv) or JSON Lines. A label that is a type of PLOVER, a code of CAMEO or a quad class makes
a relation; a word of judgement (positive, negative, neutral) makes a stance of the source about the target. An end
whose words are not in the text has no place, and is then known by its name alone.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.publicsets.labels import types_for
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.triples import end_of

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "sid", "sentence_id"),
    "text": ("text", "sentence", "sent"),
    "source": ("source", "src", "actor1", "p"),
    "target": ("target", "tgt", "actor2", "q"),
    "label": ("label", "rootcode", "root", "event", "quad", "sentiment"),
}
"""What the sets call a column; `--columns` names another."""
POLARITY = {"positive": 1, "pos": 1, "negative": -1, "neg": -1, "neutral": 0, "none": 0}


def read(file: Path, columns: Mapping[str, str] | None = None) -> Iterator[Values]:
    """The sentences of a file, each text once, with the relations or stances of all its rows."""
    found: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(_rows(file), 1):
        cells = {name: _cell(row, name, columns or {}, f"{file} row {number}") for name in COLUMNS}
        text = cells["text"]
        record = found.setdefault(text, {"id": cells["id"] or f"{file.stem}-{number}", "text": text})
        source, target = (_end(text, cells[name]) for name in ("source", "target"))
        label = cells["label"].strip().lower()
        if label in POLARITY:
            stances = record.setdefault("stances", [])
            if POLARITY[label]:
                stances.append({"holder": source, "targets": [target], "polarity": POLARITY[label]})
        else:
            relations = record.setdefault("relations", [])
            if types := types_for(label):
                types_of = {"predicate": types[0], "alternatives": types[1:]}
                relations.append({"source": source, **types_of, "target": target})
    yield from found.values()


def _rows(file: Path) -> Iterator[Mapping[str, Any]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        if file.suffix in (".csv", ".tsv"):
            yield from csv.DictReader(stream, delimiter="\t" if file.suffix == ".tsv" else ",")
        else:
            yield from (json.loads(line) for line in stream if line.strip())


def _cell(row: Mapping[str, Any], name: str, columns: Mapping[str, str], where: str) -> str:
    held = next((key for key in ([columns[name]] if name in columns else COLUMNS[name]) if key in row), None)
    if held is None and name != "id":
        raise ValueError(f"{where}: no column for {name} among {', '.join(row)}; name it with --columns {name}=…")
    value = row[held] if held else ""
    return str(value["text"] if isinstance(value, Mapping) else value or "")


def _end(text: str, words: str) -> dict[str, Any] | None:
    at = text.find(words) if words else -1
    return {"start": at, "end": at + len(words), "name": words} if at >= 0 else end_of(words)
