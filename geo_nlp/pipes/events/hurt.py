"""Who was hurt, by what is told of wounds, doctors and hospitals."""

from __future__ import annotations

from geo_nlp.pipes.events.words import either, words
from geo_nlp.pipes.parse.parse import Token
from geo_nlp.pipes.parse.tags import VERBAL

SPORTING = frozenset({"hamstring", "knee", "groin", "ankle", "muscle", "calf", "thigh"})


def is_counted(adjective: Token) -> bool:
    """Whether somebody tells of so many: "spoke of one injured fireman", "reported 12 wounded soldiers"."""
    noun = adjective.head
    numbered = adjective.dep_ == "amod" and any(c.dep_ == "nummod" for c in noun.lefts)
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    return numbered and verb.lemma_ in either("reporting", "counting") and verb.pos_ in VERBAL


def is_denied(verb: Token) -> bool:
    """Whether a verb is negated: "did not survive"."""
    return any(c.dep_ == "neg" for c in verb.lefts)


def is_unhurt(wound: Token) -> bool:
    """Whether it is no wound that is told: "suffered no injuries", "suffered a knee injury" in sport."""
    return any(c.lower_ in ("no", "without") or (c.dep_ == "compound" and c.lower_ in SPORTING) for c in wound.lefts)


def is_to_hospital(verb: Token) -> bool:
    """Whether somebody is brought to hospital as a patient."""
    to = {o.lemma_.lower() for p in verb.rights if p.lower_ in ("to", "into") for o in p.rights if o.dep_ == "pobj"}
    return bool(to & words("hospitals"))


def is_medical(care: Token) -> bool:
    """Whether care is a doctor's: "hospital treatment"."""
    return care.lower_ == "stitches" or any(c.lemma_.lower() in words("hospitals") for c in care.lefts)


def is_for_wounds(treated: Token) -> bool:
    """Whether a treatment is one of wounds: "for burns"."""
    for_ = {o.lemma_.lower() for p in treated.rights if p.lower_ in ("for", "with") for o in p.rights}
    return bool(for_ & words("treated_for"))
