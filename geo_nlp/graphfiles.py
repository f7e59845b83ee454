"""Graphs to files of any kind: the formats of other programs, and pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.errors import InputError
from geo_nlp.graph import export
from geo_nlp.graph.formats.registry import ending_of
from geo_nlp.suggest import unknown

if TYPE_CHECKING:
    import networkx as nx

    from geo_nlp.graph.acts import Acts

PICTURES = (".png", ".svg")
ENDINGS = (*export.WRITERS, *PICTURES)


def write_graph(graph: nx.Graph, path: str | Path, *, acts: Acts | None = None) -> None:
    """Write `graph` in the format that the ending of `path` names: GraphML, GEXF (Gephi), node-link JSON, CSV (edges,
    and nodes in NAME.nodes.csv beside it), Cypher script, Pajek .net, FollowTheMoney .ftm.json, RDF Turtle .ttl, or
    as a picture for print, .png or .svg (`geo_nlp.pictures` has its options; it needs matplotlib).

    Formats that hold single acts and their dates take them from `acts`, which should be those that the graph was built
    of; acts that have no edge in it are left out. Without them, they hold what the edges carry: up to three quotes, and
    the first and last date.

    >>> import networkx as nx
    >>> write_graph(nx.MultiDiGraph(), "actors.docx")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: actors.docx: unknown graph format '.docx'; choose from .graphml, .gexf, .json, .csv,
    .cypher, .net, .ftm.json, .ttl, .png, .svg
    """
    place = check_graph_file(path)
    if place.suffix.lower() in PICTURES:
        from geo_nlp.pictures import write_picture

        write_picture(graph, place)
    else:
        export.write_graph(graph, place, acts=acts)


def check_graph_file(path: str | Path) -> Path:
    """The path, if a graph can be written to it: its ending is known, and what its format needs is installed."""
    place = Path(path)
    if place.suffix.lower() in PICTURES:
        from geo_nlp.pictures.paper import check_picture

        return check_picture(place)
    if ending_of(place) is None:
        raise InputError(f"{place}: {unknown('graph format', place.suffix, ENDINGS)}")
    return place
