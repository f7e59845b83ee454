"""Centrality and brokerage, against networkx, and against small networks that were counted by hand."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from handmade import Make
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_nlp.analysis import centrality
from geo_nlp.analysis.brokers import ROLES, brokerage, constraint, cut_off
from geo_nlp.analysis.centrality import betweenness, degrees, pagerank, reciprocity
from geo_nlp.analysis.counting import directed_acts, joined

GRAPHS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(1, 8), st.sampled_from([1, 2, 4, 8])).filter(lambda e: e[0] < e[1]),
    min_size=1, unique_by=lambda edge: edge[:2],
)  # fmt: skip
Edges = list[tuple[int, int, int]]
"""Acts are powers of two, whose lengths add up exactly: networkx takes paths that differ by rounding for different."""


def columns(edges: Edges) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    a, b, acts = np.array(edges, dtype=np.int32).T
    return a, b, acts.astype(np.float64)


def as_graph(edges: Edges) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(9))
    graph.add_edges_from((a, b, {"acts": acts, "length": 1 / acts}) for a, b, acts in edges)
    return graph


@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_betweenness_is_that_of_networkx(edges: Edges) -> None:
    found = betweenness(*columns(edges), 9)
    assert found.pivots == 9
    known = nx.betweenness_centrality(as_graph(edges), weight="length")
    assert found.value == pytest.approx([known[node] for node in range(9)], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_constraint_is_that_of_networkx(edges: Edges) -> None:
    known = nx.constraint(as_graph(edges), weight="acts")
    found = constraint(*columns(edges), 9)
    assert found == pytest.approx([known[node] for node in range(9)], nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_a_cut_point_cuts_off_what_is_not_in_the_largest_part(edges: Edges) -> None:
    a, b, _ = columns(edges)
    graph = as_graph(edges)
    expected = {}
    for node in nx.articulation_points(graph):
        whole = nx.node_connected_component(graph, node)
        rest = graph.subgraph(whole - {node})
        expected[node] = len(rest) - max(map(len, nx.connected_components(rest)))
    assert cut_off(a, b) == dict(sorted(expected.items()))


def test_betweenness_of_a_large_network_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centrality, "STEPS", 1)
    star = [(0, n, 1) for n in range(1, 100)]
    found = betweenness(*columns(star), 100, seed=3)
    assert found.pivots == centrality.LEAST
    assert found.value[0] == pytest.approx(1, abs=0.1)
    assert found.value[1:].max() == 0
    assert (found.value == betweenness(*columns(star), 100, seed=3).value).all()


def test_pagerank_sums_to_one_and_follows_acts() -> None:
    rank = pagerank(np.array([0, 0, 2]), np.array([1, 2, 1]), np.array([1.0, 3.0, 1.0]), 4)
    assert rank.sum() == pytest.approx(1)
    assert rank[1] > rank[2] > rank[0] == pytest.approx(rank[3])


ROLE_CASES = {
    "coordinator": [0, 0, 0], "itinerant": [0, 1, 0], "gatekeeper": [1, 0, 0], "representative": [0, 0, 1],
    "liaison": [0, 1, 2],
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_a_broker_has_the_role_of_its_blocs(role: str) -> None:
    group = np.array(ROLE_CASES[role], dtype=np.int32)
    found = brokerage(np.array([0, 1]), np.array([1, 2]), group, 3)
    assert found is not None
    assert {name: counts.tolist() for name, counts in found.counts.items() if counts.any()} == {role: [0, 1, 0]}
    closed = brokerage(np.array([0, 1, 0]), np.array([1, 2, 2]), group, 3)
    assert closed is not None and not any(counts.any() for counts in closed.counts.values())


def test_degrees_count_distinct_acts(make_acts: Make) -> None:
    acts = make_acts(
        "2025 FRA ACCUSE RUS (a1)", "2025 FRA criticism RUS (a1)", "2025 FRA ACCUSE CHN (a1)", "2025 RUS AID CHN",
        "2025 CHN CONSULT FRA (mutual)",
    )  # fmt: skip
    found = degrees(directed_acts(acts), len(acts.nodes))
    assert acts.nodes == ["FRA", "RUS", "CHN"]
    assert found.acts.tolist() == [2, 2, 3]
    assert (found.out.tolist(), found.into.tolist()) == ([2, 1, 1], [1, 1, 3])
    assert (found.positive.tolist(), found.negative.tolist()) == ([1, 1, 2], [1, 1, 1])


def test_reciprocity(make_acts: Make) -> None:
    acts = make_acts(
        "2025 FRA ACCUSE RUS", "2025 FRA ACCUSE RUS", "2025 RUS ACCUSE FRA", "2025 CHN AID RUS",
        "2025 CHN CONSULT FRA (mutual)",
    )  # fmt: skip
    directed = directed_acts(acts)
    assert reciprocity(directed) == pytest.approx(2 / 4)
    assert reciprocity(directed.of_sign(-1)) == pytest.approx(2 / 3)
    assert reciprocity(directed.of_sign(1)) == 0
    assert reciprocity(directed_acts(make_acts("2025 CHN CONSULT FRA (mutual)"))) is None


def test_codes_of_any_size_are_joined() -> None:
    big = np.array([0, 2**31 - 1, 2**31 - 1], dtype=np.int32)
    keys = joined(big, big, big, np.array([5, 7, 6]))
    assert np.argsort(keys).tolist() == [0, 2, 1]
