"""Annotations and predictions out of files: our records, labels without texts, spans, spaCy's DocBin, triples.

The ending gives the format: .jsonl (or .json, or either with .gz) has records, stand-off labels or spans, a line each;
.spacy is a DocBin; .csv and .tsv have triples. A folder is a run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.annotationcheck import checked
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.standoff import is_standoff, joined
from geo_nlp.read.failure import SYSTEM, unreadable

KNOWN = ".jsonl, .json, .csv, .tsv, .spacy, or the folder of a run"
LAYERS = ("mentions", "roles", "relations", "stances", "attributions")


def read_annotation(path: Path, texts: Path | None = None) -> list[Values]:
    """The annotated records of a file; labels without texts are joined with those of `texts`."""
    records = list(read_predictions(path))
    labels = [record for record in records if is_standoff(record)]
    if not labels:
        if texts is not None:
            raise InputError(f"--texts {texts}: {path} has its texts already; leave it out")
        return records
    if texts is None:
        raise InputError(f"{path}: labels without texts; name the file that has them with --texts")
    rows = {str(row["id"]): row for row in _lines(texts) if isinstance(row.get("text"), str) and "id" in row}
    found: list[Values] = [record for record in records if not is_standoff(record)]
    found += joined(labels, rows)
    if not found:
        raise InputError(f"{texts}: has none of the {len(labels)} texts of {path}; give the file that it was made of")
    return found


def read_predictions(path: Path) -> Iterator[Values]:
    """The records of a file or run, in its order; what cannot be scored is `InputError`."""
    return checked(path, _read(path))


def _read(path: Path) -> Iterator[Values]:
    if path.is_dir():
        from geo_nlp.run.runrecords import run_records  # a run is read by the part that writes it

        yield from run_records(path)
        return
    if not path.is_file():
        raise InputError(f"{path}: there is no such file")
    kind = next((end for end in reversed(path.suffixes) if end not in (".gz", ".bz2", ".zst")), "")
    if kind in (".csv", ".tsv"):
        from geo_nlp.evaluation.triples import read_triples

        yield from read_triples(path, delimiter="\t" if kind == ".tsv" else ",")
    elif kind == ".spacy":
        from geo_nlp.evaluation.docbin import read_docbin

        yield from read_docbin(path)
    elif kind in (".jsonl", ".json", ".ndjson"):
        yield from map(record_of, _lines(path))
    else:
        raise InputError(f"{path}: unknown format {kind or path.name!r}; give {KNOWN}")


def record_of(row: Mapping[str, Any]) -> Values:
    """A row as a record: one of ours as it is, a text with `entities` or `spans` as its mentions.

    >>> made = record_of({"text": "NATO met.", "entities": [[0, 4, "ORG"]]})
    >>> made["mentions"][0]["text"], made["mentions"][0]["type"]
    ('NATO', 'ORG')
    """
    name = next((name for name in ("entities", "spans") if isinstance(row.get(name), list)), None)
    if name is None or any(layer in row for layer in LAYERS):
        return row if "id" in row else {**row, "id": id_of(str(row.get("text", "")))}
    text = str(row["text"])
    mentions = [_mention(text, span) for span in row[name]]
    return {"id": str(row.get("id") or id_of(text)), "text": text, "mentions": mentions}


def id_of(text: str) -> str:
    """The id of an article that has none: as `geo-nlp extract` gives it.

    >>> id_of("abc")
    'ba7816bf8f01cfea'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _mention(text: str, span: Any) -> dict[str, Any]:
    if isinstance(span, Mapping):
        start, end, label = span["start"], span["end"], span.get("label") or span.get("type")
        actor, country = span.get("actor") or span.get("kb_id"), span.get("country")
    else:
        start, end, label = span[:3]
        actor = country = None
    named = {"type": label, "level": "name", "actor": actor, "country": country}
    return {"start": start, "end": end, "text": text[start:end], **named}


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    from geo_nlp.read.streams import bounded_lines, open_bytes

    try:
        with open_bytes(path) as stream:
            for number, line in enumerate(bounded_lines(stream, str(path)), 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise InputError(f"{path} line {number}: no JSON object; each line must be one record")
                    yield row
    except SYSTEM as error:
        raise unreadable(str(path), error) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} line {number}: broken JSON ({error}); each line must be one record") from error
