"""Tense and aspect of a verb: present, future, perfect.

The tags distinguish past from present; future and perfect are marked by the auxiliaries.
"""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import AUXILIARIES, PRESENT_TAGS
from geo_nlp.pipes.syntax.tree import Token

NOW = frozenset({"is", "are"})
FUTURE_AUXILIARIES = frozenset({"'ll", "shall", "to", "will", "’ll"})
HAVE = frozenset({"has", "have", "'ve", "’ve"})
PERFECT_AUXILIARIES = HAVE | {"had", "having"}


def lies_ahead(verb: Token) -> bool:
    """Whether a verb is in the future or an infinitive: "will meet", "to meet"."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ in FUTURE_AUXILIARIES for c in verb.lefts)


def is_present(verb: Token) -> bool:
    """Whether a verb is in the present or the present perfect: "rejects", "is rejecting", "has rejected"."""
    progressive = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in NOW for c in verb.lefts)
    return verb.tag_ in PRESENT_TAGS or progressive or is_perfect(verb)


def is_present_passive(verb: Token) -> bool:
    """Whether a verb is in the present passive: "is sentenced"."""
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ in PRESENT_TAGS for c in verb.lefts)


def is_perfect(verb: Token) -> bool:
    """Whether a verb is in the present perfect, which goes with no time that is over ("two days ago")."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in HAVE for c in verb.lefts)


def is_any_perfect(verb: Token) -> bool:
    """Whether a verb is in any perfect, and so means what was done before: "had bombed", "having bombed"."""
    return any(c.dep_ == "aux" and c.lower_ in PERFECT_AUXILIARIES for c in verb.lefts)


def is_participle_after_had(verb: Token) -> bool:
    """Whether a verb is in the past perfect: "had arrested"."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.lefts)


def continues(verb: Token | None) -> bool:
    """Whether a verb means what began and goes on: "has imposed", "had been holding"."""
    if verb is None or any(c.dep_ == "neg" for c in verb.children):
        return False
    return any(c.dep_ in AUXILIARIES and c.lower_ in PERFECT_AUXILIARIES for c in verb.lefts)


def is_simple_past(verb: Token) -> bool:
    """Whether a verb is in the past without "had", also progressive or passive: "shot", "was fishing", "were shot"."""
    past = verb.tag_ == "VBD" or any(c.dep_ in AUXILIARIES and c.tag_ == "VBD" for c in verb.lefts)
    return past and not is_any_perfect(verb)
