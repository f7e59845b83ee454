"""Whether a capital is its state or a place."""

from __future__ import annotations

import pytest
from trees import tree, word

from geo_nlp.pipes.mentions.metonymy import stands_for_state

STATES = [
    "Moscow/NNP/nsubj/2 condemned|condemn/VBD/ROOT/0 France/NNP/dobj/2",
    "France/NNP/nsubj/2 condemned|condemn/VBD/ROOT/0 Moscow/NNP/dobj/2",
    "France/NNP/nsubjpass/2 condemned|condemn/VBN/ROOT/0 by/IN/agent/2 Moscow/NNP/pobj/3",
    "Moscow/NNP/poss/3 's/POS/case/1 proposal/NN/ROOT/0",
    "talks|talk/NNS/ROOT/0 with/IN/prep/1 Moscow/NNP/pobj/2",
    "sanctions|sanction/NNS/ROOT/0 against/IN/prep/1 Moscow/NNP/pobj/2",
    "pressure/NN/ROOT/0 from/IN/prep/1 Moscow/NNP/pobj/2",
    "Paris/NNP/nsubj/4 and/CC/cc/1 Moscow/NNP/conj/1 met|meet/VBD/ROOT/0",
]
PLACES = [
    "France/NNP/nsubj/2 spoke|speak/VBD/ROOT/0 in/IN/prep/2 Moscow/NNP/pobj/3",
    "Macron/NNP/nsubj/2 visited|visit/VBD/ROOT/0 Moscow/NNP/dobj/2",
    "Macron/NNP/nsubj/2 flew|fly/VBD/ROOT/0 to/IN/prep/2 Moscow/NNP/pobj/3",
    "the/DT/det/2 city/NN/ROOT/0 of/IN/prep/2 Moscow/NNP/pobj/3",
    "trains|train/NNS/ROOT/0 near/IN/prep/1 Moscow/NNP/pobj/2",
    "Moscow/NNP/nsubj/2 is|be/VBZ/ROOT/0 the/DT/det/4 capital/NN/attr/2",
    "the/DT/det/3 Moscow/NNP/compound/3 metro/NN/ROOT/0",
    "talks|talk/NNS/ROOT/0 in/IN/prep/1 Paris/NNP/pobj/2 and/CC/cc/3 Moscow/NNP/conj/3",
]


@pytest.mark.parametrize("sentence", STATES)
def test_a_state(sentence: str) -> None:
    assert stands_for_state(word(tree(sentence), "Moscow"))


@pytest.mark.parametrize("sentence", PLACES)
def test_a_place(sentence: str) -> None:
    assert not stands_for_state(word(tree(sentence), "Moscow"))
