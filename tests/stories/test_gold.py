"""The gold of copies: what is published is what its texts give, and pairs of one story are found (docs/stories.md)."""

from __future__ import annotations

import json
import random
import runpy
from itertools import combinations
from pathlib import Path

import pytest

from geo_nlp.stories import find_stories

GOLD = Path(__file__).parents[2] / "data" / "gold" / "copies"
FLOOR = 0.95
Article = dict[str, str]


def gold(part: str) -> list[Article]:
    return [json.loads(line) for line in (GOLD / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def pairs(stories: dict[str, str]) -> set[tuple[str, str]]:
    return {(one, other) for one, other in combinations(sorted(stories), 2) if stories[one] == stories[other]}


def found(articles: list[Article]) -> set[tuple[str, str]]:
    return pairs({member.article: member.story for member in find_stories(articles)})


@pytest.mark.parametrize("part", ["learn", "final"])
def test_the_lines_are_what_the_texts_give(part: str) -> None:
    assert runpy.run_path(str(GOLD / "compile.py"))["articles"](part) == gold(part)


@pytest.mark.parametrize("part", ["learn", "final"])
def test_pairs_of_one_story(part: str) -> None:
    articles = gold(part)
    expected = pairs({article["id"]: article["story"] for article in articles})
    got = found(articles)
    f1 = 2 * len(got & expected) / (len(got) + len(expected))
    assert f1 >= FLOOR, {"too much": sorted(got - expected), "missed": sorted(expected - got)}


def test_the_order_of_articles_does_not_matter() -> None:
    articles = gold("learn")
    known = {member.article: member for member in find_stories(articles)}
    for seed in range(3):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert {member.article: member for member in find_stories(shuffled)} == known
