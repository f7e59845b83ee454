"""Signed ties, hostility, attitudes and intervals, from acts by hand."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import Make

from geo_nlp.analysis.attitudes import attitudes
from geo_nlp.analysis.bootstrap import draws, interval, network_intervals, share_interval
from geo_nlp.analysis.counting import directed_acts
from geo_nlp.analysis.frustration import frustration
from geo_nlp.analysis.hostility import asymmetries, wilson
from geo_nlp.analysis.signed import Projection, pair_acts
from geo_nlp.errors import InputError
from geo_nlp.graph.acts import Acts


def ties(acts: Acts, how: Projection) -> dict[str, int]:
    """The signed ties by the names of their ends."""
    graph = pair_acts(acts).project(how)
    names = [acts.nodes[node] for node in graph.nodes]
    return {
        "-".join(sorted((names[u], names[v]))): s for u, v, s in zip(graph.u, graph.v, graph.sign.tolist(), strict=True)
    }


BOTH = ("2025 FRA ACCUSE RUS", "2025 FRA ACCUSE RUS", "2025 RUS AID FRA", "2025 RUS AID FRA", "2025 RUS AID FRA")


def test_a_pair_that_does_both_has_no_sign(make_acts: Make) -> None:
    assert ties(make_acts(*BOTH), Projection()) == {"FRA-RUS": 1}  # (3 - 2) / 5 is the dead band itself
    assert ties(make_acts(*BOTH), Projection(dead_band=0.25)) == {}
    assert ties(make_acts(*BOTH[1:3]), Projection(dead_band=0)) == {}


def test_an_act_reported_twice_counts_once(make_acts: Make) -> None:
    acts = make_acts("2025 FRA ACCUSE RUS (a1)", "2025 FRA criticism RUS (a1)", "2025 RUS AID FRA", "2025 FRA AID RUS")
    value, count = pair_acts(acts).values("acts")
    assert (value.tolist(), count.tolist()) == ([pytest.approx(1 / 3)], [3])


def test_what_is_denied_or_neutral_signs_nothing(make_acts: Make) -> None:
    acts = make_acts("2025 FRA ACCUSE RUS (denied)", "2025 FRA neutral CHN", "2025 FRA MEMBERSHIP TUR")
    assert ties(acts, Projection()) == {}


def test_scores_weigh_a_blow_more_than_a_word(make_acts: Make) -> None:
    acts = make_acts("2025 FRA CONSULT RUS", "2025 FRA CONSULT RUS", "2025 RUS ASSAULT FRA", "2025 RUS concern FRA")
    assert ties(acts, Projection()) == {}
    assert ties(acts, Projection("score", dead_band=0.1)) == {"FRA-RUS": -1}


def test_a_tie_may_need_more_acts(make_acts: Make) -> None:
    acts = make_acts("2025 FRA ACCUSE RUS", "2025 FRA AID TUR", "2025 TUR AID FRA")
    assert ties(acts, Projection(min_acts=2)) == {"FRA-TUR": 1}


@pytest.mark.parametrize("wrong", [{"rule": "votes"}, {"dead_band": 1.0}, {"dead_band": -0.1}, {"min_acts": 0}])
def test_a_rule_is_checked(wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        Projection(**wrong)  # type: ignore[arg-type]


def test_asymmetric_hostility(make_acts: Make) -> None:
    acts = make_acts(
        *["2025 RUS THREATEN FRA"] * 9, "2025 FRA ACCUSE RUS", *["2025 TUR ACCUSE FRA", "2025 FRA ACCUSE TUR"] * 3,
        "2025 CHN ACCUSE FRA", *["2025 RUS HOSTILITY TUR (mutual)"] * 9,
    )  # fmt: skip
    first, second = asymmetries(acts, directed_acts(acts))
    assert (acts.nodes[first.source], acts.nodes[first.target]) == ("RUS", "FRA")
    assert (first.acts, first.answered, first.share, first.clear) == (9, 1, 0.9, True)
    assert first.interval == wilson(9, 10)
    assert {acts.nodes[acts.source[row]] for row in first.rows} == {"RUS"}
    assert {acts.nodes[acts.source[row]] for row in first.back} == {"FRA"}
    assert (second.acts, second.answered, second.clear) == (3, 3, False)


def test_wilson_holds_its_ends() -> None:
    assert wilson(0, 5)[0] == pytest.approx(0, abs=1e-12)
    assert wilson(5, 5)[1] == pytest.approx(1)
    assert wilson(50, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)


def test_attitudes(make_acts: Make) -> None:
    acts = make_acts(
        "2025 FRA concern RUS", "2025 FRA criticism RUS", "2025 FRA criticism RUS", "2025 FRA praise RUS",
        "2025 FRA ACCUSE RUS", "2025 RUS neutral FRA",
    )  # fmt: skip
    first, second = attitudes(acts)
    assert (acts.nodes[first.source], acts.nodes[first.target], first.acts) == ("FRA", "RUS", 4)
    assert (first.positive, first.neutral, first.negative, first.mean) == (1, 0, 3, -0.5)
    assert first.attitudes == (("criticism", 2), ("concern", 1), ("praise", 1))
    assert sorted(first.rows.tolist()) == [0, 1, 2, 3]
    assert (second.neutral, second.mean) == (1, 0)


def test_draws_are_of_stories_and_the_same_each_time() -> None:
    one, two = list(draws(7, 3, seed=1)), list(draws(7, 3, seed=1))
    assert [count.tolist() for count in one] == [count.tolist() for count in two]
    assert {count.sum() for count in one} == {7}
    assert [count.tolist() for count in draws(7, 3, seed=2)] != [count.tolist() for count in one]


def test_an_interval_needs_values() -> None:
    assert interval([None, None, 1.0]) is None
    assert interval([]) is None
    assert interval([1.0, 1.0, None]) == (1, 1)


def test_intervals_are_over_stories_not_acts(make_acts: Make) -> None:
    """Thirty acts of a single story say no more than the story."""
    many = [f"2025 FRA ACCUSE RUS (s{n % 6 + 1})" for n in range(30)]
    acts = make_acts(*many, "2025 RUS AID TUR (s7)", "2025 FRA AID TUR (s8)")
    pairs = pair_acts(acts)
    graph = pairs.project(Projection())
    side = frustration(graph).side
    story = acts.articles.story[acts.article][pairs.row]
    found = network_intervals(pairs, story, Projection(), graph, side, times=200, seed=0)
    assert found == network_intervals(pairs, story, Projection(), graph, side, times=200, seed=0)
    assert found.positive is not None and found.positive[0] == 0 < found.positive[1]
    few = network_intervals(pairs, story * 0, Projection(), graph, side, times=200, seed=0)
    assert few.positive is None


def test_the_share_of_a_direction_is_wider_by_stories() -> None:
    there, back = np.repeat(np.arange(6), 10), np.repeat(np.arange(6, 9), 10)
    low, high = share_interval(there, back, times=500, seed=0) or (0.5, 0.5)
    alone = wilson(60, 90)
    assert low < alone[0] < 2 / 3 < alone[1] < high
