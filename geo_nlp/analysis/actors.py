"""Every actor's place in the network: centrality, brokerage and bloc together."""

from __future__ import annotations

import numpy as np

from geo_nlp.analysis.blocs import Blocs
from geo_nlp.analysis.brokers import ROLES, brokerage, constraint, cut_off
from geo_nlp.analysis.centrality import betweenness, degrees, pagerank, undirected
from geo_nlp.analysis.counting import Directed, ties_between
from geo_nlp.analysis.results import Actor
from geo_nlp.analysis.signed import SignedGraph
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes


def actors(
    acts: Acts, directed: Directed, graph: SignedGraph, found: Blocs | None, *, seed: int
) -> tuple[tuple[Actor, ...], list[str]]:  # fmt: skip
    """All actors, those first whom most acts touch; and what has to be said about the figures."""
    nodes = len(acts.nodes)
    count = degrees(directed, nodes)
    a, b, weight = undirected(directed)
    rank = pagerank(*ties_between(directed.source, directed.target, directed.act), nodes)
    between = betweenness(a, b, weight, nodes, seed=seed)
    held, cuts = constraint(a, b, weight, nodes), cut_off(a, b)
    bloc, margin = _of_nodes(graph, found, nodes)
    friendly = directed.of_sign(1)
    one = ties_between(friendly.source, friendly.target, friendly.act)
    roles = brokerage(one[0], one[1], bloc, nodes) if found and found.count > 1 else None
    rows = []
    for node in np.lexsort((np.arange(nodes), -rank.round(12), -count.acts)).tolist():
        if not count.acts[node]:
            continue
        inside = bloc[node] >= 0
        stood = {role: int(roles.counts[role][node]) if roles and inside else None for role in ROLES}
        rows.append(
            Actor(
                acts.nodes[node], acts.label(node), int(count.acts[node]), int(count.out[node]), int(count.into[node]),
                int(count.positive[node]), int(count.negative[node]), float(rank[node]), float(between.value[node]),
                None if np.isnan(held[node]) else float(held[node]), cuts.get(node, 0),
                int(bloc[node]) + 1 if inside else None, int(margin[node]) if inside else None, **stood,
            )
        )  # fmt: skip
    return tuple(rows), _notes(between.pivots, nodes, asked=bool(found and found.count > 1), roles=roles is not None)


def _of_nodes(graph: SignedGraph, found: Blocs | None, nodes: int) -> tuple[Codes, Codes]:
    bloc, margin = np.full(nodes, -1, dtype=np.int32), np.zeros(nodes, dtype=np.int32)
    if found is not None:
        bloc[graph.nodes], margin[graph.nodes] = found.group, found.margin
    return bloc, margin


def _notes(pivots: int, nodes: int, *, asked: bool, roles: bool) -> list[str]:
    notes = []
    if pivots < nodes:
        notes.append(f"betweenness is an estimate from the shortest paths of {pivots:,} of {nodes:,} actors")
    if asked and not roles:
        notes.append(f"brokers between blocs are not counted among {nodes:,} actors; take a coarser level")
    return notes
