"""Matrices and lists of statements to files: CSV for spreadsheets and rDNA, DL for UCINET and visone."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from geo_nlp.atomic import text_file
from geo_nlp.graph.discourse import Matrix
from geo_nlp.graph.positions import Position
from geo_nlp.tables.guard import guard

STATEMENT = (
    "time", "article", "title", "actor", "actor_label", "concept", "concept_label", "agreement", "attitude", "text",
)  # fmt: skip


def write_matrix(matrix: Matrix, path: Path, labels: Mapping[str, str]) -> None:
    """Write a matrix as .csv (actors down, concepts or actors across) or .dl (full matrix).

    Labels stand for ids where no two rows share one.
    """
    with text_file(path) as file:
        if path.suffix.lower() == ".dl":
            file.writelines(f"{line}\n" for line in _dl(matrix, labels))
        else:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["", *(guard(name) for name in named(matrix.columns, labels))])
            for row, name in zip(matrix.rows, named(matrix.rows, labels), strict=True):
                table.writerow([guard(name), *(_number(cell) for cell in matrix.line(row))])


def write_statements(positions: Iterable[Position], path: Path, labels: Mapping[str, str]) -> None:
    """Write one row per position, as DNA lists statements; `agreement` is 1 or 0."""
    with text_file(path) as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(STATEMENT)
        for p in positions:
            cells = (
                p.date, p.article, p.title, p.actor, labels.get(p.actor, p.actor), p.concept,
                labels.get(p.concept, p.concept), "1" if p.sign > 0 else "0", p.attitude, p.quote,
            )  # fmt: skip
            table.writerow([guard(cell or "") for cell in cells])


def named(ids: Iterable[str], labels: Mapping[str, str]) -> list[str]:
    """The labels of some ids; the ids themselves where two would be the same.

    >>> named(["person:a", "person:b", "FRA"], {"person:a": "Ali", "person:b": "Ali", "FRA": "France"})
    ['person:a', 'person:b', 'France']
    """
    listed = list(ids)
    names = [labels.get(name, name) for name in listed]
    shared = Counter(names)
    return [name if shared[name] == 1 else ident for ident, name in zip(listed, names, strict=True)]


def _dl(matrix: Matrix, labels: Mapping[str, str]) -> Iterable[str]:
    two_modes = matrix.rows != matrix.columns
    if two_modes:
        yield f"dl nr={len(matrix.rows)} nc={len(matrix.columns)}"
        yield "format = fullmatrix"
        yield from ("row labels:", *(_quoted(name) for name in named(matrix.rows, labels)))
        yield from ("column labels:", *(_quoted(name) for name in named(matrix.columns, labels)))
    else:
        yield f"dl n={len(matrix.rows)}"
        yield "format = fullmatrix"
        yield from ("labels:", *(_quoted(name) for name in named(matrix.rows, labels)))
    yield "data:"
    for row in matrix.rows:
        yield " ".join(_number(cell) for cell in matrix.line(row))


def _quoted(name: str) -> str:
    text = name.replace('"', "'")
    return f'"{text}"'


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
