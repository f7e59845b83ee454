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


PREDICATES = [
    (
        "Ann Hill slept. She was Prime Minister of Finland from 1995 to 2003.",
        "She: Prime Minister of Finland head_of_government FIN former",
    ),
    ("Ann Hill slept. She served as a judge in Oslo.", "She: judge in Oslo judge NOR former"),
    (
        "Ann Hill (born 1969) is a diplomat who is the British ambassador to Chad.",
        "Ann Hill: diplomat official GBR current; Ann Hill: British ambassador to Chad ambassador GBR current",
    ),
    ("Ann Hill resigned to become ambassador to Chad.", "Ann Hill: ambassador to Chad ambassador - current"),
    ("Ann Hill won, becoming president of Malta.", "Ann Hill: president of Malta head_of_state MLT current"),
    ("Ann Hill assumed the post of finance minister.", "Ann Hill: finance minister minister - current"),
    ("The current finance minister is Ann Hill.", "Ann Hill: finance minister minister - current"),
    ("As finance minister, Ann Hill slept.", "Ann Hill: finance minister minister - current"),
    ("Ann Hill will be named ambassador to Chad.", "Ann Hill: ambassador to Chad ambassador - designate"),
    ("Ann Hill elected president in the second round.", "Ann Hill: president head_of_state - current"),
    ("On Monday Labour MP Ann Hill spoke.", "Ann Hill: Labour MP legislator - current"),
    ("Police Captain Ann Hill spoke.", "Ann Hill: Captain official - current"),
    (
        "Undersecretary for Political Affairs Ann Hill spoke.",
        "Ann Hill: Undersecretary for Political Affairs official - current",
    ),
    (
        "The permanent representative of Chad to the United Nations, Ann Hill, spoke.",
        "Ann Hill: permanent representative of Chad ambassador TCD current",
    ),
    (
        "Kenya's foreign minister, Ann Hill said on Monday that it would rain.",
        "Ann Hill: Kenya's foreign minister foreign_minister KEN current",
    ),
    (
        "Senators Ann Hill (R-IN) and Bob Berg (D-MI) spoke.",
        "Ann Hill: Senator legislator USA current; Bob Berg: Senator legislator USA current",
    ),
    (
        "Ann Hill and Bob Berg, co-founders of the Green Party, spoke.",
        "Ann Hill: co-founder of the Green Party party_leader - current; "
        "Bob Berg: co-founder of the Green Party party_leader - current",
    ),
]
NO_OFFICES = [
    "Ann Hill slept. She was never president.",
    "Ann Hill slept. She may become president.",
    "Ann Hill will be the first leader to visit Chad.",
    "At 7 pm Ann Hill left.",
    "Ann Hill and Bob Berg, two members of a choir, sang.",
    "If she becomes president, Ann Hill will travel.",
]


@pytest.mark.parametrize(("text", "offices"), PREDICATES, ids=[text for text, _ in PREDICATES])
def test_an_office_is_found_in_a_predicate_a_list_or_a_note(nlp: Language, text: str, offices: str) -> None:
    told = [f"{r.holder.text}: {r.title} {r.post} {r.country or '-'} {r.status}" for r in nlp(text)._.roles]
    assert "; ".join(told) == offices


@pytest.mark.parametrize("text", NO_OFFICES)
def test_what_is_denied_possible_or_no_office_gives_no_role(nlp: Language, text: str) -> None:
    assert not nlp(text)._.roles


GENDERS = [
    (
        "Christine Berg was tried over a deal in which Bernard Hill was paid while she was minister.",
        "person:christine-berg",
    ),
    ("Bernard Hill met Christine Berg. She left.", "person:christine-berg"),
    ("Christine Berg met Bernard Hill. He left.", "person:bernard-hill"),
]


@pytest.mark.parametrize(("text", "actor"), GENDERS, ids=[text for text, _ in GENDERS])
def test_a_first_name_tells_who_he_or_she_is(nlp: Language, text: str, actor: str) -> None:
    assert [m.actor for m in nlp(text)._.mentions if m.level == "pronoun"] == [actor]
