"""Whose a body is that is named without its state."""

from __future__ import annotations

from spacy.language import Language


def actors(nlp: Language, text: str) -> dict[str, str | None]:
    """Actor ids by the words of the names."""
    return {m.text: m.actor for m in nlp(text)._.mentions if m.level == "name"}


CANADA = "Canada and Canadian farmers met in Canada. Ottawa is cold. Canada slept. "


def test_a_body_without_a_table_is_of_the_state_that_the_article_is_about(nlp: Language) -> None:
    assert actors(nlp, CANADA + "The Harvest Board met.")["Harvest Board"] == "gov:can:harvest-board"


def test_bodies_of_several_states_are_nobodys(nlp: Language) -> None:
    found = actors(nlp, CANADA + "The International Harvest Board met.")
    assert found["International Harvest Board"] == "org:international-harvest-board"


def test_two_states_are_no_main_state(nlp: Language) -> None:
    found = actors(nlp, CANADA + "France, French towns, Lyon and Paris slept. The Harvest Board met.")
    assert found["Harvest Board"] == "org:harvest-board"


def test_people_and_places_tell_whose_a_ministry_is(nlp: Language) -> None:
    text = "China is far. Vladimir Putin spoke in Sochi and in Irkutsk. The Finance Ministry agreed."
    assert actors(nlp, text)["Finance Ministry"] == "gov:rus:finance-ministry"


def test_a_party_is_of_the_state_that_has_it(nlp: Language) -> None:
    text = "Turkey and Turkish police met German guests. Turkey slept. The Social Democrats refused."
    assert actors(nlp, text)["Social Democrats"] == "party:deu:spd"


def test_a_federal_service_is_the_service_of_its_state(nlp: Language) -> None:
    assert actors(nlp, CANADA + "The Federal Border Service met.")["Federal Border Service"] == "gov:can:border-guards"


def test_a_shared_surname_is_no_leader_of_a_small_state_that_is_not_named(nlp: Language) -> None:
    assert actors(nlp, "Schmidt said the German firm would grow.")["Schmidt"] == "person:schmidt"
    assert actors(nlp, "In Albania, Rama slept.")["Rama"] == "person:edi-rama"
    assert actors(nlp, "In Britain, Johnson slept.")["Johnson"] == "person:boris-johnson"


def test_an_unknown_body_is_of_the_state_that_the_article_is_about(nlp: Language) -> None:
    text = CANADA + "The Harvest Guild and the newspaper Fokos met CAFTO and the World Harvest Guild."
    country = {m.text: m.country for m in nlp(text)._.mentions}
    assert (country["Harvest Guild"], country["Fokos"]) == ("CAN", "CAN")
    assert (country["CAFTO"], country["World Harvest Guild"]) == (None, None)


def test_a_place_is_of_the_state_behind_its_comma_where_that_has_one_of_the_name(nlp: Language) -> None:
    countries = {
        m.text: m.country
        for text in (
            "Gunmen killed seven people in Santo Domingo, Ecuador.",
            "Police arrested three Russians in Santiago, Cuba, on Monday.",
            "Rubio visited Rome, France and Spain.",
            "Rubio visited Damascus, Turkey, and Iraq.",
        )
        for m in nlp(text)._.mentions
    }
    assert countries["Santo Domingo"] == "ECU"
    assert countries["Santiago"] == "CUB"
    assert countries["Rome"] == "ITA"
    assert countries["Damascus"] == "SYR"
