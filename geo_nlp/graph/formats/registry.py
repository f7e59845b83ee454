"""The formats of graph files by the ending of the file, and what each of them keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from geo_nlp.graph.formats.content import Content
from geo_nlp.graph.formats.cypher import write_cypher
from geo_nlp.graph.formats.ftm import write_ftm
from geo_nlp.graph.formats.gexf import read_gexf, write_gexf
from geo_nlp.graph.formats.graphml import read_graphml, write_graphml
from geo_nlp.graph.formats.limits import Limits
from geo_nlp.graph.formats.nodelink import read_json, write_json
from geo_nlp.graph.formats.pajek import write_pajek
from geo_nlp.graph.formats.tables import read_csv, write_csv
from geo_nlp.graph.formats.turtle import write_turtle

Writer = Callable[[Content, Path], None]
Reader = Callable[[Path, Limits], nx.MultiDiGraph]


@dataclass(frozen=True, slots=True)
class Format:
    """A format. `keeps` says what a file has of the graph, and so what a graph read from it lacks."""

    name: str
    keeps: str
    write: Writer
    read: Reader | None = None


FORMATS: Mapping[str, Format] = {
    ".graphml": Format("GraphML", "everything", write_graphml, read_graphml),
    ".gexf": Format(
        "GEXF 1.3", "everything, and spells, colours and sizes, which are not read back", write_gexf, read_gexf
    ),
    ".json": Format("node-link JSON", "everything", write_json, read_json),
    ".csv": Format(
        "CSV tables", "nodes and edges; not what the graph says of itself, and text that looks like a number is one",
        write_csv, read_csv,
    ),
    ".cypher": Format("Cypher script", "nodes, edges, acts and articles", write_cypher),
    ".net": Format("Pajek network", "labels, weights, relations and months", write_pajek),
    ".ftm.json": Format("FollowTheMoney", "actors, and acts with their articles or edges with their quotes", write_ftm),
    ".ttl": Format("RDF Turtle", "nodes, edges, acts and articles", write_turtle),
}  # fmt: skip


def ending_of(path: Path) -> str | None:
    """The ending by which the format of a file is known; of two that fit, the longer one.

    >>> ending_of(Path("actors.ftm.json")), ending_of(Path("actors.JSON")), ending_of(Path("actors.docx"))
    ('.ftm.json', '.json', None)
    """
    found = [ending for ending in FORMATS if path.name.lower().endswith(ending)]
    return max(found, key=len, default=None)


def listed(endings: list[str]) -> str:
    """Endings as a sentence has them.

    >>> listed([".graphml", ".json", ".csv"])
    '.graphml, .json or .csv'
    """
    *others, last = endings
    return f"{', '.join(others)} or {last}" if others else last
