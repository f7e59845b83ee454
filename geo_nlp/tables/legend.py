"""The sheet "legend" of a spreadsheet: what its columns, and the words in them, mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.compiled import read_yaml
from geo_nlp.ontology import load_ontology
from geo_nlp.tables.layout import Column, Row

LEGEND = "legend"
LEGEND_COLUMNS = (
    Column("column", "str", "The column in which the value stands.", "predicate", ""),
    Column("value", "str", "A value of the column; empty where the column itself is explained.", "ACCUSE", ""),
    Column("meaning", "str", "What it means.", "The source criticises, condemns or blames the target.", ""),
)


def legend_rows(columns: Iterable[Column]) -> Iterator[Row]:
    """The columns, each once, and after each the values of those that hold words of the vocabulary.

    >>> from geo_nlp.tables.layout import columns_of
    >>> [row["value"] for row in legend_rows(columns_of("stances")) if row["column"] == "attitude"][1:4]
    ['support', 'praise', 'trust']
    """
    for column in {column.name: column for column in columns}.values():
        yield {"column": column.name, "value": None, "meaning": column.meaning or None}
        for value, meaning in _values(column.name):
            yield {"column": column.name, "value": value, "meaning": meaning}


def _values(column: str) -> Sequence[tuple[str, str]]:
    """The values of a column with their meanings, where the vocabulary has them."""
    ontology = load_ontology()
    if column == "predicate":
        return [(name, entry.meaning) for name, entry in ontology.predicates.items()]
    if column == "attitude":
        return [(name, entry.meaning) for name, entry in ontology.attitudes.items()]
    if column == "quad":
        classes = read_yaml("geo_nlp.ontology", "codebook.yaml")["quad"]
        return [(str(number), meaning) for number, meaning in classes.items()]
    if column in ("source_sector", "target_sector"):
        return list(ontology.sectors.items())
    return ()
