"""Answers of `geo-nlp query` as pages for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo_nlp.cli.acts import NOBODY, SIGNS
from geo_nlp.cli.layout import GAP, fitted, table, wrapped
from geo_nlp.cli.notes import clip
from geo_nlp.tables.layout import Column, Row

ACTS = ("when", "source", "does", "target", "where", "says", "outlet")
SPARE = ("outlet", "where", "says")
LONGEST = 320  # characters of a sentence
COUNTED = (
    "source_cow", "target_cow", "records", "sources", "published", "share", "articles", "stories", "score_sum",
    "score_mean",
)  # fmt: skip
"""Columns of counts that go where a terminal is narrow, the first of them first."""
SHORT = {
    "verbal_cooperation": "verbal +", "material_cooperation": "material +", "verbal_conflict": "verbal −",
    "material_conflict": "material −", "score_sum": "score", "score_mean": "mean",
}  # fmt: skip


def acts_page(rows: Sequence[Row], *, width: int) -> Iterator[str]:
    """Acts, each with the sentence that reports it best and where that stands."""
    cells = [_cells(row) for row in rows]
    layout = fitted(ACTS, cells, width=width, spare=SPARE)
    yield from layout.head()
    for row, shown in zip(rows, cells, strict=True):
        yield from layout.row(shown)
        for text in (clip(str(row["sentence"] or ""), LONGEST), str(row["url"] or row["path"] or row["article"])):
            yield from (" " * (1 + GAP) + line for line in wrapped(text, width - 1 - GAP))


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        row["event_date"] or "", row["source_name"] or NOBODY, _does(row), row["target_name"] or NOBODY,
        row["place"] or "", row["speaker"] or "", row["outlet"] or "",
    )  # fmt: skip


def _does(row: Mapping[str, Any]) -> str:
    """What is done and felt: "ACCUSE, criticism (−)", with what keeps it from being a plain fact."""
    attitude = row["attitude"]
    sign = f" ({SIGNS[row['polarity']]})" if row["polarity"] is not None and attitude else ""
    named = ", ".join(filter(None, (row["predicate"], f"{attitude}{sign}" if attitude else None)))
    marks = ["negated"] * bool(row["negated"])
    marks += [row["modality"]] * (row["modality"] not in ("asserted", None))
    return f"{named} ({', '.join(marks)})" if marks else named


def counts_page(columns: Sequence[Column], rows: Sequence[Row], *, width: int) -> Iterator[str]:
    """Any other answer as a table; numbers with their decimals, codes of ends only where they have no name."""
    named = {column.name for column in columns}
    shown = [c for c in columns if f"{c.name}_name" not in named]
    cells = [[_shown(row[column.name]) for column in shown] for row in rows]
    spare = [_heading(name) for name in COUNTED if any(column.name == name for column in shown)]
    yield from table([_heading(column.name) for column in shown], cells, width=width, spare=spare)


def _heading(name: str) -> str:
    return SHORT.get(name, name.removesuffix("_name").replace("_", " "))


def _shown(cell: object) -> str:
    return "" if cell is None else f"{cell:.2f}" if isinstance(cell, float) else str(cell)
