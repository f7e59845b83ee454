"""Arguments of a verb past another word: "was shot at by", "sent him as envoy to Mali", "Chad, where it fought"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.labels import PLACE_LABELS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

STRANDED = frozenset({"at", "on", "upon"})
# To whom an envoy is sent.
REPRESENTATIVES = words("sent_person_noun")


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


def add_owners_of_deed(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add whose deed it was: "the Houthi attacks launched against Chad", not "the Iraq war waged"."""
    led = token.dep_ == "acl" and token.tag_ == "VBN" and lemma in words("deed_leading_verb")
    if not led or "subject" in slots or not voice.is_passive(token):
        return
    owners = [actors.mentions[n] for n in actors.premodifiers(token.head)]
    owners = [m for m in owners if m.demonym or m.type not in ("place", "state") or token.doc[m.head].dep_ == "poss"]
    add(slots, "subject", [token.doc[m.head] for m in owners])


def add_place_of_relative(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the place of a passive with "where": "fled to Chad, where he was granted asylum"."""
    placed = token.dep_ == "relcl" and "in" not in slots and token.head.ent_type_ in PLACE_LABELS
    if placed and voice.is_passive(token) and any(c.lower_ == "where" for c in token.lefts):
        add(slots, "in", [token.head])
