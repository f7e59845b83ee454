"""The state of an actor for which no clue is sure: the most salient one, where it is likely enough.

A logistic regression over `salience.features`, whose weights (`geo_nlp/rules/countries.json`) are fitted to actors of
open news whose country was annotated: `python -m benchmarks.countries`. A wrong country makes a wrong dyad, so that one
below `LIKELY` is not given.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from geo_nlp.pipes.bridging.clues import DEALINGS
from geo_nlp.pipes.bridging.kinds import GOVERNING
from geo_nlp.pipes.bridging.namings import Namings
from geo_nlp.pipes.bridging.salience import features
from geo_nlp.pipes.bridging.text import Clue, Part, Text
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

LIKELY = 0.6  # where .8 are right, in cross-validation over articles
BETWEEN_STATES = DEALINGS | {"CONCEDE", "REJECT", "SUPPORT"}
LEAST = 6  # namings of a text that tell what it is about; the weights were fitted to passages, not to sentences


@cache
def salience_weights() -> Mapping[str, float]:
    """The fitted weight of each feature; "bias" counts for each candidate."""
    weights: dict[str, float] = json.loads(files("geo_nlp.rules").joinpath("countries.json").read_text("utf-8"))
    return weights


def likeliest(text: Text, namings: Namings, mention: Mention, parts: Sequence[Part]) -> tuple[str | None, float]:
    """The state that an actor most likely is of, and how likely that is; (None, 0) where no state is named."""
    weights = salience_weights()
    best: tuple[str | None, float] = (None, 0.0)
    for country, names in features(text, namings, mention, parts).items():
        score = weights["bias"]
        for name in names:  # in this order; `sum` rounds otherwise in newer versions of Python
            score += weights.get(name, 0.0)
        chance = 1 / (1 + math.exp(-score))
        if chance > best[1]:
            best = (country, chance)
    return best


def salient_clue(text: Text, namings: Namings, mentions: Sequence[Mention], parts: Sequence[Part]) -> Clue | None:
    """The likeliest state by that of an actor's mentions at which it is likeliest."""
    if len(namings.all) < LEAST or _is_enemy(text, mentions[0]) or mentions[0].sector == "NGO":
        return None
    found = [likeliest(text, namings, mention, parts) for mention in mentions]
    country, chance = max(found, key=lambda each: each[1])
    if country is None or chance < LIKELY:
        return None
    if any(_is_hit_elsewhere(part, country) or _is_dealt_with_by(mentions[0], part, country) for part in parts):
        return None
    return Clue(country, "salience")


def _is_hit_elsewhere(part: Part, country: str) -> bool:
    """Whether a state hits an actor outside of its own land: "killed in a US airstrike in the Caribbean Sea".

    Soldiers whose target is told without a place strike abroad too: "US marines struck the fort".
    """
    if part.predicate != "ASSAULT" or (part.place is not None and part.place.country == country):
        return False
    hitting = ("GOV", "MIL") if part.place is not None else ("MIL",) if part.is_target else ()
    by = [other for other in part.others if other.country == country and other.sector in hitting]
    return any(part.place is not None or other.actor or other.antecedent for other in by)


def _is_dealt_with_by(mention: Mention, part: Part, country: str) -> bool:
    """Whether a person or government deals with a state as another's: "the U.S. recognised the Díaz government"."""
    if mention.level != "name" and mention.sector not in GOVERNING:
        return False
    return part.predicate in BETWEEN_STATES and any(other.actor == country for other in part.others)


def _is_enemy(text: Text, mention: Mention) -> bool:
    """Whether an actor is named for its enmity, and so is of another state than those it fights: "the occupiers"."""
    classes = load_rules().classes
    lemma = text.doc[mention.head].lemma_.lower()
    if mention.level != "nominal":
        return False
    called = any(t.lower_ == "enemy" for t in text.doc.tokens[mention.first : mention.head])  # "enemy combatants"
    return called or lemma in classes["foe"] or lemma in classes["invader"]
