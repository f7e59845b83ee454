"""What a report asks of somebody or lays to his charge: "said Iran must stop", "said Iran was behind the attack"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.slots import Slots, add, clause
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.obliques import complements, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Clause

DEMANDING = "say must"
# What "should" be done many have a view on: the rule asks who says so of whom.
ADVISING = "say should"
# What is said to be so must be done, or had better be done.
NEEDFUL = words("necessity_adjective")
USEFUL = frozenset({"advisable", "appropriate", "important"})
# "Said that Iran was behind the attack", "... was responsible", "... was to blame".
BLAMING = "say guilty"
# "Said that he would not be welcome": PLOVER has barred entry as REJECT.
BARRING = "say unwelcome"
GUILTY = words("guilt_adjective")
DEEDS = frozenset({"doing", "fault", "handiwork", "responsibility", "work"})
# What is blamed on whose work it is.
HARMS = words("blamed_event_noun")
# What one is responsible for without guilt.
MERITS = words("merit_noun")
REPORTING = words("claim_verb")


def charges(token: Token, triggers: Collection[tuple[str, str]]) -> Iterator[Clause]:
    """What is demanded of the subject of what is said, laid to its charge or kept from it, by triggers of their own.

    "Macron said Iran must stop" or "said it was vital for Iran to stop" (say must; say should), "Macron said Iran was
    behind the attack" (say guilty),
    "Macron said Lavrov would not be welcome" (say unwelcome).
    """
    for said in complements(token):
        being = said.lemma_ == "be"
        advised = not being and _asked(said, "should", "ought") and not any(c.dep_ == "neg" for c in said.children)
        needed = _needed_of(said)
        useful = _needed_of(said, USEFUL)
        frames = (
            (DEMANDING, _asked(said, "must") or bool(needed) or _has_to(said)),
            (ADVISING, advised or bool(useful)),
            (BLAMING, being and _blamed(said)),
            (BARRING, being and _barred(said)),
        )
        for name, states in frames:
            if states and ("verb", name) in triggers:
                slots: Slots = {}
                add(slots, "subject", functions.subjects(token))
                add(slots, "object", needed or useful or _doers(said) or functions.grammatical_subjects(said))
                yield clause(token, "verb", name, slots, None)


def _needed_of(said: Token, qualities: frozenset[str] = NEEDFUL) -> list[Token]:
    """Of whom a deed is needed: "it is vital that Russia respect the truce", "for Iran to leave", "we need Iran to".

    What is told in the past, or as a state, is a fact that somebody sets store by.
    """
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.tag_ == "MD") for c in said.children):
        return []
    above = [said] if said.lemma_ == "need" and qualities is NEEDFUL else []
    if said.lemma_ == "be":
        above = [c for c in said.rights if c.dep_ == "acomp" and c.lower_ in qualities]
        above = [said, *above] if above else []
    deeds = [c for word in above for c in word.rights if c.dep_ in ("ccomp", "advcl", "xcomp") and c.lemma_ != "be"]
    open_ = [d for d in deeds if d.tag_ in ("VB", "VBP", "VBZ") and not any(c.tag_ == "VBD" for c in d.lefts)]
    return [t for deed in open_ for c in deed.lefts if c.dep_ == "nsubj" for t in conjuncts(c)]


def _has_to(said: Token) -> bool:
    """Whether its subject needs to do something or has to now: "needs to leave", "will have to leave"."""
    below = {c.dep_ for c in said.children}
    if below.isdisjoint({"xcomp", "auxpass"}) or "dobj" in below:  # "has the power to leave"
        return False
    past = said.tag_ in ("VBD", "VBN") or any(c.dep_ == "aux" and c.lower_ != "will" for c in said.children)
    return said.lemma_ == "need" or (said.lemma_ == "have" and not past)


def _asked(said: Token, *modals: str) -> bool:
    """Whether the subject shall do something, not have it done to it, nor ought to have done or left it."""
    helping = {c.lower_: c.dep_ for c in said.children if c.dep_ in ("aux", "auxpass", "neg")}
    if "auxpass" in helping.values() or helping.keys() & {"have", "'ve", "’ve"}:
        return False
    return bool(helping.keys() & set(modals))


def _doers(copula: Token) -> list[Token]:
    """Whose deed something is said to be: "the crash was Iran's doing"."""
    deeds = [c for c in copula.rights if c.dep_ == "attr" and c.lemma_ in DEEDS]
    owners = [p for deed in deeds for p in deed.lefts if p.dep_ == "poss"]
    if any(
        t.lemma_ in HARMS for t in functions.grammatical_subjects(copula)
    ):  # "the mural was the work of" is no charge
        owners += [t for deed in deeds for prep, t in prepositions(deed) if prep == "of"]
    return [t for p in owners for t in conjuncts(p)]


def _barred(copula: Token) -> bool:
    """Whether its subject is told to stay away: "would not be welcome", "is unwelcome"."""
    told = {c.lower_ for c in copula.rights if c.dep_ == "acomp"}
    return "unwelcome" in told or ("welcome" in told and any(c.dep_ == "neg" for c in copula.children))


def _blamed(copula: Token) -> bool:
    """Whether a copula lays a deed to its subject's charge, and does not deny or only suppose it."""
    denied = any(n.dep_ == "neg" for c in (copula, *copula.rights) if c is copula or c.dep_ == "xcomp" for n in c.lefts)
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ != "that") for c in copula.children) or denied:
        return False
    if any(t.lemma_ in MERITS for c in copula.rights for prep, t in prepositions(c) if prep == "for"):
        return False
    preps = {c.lower_: [p for p in c.rights if c.dep_ == "prep"] for c in copula.rights}
    told = {c.lower_ for c in copula.rights if c.dep_ in ("acomp", "attr", "xcomp")}
    told.update(p.lower_ for name in ("to", "at") for p in preps.get(name, ()))
    return bool(told & GUILTY) or bool(_doers(copula)) or any(p.pos_ == "NOUN" for p in preps.get("behind", ()))
