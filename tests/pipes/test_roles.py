"""In which words and from which sentence an office is told."""

from __future__ import annotations

import pytest
from spacy.language import Language

OFFICES = [
    ("The third President of Zambia, Levy Banda, spoke.", "President of Zambia"),
    ("The 45th President of the United States, Donald Trump, spoke.", "President of the United States"),
    ("Finland's longtime president Sauli Niinisto spoke.", "Finland's president"),
    ("Three-time Prime Minister Nawaz Sharif spoke.", "Prime Minister"),
    ("Newly appointed Kenyan Finance Minister Ann Hill spoke.", "Kenyan Finance Minister"),
    ("Anna Berg, the incumbent president of Malta, spoke.", "president of Malta"),
    ("First Deputy Foreign Minister Oleh Kozak spoke.", "First Deputy Foreign Minister"),
    ("Second Secretary Li Jian of the Chinese embassy spoke.", "Second Secretary"),
    ("New Zealand Prime Minister Ann Hill spoke.", "New Zealand Prime Minister"),
    ("Former Turkish president Abdullah Gul spoke.", "Former Turkish president"),
    ("Sixth Fleet commander Ann Hill spoke.", "Sixth Fleet commander"),
]


@pytest.mark.parametrize(("text", "title"), OFFICES, ids=[title for _, title in OFFICES])
def test_a_title_holds_the_office_and_not_how_it_is_held(nlp: Language, text: str, title: str) -> None:
    assert [role.title for role in nlp(text)._.roles] == [title]


def test_a_counterpart_has_the_title_of_the_others_office(nlp: Language) -> None:
    doc = nlp("Turkish Foreign Minister Hakan Fidan met his Russian counterpart Sergey Lavrov in Ankara.")
    assert [role.title for role in doc._.roles] == ["Turkish Foreign Minister", "Russian Foreign Minister"]


def test_each_wording_of_an_office_stands_once_in_its_own_sentence(nlp: Language) -> None:
    text = "President Ann Hill slept. The Kenyan President, Ann Hill, spoke. President Ann Hill left."
    doc = nlp(text)
    told = [(role.title, text[role.sentence.start : role.sentence.end]) for role in doc._.roles]
    assert [title for title, _ in told] == ["President", "Kenyan President"]
    assert all(title in sentence for title, sentence in told)


SPELLINGS = [
    ("Cde Banda condemned Japan. President Robert Banda spoke in Lusaka.", {"person:robert-banda"}),
    ("Comrade Banda condemned Japan. President Robert Banda spoke in Lusaka.", {"person:robert-banda"}),
    ("Miguel Torrealba slept. Jose Miguel Torrealba spoke.", {"person:jose-miguel-torrealba"}),
    ("The OECD slept. Angel Gurria spoke. JOSE ANGEL GURRIA spoke.", {"person:angel-gurria"}),
    ("Dmitri Karas slept. Dmitry Karas spoke.", {"person:dmitri-karas"}),
    ("Mario Torrealba slept. Maria Torrealba spoke.", {"person:mario-torrealba", "person:maria-torrealba"}),
    ("Jose Torrealba slept. Miguel Torrealba spoke.", {"person:jose-torrealba", "person:miguel-torrealba"}),
]


@pytest.mark.parametrize(("text", "actors"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_one_person_in_two_spellings_is_one_actor(nlp: Language, text: str, actors: set[str]) -> None:
    assert {m.actor for m in nlp(text)._.mentions if m.type == "person"} == actors


CHAMBERS = [
    ("The Republican Senate condemned Turkey.", "gov:usa:upper-house"),
    ("The Democratic House condemned Turkey.", "gov:usa:lower-house"),
    ("The Conservative Party condemned Turkey while Britain slept.", "party:gbr:conservative-party"),
    ("The Republican Party condemned Turkey.", "party:usa:republican-party"),
]


@pytest.mark.parametrize(("text", "actor"), CHAMBERS, ids=[actor for _, actor in CHAMBERS])
def test_who_holds_a_chamber_is_no_part_of_its_name(nlp: Language, text: str, actor: str) -> None:
    assert nlp(text)._.mentions[0].actor == actor
