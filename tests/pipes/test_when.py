"""Dates against Saturday 1 March 2025: what a phrase means, and which event of a sentence it dates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc
from trees import tree, word

from geo_nlp.extraction import make_doc
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.normalization import Value, place
from geo_nlp.rules import notation
from geo_nlp.types import Article, Clause

SATURDAY = "2025-03-01"
Row = tuple[str, str | None, str]


def row(line: str) -> Row:
    """Sentence, day of the article, dates of the events."""
    sentence, dates, *day = (part.strip() for part in line.split("|"))
    on = day[0].removeprefix("on ") if day else SATURDAY
    return sentence, None if on == "none" else on, dates


FILES = ("dates.yaml", "dates_bygone.yaml", "dates_clauses.yaml", "dates_frames.yaml", "dates_stories.yaml")
ROWS = [row(line) for name in FILES for line in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))]


@pytest.fixture(scope="module")
def docs(nlp: Language) -> Mapping[Row, Doc]:
    made = [make_doc(nlp, Article(id=f"a{n}", text=text, date=day)) for n, (text, day, _) in enumerate(ROWS)]
    return dict(zip(ROWS, nlp.pipe(made, batch_size=64), strict=True))


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"{case[0]} ({case[1]})")
def test_an_event_has_the_date_that_the_text_gives_it(case: Row, docs: Mapping[Row, Doc]) -> None:
    doc = docs[case]
    found: dict[int, str] = {}
    for r in sorted(doc._.relations, key=lambda r: r.trigger.start):
        found.setdefault(r.trigger.start, f"{r.date} {r.date_granularity}" if r.date_source == "text" else "none")
    assert ", ".join(found.values()) == case[2], notation.explain(doc)


def test_the_sentences_are_many() -> None:
    assert len({sentence for sentence, _, _ in ROWS}) >= 150


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Saturday", "2025-03-01"), ("Monday", "2025-02-24"), ("last Saturday", "2025-02-22"),
        ("yesterday", "2025-02-28"),
        ("tomorrow", "2025-03-02"), ("March 3, 2022", "2022-03-03"), ("24 February 2022", "2022-02-24"),
        ("December 24", "2024-12-24"),
        ("March 2", "2025-03-02"), ("October 2023", "2023-10"), ("2014", "2014"), ("last year", "2024"),
        ("this year", "2025"),
        ("last month", "2025-02"), ("last week", "2025-W08"), ("next week", "2025-W10"),
        ("Wednesday, February 26", "2025-02-26"), ("Q3 2023", "2023-Q3"),
        ("the early 1990s", "199X"), ("the '90s", "199X"), ("the summer of 2015", "2015"),
        ("two days ago", "2025-02-27"),
        ("Monday last week", "2025-02-17"), ("March 3-5", "2025-03-03"), ("March 3 and 5", "2025-03"),
        ("Monday to Friday", "2025-02-24"), ("the evening of March 3, 2022", "2022-03-03"),
    ],
)  # fmt: skip
def test_a_date_is_placed(text: str, value: str) -> None:
    found = resolve_date(text, SATURDAY)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "recent years", "the 1990s and 2000s", "Monday and Friday", "February 30", "", "31", "next Sunday",
        "about two years ago", "the past year", "the last week", "a day earlier", "last winter",
        "his 60s", "99999999999 days ago", "3000 years ago", "may 5", "2025-13-40", "the previous Monday",
    ],
)  # fmt: skip
def test_what_cannot_be_placed_is_no_date(text: str) -> None:
    assert resolve_date(text, SATURDAY) is None


def resolve_date(text: str, published: str | None, *, ahead: bool = False) -> Value | None:
    """The value of a date phrase that stands alone."""
    found = list(find_dates(text))
    return place(found[0], published, "ahead" if ahead else "open") if len(found) == 1 else None


def test_plans_look_ahead() -> None:
    assert resolve_date("Tuesday", SATURDAY, ahead=True) == ("2025-03-04", "day")
    assert resolve_date("January 10", SATURDAY, ahead=True) == ("2026-01-10", "day")


def test_a_weekday_in_an_article_of_that_day_is_that_day() -> None:
    assert resolve_date("Saturday", SATURDAY) == resolve_date("Saturday", SATURDAY, ahead=True) == ("2025-03-01", "day")


@pytest.mark.parametrize("published", [None, "yesterday"])
def test_relative_dates_need_the_day_of_the_article(published: str | None) -> None:
    assert [resolve_date(text, published) for text in ("Monday", "May", "last year", "two days ago")] == [None] * 4
    assert resolve_date("2014", published) == ("2014", "year")


@pytest.mark.parametrize(
    ("text", "of_a_month", "of_a_year"),
    [
        ("Monday", None, None), ("yesterday", None, None), ("last week", None, None), ("two days ago", None, None),
        ("last year", "2024", "2024"), ("this year", "2025", "2025"), ("last month", "2025-02", None),
        ("March 12", "2025-03-12", "2025-03-12"), ("in March", "2025-03", "2025-03"),
        ("in February", "2025-02", "2025-02"), ("in September", "2024-09", "2025-09"),
        ("in 2014", "2014", "2014"), ("May 3, 2023", "2023-05-03", "2023-05-03"),
    ],
)  # fmt: skip
def test_from_a_month_or_year_only_what_all_its_days_agree_on(text: str, of_a_month: str, of_a_year: str) -> None:
    days = (value[0] if (value := resolve_date(text, on)) else None for on in ("2025-03", "2025"))
    assert tuple(days) == (of_a_month, of_a_year)


def test_the_fuller_form_is_read() -> None:
    text = "on Wednesday, February 26, 2025, and in March last year"
    assert [text[p.start : p.end] for p in find_dates(text)] == ["Wednesday, February 26, 2025", "March last year"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("France/NNP/nsubj/2 spoke|speak/VBD/ROOT/0 on/IN/prep/2 Monday/NNP/pobj/3", ("2025-02-24", "day")),
        (
            "France/NNP/nsubj/2 said|say/VBD/ROOT/0 it/PRP/nsubj/4 spoke|speak/VBD/ccomp/2 on/IN/prep/4 "
            "Monday/NNP/pobj/5",
            ("2025-02-24", "day"),
        ),
        (
            "France/NNP/nsubj/5 on/IN/prep/5 Monday/NNP/pobj/2 said|say/VBD/ROOT/0 it/PRP/nsubj/6 "
            "spoke|speak/VBD/ccomp/4",
            None,
        ),
        (
            "France/NNP/nsubj/2 said|say/VBD/ROOT/0 on/IN/prep/6 Monday/NNP/pobj/3 it/PRP/nsubj/6 "
            "spoke|speak/VBD/ccomp/2",
            None,
        ),
        ("France/NNP/nsubj/4 on/IN/prep/1 Monday/NNP/pobj/2 spoke|speak/VBD/ROOT/0", ("2025-02-24", "day")),
        ("France/NNP/nsubj/2 spoke|speak/VBD/ROOT/0 by/IN/prep/2 Monday/NNP/pobj/3", None),
        ("France/NNP/nsubj/2 spoke|speak/VBD/ROOT/0", None),
    ],
)
def test_only_a_date_that_hangs_on_the_event_counts(sentence: str, date: tuple[str, str] | None) -> None:
    doc = tree(sentence)
    clause = Clause(head=word(doc, "spoke").i, kind="verb", lemma="speak", slots=())
    assert Dates(doc, [clause], SATURDAY).of(clause) == date
