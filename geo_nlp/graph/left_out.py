"""How many relations and stances are in a graph, and for what reason each of the others is not, as one line."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from geo_nlp.confidence import JUDGED
from geo_nlp.graph.account import REASONS


def account_line(graph: nx.MultiDiGraph) -> str:
    """What `build_graph` counted, as one line.

    >>> counts = {"relations": 2, "stances": 1, "in_graph": 1, "left_out": 2, "left_out_negated": 2}
    >>> account_line(nx.MultiDiGraph(**counts))
    '2 relations, 1 stance: 1 in the graph; left out: 2 negated'
    """
    return counts_in_words(graph.graph, where="in the graph", level=graph.graph.get("level", "actor"))


def counts_in_words(counts: Mapping[str, int], *, where: str, level: str) -> str:
    """The counts of an account in words; `where` is what the acts are in.

    >>> counts_in_words({"relations": 2, "stances": 0, "in_graph": 2}, where="in 2 acts", level="actor")
    '2 relations, 0 stances: 2 in 2 acts'
    """
    total = ", ".join(f"{counts[name]:,} {name[: -1 if counts[name] == 1 else None]}" for name in JUDGED)
    words = {**REASONS, "same_actor": f"within one {level}"}
    reasons = [f"{count:,} {reason}" for name, reason in words.items() if (count := counts.get(f"left_out_{name}"))]
    return f"{total}: {counts['in_graph']:,} {where}" + (f"; left out: {', '.join(reasons)}" if reasons else "")


__all__ = ["REASONS", "account_line", "counts_in_words"]
