"""Places that an end of the event gives: an attack or protest that a noun tells, and where people are flown from."""

from __future__ import annotations

from geo_nlp.pipes.events.place_names import PLACE_TYPES
from geo_nlp.pipes.events.toponym_resolution import Toponymy
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.labels import NOUN_POS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Place, Relation


def place_as_end(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The place that stands for the people of a noun's event: "condemned the shooting at a hall in Kazan"."""
    if relation.predicate not in FORCE or head.pos_ not in NOUN_POS or (relation.source and relation.target):
        return None
    end = relation.target or relation.source
    mention = toponymy.names.starting.get(end.start) if end is not None else None
    if mention is None or mention.type not in PLACE_TYPES or mention.demonym or relation.modality != "asserted":
        return None
    word = toponymy.doc[mention.last]
    if word.dep_ != "pobj" or word.head.lower_ not in LOCATING:
        return None
    found = toponymy.place(mention.first, mention.last, toponymy.around(head, ()))
    return found.place if found is not None else None


def origin_of_evacuees(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """Where people are who are brought to safety: "flew 87 people out of Niamey", "from an airfield near Juba"."""
    target = relation.target
    if relation.predicate != "AID" or target is None:
        return None
    if not any(c.dep_ == "dobj" and target.start <= c.idx < target.end for c in head.rights):
        return None
    for word in origins(head):
        if (span := toponymy.names.at(word.i)) is not None:
            found = toponymy.place(*span, toponymy.around(word, (relation.source,)))
            return found.place if found is not None else None
    return None


def origins(head: Token) -> list[Token]:
    """The objects of "from" and "out of" after a verb and its object, and of what locates these."""
    near = [head, *(c for c in head.rights if c.dep_ == "dobj")]
    preps = [p for t in near for p in t.rights if p.lower_ in ("from", "out")]
    preps += [p for out in preps for p in out.rights if p.lower_ == "of"]
    level = [o for p in preps for o in p.rights if o.dep_ == "pobj"]
    inner = [p for t in level for p in t.rights if p.lower_ in ("in", "near", "at")]
    return level + [o for p in inner for o in p.rights if o.dep_ == "pobj"]
