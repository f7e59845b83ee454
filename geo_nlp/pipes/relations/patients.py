"""Whom a deed befell, who is not to blame for it: "condemned the killing of hostages", "Navalny's arrest"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Mention

# "The killing of hostages", "the invasion of Kuwait": who stands behind "of" has suffered the deed, not done it.
SUFFERED = words("patient_of_noun")
# By which deeds are told of: "reports of the killing of hostages", "a wave of killings of Turks".
TELLING = words("report_of_event_noun")
# "Navalny's poisoning" befell him, where "Putin's invasion" is his doing.
BEFALLING = words("patient_possessor_noun")
# What is dealt out to those behind these prepositions.
DEALT = words("dealt_blow_noun")
AIMED = frozenset({"against", "at", "on", "upon"})
AIMED_DEPTH = 3
TRIED = frozenset({"attempt", "plot"})  # "Trump's assassination attempt"


def suffers(deed: Token, mention: Mention) -> bool:
    """Whether a mention has suffered the deed that is condemned, named behind it or as the person whose it is."""
    if mention.first <= deed.i:
        return _owns(deed, mention)
    if deed.lemma_.lower() in TELLING:
        told = next((o for p in deed.rights if p.lower_ == "of" for o in p.rights), None)
        return told is not None and suffers(told, mention)
    return _behind(deed, mention)


def befell(mention: Mention, actors: Actors) -> bool:
    """Whether a mention is whom a deed is aimed at, wherever that is told: "an end to attacks on civilians in Mali".

    What is asked for in view of it is not asked of them.
    """
    word = actors.doc[mention.head]
    for _ in range(AIMED_DEPTH):
        prep = word.head
        if word.dep_ != "pobj" or prep.dep_ not in ("prep", "pobj") or prep.head.pos_ not in ("NOUN", "PROPN"):
            return False
        word = prep.head
        if word.lemma_.lower() in (SUFFERED if prep.lower_ == "of" else DEALT if prep.lower_ in AIMED else ()):
            return True
        if prep.lower_ not in ("in", "of"):
            return False
    return False


def _behind(deed: Token, mention: Mention) -> bool:
    """Whether a mention stands in the deed's of-phrase: "condemned the killing of Israeli hostages"."""
    if deed.lemma_.lower() not in SUFFERED:
        return False
    of = [p for p in deed.rights if p.lower_ == "of" and p.left_edge.i <= mention.head <= p.right_edge.i]
    by = [p for prep in of for t in prep.rights for p in t.rights if p.lower_ == "by"]  # "murder of a boy by rebels"
    return bool(of) and not any(p.i < mention.head <= p.right_edge.i for p in by)


def _owns(deed: Token, mention: Mention) -> bool:
    """Whether a deed befell the person whose it is; several ("his murders") and one done to others are his own."""
    compound = (c.lemma_.lower() for c in deed.lefts if c.dep_ == "compound")
    befell = deed.lemma_.lower() in BEFALLING or (deed.lemma_ in TRIED and not BEFALLING.isdisjoint(compound))
    if not befell or deed.tag_ != "NN" or mention.type != "person" or any(p == "of" for p, _ in prepositions(deed)):
        return False
    return any(c.dep_ == "poss" and mention.first <= c.i <= mention.last for c in deed.lefts)
