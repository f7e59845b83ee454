"""A document four times as long makes no function of a stage do much more than four times as much.

What is counted are the steps of the interpreter in each function, which are the same on any machine.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
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


def steps_of(nlp: Language, text: str) -> Counter[str]:
    steps: Counter[str] = Counter()
    doc = make_doc(nlp, Article("long", text, date="2025-02-27"))
    for name, stage in nlp.pipeline:
        if name in PIPES:
            with counted(steps):
                doc = stage(doc)
        else:
            doc = stage(doc)
    return steps


def test_no_function_walks_through_the_text_for_each_of_its_words(nlp: Language) -> None:
    text = "\n\n".join(STORIES)
    steps_of(nlp, text)  # what is remembered of words is learnt
    short, long = steps_of(nlp, text), steps_of(nlp, "\n\n".join([text] * TIMES))
    grown = {name: long[name] / short[name] for name in short if long[name] > FEW}
    assert {name: ratio for name, ratio in grown.items() if ratio > MOST} == {}
