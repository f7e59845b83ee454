"""Holders and targets by a noun of their own: "supporters of Lavrov marched", "praised Macron's leadership"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.syntax.tree import Doc

# Types of those whom one is a supporter or opponent of.
FOLLOWED = frozenset({"person", "party", "government", "armed_group"})


def adherents(doc: Doc, found: Match, actors: Actors) -> tuple[int, ...]:
    """The holders that the noun of an attitude names itself: "supporters of Lavrov", "Macron's opponents"."""
    head = doc[found.clause.head]
    if found.clause.kind != "noun" or found.clause.lemma not in words("adherent_noun") or head.tag_ != "NNS":
        return ()
    followed = (actors.mentions[n] for n in found.target)
    if head.i not in actors.at or not any(m.level == "name" and m.type in FOLLOWED for m in followed):
        return ()
    return (actors.at[head.i],)


def leader_of(doc: Doc, n: int, actors: Actors) -> int:
    """Whose leadership a mention is, where that is a quality: "praised Macron's leadership"; else the mention."""
    head = doc[actors.mentions[n].head]
    owners = [actors.at[c.i] for c in head.lefts if c.dep_ == "poss" and c.i in actors.at]
    return owners[0] if head.lemma_.lower() == "leadership" and owners else n
