"""Asking: what a plea, an offer or an issued paper says of the event after its preposition: "called for talks"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.context import Context, Effect

OF_VERB = ("for", "on", "upon", "to", "against", "about")
# What is offered in words is given at once: "offered thanks".
EXPRESSIVE_NOUNS = words("expressive_noun")


def effect_of_asking(verb: Token, prep: str, context: Context) -> Effect | None:
    """The effect of a verb on what stands after its preposition: "called for talks"."""
    if verb.pos_ != "VERB" or _asks_nothing(verb):
        return None
    effect = context.of("verbs", f"{verb.lemma_} {prep}")  # also "hinted at talks"
    if effect is None and prep in OF_VERB:
        effect = context.of("verbs", verb.lemma_)
    return None if (effect, prep) == ("demanded", "about") else effect  # "told her about the attack", "asked about it"


def effect_of_issuing(verb: Token, prep: str, context: Context) -> Effect | None:
    """The effect of a paper on what it is for: "a warrant was issued for his arrest"."""
    papers = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    return next((e for c in papers if (e := context.of("nouns", f"{c.lemma_} {prep}"))), None)


def _asks_nothing(verb: Token) -> bool:
    """Whether a plea or offer asks for nothing: "pleaded guilty to the murder", "offered condolences on the murder"."""
    if verb.lemma_ == "offer":
        return any(c.dep_ == "dobj" and c.lemma_ in EXPRESSIVE_NOUNS for c in verb.rights)
    return verb.lemma_ == "plead" and any(c.dep_ in ("acomp", "oprd") for c in verb.rights)
