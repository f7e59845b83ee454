"""The graph of actors: a projection of records to networkx, and its files."""

from geo_nlp.graph.build import build_graph, build_windows
from geo_nlp.graph.export import write_graph, write_rows
from geo_nlp.graph.read import read_graph

__all__ = ["build_graph", "build_windows", "read_graph", "write_graph", "write_rows"]
