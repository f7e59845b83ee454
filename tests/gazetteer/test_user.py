"""A user's own actors over what the product knows."""

from __future__ import annotations

import pytest

from geo_nlp.gazetteer import Gazetteer, gazetteer
from geo_nlp.gazetteer.user import COLUMNS, merge

ROWS = (
    "Ouyang Weilin,person,CHN,GOV,,person:ouyang-weilin",
    "Macron,person,FRA,GOV,,person:emmanuel-macron",
    "Kremlin,company,USA,BUS,,company:kremlin",
)


@pytest.fixture(scope="module")
def own() -> Gazetteer:
    return merge(gazetteer(), [dict(zip(COLUMNS, row.split(","), strict=True)) for row in ROWS])


def test_a_name_means_only_the_users_actor(own: Gazetteer) -> None:
    assert [entry.id for entry in own.names["Kremlin"]] == ["company:kremlin"]
    assert own.names["Russia"] == gazetteer().names["Russia"]


def test_a_chinese_name_has_its_surname_first(own: Gazetteer) -> None:
    assert own.surnames["Ouyang"][0].id == "person:ouyang-weilin"
    assert "Weilin" not in own.surnames


def test_a_known_actor_is_changed_wherever_he_is_found(own: Gazetteer) -> None:
    before = gazetteer().entries["person:emmanuel-macron"]
    for found in (own.names["Emmanuel Macron"], own.surnames["Macron"], own.holders["FRA head_of_state"]):
        assert {e.name for e in found if e.id == before.id} == {"Macron"}
    assert own.entries[before.id].tenures == before.tenures
