"""The graph of actors: a projection of records to networkx, and its files."""

from geo_nlp.graph.acts import Acts
from geo_nlp.graph.build import build_graph, build_windows, graph_of
from geo_nlp.graph.export import write_graph
from geo_nlp.graph.opening import open_acts
from geo_nlp.graph.read import read_graph
from geo_nlp.graph.selection import Selection, choose

__all__ = [
    "Acts", "Selection", "build_graph", "build_windows", "choose", "graph_of", "open_acts", "read_graph", "write_graph",
]  # fmt: skip
