"""The signed network as a whole: balance, frustration, blocs, and the ties that break it."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from geo_nlp.analysis.balance import LARGEST, triads, unbalanced_at, walk_balance
from geo_nlp.analysis.blocs import Blocs, blocs
from geo_nlp.analysis.bootstrap import WALKED, network_intervals
from geo_nlp.analysis.centrality import reciprocity
from geo_nlp.analysis.counting import Directed
from geo_nlp.analysis.evidence import SIGNS, best_evidence
from geo_nlp.analysis.frustration import LARGEST as EXACT
from geo_nlp.analysis.frustration import Frustration, frustration
from geo_nlp.analysis.results import Bloc, Network, Tie
from geo_nlp.analysis.signed import PairActs, Projection, SignedGraph
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes

DRAWN = 30_000
"""Ties up to which intervals are drawn."""
MOST = 1_000
"""Breaking ties that are shown with their sentences, those of most unbalanced triads first."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The signed graph with its two camps and its blocs; `blocs` None for a graph without ties."""

    pairs: PairActs
    how: Projection
    graph: SignedGraph
    camps: Frustration
    blocs: Blocs | None


def signed(pairs: PairActs, how: Projection, *, seconds: float, seed: int) -> Signed:
    """Project acts to a signed graph, and divide it."""
    graph = pairs.project(how)
    camps = frustration(graph, seconds=seconds, seed=seed)
    return Signed(pairs, how, graph, camps, blocs(graph, camps, seed=seed) if graph.ties else None)


def network(acts: Acts, directed: Directed, found: Signed, story: Codes, *, times: int, seed: int) -> Network | None:
    """All figures of the signed network; None where it has no ties. `story` is that of each row of its pairs."""
    graph, camps, parts = found.graph, found.camps, found.blocs
    if parts is None:
        return None
    census = triads(graph)
    times = times if graph.ties <= DRAWN else 0
    near = network_intervals(found.pairs, story, found.how, graph, camps.side, times=times, seed=seed)
    return Network(
        len(graph), graph.ties, int((graph.sign < 0).sum()), _parts(graph),
        census.ppp, census.ppn, census.pnn, census.nnn, census.strict, census.weak, walk_balance(graph),
        camps.index, camps.bound, camps.method, camps.index / graph.ties, parts.curve,
        {name: getattr(near, name) for name in near.__slots__}, _blocs(acts, graph, parts),
        _breaking(acts, found, parts), reciprocity(directed), reciprocity(directed.of_sign(1)),
        reciprocity(directed.of_sign(-1)),
    )  # fmt: skip


def notes_of(found: Network, *, solver: str | None, drawn: bool) -> list[str]:
    """What has to be said about the figures of the signed network; `drawn`: whether intervals were asked for."""
    notes = []
    if found.walk is None:
        notes.append(f"balance by walks is not computed for more than {LARGEST:,} actors; take a coarser level")
    if drawn and found.ties <= DRAWN and found.actors > WALKED:
        notes.append(f"balance by walks has no interval for more than {WALKED} actors")
    if drawn and found.ties > DRAWN:
        notes.append(f"there are no intervals for networks of more than {DRAWN:,} signed ties; take a coarser level")
    if found.parts > 1:
        notes.append(f"the signed network falls into {found.parts} parts; between these, blocs say nothing")
    if not found.ppp + found.ppn + found.pnn + found.nnn:
        notes.append("no three actors have ties to each other: there is no balance by triads")
    if found.frustration_method == "heuristic":
        why = (
            "needs highspy: pip install 'geo-nlp[analyse]'" if not solver
            else "was stopped by the time limit" if found.ties <= EXACT
            else f"was stopped by the time limit, or not tried for more than {EXACT:,} ties"
        )  # fmt: skip
        notes.append(
            f"the frustration index is {found.frustration} by local search, and not below {found.frustration_bound};"
            f" the exact one {why}"
        )
    return notes


def _parts(graph: SignedGraph) -> int:
    """How many parts of the graph have no tie between them."""
    return int(nx.number_connected_components(nx.Graph(zip(graph.u.tolist(), graph.v.tolist(), strict=True))))


def _blocs(acts: Acts, graph: SignedGraph, parts: Blocs) -> tuple[Bloc, ...]:
    found = []
    for number in range(parts.count):
        places = np.flatnonzero(parts.group == number).tolist()
        places.sort(key=lambda place: (-int(parts.margin[place]), acts.nodes[int(graph.nodes[place])]))
        nodes = [int(graph.nodes[place]) for place in places]
        found.append(Bloc(number + 1, tuple(acts.nodes[n] for n in nodes), tuple(map(acts.label, nodes))))
    return tuple(found)


def _breaking(acts: Acts, found: Signed, parts: Blocs) -> tuple[Tie, ...]:
    graph, pairs = found.graph, found.pairs
    broken = np.flatnonzero(graph.broken_by(found.camps.side)).tolist()
    part_of = unbalanced_at(graph, broken)
    broken.sort(key=lambda tie: (-part_of[tie], tie))
    value, count = pairs.values(found.how.rule)
    blocs_broken = graph.broken_by(parts.group)
    place = {ends: n for n, ends in enumerate(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))}
    order = np.argsort(pairs.pair, kind="stable")
    starts = np.searchsorted(pairs.pair[order], np.arange(len(pairs.a) + 1))
    ties = []
    for tie in broken[:MOST]:
        ends = int(graph.nodes[graph.u[tie]]), int(graph.nodes[graph.v[tie]])
        pair, sign = place[ends], int(graph.sign[tie])
        mine = order[starts[pair] : starts[pair + 1]]
        rows = pairs.row[mine[pairs.sign[mine] == sign]]
        a, b = sorted(ends, key=lambda node: acts.nodes[node])
        ties.append(
            Tie(
                acts.nodes[a], acts.label(a), acts.nodes[b], acts.label(b), SIGNS[sign], float(value[pair]),
                int(count[pair]), part_of[tie], bool(blocs_broken[tie]), best_evidence(acts, rows),
            )
        )  # fmt: skip
    return tuple(ties)
