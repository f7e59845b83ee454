"""Negation and modality: which words reach an event, and which do not."""

from __future__ import annotations

import pytest
from trees import tree, word

from geo_nlp.pipes.context import set_context
from geo_nlp.rules.context import Context
from geo_nlp.types import Clause

LEXICON = Context(
    effects={
        ("auxiliaries", "will"): "planned", ("auxiliaries", "may"): "possible", ("adverbs", "not"): "negated",
        ("adverbs", "never"): "negated", ("verbs", "fail"): "negated", ("verbs", "deny"): "negated",
        ("verbs", "plan"): "planned",
        ("verbs", "urge"): "demanded", ("nouns", "plan"): "planned", ("markers", "if"): "conditional",
        ("determiners", "no"): "negated",
        ("adjectives", "ready"): "planned",
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


def test_a_noun_takes_the_context_of_its_light_verb() -> None:
    doc = tree("France/NNP/nsubj/3 will/MD/aux/3 hold/VB/ROOT/0 talks|talk/NNS/dobj/3")
    (found,) = set_context(doc, [Clause(3, "noun", "talk", (), support=2)], LEXICON)
    assert found.modality == "planned"


def test_what_is_refused() -> None:
    doc = tree("France/NNP/nsubj/4 will/MD/aux/4 not/RB/neg/4 meet/VB/ROOT/0 Iran/NNP/dobj/4")
    (found,) = set_context(doc, [Clause(3, "verb", "meet", ())], LEXICON)
    assert (found.negated, found.refused) == (True, True)
