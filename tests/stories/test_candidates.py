"""Candidates: equal texts are always found, and a pattern that thousands share does not make all pairs of them."""

from __future__ import annotations

import numpy as np

from geo_nlp.stories.candidates import MOST, candidate_pairs
from geo_nlp.stories.sketches import BINS, LEAD_BINS, sketch
from geo_nlp.stories.words import Vocabulary, codes


def test_pairs_grow_with_texts_and_not_with_their_square() -> None:
    same = np.ones((500, BINS + LEAD_BINS), dtype=np.uint16)
    pairs = candidate_pairs(same)
    assert 499 <= len(pairs) <= 500 * 2 * MOST


def test_a_text_of_which_a_third_is_left_is_a_candidate() -> None:
    draw = np.random.default_rng(5)
    texts = [draw.integers(1, 1 << 28, size=300, dtype=np.uint32) for _ in range(40)]
    rows = np.stack([sketch(text) for text in texts] + [sketch(text[:100]) for text in texts])
    found = {tuple(pair) for pair in candidate_pairs(rows).tolist()}
    assert {(n, n + 40) for n in range(40)} <= found
    assert len(found) < 60


def test_the_end_of_a_sentence_makes_no_name() -> None:
    words = codes("Lavrov left. Paris waited, said Le Monde.", Vocabulary())
    assert [(int(code) >> 31) for code in words] == [0, 0, 0, 0, 0, 1, 1]
