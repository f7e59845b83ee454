"""Questions as tests ask them: rows, and what is said beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo_nlp.queries.answer import Answer, answer
from geo_nlp.queries.free import select
from geo_nlp.queries.question import question
from geo_nlp.queries.store import open_store
from geo_nlp.tables.layout import Row


def ask(path: Path, **options: Any) -> tuple[list[Row], list[str]]:
    with open_store([path]) as store:
        found = answer(question(**options), store)
        return list(found.rows), found.notes


def rows(path: Path, **options: Any) -> list[Row]:
    return ask(path, **options)[0]


def acts(path: Path, **options: Any) -> list[str]:
    """Each act in a line: "China ACCUSE+criticism United States"."""
    found = rows(path, **options)
    does = ["+".join(str(row[name]) for name in ("predicate", "attitude") if row[name]) for row in found]
    return [f"{row['source_name']} {done} {row['target_name']}" for row, done in zip(found, does, strict=True)]


def selected(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_store([path]) as store:
        found: Answer = select(sql, store)
        return [tuple(row.values()) for row in found.rows]
