"""Arguments of a verb that the parser hangs elsewhere, or that another clause tells."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import NAMED, conjuncts

OBTAINING = words("procurement_verb")

SETTING_OUT = words("departure_verb")
WIELDING = frozenset({"deploy", "employ", "involve", "use"})
BOUND = frozenset({"bind", "destine", "head"})


def parted(measure: Token) -> list[Token]:
    """On whom a measure is, behind what parts it off: "sanctions, including a travel ban, on Iran"."""
    for token in measure.doc[measure.i + 1 : measure.sent.end]:
        if token.lower_ in ("on", "against") and token.nbor(-1).text == "," and token.dep_ == "prep":
            found = [t for c in token.rights if c.dep_ == "pobj" and not obliques.is_time(c) for t in conjuncts(c)]
            if found:
                return found
    return []


def caught(noun: Token) -> list[Token]:
    """Whom a thing goes to where the clause behind it caught the phrase: "returned art that was stolen to Peru"."""
    for clause_head in (t for t in noun.subtree if t.i > noun.i):
        if clause_head.dep_ in ("relcl", "acl") and clause_head.right_edge.i == noun.right_edge.i:
            last = [t for t in clause_head.subtree if t.dep_ == "prep" and t.lower_ == "to" and t.pos_ == "ADP"][-1:]
            return [t for prep in last for obj in prep.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return []


def bound_for(verb: Token) -> list[Token]:
    """Where those go who set out: "peacekeepers bound for Chad began deploying"."""
    if verb.lemma_ not in SETTING_OUT:
        return []
    going = [c for t in functions.grammatical_subjects(verb) for c in t.rights if c.dep_ == "acl" and c.lemma_ in BOUND]
    return [t for c in going for prep, t in prepositions(c) if prep == "for"]


def obtained(thing: Token) -> list[Token]:
    """Who gets what is sent, where it only says so: "supplied most of the arms that Chad has bought"."""
    got = [c for c in thing.rights if c.dep_ in ("acl", "relcl") and c.lemma_ in OBTAINING]
    if thing.right_edge.i + 1 < thing.sent.end and (after := thing.doc[thing.right_edge.i + 1]).dep_ == "nsubj":
        # "The equipment Chad has bought", where the parser joins what Chad did to the verb before.
        got += [after.head] if after.head.dep_ == "conj" and after.head.lemma_ in OBTAINING else []
    found = [s for c in got for s in functions.subjects(c)] if got else []
    return [t for t in found if t.ent_type_ in NAMED]


def behind_aside(verb: Token) -> list[Token]:
    """Whom a thing goes to behind an aside that caught the phrase: "returned a book, missing since 1943, to Italy"."""
    asides = [c for c in verb.rights if c.dep_ in ("advcl", "acl") and c.tag_ in ("VBG", "VBN")]
    caught = [p for c in asides for p in c.rights if p.lower_ == "to" and p.pos_ == "ADP" and p.nbor(-1).text == ","]
    return [t for p in caught for obj in p.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]


def fled_to(verb: Token) -> list[Token]:
    """Where somebody went who seeks refuge: "arrived in Uganda seeking refuge", "entered Kenya to seek asylum"."""
    went = verb.head if verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ == "VERB" else None
    if went is None:
        return []
    return [t for prep, t in prepositions(went) if prep in ("in", "into", "to")] or functions.objects(went)


def imposed(place: Token, noun: Token) -> bool:
    """Whether a place is where a measure holds: "the curfew imposed in Lima was lifted"."""
    return any(c.dep_ == "acl" and c.left_edge.i <= place.i <= c.right_edge.i for c in noun.rights)


def founders(verb: Token) -> list[Token]:
    """Who made what others joined: "France launched a coalition, which was joined by Italy"."""
    thing = verb.head
    if verb.dep_ not in ("relcl", "acl") or verb.tag_ != "VBN" or not any(c.dep_ == "agent" for c in verb.rights):
        return []
    if thing.dep_ != "dobj" or thing.pos_ != "NOUN" or thing.head.pos_ != "VERB":
        return []
    maker = thing.head.head if thing.head.dep_ == "xcomp" else thing.head  # "announced a coalition to patrol the sea"
    return functions.subjects(maker)


def wielded(verb: Token, things: Sequence[Token]) -> list[Token]:
    """Against whom what is used is aimed: "carried out strikes using drones against Iran"."""
    using = [c for t in (verb, *things) for c in t.rights if c.dep_ in ("acl", "advcl") and c.lemma_ in WIELDING]
    aimed = [t for c in using if c.tag_ == "VBG" for t in (c, *(o for o in c.rights if o.dep_ == "dobj"))]
    return [head for t in aimed for prep, head in prepositions(t) if prep == "against"]
