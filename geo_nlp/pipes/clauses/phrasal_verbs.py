"""Phrasal and prepositional verbs: "lash out", "crack down on", "side with", "bring home".

A preposition counts as part of the verb only where it does not tell when or where: "called on Friday" calls on nobody.
"""

from __future__ import annotations

from collections.abc import Collection

from geo_nlp.pipes.syntax.obliques import is_time, particle
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive

# What makes one verb with what stands before its object: "brought its soldiers home", "set the shops ablaze".
RESULTATIVE = frozenset({"aside", "away", "back", "free", "home", "off", "out", "together"}) | {"ablaze", "alight"}
# After another preposition they give the place: "called for an end in a speech" does not call anybody in.
IN_AT_ON = frozenset({"in", "at", "on"})
WORDS_AFTER_VERB = 3  # words after the verb


def long_name(verb: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A verb of several words, with its particle or with what follows: "lash out", "crack down", "side with"."""
    following = [t.lower_ for t in verb.doc.tokens[verb.i + 1 : verb.i + 1 + WORDS_AFTER_VERB]]
    if part := particle(verb) or _resultative(verb):
        names = (" ".join([lemma, *following[:2]]), f"{lemma} {part}")  # "stood up for", then "stood up"
        return next((name for name in names if ("verb", name) in triggers), None)
    return _adjacent_name(verb, lemma, following, triggers) or _separated_name(verb, lemma, triggers)


def _resultative(verb: Token) -> str | None:
    """The resultative adverb or adjective after an object or preposition: "brought its soldiers home"."""
    below = [c for right in verb.rights for c in ((right, *right.lefts) if right.dep_ == "prep" else (right,))]
    found = (c.lower_ for c in below if c.lower_ in RESULTATIVE and (c.dep_ == "advmod" or c.tag_ == "JJ"))
    return next(found, None)


def _adjacent_name(verb: Token, lemma: str, following: list[str], triggers: Collection[tuple[str, str]]) -> str | None:
    """The longest trigger of the verb and the words right after it: "side with", "stand shoulder to shoulder"."""
    for n in range(len(following), 0, -1):
        name = " ".join([lemma, *following[:n]])
        if ("verb", name) in triggers and not (n == 1 and _is_adjunct(verb.nbor(1))):
            return name
    return None


def _separated_name(verb: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A prepositional verb parted by an adverb: "spoke today with"; not across an object."""
    if any(c.dep_ == "dobj" for c in verb.rights):
        return None
    apart = [c for c in verb.rights if c.dep_ == "prep" and not _is_adjunct(c)]
    apart = [c for c in apart if c == apart[0] or c.lower_ not in IN_AT_ON]
    return next((name for c in apart if ("verb", name := f"{lemma} {c.lower_}") in triggers), None)


def _is_adjunct(prep: Token) -> bool:
    """Whether a preposition opens an adjunct or agent, and is no part of the verb: "called on Friday", "stopped by"."""
    return (
        prep.dep_ == "agent" or any(c.dep_ == "pobj" and is_time(c) for c in prep.rights) or _is_place_adverbial(prep)
    )


def _is_place_adverbial(prep: Token) -> bool:
    """Whether "in" gives the place: "an interview he gave in Paris" is no giving in, nor "was put in jail"."""
    verb = prep.head
    if prep.lower_ in IN_AT_ON and any(c.dep_ == "pobj" for c in prep.rights) and is_passive(verb):
        return True
    gap = verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT") for c in verb.lefts)
    return gap and prep.lower_ == "in" and any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in prep.rights)
