"""Tables that were written, and what `query` listed, back to records as far as a graph needs them.

They may be CSV, TSV, Parquet, JSON Lines or a spreadsheet.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.tables.cells import CellFault, typed
from geo_nlp.tables.guard import unguard
from geo_nlp.tables.layout import TABLES, Cell, Row, columns_of

Fault = Callable[[str, str], None]
"""Takes where a row stands that cannot be read, and what is wrong with it."""
READABLE = ("acts", "relations", "stances", "roles")
LONGEST_ROW = 1_000_000  # characters of a line of JSON that may be a row
MOST_FAULTS = 1_000  # rows that cannot be read before the first that can
ENDINGS = {".csv": ",", ".tsv": "\t"}
LINES = (".jsonl", ".ndjson")
NOT_LISTED = frozenset({"start", "end", "killed_text", "injured_text"})
"""Columns that the acts of a question are listed without."""


def table_of(names: Iterable[str]) -> str | None:
    """Which table has these columns; None for a table of something else. What `query` lists are acts.

    >>> table_of([column.name for column in columns_of("stances")]), table_of(["text", "date"])
    ('stances', None)
    """
    there = set(names) | NOT_LISTED
    return next((t for t in TABLES if {column.name for column in columns_of(t)} <= there), None)


def is_table(path: Path) -> bool:
    """Whether a file is such a table, by its ending and its head."""
    if path.suffix.lower() not in (*ENDINGS, *LINES, ".parquet", ".xlsx"):
        return False
    try:
        return path.is_file() and any(table_of(names) for names in _heads(path))
    except Exception:  # what is wrong with it is reported when it is read, as a table or as articles
        return False


def tables_in(path: Path) -> frozenset[str]:
    """Which tables a file holds: one, or in a spreadsheet one for each sheet."""
    return frozenset(table for names in _heads(path) if (table := table_of(names))) if is_table(path) else frozenset()


def records_of_tables(paths: Iterable[Path], on_fault: Fault | None = None) -> Iterator[dict[str, Any]]:
    """One record for each article in the tables, in order of first appearance, with what a graph needs.

    Its text is the sentences of its rows. Relations and stances of one article may come from several files; the table
    of acts is for counting and is skipped where relations or stances are there too. A row that cannot be read is
    reported to `on_fault`, and the others are read; without it that is an error.
    """
    yield from records_of_rows(pair for path in paths for pair in rows_of_file(path, on_fault))


def records_of_rows(rows: Iterable[tuple[str, Row]]) -> Iterator[dict[str, Any]]:
    """The same for rows at hand, each with its table."""
    articles: dict[tuple[Cell, Cell], dict[str, list[Row]]] = {}
    for table, row in rows:
        articles.setdefault((row["article"], row["path"]), {}).setdefault(table, []).append(row)
    for tables in articles.values():
        yield _record(tables)


def _record(tables: Mapping[str, list[Row]]) -> dict[str, Any]:
    first = next(rows[0] for rows in tables.values())
    relations, stances = tables.get("relations", []), tables.get("stances", [])
    if not relations and not stances:
        acts = tables.get("acts", [])
        relations = [row for row in acts if row["predicate"]]
        stances = [row for row in acts if row["attitude"]]
    text = _Text()
    speakers = list(dict.fromkeys(row["speaker"] for row in (*relations, *stances) if row.get("speaker")))
    attributions = [{"speaker": {"actor": None, "name": name, "country": None, "sector": None}} for name in speakers]
    said = {name: number for number, name in enumerate(speakers)}
    return {
        "schema": 2, "id": first["article"], "path": first["path"], "title": first["title"], "date": first["date"],
        "source": first["outlet"], "url": first["url"], "relations": [_relation(row, text, said) for row in relations],
        "stances": list(_stances(stances, text, said)), "roles": [_role(row, text) for row in tables.get("roles", [])],
        "mentions": [], "actors": [], "attributions": attributions, "text": text.whole,
    }  # fmt: skip


class _Text:
    """The sentences of an article, each once, as one text."""

    def __init__(self) -> None:
        self.at: dict[str, int] = {}
        self.whole = ""

    def span(self, sentence: Cell) -> dict[str, int]:
        """Where a sentence stands; it is added if it is new."""
        words = str(sentence or "")
        if words not in self.at:
            self.whole += "\n" if self.whole else ""
            self.at[words] = len(self.whole)
            self.whole += words
        return {"start": self.at[words], "end": self.at[words] + len(words)}


def _relation(row: Row, text: _Text, said: Mapping[Cell, int]) -> dict[str, Any]:
    return {
        "id": row.get("relation") or f"{row['article']}:{row['act']}", "source": _end(row, "source"),
        "target": _end(row, "target"), **_same(row, ("predicate", "mode", "quad", "score", "symmetric")),
        **_context(row, said), "sentence": text.span(row["sentence"]),
    }  # fmt: skip


def _stances(rows: Iterable[Row], text: _Text, said: Mapping[Cell, int]) -> Iterator[dict[str, Any]]:
    """The rows of one stance, a target each, as one for each act that it voices."""
    found: dict[object, dict[str, Any]] = {}
    for number, row in enumerate(rows):
        target = _end(row, "target")
        known = (row["stance"], row["act"]) if row.get("stance") else number
        stance = found.setdefault(known, {
            "id": row.get("stance"), "holder": _end(row, "source"), "targets": [],
            **_same(row, ("attitude", "polarity", "strength")), **_context(row, said),
            "sentence": text.span(row["sentence"]),
        })  # fmt: skip
        stance["targets"] += [target] if target else []
    return iter(found.values())


def _role(row: Row, text: _Text) -> dict[str, Any]:
    holder = {"actor": row["holder"], "name": row["holder_name"], "country": row["holder_country"], "sector": None}
    body = {"actor": row["organisation"], "name": row["organisation_name"], "country": None, "sector": None}
    return {
        "holder": holder, "title": row["role_title"], "post": row["post"],
        "organisation": body if row["organisation"] else None, "country": row["role_country"],
        "status": row["status"], "sentence": text.span(row["sentence"]),
    }  # fmt: skip


def _end(row: Row, side: str) -> dict[str, Cell] | None:
    end = {
        "actor": row[side], "name": row[f"{side}_name"], "country": row[f"{side}_country"],
        "sector": row[f"{side}_sector"],
    }  # fmt: skip
    return end if any(end.values()) else None


def _same(row: Row, names: Iterable[str]) -> Row:
    return {name: row.get(name) for name in names}


def _context(row: Row, said: Mapping[Cell, int]) -> Row:
    return {
        "attribution": said.get(row.get("speaker")),
        **_same(row, ("act", "negated", "modality", "confidence")), "date": row["event_date"],
        "date_granularity": row["event_date_granularity"], "date_source": row["event_date_source"],
    }  # fmt: skip


def rows_of_file(path: Path, on_fault: Fault | None = None) -> Iterator[tuple[str, Row]]:
    """The rows of a file, each with its table; cells have the types of their columns.

    A row that cannot be read is reported to `on_fault`; without it, and for a file that breaks off or in which no row
    can be read, that is `InputError`.
    """
    before, found = list[tuple[str, str]](), False
    try:
        for where, table, names, cells in _rows(path):
            try:
                if len(names) != len(cells):
                    raise CellFault(f"{len(cells)} cells under {len(names)} columns")
                row = typed(dict(zip(names, cells, strict=True)))
            except CellFault as fault:
                problem = where, f"{where}: {fault}; extract it again"
                if on_fault is None or len(before) > MOST_FAULTS:
                    raise InputError(problem[1]) from fault
                before.append(problem) if not found else on_fault(*problem)
                continue
            found = True
            while before and on_fault:
                on_fault(*before.pop(0))
            yield table, row
    except (InputError, MemoryError):
        raise
    except Exception as error:  # whatever pyarrow, openpyxl, zipfile and csv raise
        why = " ".join(str(error).split())[:200]
        raise InputError(f"{path}: cannot be read ({type(error).__name__}: {why}); extract it again") from error
    if before:
        raise InputError(before[0][1])


def _rows(path: Path) -> Iterator[tuple[str, str, Sequence[str], Sequence[Any]]]:
    """Where each row stands, its table, the columns and the cells as they are."""
    if path.suffix.lower() == ".parquet":
        yield from _parquet_rows(path)
    elif path.suffix.lower() == ".xlsx":
        yield from _sheet_rows(path)
    elif path.suffix.lower() in LINES:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                row = json.loads(line)
                yield f"{path} line {number}", table_of(row) or "", list(row), list(row.values())
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, delimiter=ENDINGS[path.suffix.lower()])
            names = next(rows, [])
            table = table_of(names) or ""
            for cells in filter(None, rows):
                yield f"{path} line {rows.line_num}", table, names, list(map(unguard, cells))


def _parquet_rows(path: Path) -> Iterator[tuple[str, str, Sequence[str], Sequence[Any]]]:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as file:
        table, number = table_of(file.schema_arrow.names) or "", 0
        for batch in file.iter_batches():
            for row in batch.to_pylist():
                number += 1
                yield f"{path} row {number}", table, list(row), list(row.values())


def _sheet_rows(path: Path) -> Iterator[tuple[str, str, Sequence[str], Sequence[Any]]]:
    try:
        import openpyxl
    except ImportError as error:
        raise InputError(f"{path}: reading .xlsx needs openpyxl; run: pip install 'geo-nlp[xlsx]'") from error
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for sheet in book.worksheets:
            lines = sheet.iter_rows(values_only=True)
            names = [str(name or "") for name in next(lines, ())]
            if (table := table_of(names)) is not None:
                for number, line in enumerate(lines, 2):
                    cells = [*line, *[None] * (len(names) - len(line))]
                    yield f"{path} {sheet.title} row {number}", table, names, cells
    finally:
        book.close()


def _heads(path: Path) -> Iterator[list[str]]:
    """The column names of a file, or of each sheet; none for files of other kinds."""
    kind = path.suffix.lower()
    if kind in ENDINGS:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield next(csv.reader([file.readline()], delimiter=ENDINGS[kind]), [])
    elif kind in LINES:
        with path.open(encoding="utf-8") as file:
            row = json.loads(file.readline(LONGEST_ROW))
            yield list(row) if isinstance(row, dict) else []
    elif kind == ".parquet":
        import pyarrow.parquet

        yield list(pyarrow.parquet.read_schema(path).names)
    elif kind == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path, read_only=True)
        yield from ([str(name or "") for name in next(s.iter_rows(values_only=True), ())] for s in book.worksheets)
        book.close()
