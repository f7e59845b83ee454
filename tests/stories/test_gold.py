"""The gold of copies: pairs of one story are found (docs/stories.md)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import pytest

from benchmarks.gold import own
from geo_nlp.evaluation.same import Values
from geo_nlp.stories import find_stories

FLOOR = 0.95


def pairs(stories: dict[str, str]) -> set[tuple[str, str]]:
    return {(one, other) for one, other in combinations(sorted(stories), 2) if stories[one] == stories[other]}


def found(articles: Sequence[Values]) -> set[tuple[str, str]]:
    return pairs({member.article: member.story for member in find_stories(articles)})


@pytest.mark.parametrize("part", ["learn", "final"])
def test_pairs_of_one_story(part: str) -> None:
    articles = own(f"copies/{part}")
    expected = pairs({article["id"]: article["story"] for article in articles})
    got = found(articles)
    f1 = 2 * len(got & expected) / (len(got) + len(expected))
    assert f1 >= FLOOR, {"too much": sorted(got - expected), "missed": sorted(expected - got)}


def test_the_order_of_articles_does_not_matter() -> None:
    articles = own("copies/learn")
    known = {member.article: member for member in find_stories(articles)}
    for seed in range(3):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert {member.article: member for member in find_stories(shuffled)} == known
