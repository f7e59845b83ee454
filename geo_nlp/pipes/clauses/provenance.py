"""From where and of whom a thing is, by the participle behind it: "wine imported from Chile", "a force made up of"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

COMING = frozenset({"come", "emanate", "originate", "stem"})
DESTINED = frozenset({"bind", "destine", "earmark", "intend", "mean"})
FIRED = frozenset({"fire", "launch", "shoot"})
TRADED = words("trade_verb")
# Behind which prepositions stands from where or for whom: "shipments intended for Hezbollah", "attacks stemming from".
WHENCE = {
    **dict.fromkeys(TRADED, ("from", "in", "by")),
    **dict.fromkeys(COMING, ("from", "in")),
    **dict.fromkeys(DESTINED, ("for",)),
    **dict.fromkeys(FIRED, ("from",)),
}


def origin(made: Token) -> list[Token]:
    """From where a thing comes that is made, sent or fired, or for whom it is meant."""
    asked = WHENCE.get(made.lemma_, ())
    return [head for prep, head in prepositions(made) if prep in asked]
