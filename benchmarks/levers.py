"""What the stand-ins of `geo_nlp.fast` gain here: the pipeline with them and with GEO_NLP_FAST=0, by turns."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.speed import ONE, ratios, run_records
from benchmarks.texts import sized
from geo_nlp import load
from geo_nlp.types import Article


def levers(corpus: Sequence[Article], pairs: int) -> dict[str, Any]:
    """How many times as fast the whole is with the stand-ins."""
    some = sized(corpus, ONE // 2)
    fast = load()
    with patch.dict(os.environ, GEO_NLP_FAST="0"):
        slow = load()
    rounds = [(run_records(slow, some), run_records(fast, some)) for _ in range(pairs + 1)][1:]
    return ratios([a for a, _ in rounds], [b for _, b in rounds])
