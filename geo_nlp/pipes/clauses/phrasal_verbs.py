"""Verbs of several words: "lash out", "crack down on", "side with", "bring home"."""

from __future__ import annotations

from collections.abc import Collection

from geo_nlp.pipes.syntax.obliques import is_time, particle
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive

# What makes one verb with what stands before its object: "brought its soldiers home", "set the hostages free".
PARTED = frozenset({"aside", "away", "back", "free", "home", "off", "out", "together"})
# Behind another preposition they tell where: "called for an end in a speech" does not call anybody in.
STANDING = frozenset({"in", "at", "on"})


def long_name(token: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A verb of several words, with its particle or with what follows: "lash out", "crack down", "side with"."""
    behind = [c for right in token.rights for c in ((right, *right.lefts) if right.dep_ == "prep" else (right,))]
    parted = next((c.lower_ for c in behind if c.lower_ in PARTED and (c.dep_ == "advmod" or c.tag_ == "JJ")), None)
    following = [t.lower_ for t in token.doc.tokens[token.i + 1 : token.i + 4]]
    if part := particle(token) or parted:
        names = (" ".join([lemma, *following[:2]]), f"{lemma} {part}")  # "stood up for", then "stood up"
        return next((name for name in names if ("verb", name) in triggers), None)
    for n in range(len(following), 0, -1):
        name = " ".join([lemma, *following[:n]])
        if ("verb", name) in triggers and not (n == 1 and (_dates(token.nbor(1)) or _located(token.nbor(1)))):
            return name
    if any(c.dep_ == "dobj" for c in token.rights):
        return None
    apart = [c for c in token.rights if c.dep_ == "prep" and not (_dates(c) or _located(c))]  # "spoke today with"
    apart = [c for c in apart if c == apart[0] or c.lower_ not in STANDING]
    return next((name for c in apart if ("verb", name := f"{lemma} {c.lower_}") in triggers), None)


def _dates(prep: Token) -> bool:
    """Whether a preposition only tells when: "called on Friday" calls on nobody."""
    return any(c.dep_ == "pobj" and is_time(c) for c in prep.rights)


def _located(prep: Token) -> bool:
    """Whether "in" tells where something was done or somebody brought: "an interview he gave in Paris" gives in to
    nobody, nor does "was put in jail" put anything in.
    """
    verb = prep.head
    if prep.lower_ in STANDING and any(c.dep_ == "pobj" for c in prep.rights) and is_passive(verb):
        return True
    gap = verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT") for c in verb.lefts)
    return gap and prep.lower_ == "in" and any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in prep.rights)
