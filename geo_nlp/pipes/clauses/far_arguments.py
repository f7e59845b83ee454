"""Arguments of a verb that the parser attaches elsewhere, or another clause or word gives.

"Was shot at by", "sent him as envoy to Mali", "fled to Chad, where he was", "signed an accord brokered by Qatar".
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, PLACE_LABELS
from geo_nlp.pipes.syntax.obliques import complements, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts

STRANDED = frozenset({"at", "on", "upon"})
# To whom an envoy is sent.
REPRESENTATIVES = words("sent_person_noun")
TELLING_VERBS = either("claim_verb", "clausal_complement_verb")
JUDGED_TO_BE = either("naming_as_verb", "verdict_verb")


def add_stranded(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the subject of a passive as the object of a preposition left alone: "the convoy was fired upon by rebels"."""
    left = token.rights[0] if token.rights and voice.is_passive(token) else token
    if left.i != token.i + 1 or left.lower_ not in STRANDED or left.rights or left.dep_ not in ("prep", "prt"):
        return
    add(slots, left.lower_, functions.grammatical_subjects(token))


def add_seat_of_representative(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add to whom one comes "as envoy to Mali", and where one serves "as a member of the council"."""
    for i in tuple(slots.get("as", ())):
        office = token.doc[i].lemma_.lower()
        asked = ("to",) if office in REPRESENTATIVES else ("of", "on") if office == "member" else ()
        for prep, head in prepositions(token.doc[i]) if asked else ():
            if prep in asked and prep not in slots:
                add(slots, prep, [head])


def add_place_of_relative(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the place of a passive with "where": "fled to Chad, where he was granted asylum"."""
    placed = token.dep_ == "relcl" and "in" not in slots and _is_place_argument(token.head)
    if placed and voice.is_passive(token) and any(c.lower_ == "where" for c in token.lefts):
        add(slots, "in", [token.head])


def _is_place_argument(noun: Token) -> bool:
    """Whether a noun is the name of a place, or has one before it: "Latakia", "Latakia and Tartus provinces"."""
    if noun.ent_type_ in PLACE_LABELS:
        return True
    return noun.lemma_.lower() in words("place_noun") and any(c.ent_type_ in PLACE_LABELS for c in noun.lefts)


def recipients_in_clause(noun: Token) -> list[Token]:
    """The recipient of a thing, attached to the relative clause before it: "returned art that was stolen to Peru"."""
    for clause in (t for t in noun.subtree if t.i > noun.i):
        if clause.dep_ in NOUN_CLAUSES and clause.right_edge.i == noun.right_edge.i:
            last = [t for t in clause.subtree if t.dep_ == "prep" and t.lower_ == "to" and t.pos_ == "ADP"][-1:]
            return [t for prep in last for obj in prep.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return []


def add_judged_to_be(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add what an object is judged to be: "considers Iran to be a foe" as in "considers Iran a foe".

    What it is judged not to be is left out.
    """
    if lemma not in JUDGED_TO_BE:
        return
    copulas = [c for c in complements(token) if c.lemma_ == "be" and has_infinitive_marker(c)]
    bare = [c for c in copulas if all(m.dep_ != "neg" for m in c.children)]
    found = [p for c in bare for p in c.rights if p.dep_ in ("attr", "acomp")]
    add(slots, "as", found)
    add(slots, "complement", [p for p in found if p.dep_ == "acomp"])


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
