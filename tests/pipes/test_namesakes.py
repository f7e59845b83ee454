"""Surnames that several leaders have: the article's date and the states that it names decide, else nobody is meant."""

from __future__ import annotations

import pytest
from spacy.language import Language

from geo_nlp.extraction import make_doc
from geo_nlp.types import Article

TODAY, THEN, LONG_AGO = "2025-10-01", "2013-10-01", "2007-10-01"


def who(nlp: Language, text: str, date: str, surname: str) -> list[str | None]:
    """The actors that a surname was resolved to, in text order."""
    doc = nlp(make_doc(nlp, Article("namesakes", text, date=date)))
    return [m.actor for m in doc._.mentions if m.level == "name" and m.text.endswith(surname)]


@pytest.mark.parametrize(
    ("text", "date", "surname", "actor"),
    [
        ("North Korea fired a missile. Kim praised China.", TODAY, "Kim", "person:kim-jong-un"),
        ("South Korea criticised Japan. Kim met Ishiba in Tokyo.", TODAY, "Kim", "person:kim"),
        ("Kim called Macron a fool.", TODAY, "Kim", "person:kim"),
        ("Kim met Obama.", THEN, "Kim", "person:kim-jong-un"),
        ("Prime Minister Kim met Ishiba.", TODAY, "Kim", "person:kim-min-seok"),
        ("Kim Yo-jong mocked Seoul. Kim praised China.", TODAY, "Kim", "person:kim-yo-jong"),
        ("South Korea thanked Japan. Lee met Ishiba.", TODAY, "Lee", "person:lee-jae-myung"),
        ("Singapore praised China. Lee met Xi.", THEN, "Lee", "person:lee-hsien-loong"),
        ("Lee met Obama.", THEN, "Lee", "person:lee"),
        ("South Korea thanked Japan. Park met Abe.", THEN, "Park", "person:park-geun-hye"),
        ("Cuba thanked Russia. Castro met Putin.", THEN, "Castro", "person:raul-castro"),
        ("Castro condemned Spain.", TODAY, "Castro", "person:castro"),
        ("Bush met Merkel.", LONG_AGO, "Bush", "person:george-w-bush"),
        ("Assad met Putin.", TODAY, "Assad", "person:bashar-al-assad"),
        ("Sharif met Modi.", TODAY, "Sharif", "person:shehbaz-sharif"),
        ("Gandhi criticised Modi.", TODAY, "Gandhi", "person:gandhi"),
        ("Pakistan condemned India. Bhutto praised China.", TODAY, "Bhutto", "person:bilawal-bhutto-zardari"),
    ],
)
def test_a_shared_surname(nlp: Language, text: str, date: str, surname: str, actor: str) -> None:
    assert who(nlp, text, date, surname)[-1] == actor


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Saudi Arabia's King Abdullah met Bush.", ["person:abdullah-bin-abdulaziz"]),
        ("Jordan's King Abdullah met Bush.", ["person:abdullah-ii"]),
        (
            "The Saudi King Abdullah met Jordan's King Abdullah.",
            ["person:abdullah-bin-abdulaziz", "person:abdullah-ii"],
        ),
        ("Malaysia's King Abdullah met Wen.", ["person:abdullah"]),
    ],
)
def test_the_state_of_a_title_comes_before_the_best_known(nlp: Language, text: str, actors: list[str]) -> None:
    assert who(nlp, text, LONG_AGO, "Abdullah") == actors


@pytest.mark.parametrize(
    ("text", "surname", "actor"),
    [
        ("President Marcos danced with First Lady Louise Araneta-Marcos. President Marcos thanked Japan.",
         "Marcos", "person:ferdinand-marcos-jr"),
        ("Jill Biden visited Poland. President Biden stayed in Washington.", "Biden", "person:joe-biden"),
        ("Jill Biden visited Poland. Biden thanked Duda.", "Biden", "person:jill-biden"),
        ("Lucy Abinader led the club for years. Later President Abinader praised Haiti.",
         "Abinader", "person:luis-abinader"),
        ("Brigitte Macron met Mori Obiang. Macron praised Chad.", "Macron", "person:brigitte-macron"),
        ("Robert Kennedy Jr. praised Biden. Kennedy thanked Ghana.", "Kennedy", "person:robert-f-kennedy-jr"),
    ],
)  # fmt: skip
def test_the_office_before_a_surname_tells_whose_it_is(nlp: Language, text: str, surname: str, actor: str) -> None:
    assert who(nlp, text, "2023-05-02", surname)[-1] == actor


@pytest.mark.parametrize(
    ("text", "date", "surname", "actor"),
    [
        (
            "Minister Smith met his Afghan colleague. Australia thanked him.",
            "2012-05-21",
            "Smith",
            "person:stephen-smith",
        ),
        ("Minister Brown thanked Chad.", "2015-05-21", "Brown", "person:brown"),
        ("Gordon Brown thanked Chad. Minister Brown left.", "2015-05-21", "Brown", "person:gordon-brown"),
        ("Minister Lavrov thanked Chad.", "2015-05-21", "Lavrov", "person:sergey-lavrov"),
    ],
)
def test_a_minister_is_one_in_office_or_of_a_state_that_is_named(
    nlp: Language, text: str, date: str, surname: str, actor: str
) -> None:
    assert who(nlp, text, date, surname)[-1] == actor


@pytest.mark.parametrize(
    ("text", "surname", "actor"),
    [
        ("Mohammad Fahim condemned Pakistan.", "Fahim", "person:mohammed-qasim-fahim"),
        ("Mohammad Fahim Dashty condemned Pakistan.", "Dashty", "person:mohammad-fahim-dashty"),
        ("Gabriel Boric Font condemned Peru.", "Font", "person:gabriel-boric"),
    ],
)
def test_a_second_surname_goes_with_a_whole_name(nlp: Language, text: str, surname: str, actor: str) -> None:
    assert who(nlp, text, TODAY, surname) == [actor]
