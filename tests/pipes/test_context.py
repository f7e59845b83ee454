"""Negation and modality: which words reach an event, and which do not."""

from __future__ import annotations

import pytest
from trees import tree, word

from geo_nlp.pipes.modality.modality import set_context
from geo_nlp.rules.context import Context
from geo_nlp.types import Clause

LEXICON = Context(
    effects={
        ("auxiliaries", "will"): "planned", ("auxiliaries", "may"): "possible", ("adverbs", "not"): "negated",
        ("adverbs", "never"): "negated", ("verbs", "fail"): "negated", ("verbs", "deny"): "negated",
        ("verbs", "plan"): "planned",
        ("verbs", "urge"): "demanded", ("nouns", "plan"): "planned", ("markers", "if"): "conditional",
        ("determiners", "no"): "negated",
        ("adjectives", "ready"): "planned", ("adverbs", "only"): "carried", ("adverbs", "neither"): "negated",
        ("adverbs", "nor"): "negated", ("nouns", "report"): "carried", ("claims", "dismiss"): "negated",
        ("claims", "false"): "negated", ("claims", "find"): "carried", ("subjects", "due"): "planned",
        ("subjects", "cancelled"): "negated", ("subjects", "begin"): "carried", ("verbs", "rule out"): "negated",
        ("doubles", "rule out"): "possible", ("markers", "instead of"): "negated", ("adjectives", "untrue"): "negated",
        ("verbs", "cancel"): "negated", ("nouns", "demand"): "demanded", ("claims", "reject"): "negated",
        ("verbs", "reject"): "negated",
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "negated", "modality"),
    [
        ("Israel/NNP/nsubj/2 attacked|attack/VBD/ROOT/0 Iran/NNP/dobj/2", False, "asserted"),
        ("Israel/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 attack/VB/ROOT/0 Iran/NNP/dobj/4", True, "asserted"),
        ("Israel/NNP/nsubj/3 never/RB/neg/3 attacked|attack/VBD/ROOT/0", True, "asserted"),
        ("Israel/NNP/nsubj/3 will/MD/aux/3 attack/VB/ROOT/0 Iran/NNP/dobj/3", False, "planned"),
        ("Israel/NNP/nsubj/4 may/MD/aux/4 not/RB/neg/4 attack/VB/ROOT/0 Iran/NNP/dobj/4", True, "possible"),
        ("Israel/NNP/nsubj/2 failed|fail/VBD/ROOT/0 to/TO/aux/4 attack/VB/xcomp/2 Iran/NNP/dobj/4", True, "asserted"),
        ("Israel/NNP/nsubj/2 plans|plan/VBZ/ROOT/0 to/TO/aux/4 attack/VB/xcomp/2 Iran/NNP/dobj/4", False, "planned"),
        ("France/NNP/nsubj/2 urged|urge/VBD/ROOT/0 Israel/NNP/dobj/2 to/TO/aux/5 attack/VB/xcomp/2", False, "demanded"),
        ("Israel/NNP/nsubj/2 is|be/VBZ/ROOT/0 ready/JJ/acomp/2 to/TO/aux/5 attack/VB/xcomp/3", False, "planned"),
        ("plans|plan/NNS/ROOT/0 to/TO/aux/3 attack/VB/acl/1 Iran/NNP/dobj/3", False, "planned"),
        (
            "If/IN/mark/3 Israel/NNP/nsubj/3 attacks|attack/VBZ/advcl/5 Iran/NNP/nsubj/5 falls|fall/VBZ/ROOT/0",
            False, "conditional",
        ),
        (
            "Israel/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 fail/VB/ROOT/0 to/TO/aux/6 attack/VB/xcomp/4 "
            "Iran/NNP/dobj/6",
            False, "asserted",
        ),
        (
            "Israel/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 leave/VB/ROOT/0 or/CC/cc/4 attack/VB/conj/4 "
            "Iran/NNP/dobj/6",
            True, "asserted",
        ),
        (
            "France/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 say/VB/ROOT/0 Israel/NNP/nsubj/6 "
            "attacked|attack/VBD/ccomp/4",
            False, "asserted",
        ),
        (
            "France/NNP/nsubj/6 which/WDT/nsubj/3 attacked|attack/VBD/relcl/1 may/MD/aux/6 not/RB/neg/6 "
            "leave/VB/ROOT/0",
            False, "asserted",
        ),
        ("Israel/NNP/nsubj/4 not/RB/preconj/4 only/RB/advmod/2 attacked|attack/VBD/ROOT/0", False, "asserted"),
        (
            "Israel/NNP/nsubj/3 neither/CC/preconj/3 left|leave/VBD/ROOT/0 nor/CC/cc/3 attacked|attack/VBD/conj/3",
            True, "asserted",
        ),
        (
            "Israel/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 leave/VB/ROOT/0 but/CC/cc/4 attacked|attack/VBD/conj/4",
            False, "asserted",
        ),
        ("Israel/NNP/nsubj/2 attacked|attack/VBD/ROOT/0 no/DT/det/4 ship/NN/dobj/2", True, "asserted"),
        (
            "Israel/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 attack/VB/ROOT/0 until/IN/prep/4 Monday/NNP/pobj/5",
            False, "asserted",
        ),
        (
            "Israel/NNP/nsubj/4 will/MD/aux/4 not/RB/neg/4 attack/VB/ROOT/0 until/IN/prep/4 Monday/NNP/pobj/5",
            True, "planned",
        ),
        (
            "Iran/NNP/nsubj/2 dismissed|dismiss/VBD/ROOT/0 reports|report/NNS/dobj/2 that/IN/mark/6 it/PRP/nsubj/6 "
            "attacked|attack/VBD/acl/3",
            True, "asserted",
        ),
        (
            "Iran/NNP/nsubj/2 read/VBD/ROOT/0 reports|report/NNS/dobj/2 that/IN/mark/6 it/PRP/nsubj/6 "
            "attacked|attack/VBD/acl/3",
            False, "asserted",
        ),
        (
            "Iran/NNP/nsubj/2 dismissed|dismiss/VBD/ROOT/0 reports|report/NNS/dobj/2 that/WDT/nsubj/5 "
            "attacked|attack/VBD/relcl/3",
            False, "asserted",
        ),
        (
            "Iran/NNP/nsubj/2 dismissed|dismiss/VBD/ROOT/0 false/JJ/amod/4 reports|report/NNS/dobj/2 that/IN/mark/7 "
            "it/PRP/nsubj/7 attacked|attack/VBD/acl/4",
            True, "asserted",
        ),
        (
            "It/PRP/nsubj/2 is|be/VBZ/ROOT/0 untrue/JJ/acomp/2 that/IN/mark/6 Iran/NNP/nsubj/6 "
            "attacked|attack/VBD/ccomp/2",
            True, "asserted",
        ),
        (
            "Iran/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 deny/VB/ROOT/0 that/IN/mark/7 it/PRP/nsubj/7 "
            "attacked|attack/VBD/ccomp/4",
            False, "asserted",
        ),
        (
            "Iran/NNP/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 rule/VB/ROOT/0 out/RP/prt/4 attacking|attack/VBG/xcomp/4",
            False, "possible",
        ),
        (
            "Iran/NNP/nsubj/2 left|leave/VBD/ROOT/0 instead/RB/advmod/4 of/IN/prep/2 attacking|attack/VBG/pcomp/4",
            True, "asserted",
        ),
        (
            "Had|have/VBD/aux/3 Iran/NNP/nsubj/3 attacked|attack/VBN/advcl/5 Iraq/NNP/nsubj/5 fell|fall/VBD/ROOT/0",
            False, "conditional",
        ),
        ("Did|do/VBD/aux/3 Iran/NNP/nsubj/3 attack/VB/ROOT/0 ?/./punct/3", False, "possible"),
        ("Why/WDT/advmod/4 did|do/VBD/aux/4 Iran/NNP/nsubj/4 attack/VB/ROOT/0 ?/./punct/4", False, "asserted"),
    ],
)  # fmt: skip
def test_a_verb(sentence: str, negated: bool, modality: str) -> None:
    doc = tree(sentence)
    verb = next(token for token in doc if token.lemma_ == "attack")
    (found,) = set_context(doc, [Clause(verb.i, "verb", "attack", ())], LEXICON)
    assert (found.negated, found.modality) == (negated, modality)


def test_a_noun() -> None:
    doc = tree("There/RB/expl/2 were|be/VBD/ROOT/0 no/DT/det/4 talks|talk/NNS/attr/2")
    (found,) = set_context(doc, [Clause(word(doc, "talks").i, "noun", "talk", ())], LEXICON)
    assert found.negated


@pytest.mark.parametrize(
    ("sentence", "negated", "modality"),
    [
        ("talks|talk/NNS/nsubj/2 are|be/VBP/ROOT/0 due/JJ/acomp/2", False, "planned"),
        ("talks|talk/NNS/nsubj/2 are|be/VBP/ROOT/0 not/RB/neg/2 due/JJ/acomp/2", True, "planned"),
        ("talks|talk/NNS/nsubj/2 are|be/VBP/ROOT/0 hard/JJ/acomp/2", False, "asserted"),
        ("talks|talk/NNS/nsubjpass/3 were|be/VBD/auxpass/3 cancelled|cancel/VBN/ROOT/0", True, "asserted"),
        ("no/DT/det/2 talks|talk/NNS/nsubj/3 began|begin/VBD/ROOT/0", True, "asserted"),
        ("talks|talk/NNS/nsubj/3 will/MD/aux/3 begin/VB/ROOT/0", False, "planned"),
        ("talks|talk/NNS/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 begin/VB/ROOT/0", True, "asserted"),
        ("talks|talk/NNS/nsubj/4 did|do/VBD/aux/4 not/RB/neg/4 help/VB/ROOT/0", False, "asserted"),
        ("they/PRP/nsubj/2 cancelled|cancel/VBD/ROOT/0 talks|talk/NNS/dobj/2", True, "asserted"),
        ("they/PRP/nsubj/2 rejected|reject/VBD/ROOT/0 talks|talk/NNS/dobj/2", True, "asserted"),
        (
            "they/PRP/nsubj/2 dismissed|dismiss/VBD/ROOT/0 reports|report/NNS/dobj/2 of/IN/prep/3 "
            "talks|talk/NNS/pobj/4",
            True, "asserted",
        ),
    ],
)  # fmt: skip
def test_where_a_noun_stands(sentence: str, negated: bool, modality: str) -> None:
    doc = tree(sentence)
    (found,) = set_context(doc, [Clause(word(doc, "talks").i, "noun", "talk", ())], LEXICON)
    assert (found.negated, found.modality) == (negated, modality)


def test_a_demand_that_is_rejected_was_made() -> None:
    doc = tree("they/PRP/nsubj/2 rejected|reject/VBD/ROOT/0 demands|demand/NNS/dobj/2")
    (found,) = set_context(doc, [Clause(2, "noun", "demand", ())], LEXICON)
    assert not found.negated


def test_a_noun_takes_the_context_of_its_light_verb() -> None:
    doc = tree("France/NNP/nsubj/3 will/MD/aux/3 hold/VB/ROOT/0 talks|talk/NNS/dobj/3")
    (found,) = set_context(doc, [Clause(3, "noun", "talk", (), support=2)], LEXICON)
    assert found.modality == "planned"


def test_what_is_refused() -> None:
    doc = tree("France/NNP/nsubj/4 will/MD/aux/4 not/RB/neg/4 meet/VB/ROOT/0 Iran/NNP/dobj/4")
    (found,) = set_context(doc, [Clause(3, "verb", "meet", ())], LEXICON)
    assert (found.negated, found.refused) == (True, True)
