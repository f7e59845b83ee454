"""Dates against Saturday 1 March 2025."""

from __future__ import annotations

import pytest
from spacy.tokens import Span
from trees import tree, word

from geo_nlp.pipes.when import event_date, resolve

SATURDAY = "2025-03-01"


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
    ],
)  # fmt: skip
def test_a_date_is_placed(text: str, value: str) -> None:
    found = resolve(text, SATURDAY)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize("text", ["recent years", "the 1990s and 2000s", "Monday to Friday", "February 30", "", "31"])
def test_what_cannot_be_placed_is_no_date(text: str) -> None:
    assert resolve(text, SATURDAY) is None


def test_plans_look_ahead() -> None:
    assert resolve("Tuesday", SATURDAY, ahead=True) == ("2025-03-04", "day")
    assert resolve("Saturday", SATURDAY, ahead=True) == ("2025-03-08", "day")


def test_relative_dates_need_the_day_of_the_article() -> None:
    assert resolve("Monday", None) is None
    assert resolve("May", "2025") == ("2024-05", "month")
    assert resolve("2014", None) == ("2014", "year")


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
        ("France/NNP/nsubj/2 spoke|speak/VBD/ROOT/0", None),
    ],
)
def test_only_a_date_that_hangs_on_the_event_counts(sentence: str, date: tuple[str, str] | None) -> None:
    doc = tree(sentence)
    doc.set_ents([Span(doc, t.i, t.i + 1, label="DATE") for t in doc if t.text == "Monday"])
    assert event_date(word(doc, "spoke"), doc[:], SATURDAY, ahead=False) == date
