"""A process that goes on to meet new words holds no more for it: what is remembered of words has an end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from benchmarks.memory import curve, drawn
from geo_nlp.types import Article

DONE, STEP = 4_500, 1_500
MORE = 1.05  # with as many new words as 20,000 articles have
SYLLABLES = ["bar", "dol", "fen", "gar", "hul", "jam", "kor", "lis", "mon", "nev", "pal", "rut", "sem", "tov", "vis"]


def test_drawn_articles_are_the_same_each_time_and_no_two_alike() -> None:
    corpus = [Article(str(n), f"France left Mali {n} times. Peru agreed. Chad met Iran.") for n in range(9)]
    made = [*drawn(corpus, 20)]
    assert made == [*drawn(corpus, 20)] and len({article["text"] for article in made}) == 20


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="what a process holds is read where Linux tells it")
def test_memory_stays_where_words_are_new() -> None:
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    before, *later = map(int, done.stdout.split())
    assert len(later) == DONE // STEP - 1 and max(later) <= MORE * before, done.stdout


def new_words() -> Iterator[dict[str, str]]:
    """Articles of a hundred words that none before had, and a few that all have."""
    words = map("".join, product(SYLLABLES, repeat=5))
    for number in range(DONE):
        some = [next(words) for _ in range(40)]
        text = " ".join(f"The {a} of France {b}ed Russia." for a, b in zip(some[::2], some[1::2], strict=True))
        yield {"id": str(number), "text": text}


if __name__ == "__main__":
    for _, megabytes in curve(new_words(), STEP):
        print(megabytes)
