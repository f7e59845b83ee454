"""From names to actors: short forms, namesakes, capitals, bodies of state, and who held an office when."""

from __future__ import annotations

import pytest
from spacy.language import Language
from trees import tree

from geo_nlp import annotate
from geo_nlp.gazetteer import gazetteer
from geo_nlp.pipes.linking.linker import link
from geo_nlp.pipes.mentions.nominals import find_nominals
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.types import Mention

SPOKE = " spoke|speak/VBD/ROOT/0"


def named(first: int, last: int, kind: str, text: str = "") -> Name:
    return Name(first, last, kind, gazetteer().lookup(text) if text else ())


def linked(sentence: str, *names: Name, date: str | None = "2025-03-01") -> list[Mention]:
    doc = tree(sentence)
    return link(doc, names, list(find_nominals(doc, names, gazetteer())), gazetteer(), date)


@pytest.mark.parametrize(
    ("text", "actor", "country", "demonym"),
    [
        ("France", "FRA", "FRA", False),
        ("French", "FRA", "FRA", True),
        ("Kremlin", "RUS", "RUS", False),
        ("NATO", "igo:nato", None, False),
    ],
)
def test_a_name_of_the_gazetteer(text: str, actor: str, country: str | None, *, demonym: bool) -> None:
    (found,) = linked(f"{text}/NNP/nsubj/2{SPOKE}", named(0, 0, "", text))
    assert (found.actor, found.country, found.demonym, found.level) == (actor, country, demonym, "name")


def test_a_capital_is_a_state_where_it_acts() -> None:
    (acting,) = linked("Moscow/NNP/nsubj/2 spoke|speak/VBD/ROOT/0", named(0, 0, "", "Moscow"))
    assert (acting.type, acting.actor, acting.acts) == ("state", "RUS", True)


def test_a_capital_is_a_place_where_it_locates() -> None:
    (place,) = linked("talks|talk/NNS/ROOT/0 in/IN/prep/1 Moscow/NNP/pobj/2", named(2, 2, "", "Moscow"))
    assert (place.type, place.country, place.acts) == ("place", "RUS", False)


def test_a_surname_goes_with_the_full_name() -> None:
    sentence = (
        "Ali/NNP/compound/2 Demir/NNP/nsubj/3 spoke|speak/VBD/ROOT/0 and/CC/cc/3 Demir/NNP/nsubj/6 "
        "left|leave/VBD/conj/3"
    )
    full, short = linked(sentence, named(0, 1, "person"), named(4, 4, "person"))
    assert full.actor == short.actor == "person:ali-demir"
    assert short.name == "Ali Demir"


@pytest.mark.parametrize(
    ("date", "actor"),
    [("2025-03-01", "person:donald-trump"), ("2014-06-01", None)],
)
def test_a_lone_surname_is_a_leader_of_that_day(date: str, actor: str | None) -> None:
    (found,) = linked("Trump/NNP/nsubj/2" + SPOKE, named(0, 0, "person"), date=date)
    assert found.actor == (actor or "person:trump")


def test_an_unknown_person_has_an_id_of_the_name() -> None:
    (found,) = linked("Jean/NNP/compound/2 Morel/NNP/nsubj/3" + SPOKE, named(0, 1, "person"))
    assert (found.type, found.actor, found.country) == ("person", "person:jean-morel", None)


def test_a_namesake_is_chosen_by_the_article() -> None:
    sentence = "Georgia/NNP/nsubj/4 and/CC/cc/1 Tbilisi/NNP/conj/1 spoke|speak/VBD/ROOT/0"
    first, _ = linked(sentence, named(0, 0, "", "Georgia"), named(2, 2, "", "Tbilisi"))
    assert first.country == "GEO"


def test_people_described_are_of_the_state_before_them() -> None:
    described, state = linked("Russian/JJ/amod/2 soldiers|soldier/NNS/nsubj/3" + SPOKE, named(0, 0, "", "Russian"))
    assert (described.level, described.actor, described.country, described.sector) == ("nominal", None, "RUS", "MIL")
    assert state.actor == "RUS"


def test_people_of_two_states_are_both() -> None:
    sentence = "French/JJ/amod/4 and/CC/cc/1 Turkish/JJ/conj/1 diplomats|diplomat/NNS/nsubj/5" + SPOKE
    found = linked(sentence, named(0, 0, "", "French"), named(2, 2, "", "Turkish"))
    (described,) = [m for m in found if m.level == "nominal"]
    assert [found[i].actor for i in described.refers_to] == ["FRA", "TUR"]


def test_mentions_are_in_text_order_and_keep_their_words() -> None:
    sentence = "France/NNP/nsubj/2 met|meet/VBD/ROOT/0 Russia/NNP/dobj/2"
    doc = tree(sentence)
    found = link(doc, [named(2, 2, "", "Russia"), named(0, 0, "", "France")], [], gazetteer(), None)
    assert [doc.text[m.start : m.end] for m in found] == [m.text for m in found] == ["France", "Russia"]


@pytest.mark.parametrize(("year", "sector"), [("2008", "GOV"), ("2024", "ELI")])
def test_a_leader_of_a_past_year_was_in_office_then(nlp: Language, year: str, sector: str) -> None:
    doc = annotate(nlp, f"In {year} Hugo Chavez recognised the rebels of Mali.", date="2025-03-01")
    assert doc._.mentions[0].sector == sector


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("America's National Security Agency spied on Brazil.", "gov:usa:nsa"),
        ("The United States' National Security Agency spied on Brazil.", "gov:usa:nsa"),
        ("Chad's National Security Agency spied on Brazil.", "gov:tcd:security-forces"),
    ],
)
def test_a_body_after_its_owner_is_the_one_that_the_tables_know(nlp: Language, text: str, actor: str) -> None:
    source = nlp(text)._.relations[0].source
    assert source
    assert source.actor == actor
