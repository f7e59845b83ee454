"""Faster stand-ins for components of the spaCy model, with the same output.

Each is exact for the model it was written for, and looks at the model when it is made: what is of another kind stays
as it is, with one line in the log. GEO_NLP_FAST=0 leaves everything to spaCy. `tests/fast` compares them token by
token.
"""

from __future__ import annotations

import logging
import os
from typing import Any

from spacy.language import Language

from geo_nlp.fast.entities import BatchedEntities
from geo_nlp.fast.lemmas import RememberedLemmas
from geo_nlp.fast.parser import BatchedParser
from geo_nlp.fast.ruler import RememberedRuler
from geo_nlp.fast.standin import StandIn
from geo_nlp.fast.tagger import QuickTagger
from geo_nlp.fast.vectors import RememberedVectors

STAND_INS: dict[str, type[StandIn]] = {
    "tok2vec": RememberedVectors,
    "tagger": QuickTagger,
    "parser": BatchedParser,
    "attribute_ruler": RememberedRuler,
    "lemmatizer": RememberedLemmas,
    "ner": BatchedEntities,
}

log = logging.getLogger("geo_nlp")


def quicken(nlp: Language) -> list[str]:
    """Put the stand-ins into a loaded pipeline; the names of the components that have one now."""
    if os.environ.get("GEO_NLP_FAST", "1") == "0":
        return []
    components: list[tuple[str, Any]] = getattr(nlp, "_components", [])
    done = []
    for i, (name, component) in enumerate(components):
        if name not in STAND_INS:
            continue
        try:
            components[i] = (name, STAND_INS[name](component))
            done.append(name)
        except (AttributeError, KeyError, TypeError, ValueError) as reason:
            log.info("%s stays spaCy's own, which is slower: %s", name, reason)
    return done
