"""The codebook explains every field, value and column, and is what the files say now."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from geo_nlp.compiled import read_yaml
from geo_nlp.ontology import load_ontology
from geo_nlp.records import schema
from geo_nlp.tables.layout import PART_TABLES, RUN_TABLES, columns, columns_of

DOCS = Path(__file__).parents[2] / "docs"
VALUES = read_yaml("geo_nlp.ontology", "codebook.yaml")


def objects(published: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "record", published
    yield "engine", published["properties"]["engine"]
    yield from ((name, part) for name, part in published["$defs"].items() if "properties" in part)


@pytest.mark.parametrize(("name", "part"), list(objects(schema())))
def test_every_field_is_documented(name: str, part: Mapping[str, Any]) -> None:
    bare = [
        field for field, entry in part["properties"].items() if not (entry.get("description") and "examples" in entry)
    ]
    assert not bare, f"{name}: no description or example in record.schema.json: {', '.join(bare)}"
    assert set(part["required"]) == set(part["properties"])


def enums(value: Any, name: str = "") -> Iterator[tuple[str, set[Any]]]:
    """Each closed set of the schema with the name of its field or definition."""
    if isinstance(value, dict):
        if "enum" in value:
            yield name, set(value["enum"]) - {None}
        for key, item in value.items():
            yield from enums(item, key if key not in ("properties", "$defs", "anyOf", "items") else name)


def test_every_value_is_documented() -> None:
    known = load_ontology()
    elsewhere = {
        "predicate": set(known.predicates), "type": set(known.actor_types), "sector": set(known.sectors),
        "attitude": set(known.attitudes), "polarity": {1, 0, -1}, "strength": {1, 2, 3},
        "mode": {mode for modes in VALUES["mode"].values() for mode in modes},
    }  # fmt: skip
    for name, allowed in enums(schema()):
        documented = elsewhere.get(name, set(VALUES.get(name, ())))
        assert set(map(str, allowed)) <= set(map(str, documented)), f"{name} is not in codebook.yaml"
    for name, predicate in known.predicates.items():
        assert set(predicate.modes) == set(VALUES["mode"].get(name, ())), name


def test_every_column_is_documented_and_used() -> None:
    used = {column.name for table in (*PART_TABLES, *RUN_TABLES) for column in columns_of(table)}
    assert used == set(columns())
    assert all(column.meaning and column.field for column in columns().values())


def test_the_page_is_fresh_and_whole() -> None:
    page: str = runpy.run_path(str(DOCS / "codebook_page.py"))["page"]()
    assert (DOCS / "codebook.md").read_text(encoding="utf-8") == page, "fields have changed: run `make docs`"
    for name in (*columns(), *schema()["properties"], *load_ontology().predicates):
        assert f"`{name}`" in page


def test_a_field_without_a_word_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled = {"properties": {"colour": {"type": "string"}}, "required": ["colour"]}
    with pytest.raises(AssertionError, match="colour"):
        test_every_field_is_documented("record", spoiled)
