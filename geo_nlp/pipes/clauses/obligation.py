"""Obligation and blame in reported speech: "said Iran must stop", "said Iran was behind the attack".

Each is a clause with a trigger of its own, whose subject is the speaker and whose object the subject of what is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.slots import Slots, add, clause
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import PAST_TAGS
from geo_nlp.pipes.syntax.obliques import complements, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import COPULAS, conjuncts
from geo_nlp.types import Clause

SAY_MUST = "say must"
# Advice is an opinion: the rule asks who gives it about whom.
ADVISING = "say should"
# What is said to be so must be done, or had better be done.
NEEDFUL = words("necessity_adjective")
# "Said that Iran was behind the attack", "... was responsible", "... was to blame".
SAY_GUILTY = "say guilty"
# "Said that Iran was a danger", "... were baseless": the rule asks what is said of whom.
SAY_IS = "say is"
CLAIM_VERBS = words("claim_verb")


def reported_charges(token: Token, triggers: Collection[tuple[str, str]]) -> Iterator[Clause]:
    """Clauses by which a speaker demands or advises something, or blames another.

    "Macron said Iran must stop" or "said it was vital for Iran to stop" (say must; say should), "Macron said Iran was
    behind the attack" (say guilty), "Macron said Iran was a danger" (say is).
    """
    ruled_out = any(c.dep_ == "prt" for c in token.rights)  # "ruled out that Iran was behind it"
    for said in () if ruled_out else complements(token):
        if _asks_who(said):
            continue
        being = said.lemma_ == "be"
        advised = not being and _is_obliged(said, "should", "ought") and not any(c.dep_ == "neg" for c in said.children)
        needed = _bearers_of_need(said)
        frames = (
            (SAY_MUST, _is_obliged(said, "must") or bool(needed) or _has_to(said)),
            (ADVISING, advised),
            (SAY_GUILTY, being and _is_blamed(said)),
        )
        for name, states in frames:
            if states and ("verb", name) in triggers:
                slots: Slots = {}
                add(slots, "subject", functions.subjects(token))
                add(slots, "object", needed or functions.grammatical_subjects(said))
                token.doc.filled(reported_charges, name, token, slots)
                yield clause(token, "verb", name, slots, None)
        if token.lemma_ != "believe" and ("verb", SAY_IS) in triggers and (predicates := _predicates(said)):
            yield _predication(token, said, predicates)


def _asks_who(said: Token) -> bool:
    """Whether a clause asks who or which: "determine which group was responsible", not "who he says is a liar"."""
    opening = [t for head in (said, *functions.grammatical_subjects(said)) for t in (head, *head.lefts)]
    asking = any(t.tag_ in ("WDT", "WP") and t.lower_ != "that" for t in opening)
    return asking and said.head.dep_ != "relcl"


def _predicates(said: Token) -> list[Token]:
    """What is said of a subject as a fact: "Iran's plan is illegal and a mistake"; nothing of "it" or "this"."""
    if said.lemma_ not in COPULAS or _is_denied_or_supposed(said) or any(c.tag_ == "MD" for c in said.lefts):
        return []
    things = functions.grammatical_subjects(said)
    if not things or any(t.tag_ in ("DT", "EX", "WDT", "WP") or t.lower_ == "it" for t in things):
        return []
    found = [t for c in said.rights if c.dep_ in ("acomp", "attr") for t in conjuncts(c)]
    return found + [m for t in found if t.lemma_ in words("state_noun") for m in t.lefts if m.dep_ == "amod"]


def _predication(token: Token, said: Token, predicates: list[Token]) -> Clause:
    """The clause of what a speaker says of another."""
    slots: Slots = {}
    add(slots, "subject", functions.subjects(token))
    things = functions.grammatical_subjects(said)
    add(slots, "object", things)
    add(slots, "as", predicates)
    add(slots, "about", [t for thing in things for prep, t in prepositions(thing) if prep in ("about", "of")])
    token.doc.filled(_predication, SAY_IS, token, slots)
    return clause(token, "verb", SAY_IS, slots, None)


def _bearers_of_need(said: Token) -> list[Token]:
    """The subjects of what is needed: "it is vital that Russia respect the truce", "we need Iran to leave".

    An act in the past, or a state, is a fact that a speaker values.
    """
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.tag_ == "MD") for c in said.children):
        return []
    acts = [c for word in _predicates_of_need(said) for c in word.rights if _is_unrealised(c)]
    return [t for act in acts for c in act.lefts if c.dep_ == "nsubj" for t in conjuncts(c)]


def _predicates_of_need(said: Token) -> list[Token]:
    """The words that govern what is needed: the copula and its adjective, or "need" itself."""
    if said.lemma_ == "be":
        needful = [c for c in said.rights if c.dep_ == "acomp" and c.lower_ in NEEDFUL]
        return [said, *needful] if needful else []
    return [said] if said.lemma_ == "need" else []


def _is_unrealised(clause: Token) -> bool:
    """Whether a clause gives an act that is still to be done: "that Russia respect the truce"."""
    if clause.dep_ not in ("ccomp", "advcl", "xcomp") or clause.lemma_ == "be":
        return False
    return clause.tag_ in ("VB", "VBP", "VBZ") and not any(c.tag_ == "VBD" for c in clause.lefts)


def _has_to(said: Token) -> bool:
    """Whether its subject needs to do something or has to now: "needs to leave", "will have to leave"."""
    below = {c.dep_ for c in said.children}
    if below.isdisjoint({"xcomp", "auxpass"}) or "dobj" in below:  # "has the power to leave"
        return False
    if said.lemma_ == "need" and any(c.dep_ == "aux" and c.lower_ in ("could", "may", "might") for c in said.lefts):
        return False  # "may need to take a greater role"
    past = said.tag_ in PAST_TAGS or any(c.dep_ == "aux" and c.lower_ != "will" for c in said.children)
    return said.lemma_ == "need" or (said.lemma_ == "have" and not past)


def _is_obliged(said: Token, *modals: str) -> bool:
    """Whether the subject must or should act; not undergo something, nor should have acted."""
    helping = {c.lower_: c.dep_ for c in said.children if c.dep_ in ("aux", "auxpass", "neg")}
    if "auxpass" in helping.values() or helping.keys() & {"have", "'ve", "’ve"}:
        return False
    return bool(helping.keys() & set(modals))


def _is_blamed(copula: Token) -> bool:
    """Whether a copula lays an act to its subject's charge: "was to blame", "was at fault", "was behind the attack"."""
    if _is_denied_or_supposed(copula):
        return False
    phrases = {c.lower_: c.rights if c.dep_ == "prep" else () for c in copula.rights}
    predicates = {c.lower_ for c in copula.rights if c.dep_ in ("acomp", "attr", "xcomp")}
    predicates.update(p.lower_ for name in ("to", "at") for p in phrases.get(name, ()))
    if not predicates.isdisjoint(words("guilt_adjective")):
        return True
    return any(p.pos_ == "NOUN" for p in phrases.get("behind", ()))


def _is_denied_or_supposed(copula: Token) -> bool:
    """Whether a copula or its infinitive is negated, or opens with another word than "that": "asked if Iran was"."""
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ != "that") for c in copula.children):
        return True
    return any(n.dep_ == "neg" for c in copula.rights if c.dep_ == "xcomp" for n in c.lefts)
