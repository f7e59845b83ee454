"""The slots of a clause are the same whatever the surface form."""

from __future__ import annotations

import pytest
from trees import tree, word

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.clauses import find_clauses
from geo_nlp.types import Mention

TRIGGERS = frozenset(
    [
        ("verb", "impose"),
        ("verb", "lash out"),
        ("noun", "talk"),
        ("noun", "attack"),
        ("noun", "ally"),
        ("adjective", "critical"),
    ]
)
LIGHT = frozenset({"hold"})
STATES = ("France", "Russia", "Israel", "Iran", "Turkey")


def slots(sentence: str) -> dict[str, str]:
    """The slots of the one clause of a sentence, as words."""
    doc = tree(sentence)
    mentions = [
        Mention(t.idx, t.idx + len(t), t.text, "state", "name", False, t.text, t.text, None, None, t.i, t.i, t.i)
        for t in doc if t.text in STATES
    ]  # fmt: skip
    (clause,) = find_clauses(doc.sents, TRIGGERS, LIGHT, Actors.of(doc, mentions))
    return {name: " ".join(doc[i].text for i in tokens) for name, tokens in clause.slots}


def test_verb() -> None:
    found = slots(
        "France/NNP/nsubj/2 imposed|impose/VBD/ROOT/0 sanctions|sanction/NNS/dobj/2 on/IN/prep/3 Iran/NNP/pobj/4"
    )
    assert found == {"subject": "France", "object": "sanctions", "on": "Iran"}


def test_passive_has_the_same_slots() -> None:
    found = slots(
        "sanctions|sanction/NNS/nsubjpass/3 were|be/VBD/auxpass/3 imposed|impose/VBN/ROOT/0 on/IN/prep/3 "
        "Iran/NNP/pobj/4 "
        "by/IN/agent/3 France/NNP/pobj/6"
    )
    assert found == {"subject": "France", "object": "sanctions", "on": "Iran"}


def test_verb_with_a_particle() -> None:
    found = slots("France/NNP/nsubj/2 lashed|lash/VBD/ROOT/0 out/RP/prt/2 at/IN/prep/2 Iran/NNP/pobj/4")
    assert found == {"subject": "France", "at": "Iran"}


def test_noun_with_a_light_verb() -> None:
    found = slots("France/NNP/nsubj/2 held|hold/VBD/ROOT/0 talks|talk/NNS/dobj/2 with/IN/prep/2 Iran/NNP/pobj/4")
    assert found == {"subject": "France", "with": "Iran"}


def test_a_heavy_verb_lends_nothing() -> None:
    found = slots("France/NNP/nsubj/2 watched|watch/VBD/ROOT/0 talks|talk/NNS/dobj/2 with/IN/prep/3 Iran/NNP/pobj/4")
    assert found == {"with": "Iran"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Israel/NNP/poss/3 's/POS/case/1 attack/NN/ROOT/0 on/IN/prep/3 Iran/NNP/pobj/4",
        "the/DT/det/3 Israel/NNP/compound/3 attack/NN/ROOT/0 on/IN/prep/3 Iran/NNP/pobj/4",
    ],
)
def test_owner_of_a_noun(sentence: str) -> None:
    found = slots(sentence)
    assert (found["possessor"], found["on"]) == ("Israel", "Iran")


def test_dyad() -> None:
    found = slots("the/DT/det/5 Israel/NNP/compound/4 -/HYPH/punct/4 Iran/NNP/compound/5 talks|talk/NNS/ROOT/0")
    assert found["possessor"] == "Israel Iran"


def test_noun_after_the_copula() -> None:
    found = slots("Turkey/NNP/nsubj/2 is|be/VBZ/ROOT/0 an/DT/det/4 ally/NN/attr/2 of/IN/prep/4 Russia/NNP/pobj/5")
    assert found == {"subject": "Turkey", "of": "Russia"}


def test_adjective() -> None:
    found = slots("France/NNP/nsubj/2 is|be/VBZ/ROOT/0 critical/JJ/acomp/2 of/IN/prep/3 Iran/NNP/pobj/4")
    assert found == {"subject": "France", "of": "Iran"}


def test_a_word_that_no_rule_asks_for_is_no_clause() -> None:
    doc = tree("France/NNP/nsubj/2 ate|eat/VBD/ROOT/0 bread/NN/dobj/2")
    assert list(find_clauses(doc.sents, TRIGGERS, LIGHT, Actors.of(doc, ()))) == []


def test_offsets_of_the_trigger() -> None:
    doc = tree("France/NNP/nsubj/2 imposed|impose/VBD/ROOT/0 sanctions|sanction/NNS/dobj/2")
    (clause,) = find_clauses(doc.sents, TRIGGERS, LIGHT, Actors.of(doc, ()))
    assert (clause.head, clause.kind, clause.lemma) == (word(doc, "imposed").i, "verb", "impose")
