"""A document four times as long makes no function of a stage do much more than four times as much.

What is counted are the steps of the interpreter in each function, which are the same on any machine.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from spacy.language import Language

from geo_nlp.extraction import make_doc
from geo_nlp.pipeline import PIPES
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
STORIES = [(SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in ("press-briefing", "sanctions-dispute")]
TIMES = 4
MOST = 2 * TIMES  # a function that looks through the whole text for each of its words does TIMES² as much
ACTS = "geo_acts"
FEW = 2_000  # steps that say nothing


@contextmanager
def counted(steps: Counter[str]) -> Iterator[None]:
    """Count the steps of the functions of the stages."""

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if "geo_nlp" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        name = f"{frame.f_code.co_filename}:{frame.f_code.co_firstlineno} {frame.f_code.co_name}"

        def step(_frame: FrameType, event: str, _: Any) -> Any:
            steps[name] += event == "opcode"
            return step

        return step

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def steps_of(nlp: Language, text: str, stages: Collection[str]) -> Counter[str]:
    steps: Counter[str] = Counter()
    doc = make_doc(nlp, Article("long", text, date="2025-02-27"))
    for name, stage in nlp.pipeline:
        if name in stages:
            with counted(steps):
                doc = stage(doc)
        else:
            doc = stage(doc)
    return steps


def grown(nlp: Language, text: str, stages: Collection[str]) -> dict[str, float]:
    """The functions that do much more than their share in a text that is so many times as long, and how much more."""
    steps_of(nlp, text, stages)  # what is remembered of words is learnt
    short, long = steps_of(nlp, text, stages), steps_of(nlp, "\n\n".join([text] * TIMES), stages)
    ratios = {name: long[name] / short[name] for name in short if long[name] > FEW}
    return {name: ratio for name, ratio in ratios.items() if ratio > MOST}


def test_no_function_walks_through_the_text_for_each_of_its_words(nlp: Language) -> None:
    # Sentences are looked back at up to three, so that the first story must have some before it in both texts.
    assert grown(nlp, "\n\n".join(STORIES * 2), [name for name in PIPES if name != ACTS]) == {}


def test_what_is_reported_is_compared_with_a_bounded_number_of_acts(nlp: Language) -> None:
    # In a short text there are fewer acts than the bound, so that both texts are long.
    assert grown(nlp, "\n\n".join(STORIES * 3), [ACTS]) == {}
