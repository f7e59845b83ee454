"""The sheet of a sample: a table for each coder to fill in, a page to read it on, and the key that coders do not see.

Sheet and page show neither the confidence nor what others thought. The key has stratum, type and weight of each record.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.layers import context_of
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.sampling import Sample, Sampled
from geo_nlp.ontology import load_ontology
from geo_nlp.page.frame import page
from geo_nlp.tables.guard import guard, unguard

GIVEN = ("number", "article", "date", "outlet", "sentence", "source", "type", "target", "qualified")
ASKED = ("verdict", "right_type", "comment")
MOST_BYTES = 50_000_000
VERDICTS = {
    "right": ("right", "r", "yes", "y", "true", "1"),
    "wrong": ("wrong", "w", "no", "n", "false", "0"),
    "unsure": ("unsure", "u", "?"),
}


def sheet(drawn: Sample) -> str:
    """The table as CSV, with empty columns for verdict, right type and comment."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*GIVEN, *ASKED])
    for number, each in enumerate(drawn.drawn, 1):
        rows.writerow([*(guard(cell) for cell in cells(number, each)), *("" for _ in ASKED)])
    return out.getvalue()


def cells(number: int, each: Sampled) -> list[str]:
    """What a coder is shown of a record."""
    item, record = each.item, each.record
    bounds = item.get("sentence") or {"start": 0, "end": 0}
    negated, hypothetical = context_of(item)
    qualified = [*(["negated"] if negated else []), *([str(item["modality"])] if hypothetical else [])]
    return [
        str(number), str(record["id"]), str(record.get("date") or ""), str(record.get("source") or ""),
        " ".join(record["text"][bounds["start"] : bounds["end"]].split()),
        _end(item["source"]), item["predicate"], _end(item["target"]), ", ".join(qualified),
    ]  # fmt: skip


def _end(end: Values) -> str:
    """The words of an end, and whom they mean where that is another name."""
    words, name = " ".join(str(end.get("text") or "").split()), str(end.get("name") or end.get("actor") or "")
    return f"{words} (= {name})" if name and words and name != words else words or name


def key(drawn: Sample, *, by: Sequence[str], seed: int, engine: Mapping[str, Any]) -> str:
    """What the sheet keeps from coders, as JSON: type and weight of each record, size and share of each stratum.

    By type and article a sheet is told from that of another sample.
    """
    items = []
    for number, each in enumerate(drawn.drawn, 1):
        weight = drawn.sizes[each.stratum] / drawn.taken[each.stratum]
        items.append({
            "number": number, "predicate": each.item["predicate"], "confidence": each.item.get("confidence"),
            "stratum": list(each.stratum), "weight": round(weight, 6), "article": str(each.record["id"]),
        })  # fmt: skip
    content = {
        "by": list(by), "seed": seed, "engine": dict(engine), "relations": sum(drawn.sizes.values()),
        "strata": [{"stratum": list(s), "size": drawn.sizes[s], "taken": drawn.taken[s]} for s in drawn.sizes],
        "records": items,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def sheet_page(drawn: Sample) -> str:
    """The sheet as a page to read, with what each type means."""
    known = load_ontology().predicates
    names = sorted({each.item["predicate"] for each in drawn.drawn})
    meanings = "".join(f"<dt>{name}</dt><dd>{escape(known[name].meaning)}</dd>" for name in names if name in known)
    lines = [
        "<h1>Records to judge</h1><p>Is it right that the sentence says this? The answers go into the table: "
        "right, wrong or unsure; where only the type is wrong, the right one.</p>",
        f"<details><summary>Types</summary><dl>{meanings}</dl></details>",
    ]
    for number, each in enumerate(drawn.drawn, 1):
        _, article, date, outlet, sentence, source, name, target, qualified = map(escape, cells(number, each))
        more = f" ({qualified})" if qualified else ""
        about = ", ".join(filter(None, (article, date, outlet)))
        lines.append(
            f'<article><p class="who">{number}. {source} {name} {target}{more}</p><p>{sentence}</p>'
            f'<p class="about">{about}</p></article>'
        )
    style = files("geo_nlp.evaluation").joinpath("errors.css").read_text(encoding="utf-8")
    return page(title="Records to judge", body="\n".join(lines), styles=[style], scripts=[])


def read_sheet(path: Path) -> dict[int, dict[str, str]]:
    """The rows of a sheet that a coder filled in, by number; verdicts are right, wrong, unsure or empty."""
    try:
        text = text_of(path)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give the sheet as CSV in UTF-8") from error
    try:
        return _judged(path, text)
    except csv.Error as error:
        raise InputError(f"{path}: cannot be read ({error}); give the sheet as CSV in UTF-8") from error


def text_of(path: Path) -> str:
    """The text of a file that people write; a pipe or a device, which may have no end, is none."""
    if path.exists() and (not path.is_file() or path.stat().st_size > MOST_BYTES):
        raise OSError(f"it is no file, or has more than {MOST_BYTES:,} bytes")
    return path.read_text(encoding="utf-8-sig")


def _judged(path: Path, text: str) -> dict[int, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    if missing := [name for name in ("number", "verdict") if name not in (rows.fieldnames or ())]:
        there = ", ".join(rows.fieldnames or ()) or "none"
        raise InputError(f"{path}: no column {missing[0]}; give a sheet of `evaluate sample`; there are {there}")
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        where = f"{path} line {rows.line_num}"
        number = row["number"] or ""
        if not re.fullmatch("[0-9]{1,9}", number) or int(number) in found:
            raise InputError(f"{where}: number {number[:40]!r} is none, or stands twice; leave that column as it was")
        cells = {name: unguard(cell or "").strip() for name, cell in row.items() if name}
        found[int(number)] = cells | {"verdict": _verdict(cells["verdict"], where)}
    return found


def _verdict(cell: str, where: str) -> str:
    if not cell:
        return ""
    for verdict, ways in VERDICTS.items():
        if cell.casefold() in ways:
            return verdict
    raise InputError(f"{where}: verdict {cell[:40]!r}; write right, wrong or unsure")


def _delimiter(text: str) -> str:
    """Spreadsheets write semicolons in many countries."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)
