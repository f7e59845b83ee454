"""Balance and frustration against graphs that were counted by hand, and against published ones."""

from __future__ import annotations

import time
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import states, tribes

from geo_nlp.analysis import frustration as module
from geo_nlp.analysis import program
from geo_nlp.analysis.balance import Triads, triads, unbalanced_at, walk_balance
from geo_nlp.analysis.blocs import blocs
from geo_nlp.analysis.cycles import cycle_bound, violated
from geo_nlp.analysis.frustration import frustration, packed
from geo_nlp.analysis.partition import best_partition, frustration_of
from geo_nlp.analysis.signed import SignedGraph, signed_graph
from geo_nlp.errors import InputError

NODES = 7
SIGNS = st.lists(st.sampled_from([-1, 0, 1]), min_size=21, max_size=21)


def graph_of(signs: list[int]) -> SignedGraph:
    """A graph of seven nodes by the signs of its pairs."""
    return signed_graph([(a, b, s) for (a, b), s in zip(combinations(range(NODES), 2), signs, strict=True) if s])


def two_blocs(sides: list[int]) -> list[tuple[int, int, int]]:
    return [(a, b, 1 if sides[a] == sides[b] else -1) for a, b in combinations(range(len(sides)), 2)]


def least(graph: SignedGraph) -> int:
    """The frustration index by trying everything."""
    return min(frustration_of(graph, np.array(side, dtype=np.int32)) for side in product((0, 1), repeat=len(graph)))


HAND = {
    "three friends": ([(0, 1, 1), (1, 2, 1), (0, 2, 1)], Triads(1, 0, 0, 0), 1.0, 1.0, 0),
    "friends of enemies": ([(0, 1, 1), (1, 2, 1), (0, 2, -1)], Triads(0, 1, 0, 0), 0.0, 0.0, 1),
    "a common enemy": ([(0, 1, 1), (1, 2, -1), (0, 2, -1)], Triads(0, 0, 1, 0), 1.0, 1.0, 0),
    "three enemies": ([(0, 1, -1), (1, 2, -1), (0, 2, -1)], Triads(0, 0, 0, 1), 0.0, 1.0, 1),
    "a square with one enmity": ([(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 3, -1)], Triads(0, 0, 0, 0), None, None, 1),
    "four enemies": ([(a, b, -1) for a, b in combinations(range(4), 2)], Triads(0, 0, 0, 4), 0.0, 1.0, 2),
    "five enemies": ([(a, b, -1) for a, b in combinations(range(5), 2)], Triads(0, 0, 0, 10), 0.0, 1.0, 4),
}


@pytest.mark.parametrize("name", HAND)
def test_graphs_counted_by_hand(name: str) -> None:
    edges, census, strict, weak, index = HAND[name]
    graph = signed_graph(edges)
    assert triads(graph) == census
    assert (triads(graph).strict, triads(graph).weak) == (strict, weak)
    found = frustration(graph)
    assert (found.index, found.bound, found.method) == (index, index, "exact")
    assert frustration_of(graph, found.side) == index


def test_walks_of_a_triangle() -> None:
    graph = signed_graph([(0, 1, 1), (1, 2, 1), (0, 2, -1)])
    expected = (2 * np.exp(1) + np.exp(-2)) / (np.exp(2) + 2 * np.exp(-1))
    assert walk_balance(graph) == pytest.approx(expected)


def test_the_gahuku_gama_tribes() -> None:
    graph = signed_graph(tribes())
    assert (len(graph), graph.ties, int((graph.sign < 0).sum())) == (16, 58, 29)
    assert triads(graph) == Triads(19, 2, 40, 7)
    assert triads(graph).strict == pytest.approx(0.8676, abs=5e-5)
    assert walk_balance(graph) == pytest.approx(0.3576, abs=5e-5)
    found = frustration(graph)
    assert (found.index, found.method) == (7, "exact")
    parts = blocs(graph, found)
    assert parts.count == 3  # as Hage and Harary (1983) and Doreian and Mrvar (1996) found
    assert parts.curve[:3] == (29, 7, 2)


@settings(max_examples=60, deadline=None)
@given(SIGNS)
def test_frustration_is_the_least(signs: list[int]) -> None:
    graph = graph_of(signs)
    found = frustration(graph)
    assert found.method == "exact"
    assert found.index == least(graph) == frustration_of(graph, found.side)
    assert packed(graph) <= found.index <= frustration_of(graph, best_partition(graph, 2, restarts=1, seed=0))


@settings(max_examples=40, deadline=None)
@given(SIGNS, st.lists(st.booleans(), min_size=NODES, max_size=NODES))
def test_switching_changes_nothing(signs: list[int], turned: list[bool]) -> None:
    """A node whose ties all change their sign changes camps, and nothing else."""
    graph = graph_of(signs)
    ends = zip(graph.nodes[graph.u].tolist(), graph.nodes[graph.v].tolist(), graph.sign.tolist(), strict=True)
    switched = signed_graph([(a, b, -s if turned[a] != turned[b] else s) for a, b, s in ends])
    assert frustration(switched).index == frustration(graph).index
    assert triads(switched).strict == triads(graph).strict
    if graph.ties:
        assert walk_balance(switched) == pytest.approx(walk_balance(graph))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 1), min_size=4, max_size=9), st.data())
def test_two_blocs_are_balanced(sides: list[int], data: st.DataObject) -> None:
    edges = two_blocs(sides)
    graph = signed_graph(edges)
    assert triads(graph).strict == 1
    assert walk_balance(graph) == pytest.approx(1)
    assert frustration(graph).index == 0
    a, b, sign = edges.pop(data.draw(st.integers(0, len(edges) - 1)))
    broken = signed_graph([*edges, (a, b, -sign)])
    found = frustration(broken)
    assert found.index == 1
    worst = [n for n in range(broken.ties) if broken.broken_by(found.side)[n]]
    assert (int(broken.u[worst[0]]), int(broken.v[worst[0]])) == (a, b)
    assert unbalanced_at(broken, worst) == {worst[0]: len(sides) - 2}


@settings(max_examples=30, deadline=None)
@given(SIGNS)
def test_unbalanced_triangles_are_those_of_the_census(signs: list[int]) -> None:
    graph = graph_of(signs)
    found = list(program.unbalanced(graph))
    assert len(set(found)) == len(found) == triads(graph).ppn + triads(graph).nnn


def test_without_a_solver_it_is_a_heuristic_with_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (program, module):
        monkeypatch.setattr(name, "solver", lambda: None)
    found = frustration(signed_graph(tribes()))
    assert found.method == "heuristic"
    assert found.bound < 7 <= found.index


def test_stopped_at_once_it_is_a_heuristic_with_a_bound() -> None:
    found = frustration(signed_graph(tribes()), seconds=0)
    assert found.method == "heuristic"
    assert found.bound < 7 <= found.index


@settings(max_examples=60, deadline=None)
@given(SIGNS)
def test_the_bound_by_cycles_is_no_more_than_the_index(signs: list[int]) -> None:
    pytest.importorskip("highspy")
    graph = graph_of(signs)
    if graph.ties:
        assert packed(graph) <= cycle_bound(graph, enough=99, seconds=9) <= least(graph)


def test_an_unbalanced_cycle_that_is_not_broken_is_found() -> None:
    graph = signed_graph([(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 4, 1), (0, 4, -1), (4, 5, 1)])
    assert violated(graph, np.zeros(6)) == {(0, 1, 2, 3, 4)}
    assert violated(graph, np.array([0.5, 0.0, 0.0, 0.5, 0.0, 0.0])) == set()


def test_the_integer_program_finds_the_tribes() -> None:
    pytest.importorskip("highspy")
    graph = signed_graph(tribes())
    found = program.solve(graph, np.zeros(len(graph), dtype=np.int32), seconds=20, seed=0)
    assert found is not None and found.side is not None
    assert (found.bound, frustration_of(graph, found.side)) == (7, 7)


def test_solvers_agree() -> None:
    pytest.importorskip("scipy")
    graph = signed_graph(tribes())
    start = np.zeros(len(graph), dtype=np.int32)
    for name in program.SOLVERS:
        found = program.solve(graph, start, seconds=20, seed=0, by=name)
        assert found is not None and found.side is not None
        assert (found.bound, frustration_of(graph, found.side)) == (7, 7)


def test_nothing_is_printed_by_the_solver(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("highspy")
    assert module.frustration(signed_graph(tribes())).method == "exact"
    assert capfd.readouterr() == ("", "")


def test_a_graph_is_checked() -> None:
    with pytest.raises(InputError, match="1 or -1"):
        signed_graph([(0, 1, 2)])
    with pytest.raises(InputError, match="at most one tie a pair"):
        signed_graph([(0, 1, 1), (1, 0, -1)])


def test_nothing_is_balanced_in_nothing() -> None:
    graph = signed_graph([])
    assert (triads(graph).strict, walk_balance(graph), frustration(graph).index) == (None, None, 0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_network_of_states_is_exact_in_five_seconds(seed: int) -> None:
    """155 states, 1,250 ties, 150 of them hostile; in seconds of the processor, since others may use it, too."""
    pytest.importorskip("highspy")
    graph = signed_graph(states(seed))
    assert graph.ties == 1250 and len(graph) >= 150
    start = time.process_time()
    found = frustration(graph, seconds=60)
    seconds = time.process_time() - start
    print(f"{len(graph)} states, {graph.ties} ties: frustration {found.index} in {seconds:.2f} s")
    assert found.method == "exact"
    assert seconds < 5
