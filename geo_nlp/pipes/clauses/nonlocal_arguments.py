"""Arguments of a verb that the parser hangs elsewhere, or that another clause tells."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import NAMED, conjuncts

OBTAINING = words("procurement_verb")

WIELDING = frozenset({"deploy", "employ", "involve", "use"})


def targets_after_comma(measure: Token) -> list[Token]:
    """On whom a measure is, behind what parts it off: "sanctions, including a travel ban, on Iran"."""
    for token in measure.doc[measure.i + 1 : measure.sent.end]:
        if token.lower_ in ("on", "against") and token.nbor(-1).text == "," and token.dep_ == "prep":
            found = [t for c in token.rights if c.dep_ == "pobj" and not obliques.is_time(c) for t in conjuncts(c)]
            if found:
                return found
    return []


def recipients_in_clause(noun: Token) -> list[Token]:
    """Whom a thing goes to where the clause behind it caught the phrase: "returned art that was stolen to Peru"."""
    for clause_head in (t for t in noun.subtree if t.i > noun.i):
        if clause_head.dep_ in ("relcl", "acl") and clause_head.right_edge.i == noun.right_edge.i:
            last = [t for t in clause_head.subtree if t.dep_ == "prep" and t.lower_ == "to" and t.pos_ == "ADP"][-1:]
            return [t for prep in last for obj in prep.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return []


def recipients_by_purchase(thing: Token) -> list[Token]:
    """Who gets what is sent, where it only says so: "supplied most of the arms that Chad has bought"."""
    got = [c for c in thing.rights if c.dep_ in ("acl", "relcl") and c.lemma_ in OBTAINING]
    if thing.right_edge.i + 1 < thing.sent.end and (after := thing.doc[thing.right_edge.i + 1]).dep_ == "nsubj":
        # "The equipment Chad has bought", where the parser joins what Chad did to the verb before.
        got += [after.head] if after.head.dep_ == "conj" and after.head.lemma_ in OBTAINING else []
    found = [s for c in got for s in functions.subjects(c)] if got else []
    return [t for t in found if t.ent_type_ in NAMED]


def targets_of_instrument(verb: Token, things: Sequence[Token]) -> list[Token]:
    """Against whom what is used is aimed: "carried out strikes using drones against Iran"."""
    using = [c for t in (verb, *things) for c in t.rights if c.dep_ in ("acl", "advcl") and c.lemma_ in WIELDING]
    aimed = [t for c in using if c.tag_ == "VBG" for t in (c, *(o for o in c.rights if o.dep_ == "dobj"))]
    return [head for t in aimed for prep, head in prepositions(t) if prep == "against"]
