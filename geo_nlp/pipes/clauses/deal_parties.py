"""The parties of a deal outside its clause: who mediates or announces what was "reached with Chad"."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

TELLING_VERBS = either("claim_verb", "clausal_complement_verb")


def add_parties_of_deal(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the parties of a deal that a mediator brokers: "Chad and Mali reached a truce brokered by Qatar"."""
    deal = token.head
    made = token.dep_ == "acl" and deal.dep_ == "dobj" and lemma in words("mediation_verb") and "between" not in slots
    if made and deal.head.lemma_ in words("deal_making_verb"):
        own = functions.subjects(deal.head)
        others = [t for word in (deal, deal.head) for prep, t in prepositions(word) if prep == "with"]
        add(slots, "between", [*own, *others] if others or len(own) > 1 else [])


def add_announcing_party(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add who tells of a deal as his own: "Chad announced that a truce had been reached with Mali"."""
    told = token.dep_ == "ccomp" and token.head.lemma_ in TELLING_VERBS and lemma in words("deal_making_verb")
    if told and _lacks_one_party(slots, token):
        add(slots, "subject", [t for t in functions.subjects(token.head) if actors.acts_at(t.i)])


def _lacks_one_party(slots: Slots, verb: Token) -> bool:
    """Whether a passive names one party of a deal only: "reached with Chad"."""
    return "with" in slots and not {"between", "subject"} & slots.keys() and voice.is_passive(verb)
