"""Windows, change points, dyads over time, and ties that turn."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from handmade import Make

from geo_nlp.analysis.changepoints import dispersion, segments
from geo_nlp.analysis.dyads import dyads
from geo_nlp.analysis.shifts import through_time
from geo_nlp.analysis.signed import Projection, pair_acts
from geo_nlp.analysis.windows import calendar, name_of, step_of
from geo_nlp.graph.dates import Window, window_of


@pytest.mark.parametrize("window", ["day", "week", "month", "year"])
def test_a_window_has_the_name_that_the_graph_gives_it(window: Window) -> None:
    days = [date(2019, 12, 25) + timedelta(days=n) for n in range(800)]
    steps = step_of(np.array([day.toordinal() for day in days], dtype=np.int32), window)
    assert [name_of(int(step), window) for step in steps] == [window_of(day.isoformat(), window) for day in days]
    assert set(np.diff(np.unique(steps)).tolist()) == {1}


def test_a_calendar_runs_from_the_first_to_the_last_article(make_acts: Make) -> None:
    acts = make_acts("2025-01-30 FRA ACCUSE RUS", "2025-04-02 RUS ACCUSE FRA")
    found = calendar(acts, "month")
    assert found.names == ["2025-01", "2025-02", "2025-03", "2025-04"]
    assert found.place.tolist() == [0, 3]
    past = calendar(make_acts("2025-01-30 FRA ACCUSE RUS", "1945 FRA ASSAULT RUS", published="2025-03-01"), "month")
    assert past.names == ["2025-03"]
    assert (past.place.tolist(), past.undated, past.elsewhere) == ([-1, -1], 1, 1)


@pytest.mark.parametrize(
    ("counts", "starts"),
    [
        ([3.0] * 20, [0]),
        ([0.0] * 20, [0]),
        ([1.0] * 10 + [12.0] * 10, [0, 10]),
        ([1.0] * 8 + [20.0] * 8 + [1.0] * 8, [0, 8, 16]),
        ([0.0] * 6 + [30.0], [0]),
        ([], [0]),
    ],
)
def test_segments(counts: list[float], starts: list[int]) -> None:
    assert [part.start for part in segments(np.array(counts))] == starts


def test_few_series_that_do_not_change_are_cut() -> None:
    random = np.random.default_rng(0)
    cut = sum(len(segments(random.poisson(4, 60).astype(float))) > 1 for _ in range(300))
    bursts = sum(len(segments(random.negative_binomial(2, 1 / 3, 60).astype(float))) > 1 for _ in range(300))
    assert cut <= 15
    assert bursts <= 30


def test_a_change_is_found_where_it_is() -> None:
    random = np.random.default_rng(1)
    found = 0
    for _ in range(100):
        parts = segments(random.poisson(np.repeat([4, 12], 30)).astype(float))
        found += any(abs(part.start - 30) <= 2 for part in parts)
    assert found >= 95


def test_the_dispersion_of_bursts_is_above_one() -> None:
    random = np.random.default_rng(2)
    assert dispersion(random.poisson(5, 2000).astype(float)) == pytest.approx(1, abs=0.15)
    assert dispersion(random.negative_binomial(5, 0.5, 2000).astype(float)) == pytest.approx(2, abs=0.3)


def months(count: int, first: int = 1) -> list[str]:
    return [f"{2023 + (n + first - 1) // 12}-{(n + first - 1) % 12 + 1:02}" for n in range(count)]


def test_dyads_change_with_the_acts_that_changed_them(make_acts: Make) -> None:
    quiet = [f"{month}-15 FRA AID RUS" for month in months(12)]
    hostile = [f"{month}-{day:02} RUS ACCUSE FRA" for month in months(6, 7) for day in (3, 9, 20, 22)]
    acts = make_acts(*quiet, *hostile, "2023-01-02 CHN AID FRA")
    time = calendar(acts, "month")
    first, second = dyads(acts, time)
    assert [acts.nodes[node] for node in (first.a, first.b, second.a, second.b)] == ["FRA", "RUS", "CHN", "FRA"]
    assert first.acts == 36
    assert first.negative.tolist() == [0.0] * 6 + [4.0] * 6 == first.quads[2].tolist()
    assert first.positive.tolist() == [1.0] * 12 == first.quads[1].tolist()
    assert first.score[0] > 0 > first.score[11]
    (change,) = first.changes
    assert (change.sign, time.names[change.window], change.before, change.after) == (-1, "2023-07", 0.0, 4.0)
    months_of_change = {acts.dates[acts.date[row]][:7] for row in change.rows}
    assert months_of_change == {"2023-07", "2023-08", "2023-09"}
    assert np.isnan(second.score[5])


def test_ties_turn_with_the_acts_that_turned_them(make_acts: Make) -> None:
    acts = make_acts(
        "2025-01-02 FRA AID RUS", "2025-01-03 FRA ACCUSE CHN", "2025-03-02 FRA ACCUSE RUS", "2025-03-05 FRA AID RUS",
        "2025-03-09 RUS THREATEN FRA", "2025-04-01 FRA THREATEN RUS", "2025-04-02 CHN ACCUSE FRA",
    )  # fmt: skip
    time = calendar(acts, "month")
    shots, turned = through_time(pair_acts(acts), time, Projection(), seconds=1, seed=0)
    assert [time.names[shot.window] for shot in shots] == ["2025-01", "2025-03", "2025-04"]
    (turn,) = turned
    assert (time.names[turn.window], time.names[turn.since], turn.sign) == ("2025-03", "2025-01", -1)
    assert [acts.nodes[node] for node in (turn.a, turn.b)] == ["FRA", "RUS"]
    assert [acts.dates[acts.date[row]] for row in turn.rows] == ["2025-03-02", "2025-03-09"]
