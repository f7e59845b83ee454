from __future__ import annotations

from geo_nlp.graph.look import FAMILIES, SIGN_COLOURS, SIGN_DASHES, TYPE_COLOURS, node_radius, type_colour
from geo_nlp.ontology import load_ontology


def test_every_actor_type_has_one_family() -> None:
    types = [kind for family in FAMILIES for kind in family.types]
    assert sorted(types) == sorted(load_ontology().actor_types)
    assert len(TYPE_COLOURS) == len(types)


def test_actors_never_take_a_colour_of_a_sign() -> None:
    assert not set(TYPE_COLOURS.values()) & set(SIGN_COLOURS.values())
    assert type_colour("martian") == type_colour(None) != type_colour("state")


def test_signs_differ_in_dash_too() -> None:
    assert len(set(SIGN_DASHES.values())) == len(SIGN_DASHES) == 3


def test_no_acts_at_all_is_no_division_by_zero() -> None:
    assert node_radius([0, 0], 0).tolist() == [4.0, 4.0]
