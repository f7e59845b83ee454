"""Three questions to a graph of `geo-nlp graph INPUT -o actors.graphml`, with networkx alone.

    python docs/analysis.py actors.graphml --top 10

Who is against whom and who stands together: the sum of the scores of all events between two actors, plus the sign of
their ties and stances. Who is central: how many acts touch an actor, and PageRank over who addresses whom. Who
speaks about whom: stances, by attitude. An edge's weight counts acts: what the headline and the body tell is one.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

import networkx as nx


def main() -> None:
    """Read the file and print the three answers."""
    parser = argparse.ArgumentParser(description="Dyads, central actors and stances of a GraphML file.")
    parser.add_argument("path", help="a .graphml file written by `geo-nlp graph`")
    parser.add_argument("--top", type=int, default=5, help="how many lines an answer has (default: 5)")
    options = parser.parse_args()
    graph = nx.read_graphml(options.path, force_multigraph=True)
    print(f"{graph.number_of_nodes()} actors, {graph.number_of_edges()} edges")
    print_dyads(graph, options.top)
    print_central(graph, options.top)
    print_stances(graph, options.top)


def name(graph: nx.MultiDiGraph, node: str) -> str:
    """What people call an actor."""
    return str(graph.nodes[node].get("label", node))


def print_dyads(graph: nx.MultiDiGraph, top: int) -> None:
    """Pairs of actors by their balance, both directions together, with the predicates that made it."""
    balance: dict[tuple[str, str], float] = defaultdict(float)
    made_of: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for source, target, data in graph.edges(data=True):
        pair = min(source, target), max(source, target)
        balance[pair] += data["weight"] * data.get("score", data["polarity"])
        made_of[pair][data["label"]] += int(data["weight"])
    ranked = sorted(balance, key=lambda pair: (balance[pair], pair))
    hostile = [pair for pair in ranked if balance[pair] < 0]
    friendly = [pair for pair in reversed(ranked) if balance[pair] > 0]
    for title, pairs in (("Most hostile dyads", hostile), ("Most friendly dyads", friendly)):
        print(f"\n{title}")
        for pair in pairs[:top]:
            parts = ", ".join(f"{label} {count}" for label, count in sorted(made_of[pair].items()))
            print(f"{balance[pair]:8.1f}  {name(graph, pair[0])} - {name(graph, pair[1])}  ({parts})")


def pagerank(graph: nx.MultiDiGraph, damping: float = 0.85, rounds: int = 100) -> dict[str, float]:
    """PageRank by power iteration; the one in networkx needs scipy."""
    nodes = list(graph)
    rank = dict.fromkeys(nodes, 1 / len(nodes)) if nodes else {}
    given = dict(graph.out_degree(weight="weight"))
    for _ in range(rounds):
        idle = sum(rank[node] for node in nodes if not given[node])
        fresh = dict.fromkeys(nodes, (1 - damping + damping * idle) / max(1, len(nodes)))
        for source, target, weight in graph.edges(data="weight"):
            fresh[target] += damping * rank[source] * weight / given[source]
        rank = fresh
    return rank


def print_central(graph: nx.MultiDiGraph, top: int) -> None:
    """Actors by the acts that touch them, and by the attention that they get."""
    degree, rank = dict(graph.degree(weight="weight")), pagerank(graph)
    print("\nMost central actors (acts, PageRank)")
    for node in sorted(graph, key=lambda node: (-degree[node], -rank[node], node))[:top]:
        print(f"{degree[node]:8.0f}  {rank[node]:.3f}  {name(graph, node)}")


def print_stances(graph: nx.MultiDiGraph, top: int) -> None:
    """Who thinks what of whom."""
    stances = [edge for edge in graph.edges(data=True) if edge[2]["kind"] == "stance"]
    stances.sort(key=lambda edge: (-edge[2]["weight"], edge[0], edge[1], edge[2]["attitude"]))
    print("\nWho speaks about whom")
    for source, target, data in stances[:top]:
        print(f"{data['weight']:8.0f}  {name(graph, source)} on {name(graph, target)}: {data['attitude']}")


if __name__ == "__main__":
    main()
