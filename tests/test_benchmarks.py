"""The benchmark's own arithmetic and tables, on figures that are made up."""

from __future__ import annotations

import math

import pytest

from benchmarks.__main__ import command
from benchmarks.growth import exponent
from benchmarks.page import page, table
from benchmarks.speed import SETTINGS, ratios
from benchmarks.texts import count, generated, one_document, sized
from geo_nlp.types import Article

CORPUS = [Article("a", "France left.\n\nIt did."), Article("b", "Russia stayed.")]
RATIO = {"ratio": 2.5, "lowest": 2.4, "highest": 2.6}
RESULTS = {
    "pairs": 5, "machine": "a machine", "command": "python -m benchmarks --write",
    "speed": {"news": {"words": 40000, "plain": 5000, "settings": {"geo_nlp": {"words a second": 12500, **RATIO}}}},
    "workers": {
        "news": {"words": 15, "one": 12, "two": 23, **RATIO, "apart": RATIO | {"ratio": 2.6}, "start": 3, "work": 1.1}
    },
    "stages": {"news": {"shares": {"ner": 0.2, "geo_stance": 0.01}, "rule layer": 0.01, "after the parse": 0.01}},
    "startup": {"seconds": {"python -c pass": {"cpu": 0.01, "clock": 0.02}}, "ratios": {"a / b": 1.1}},
    "memory": {"news": {"100": 300, "400": 301}},
    "growth": {"news": {"seconds": {"1000": 0.1, "10000": 1.0}, "exponent": 1.0}},
    "levers": {"news": RATIO},
}  # fmt: skip


@pytest.mark.parametrize("power", [1.0, 1.05, 2.0])
def test_the_exponent_is_that_of_the_curve(power: float) -> None:
    assert math.isclose(exponent([(n, 3e-4 * n**power) for n in (1_000, 3_000, 10_000, 100_000)]), power)


def test_the_exponent_is_of_least_squares() -> None:
    assert math.isclose(exponent([(1, 1), (math.e, math.e), (math.e**2, math.e)]), 0.5)


def test_ratios_are_of_pairs() -> None:
    assert ratios([4.0, 2.0, 30.0], [2.0, 2.0, 10.0]) == {"ratio": 2.0, "lowest": 1.0, "highest": 3.0}


def test_a_table_has_a_row_each() -> None:
    assert table(["a", "b"], [[1000, "x"], [2.5, "y"]]) == "| a | b |\n| --- | --- |\n| 1,000 | x |\n| 2.5 | y |\n"


def test_the_page_has_what_was_measured() -> None:
    written = page(RESULTS)
    for row in (
        "| news | 40,000 | geo_nlp | 5,000 | 12,500 | **2.50** | 2.40 to 2.60 |",
        "| news | 15 | 12 | 23 | **2.50** | 2.40 to 2.60 | **2.60** | 2.40 to 2.60 | 3 s | 1.1 |",
        "| news | 300 MB | 301 MB |",
    ):
        assert row in written
    assert "Fitted exponent from 1,000 words on: **1.000**" in written
    assert "{" not in written
    assert "## Memory" not in page({key: value for key, value in RESULTS.items() if key != "memory"})


def test_the_command_names_files_without_their_folders() -> None:
    said = command(["political=/somewhere/news.jsonl", "more.jsonl"])
    assert said == "python -m benchmarks --texts political=news.jsonl --texts more=more.jsonl --write"


def test_a_corpus_is_cut_or_repeated_to_size() -> None:
    assert [a.text for a in sized(CORPUS, 2)] == [CORPUS[0].text]
    many = sized(CORPUS, 14)
    assert sum(map(count, many)) == 16
    assert len({a.id for a in many}) == len(many)


def test_a_document_is_at_most_so_long() -> None:
    for words in (4, 5, 6, 60):
        assert words - 2 <= count(one_document(CORPUS, words)) <= words


def test_there_is_text_to_measure_without_files() -> None:
    assert sum(map(count, generated())) > 10_000
    assert "geo_nlp" in SETTINGS
