"""Places of events: the phrase that tells where, the place that it means, and where a dateline is one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.extraction import make_doc
from geo_nlp.rules import notation
from geo_nlp.types import Article, Dateline, Place

SATURDAY = "2025-03-01"
Row = tuple[str, str, str]


def row(line: str) -> Row:
    """Sentence, places of the events, dateline."""
    sentence, places, *filed = (part.strip() for part in line.split("|"))
    return sentence, places, filed[0].removeprefix("at ") if filed else ""


ROWS = [row(line) for line in yaml.safe_load(Path(__file__).with_name("places.yaml").read_text("utf-8"))]


def article(number: int, case: Row) -> Article:
    """The sentence, behind a dateline where it has one."""
    sentence, _, filed = case
    if not filed:
        return Article(id=f"a{number}", text=sentence, date=SATURDAY)
    place, country = filed.split(", ")
    text = f"{place.upper()}, March 1 (Wire) - {sentence}"
    return Article(id=f"a{number}", text=text, date=SATURDAY, dateline=Dateline(place, country))


@pytest.fixture(scope="module")
def docs(nlp: Language) -> Mapping[Row, Doc]:
    made = [make_doc(nlp, article(n, case)) for n, case in enumerate(ROWS)]
    return dict(zip(ROWS, nlp.pipe(made, batch_size=64), strict=True))


def told(place: Place | None) -> str:
    return f"{place.name} {place.country or '-'}" if place else "none"


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case[0])
def test_an_event_is_where_the_text_says(case: Row, docs: Mapping[Row, Doc]) -> None:
    doc = docs[case]
    found: dict[int, str] = {}
    for r in sorted(doc._.relations, key=lambda r: r.trigger.start):
        if r.quad is not None:
            found.setdefault(r.trigger.start, told(r.place))
    assert (", ".join(found.values()) or "nothing") == case[1], notation.explain(doc)


def test_the_sentences_are_many() -> None:
    assert len({sentence for sentence, _, _ in ROWS}) >= 60


def test_a_place_is_quoted_with_its_division_and_coordinates(docs: Mapping[Row, Doc]) -> None:
    case = next(case for case in ROWS if case[0].startswith("Armed men killed"))
    place = docs[case]._.relations[0].place
    assert (place.text, place.admin1) == ("Goma", "North Kivu")
    assert case[0][place.start : place.end] == place.text
    assert place.lat == pytest.approx(-1.67, abs=0.1)
    assert place.lon == pytest.approx(29.23, abs=0.1)


def test_a_dateline_is_quoted_where_it_stands(docs: Mapping[Row, Doc]) -> None:
    case = next(case for case in ROWS if case[0].startswith("Tunisian students"))
    place = docs[case]._.relations[0].place
    assert (place.start, place.text) == (0, "TUNIS")
