"""Arguments of a verb that the parser attaches elsewhere, or another clause or word gives.

"Was shot at by", "sent him as envoy to Mali", "fled to Chad, where he was", "sent arms that Chad bought".
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import voice
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, PLACE_LABELS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts

# To whom an envoy is sent.
REPRESENTATIVES = words("sent_person_noun")


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
