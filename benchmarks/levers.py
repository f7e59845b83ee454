"""What the stand-ins of `geo_nlp.fast` gain here: the pipeline with them and with GEO_NLP_FAST=0, by turns."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

from spacy.language import Language

from benchmarks.speed import ONE, ratios
from benchmarks.texts import sized
from geo_nlp import load
from geo_nlp.extraction import records
from geo_nlp.types import Article


def levers(corpus: Sequence[Article], pairs: int) -> dict[str, Any]:
    """How many times as fast the whole is with the stand-ins."""
    some = sized(corpus, ONE // 2)
    fast = load()
    with patch.dict(os.environ, GEO_NLP_FAST="0"):
        slow = load()
    rounds = [(run(slow, some), run(fast, some)) for _ in range(pairs + 1)][1:]
    return ratios([a for a, _ in rounds], [b for _, b in rounds])


def run(nlp: Language, corpus: Sequence[Article]) -> float:
    """Seconds of processor time of the whole."""
    start = time.process_time()
    for _ in records(corpus, nlp=nlp):
        pass
    return time.process_time() - start
