"""The attitude that somebody has from others, told of him: "enjoys Macron's confidence", "found a friend in Macron".

Who has it is the one it goes to, and whose it is holds it: the other way round than in "voiced confidence in".
"""

from __future__ import annotations

from dataclasses import replace

from geo_nlp.pipes import syntax
from geo_nlp.pipes.nouns import RELATED
from geo_nlp.pipes.parse import Doc, Token
from geo_nlp.pipes.picking import Actors
from geo_nlp.types import Clause

# What one has from others, the verbs for having it and those that only look for it.
BACKING = frozenset(
    "admiration affection approval backing blessing condolence confidence encouragement endorsement esteem favor "
    "favour goodwill gratitude loyalty nod respect solidarity support sympathy thank trust".split()
)
HAVING = frozenset(
    "acquire attract bag boast carry claim command draw earn enjoy find gain garner get have hold keep lack land lose "
    "maintain obtain possess receive retain secure snag win".split()
)
PICKING = frozenset({"pick"})
COUNTING = frozenset("count rely depend bank lean".split())
# Where it goes to in the rules for these nouns.
GOALS = ("to", "for", "in")
FINDING = frozenset("acquire discover find gain have meet".split())
OWN = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def backed(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with whose backing it is as holders, and who has it at its goal."""
    if clause.kind != "noun":
        return clause
    noun = doc[clause.head]
    if clause.lemma in BACKING and (verb := _having(noun)) is not None:
        return _turned(doc, clause, noun, syntax.grammatical_subjects(verb), actors)
    if clause.lemma in RELATED and noun.dep_ == "dobj" and noun.head.lemma_ in FINDING and clause.slot("in"):
        return _found_in(clause, syntax.grammatical_subjects(noun.head), doc, actors)
    return clause


def _having(noun: Token) -> Token | None:
    """The verb of who has it: "has the support of", "can count on", "ran with the blessing of"."""
    verb, above = noun.head, noun.head.head
    if noun.dep_ == "dobj":
        picked = verb.lemma_ in PICKING and any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children)
        return verb if verb.lemma_ in HAVING or picked else None
    if noun.dep_ != "pobj":
        return None
    if verb.lower_ == "with" and above.dep_ == "nsubj":  # "Macron, with Moscow's blessing, went"
        return above.head
    counts = verb.lower_ in ("on", "upon") and above.lemma_ in COUNTING
    return above if above.pos_ == "VERB" and (counts or verb.lower_ == "with") else None


def _turned(doc: Doc, clause: Clause, noun: Token, having: list[Token], actors: Actors) -> Clause:
    """ "The support of Merkel", "Merkel's support", "support from Merkel": hers, for whoever has it."""
    there = [t for t in having if actors.pick(t)]
    named = any(c.lower_ == "the" for c in noun.lefts)
    owners = tuple(i for i in clause.slot("possessor") if doc[i].lower_ not in OWN)
    senders = tuple(i for i in clause.slot("from") if actors.acts_at(i))
    backers = (clause.slot("of") if named else ()) or owners or senders
    if not backers or not there:
        return clause
    kept = tuple((k, v) for k, v in clause.slots if k not in ("of", "from", "subject", "possessor", "with", *GOALS))
    goal = tuple(t.i for t in there)
    return replace(clause, slots=(*kept, ("possessor", backers), *((slot, goal) for slot in GOALS)))


def _found_in(clause: Clause, finders: list[Token], doc: Doc, actors: Actors) -> Clause:
    """ "Has a friend in Macron": he is a friend of whoever has one."""
    friends = tuple(i for i in clause.slot("in") if actors.acts_at(i))
    if not friends or not finders or clause.slot("of"):
        return clause
    kept = tuple((k, v) for k, v in clause.slots if k not in ("in", "of", "subject", "possessor"))
    return replace(clause, slots=(*kept, ("subject", friends), ("of", tuple(t.i for t in finders))))
