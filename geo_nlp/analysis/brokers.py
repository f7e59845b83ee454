"""Brokers: who holds the network together, whose contacts are apart, and who goes between blocs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from geo_nlp.analysis.counting import Numbers
from geo_nlp.graph.coding import Codes

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
LARGEST = 6_000
"""Nodes up to which roles are counted, which takes a square table of them."""


def cut_off(a: Codes, b: Codes) -> dict[int, int]:
    """Cut points and how many actors each cuts off: all but the largest part that is left (Hopcroft and Tarjan 1973).

    >>> cut_off(np.array([0, 1, 2]), np.array([1, 2, 3]))
    {1: 1, 2: 1}
    """
    graph = nx.Graph(zip(a.tolist(), b.tolist(), strict=True))
    blocks = [sorted(block) for block in nx.biconnected_components(graph)]
    blocks.sort()
    at = Counter(node for block in blocks for node in block)
    cuts = {node for node, count in at.items() if count > 1}
    tree = nx.Graph()
    own: dict[object, int] = {}
    for number, block in enumerate(blocks):
        own["block", number] = sum(node not in cuts for node in block)
        tree.add_edges_from((("block", number), node) for node in block if node in cuts)
    found: dict[int, int] = {}
    for component in nx.connected_components(tree):
        found.update(_cut_off_in(tree, component, own))
    return dict(sorted(found.items()))


def _cut_off_in(tree: nx.Graph, component: Collection[object], own: Mapping[object, int]) -> Iterator[tuple[int, int]]:
    """Cut points of one tree of blocks, each with how many actors it cuts off; `own` gives how many a block has."""
    root = min(node for node in component if isinstance(node, int))
    below: dict[object, int] = {}
    parent = {child: up for up, child in nx.dfs_edges(tree, root)}
    for node in nx.dfs_postorder_nodes(tree, root):
        below[node] = own.get(node, 1) + sum(below[next_] for next_ in tree[node] if parent.get(next_) == node)
    for node in component:
        if isinstance(node, int):
            parts = [below[next_] for next_ in tree[node] if parent.get(next_) == node]
            parts.append(below[root] - below[node])
            yield node, below[root] - 1 - max(parts)


def constraint(a: Codes, b: Codes, acts: Numbers, nodes: int) -> Numbers:
    """Burt's constraint (1992): how far an actor's contacts are each other's, between 0 and about 1; NaN without any.

    Low where contacts do not know each other, so that the actor can go between them. Acts of both directions weigh.
    """
    ends, others = np.concatenate([a, b]), np.concatenate([b, a])
    order = np.argsort(ends, kind="stable")
    ends, others, weight = ends[order], others[order], np.concatenate([acts, acts])[order]
    total = np.bincount(ends, weight, minlength=nodes)
    share = weight / total[ends]
    start = np.searchsorted(ends, np.arange(nodes + 1))
    found = np.full(nodes, np.nan)
    for node in range(nodes):
        mine = slice(start[node], start[node + 1])
        known, direct = others[mine], share[mine]
        if not len(known):
            continue
        counts = start[known + 1] - start[known]
        before = np.concatenate([[0], np.cumsum(counts)[:-1]])
        steps = np.repeat(start[known] - before, counts) + np.arange(counts.sum())
        invested = np.bincount(others[steps], np.repeat(direct, counts) * share[steps], minlength=nodes)
        found[node] = float(((direct + invested[known]) ** 2).sum())
    return found


@dataclass(frozen=True, slots=True)
class Roles:
    """How often each node stands between two that have no tie of their own, by role (Gould and Fernandez 1989)."""

    counts: Mapping[str, Codes]


def brokerage(source: Codes, target: Codes, group: Codes, nodes: int) -> Roles | None:
    """Roles of brokers in directed two-paths s -> broker -> t where s has no tie to t.

    Coordinator: all in one group; itinerant: s and t in one, the broker in another; gatekeeper: broker and t in one;
    representative: s and broker in one; liaison: three groups. Nodes with group -1 take no part. None for a graph of
    more than `LARGEST` nodes.
    """
    if nodes > LARGEST:
        return None
    known = (group[source] >= 0) & (group[target] >= 0)
    source, target = source[known], target[known]
    tied = np.eye(nodes, dtype=np.bool_)
    tied[source, target] = True
    counts = {role: np.zeros(nodes, dtype=np.int32) for role in ROLES}
    before = _neighbours(target, source, nodes)
    after = _neighbours(source, target, nodes)
    for node in range(nodes):
        ins, outs = before[node], after[node]
        if not len(ins) or not len(outs):
            continue
        apart = ~tied[np.ix_(ins, outs)]
        s_own, t_own = (group[ins] == group[node])[:, None], (group[outs] == group[node])[None, :]
        alike = group[ins][:, None] == group[outs][None, :]
        for role, pairs in (
            ("coordinator", s_own & t_own), ("itinerant", alike & ~s_own), ("gatekeeper", ~s_own & t_own),
            ("representative", s_own & ~t_own), ("liaison", ~s_own & ~t_own & ~alike),
        ):  # fmt: skip
            counts[role][node] = int((apart & pairs).sum())
    return Roles(counts)


def _neighbours(ends: Codes, others: Codes, nodes: int) -> list[Codes]:
    order = np.lexsort((others, ends))
    cuts = np.searchsorted(ends[order], np.arange(1, nodes))
    return np.split(others[order], cuts)
