"""The recipient of arms or leave as who uses it: "gave Ukraine missiles to strike Russia" has Ukraine strike.

Also who acts with a measure that a participle says is theirs: "the steps taken by France to work with Mali".
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

# Who sends arms somewhere may use them himself.
WITHHOLDING = frozenset({"deny", "refuse"})  # "denied opposition leaders permission to leave"
NOT_SUPPLYING = WITHHOLDING | {"send", "show", "tell"}
SUPPLYING = (words("giving_verb") | {"deliver", "donate", "provide", "transfer"}) - NOT_SUPPLYING
FIGHTING = either("attack_on_place_word", "killing_verb") | {"defend", "fight", "repel"}
LEAVE = words("permission_noun") | {"access", "right", "use"}
USABLE_ARMS = words("arms_noun") | {"ammunition", "bomb", "gun", "munition", "rifle"}


def users_of_thing(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """The recipient of leave to do something, or of arms: "gave France the use of its bases to bomb Syria"."""
    if verb.tag_ != "VB" or noun.dep_ != "dobj":
        return None
    return _recipients(verb, noun.head) if noun.lemma_ in LEAVE or verb.lemma_ in FIGHTING else None


def takers_of_measure(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Whose measure it is by a participle: "the steps taken by France to work with Mali"."""
    taken = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < verb.i]
    return [t for c in taken if dependents(c, "agent") for t in functions.subjects(c, depth + 1)] or None


def _recipients(verb: Token, giving: Token) -> list[Token] | None:
    """Who is given, sold or offered something, before the use of it."""
    things = [t for t in dependents(giving, "dobj") if t.i < verb.i]
    leave = bool(things) and things[0].lemma_ in LEAVE
    if giving.lemma_ not in (SUPPLYING | WITHHOLDING if leave else SUPPLYING):
        return None
    given = functions.datives(giving) or [
        t
        for head in (giving, *(things if leave else ()))
        for prep, t in prepositions(head)
        if prep == "to" and (leave or t.ent_type_ in NAMED)
    ]
    given = given or [c for t in things for c in t.lefts if c.dep_ == "compound" and c.ent_type_ == "GPE"]
    named = with_conjuncts([t for t in given if t.i < verb.i])
    return named if named and any(t.lemma_ in LEAVE or t.lemma_ in USABLE_ARMS for t in things) else None
