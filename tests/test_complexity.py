"""Time and records grow with the length of a text and no faster, whatever its shape.

Each shape is read, cleaned and extracted at three lengths. Processor time is noisy, and a busy neighbour slows long
texts most: a shape that seems to break the bar is measured again, and the shortest times count. Times that are too
short to tell are taken for `LEAST`.
"""

from __future__ import annotations

import json
import time
from typing import Any

import contract
import pytest
from shapes import SHAPES, Shape
from spacy.language import Language

from benchmarks.growth import exponent
from geo_nlp import extraction
from geo_nlp.clean import clean_html, tree
from geo_nlp.read.article import make_article
from geo_nlp.types import Article

SIZES = (800, 3_200, 12_800)  # words
BAR = 1.15


def pace() -> float:
    """Seconds that this machine takes for a fixed sum: some 0.05 on a quiet one."""
    started = time.process_time()
    sum(i * i for i in range(800_000))
    return time.process_time() - started


LEAST = min(pace() for _ in range(5))
ROUNDS = 10
BYTES = 1_500  # of a record, by words: a headline of four words may be a relation, a stance and an attribution


def test_there_are_as_many_shapes_as_promised() -> None:
    texts = {shape(100) for shape in SHAPES.values()}
    assert len(texts) == len(SHAPES) >= 60


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_time_and_record_grow_no_faster_than_the_text(name: str, nlp: Language) -> None:
    shape = SHAPES[name]
    worked(nlp, shape(SIZES[0]))  # what is remembered of words is learnt
    seconds = dict.fromkeys(SIZES, float("inf"))
    for _ in range(ROUNDS):
        sizes = measured(nlp, shape, seconds)
        if exponent([*seconds.items()]) <= BAR:
            break
    assert exponent([*seconds.items()]) <= BAR, seconds
    assert exponent([*sizes.items()]) <= BAR, sizes
    assert sizes[SIZES[-1]] < BYTES * SIZES[-1]


def measured(nlp: Language, shape: Shape, seconds: dict[int, float]) -> dict[int, int]:
    """The sizes of records; the times are written where they are shorter."""
    sizes = {}
    for size in SIZES:
        text = shape(size)
        started = time.process_time()
        record = worked(nlp, text)
        seconds[size] = min(seconds[size], max(LEAST, time.process_time() - started))
        sizes[size] = len(json.dumps(record))
        if size == SIZES[0]:
            assert contract.faults(record) == []
    return sizes


def worked(nlp: Language, text: str) -> dict[str, Any]:
    make_article("here", text=text)  # cleaned; what is worked on is the whole
    failures: list[object] = []
    records = list(extraction.records([Article("long", text, date="2025-03-01")], nlp=nlp, on_failure=failures.append))
    assert failures == []
    return dict(records[0])


PAGE = (
    "<html><body><article><h1>Paris speaks</h1><p>{}</p><p>Macron spoke in Paris about the war on Monday.</p>"
    "</article></body></html>"
)
INLINE = {
    "bold": "The envoys of <b>Chad</b> met again. ",
    "links": "The envoys of <a href='chad.html'>Chad</a> met in <a href='rome.html'>Rome</a>. ",
    "nested": "The <i>envoys of <b>Chad</b></i> met again. ",
    "lines": "The envoys of <b>Chad</b> met again.<br>",
    "quoted": "The envoys of <q>Chad</q> <code>met</code> again. ",
}
"""What a paragraph of a page is made of."""
SOME = 300
PIECES = (2_000, 8_000, 32_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", INLINE)
def test_a_page_takes_no_longer_than_its_length(name: str) -> None:
    seconds = dict.fromkeys(PIECES, float("inf"))
    for _ in range(ROUNDS):
        for size in PIECES:
            started = time.process_time()
            cleaned = clean_html(PAGE.format(INLINE[name] * size))
            seconds[size] = min(seconds[size], max(LEAST, time.process_time() - started))
            assert cleaned.text.count("envoys of") == size
        if exponent([*seconds.items()]) <= BAR:
            break
    assert exponent([*seconds.items()]) <= BAR, seconds


@pytest.mark.parametrize("name", INLINE)
def test_a_crowded_paragraph_is_read_as_any(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.format(INLINE[name] * SOME)
    usual = clean_html(page)
    monkeypatch.setattr(tree, "MOST_INLINE", 100)
    assert clean_html(page) == usual and usual.text.count("Chad") == SOME
