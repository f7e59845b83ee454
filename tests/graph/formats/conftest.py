"""Graphs to write: with everything that formats choke on, and anything at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from geo_nlp.graph import build_graph
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.recordacts import acts_of

Make = Callable[..., dict[str, Any]]
HERE = Path(__file__).parent


def check_schema(path: Path, name: str) -> etree._Element:
    """Hold a file against a RELAX NG schema beside this one, and against what such a schema cannot say."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False))
    schema = etree.RelaxNG(etree.parse(HERE / f"{name}.rng"))
    assert schema.validate(tree), schema.error_log.last_error
    root = tree.getroot()
    for element in ("node", "edge", "key", "attribute"):
        ids = [found.get("id") for found in root.iter(f"{{*}}{element}")]
        assert len(set(ids)) == len(ids), f"two {element}s have one id"
    nodes = {node.get("id") for node in root.iter("{*}node")}
    assert {edge.get(end) for edge in root.iter("{*}edge") for end in ("source", "target")} <= nodes
    return root


@pytest.fixture(scope="session")
def valid() -> Callable[[Path, str], etree._Element]:
    """Hold a file against `gexf.rng` or `graphml.rng`."""
    return check_schema


@pytest.fixture
def records(record: Make) -> list[dict[str, Any]]:
    """Two articles: parallel edges, a tie, a stance, a role, dates of all kinds, a title with quotes, odd text."""
    lines = ["FRA ACCUSE RUS (2025-02-26)", "FRA SANCTION RUS (2025-02)", "FRA ALLIANCE TUR", "FRA concern RUS+TUR"]
    one = record(*lines, "RUS ACCUSE igo:nato", "FRA ASSAULT RUS (negated)", "person:macron head_of_state FRA")
    one["actors"][-1]["name"] = '=cmd|"/c calc"!A1 <b>&\x0bé\ud800\r\n'
    one["url"], one["title"] = "https://example.org/1?a=b&c=d", 'A "quoted" title'
    two = record("FRA ACCUSE RUS (2025-03-01)", "FRA ACCUSE RUS (2024)", id="a2", date="2025-03-02", source="AP")
    return [one, two | {"path": "corpus.csv#17"}]


@pytest.fixture
def graph(records: list[dict[str, Any]]) -> nx.MultiDiGraph:
    return build_graph(records)


@pytest.fixture
def acts(records: list[dict[str, Any]]) -> Acts:
    return acts_of(records)
