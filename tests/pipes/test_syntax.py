"""Who acts and who is acted on, whatever the form of the verb."""

from __future__ import annotations

import pytest
from trees import tree, word

from geo_nlp.pipes.syntax import functions, obliques, voice

ACTIVE = "France/NNP/nsubj/2 condemned|condemn/VBD/ROOT/0 Russia/NNP/dobj/2"
PASSIVE = "Russia/NNP/nsubjpass/3 was|be/VBD/auxpass/3 condemned|condemn/VBN/ROOT/0 by/IN/agent/3 France/NNP/pobj/4"
AGENTLESS = "Russia/NNP/nsubjpass/3 was|be/VBD/auxpass/3 condemned|condemn/VBN/ROOT/0"
RELATIVE = "France/NNP/nsubj/5 which/WDT/nsubj/3 condemned|condemn/VBD/relcl/1 Russia/NNP/dobj/3 left|leave/VBD/ROOT/0"
OBJECT_RELATIVE = (
    "France/NNP/nsubj/5 which/WDT/dobj/4 Russia/NNP/nsubj/4 condemned|condemn/VBD/relcl/1 left|leave/VBD/ROOT/0"
)
REDUCED = "troops|troop/NNS/nsubj/5 attacked|attack/VBN/acl/1 by/IN/agent/2 Hamas/NNP/pobj/3 fled|flee/VBD/ROOT/0"
SUBJECT_CONTROL = "Turkey/NNP/nsubj/2 agreed|agree/VBD/ROOT/0 to/TO/aux/4 attack/VB/xcomp/2 Iran/NNP/dobj/4"
OBJECT_CONTROL = (
    "France/NNP/nsubj/2 urged|urge/VBD/ROOT/0 Turkey/NNP/dobj/2 to/TO/aux/5 attack/VB/xcomp/2 Iran/NNP/dobj/5"
)
CALLED_ON = (
    "France/NNP/nsubj/2 called|call/VBD/ROOT/0 on/IN/prep/2 Turkey/NNP/pobj/3 to/TO/aux/6 attack/VB/xcomp/2 "
    "Iran/NNP/dobj/6"
)
GERUND = (
    "France/NNP/nsubj/2 accused|accuse/VBD/ROOT/0 Russia/NNP/dobj/2 of/IN/prep/2 attacking|attack/VBG/pcomp/4 "
    "Iran/NNP/dobj/5"
)
PARTICIPLE = "Israel/NNP/nsubj/2 left|leave/VBD/ROOT/0 attacking|attack/VBG/advcl/2 Iran/NNP/dobj/3"
VERBS = "Russia/NNP/nsubj/2 condemned|condemn/VBD/ROOT/0 and/CC/cc/2 attacked|attack/VBD/conj/2 Turkey/NNP/dobj/4"
PASSIVES = (
    "France/NNP/nsubjpass/3 was|be/VBD/auxpass/3 seen|see/VBN/ROOT/0 and/CC/cc/3 condemned|condemn/VBN/conj/3 "
    "by/IN/agent/5 China/NNP/pobj/6"
)
SERIES = (
    "France/NNP/nsubj/4 and/CC/cc/1 Turkey/NNP/conj/1 condemned|condemn/VBD/ROOT/0 Russia/NNP/dobj/4 and/CC/cc/5 "
    "Iran/NNP/conj/5"
)


@pytest.mark.parametrize(
    ("sentence", "verb", "acting", "acted_on"),
    [
        (ACTIVE, "condemned", "France", "Russia"),
        (PASSIVE, "condemned", "France", "Russia"),
        (AGENTLESS, "condemned", "", "Russia"),
        (RELATIVE, "condemned", "France", "Russia"),
        (OBJECT_RELATIVE, "condemned", "Russia", "France"),
        (REDUCED, "attacked", "Hamas", "troops"),
        (SUBJECT_CONTROL, "attack", "Turkey", "Iran"),
        (OBJECT_CONTROL, "attack", "Turkey", "Iran"),
        (CALLED_ON, "attack", "Turkey", "Iran"),
        (GERUND, "attacking", "Russia", "Iran"),
        (PARTICIPLE, "attacking", "Israel", "Iran"),
        (VERBS, "condemned", "Russia", "Turkey"),
        (VERBS, "attacked", "Russia", "Turkey"),
        (PASSIVES, "condemned", "China", "France"),
        (SERIES, "condemned", "France Turkey", "Russia Iran"),
    ],
)
def test_who_acts_on_whom(sentence: str, verb: str, acting: str, acted_on: str) -> None:
    token = word(tree(sentence), verb)
    assert " ".join(t.text for t in functions.subjects(token)) == acting
    assert " ".join(t.text for t in functions.objects(token)) == acted_on


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        (ACTIVE, "condemned", False),
        (PASSIVE, "condemned", True),
        (REDUCED, "attacked", True),
        (PASSIVES, "condemned", True),
    ],
)
def test_passive_forms(sentence: str, verb: str, *, passive: bool) -> None:
    assert voice.is_passive(word(tree(sentence), verb)) is passive


def test_a_preposition_reaches_each_of_a_series() -> None:
    doc = tree("talks|talk/NNS/ROOT/0 between/IN/prep/1 France/NNP/pobj/2 and/CC/cc/3 Iran/NNP/conj/3")
    assert [(name, head.text) for name, head in obliques.prepositions(doc[0])] == [
        ("between", "France"),
        ("between", "Iran"),
    ]


def test_one_who_gets_something() -> None:
    doc = tree("France/NNP/nsubj/2 gave|give/VBD/ROOT/0 Turkey/NNP/dative/2 weapons|weapon/NNS/dobj/2")
    assert [t.text for t in functions.datives(doc[1])] == ["Turkey"]
    assert [t.text for t in functions.objects(doc[1])] == ["weapons"]


def test_there_is_nobody() -> None:
    doc = tree("There/EX/expl/2 were|be/VBD/ROOT/0 talks|talk/NNS/attr/2".replace("/EX/", "/RB/"))
    assert functions.subjects(doc[1]) == []
