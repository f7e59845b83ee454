"""Marks nest, and a marked text is the text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_nlp.page.marks import Mark, marked, paragraphs

VOID = {"\x00", *(chr(code) for code in range(0xD800, 0xE000))}


class Read(HTMLParser):
    """The text of a page, and where each element begins and ends in it; fails where elements do not nest."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.stack, self.found = "", [], []  # type: ignore[var-annotated]
        self.feed(source)
        self.close()
        assert not self.stack, "an element is not closed"

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.stack.append((tag, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        name, start = self.stack.pop()
        assert name == tag, f"</{tag}> closes <{name}>"
        self.found.append((name, start, len(self.text)))


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(st.characters() | st.sampled_from("<>&\"'\r\n \x00é"), max_size=40))
    places = draw(st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45), st.integers(0, 3)), max_size=8))
    marks = [Mark(a, b, f"<m{n}>", f"<again-m{n}>", rank) for n, (a, b, rank) in enumerate(places)]
    whole = [Mark(a, b, "<p>", "<p>", whole=True) for a, b in paragraphs(text)] if draw(st.booleans()) else []
    return text, marks + whole


@given(texts_with_marks())
def test_the_text_stays_the_same_and_elements_nest(example: tuple[str, list[Mark]]) -> None:
    text, marks = example
    read = Read(marked(text, marks))
    assert read.text == "".join("\ufffd" if c in VOID else c for c in text)
    for number, mark in enumerate(marks):
        if mark.whole or not 0 <= mark.start < mark.end <= len(text):
            continue
        pieces = sorted((a, b) for name, a, b in read.found if name.removeprefix("again-") == f"m{number}")
        assert [name for name, *_ in read.found].count(f"m{number}") == 1, "only the first piece has the first tag"
        covered = [place for a, b in pieces for place in range(a, b)]
        assert covered == list(range(mark.start, mark.end)), "its pieces are not the span"


@given(texts_with_marks())
def test_paragraphs_are_never_cut(example: tuple[str, list[Mark]]) -> None:
    text, marks = example
    whole = [(mark.start, mark.end) for mark in marks if mark.whole]
    assert sorted((a, b) for name, a, b in Read(marked(text, marks)).found if name == "p") == sorted(whole)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(0, 6), (0, 2)], "<m0><m1>ab</m1>cdef</m0>"),
        ([(0, 2), (0, 6)], "<m1><m0>ab</m0>cdef</m1>"),
        ([(0, 4), (2, 6)], "<m0>ab<m1>cd</m1></m0><m1>ef</m1>"),
        ([(2, 6), (0, 3)], "<m1>ab</m1><m0><m1>c</m1>def</m0>"),
    ],
)
def test_the_longer_span_is_outside_and_the_shorter_one_is_cut(places: list[tuple[int, int]], expected: str) -> None:
    assert marked("abcdef", [Mark(a, b, f"<m{n}>", f"<m{n}>") for n, (a, b) in enumerate(places)]) == expected
