"""Whose attitude it is, and towards whom, where the clause hides it.

"X's office condemned", "a speech attacking", "opposes aid for Ukraine", "spoke in support of", "urged
voters to reject".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.mentions.proposals import SIDES
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.stance.polarity import lost
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.possession_classes import WORDS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.verb_classes import NOT_OWN
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.types import Clause

URGING = words("urging_verb")
# Who asks others for support of somebody: "called for solidarity with Ukraine".
ASKING = words("pleading_verb")
TAKING = frozenset({"support", "opposition", "trust", "criticism"})  # a side
# What is done for somebody: who opposes "military aid for Ukraine" opposes it, who backs it backs Ukraine.
HELPING = ("aid", "relief", "arms", "money", "supplies")
# Who speaks for somebody without being named: "Macron's office condemned"; and words that somebody wrote or spoke.
OFFICES = words("entourage_noun")
TEXTS = WORDS | words("authored_text_noun")
# What somebody is for or against by: "his pro-Russian line".
COURSES = words("position_noun")
SPEAKING = OFFICES | TEXTS
# What tells an attitude by its name: "a show of support for Assad", "a vote of confidence in Macron".
SHOWS = words("attitude_display_noun")


def hyphened(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with who stands before or behind its hyphen: "Iran-backed rebels", "pro-Russian rebels"."""
    word = doc[clause.head]
    if clause.lemma in SIDES and clause.kind == "adjective" and word.i + 2 < len(doc):
        whose = word.head.i if word.nbor().text in HYPHENS and actors.acts_at(word.i + 2) else word.i
        return replace(clause, slots=(("subject", (whose,)), ("to", (word.i + 2,)))) if whose > word.i + 2 else clause
    joined = word.i > 1 and word.nbor(-1).text in HYPHENS and not word.nbor(-1).whitespace_
    if clause.kind == "verb" and word.tag_ == "VBN" and word.dep_ == "amod" and joined and not clause.slot("subject"):
        return replace(clause, slots=(*clause.slots, ("subject", (word.i - 2,))))
    return clause


def spoken(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with those whose office or words act as its subject: "X's office condemned", "a speech attacking"."""
    words = SPEAKING | COURSES if clause.lemma in SIDES else SPEAKING
    if clause.kind == "noun" or not any(doc[i].lemma_.lower() in words for i in clause.slot("subject")):
        return clause
    subjects = tuple(j for i in clause.slot("subject") for j in _behind(doc[i], actors, words))
    return replace(clause, slots=tuple((k, subjects if k == "subject" else v) for k, v in clause.slots))


def helped(doc: Doc, clause: Clause, actors: Actors, helping: Collection[str]) -> Clause:
    """The clause with whom help is for in the place of the help: "opposes military aid for Ukraine".

    Who approves a sum gives it, which words no opinion.
    """
    words = (doc[i].lemma_.lower() for slot in ("object", "to") for i in clause.slot(slot))
    if clause.lemma == "approve" or not any(word in helping for word in words):
        return clause
    slots = []
    for slot, heads in clause.slots:
        found = list(heads)
        if slot in ("object", "to"):
            for i in (i for i in heads if doc[i].lemma_.lower() in helping and not actors.pick(doc[i])):
                inside = [t for prep, t in obliques.prepositions(doc[i]) if prep in ("for", "to")]
                beside = [doc[j] for j in clause.slot("for")]
                found = [actors.mentions[n].head for t in [*inside, *beside] for n in actors.pick(t)] or found
        slots.append((slot, tuple(found)))
    return replace(clause, slots=tuple(slots))


def _behind(noun: Token, actors: Actors, words: Collection[str]) -> list[int]:
    """Heads of the mentions behind an office or a text, one of `words`, else the word itself."""
    lemma = noun.lemma_.lower()
    if noun.i in actors.at or lemma not in words:
        return [noun.i]
    of = [t.i for p, t in obliques.prepositions(noun) if p == "of"]  # "reports of the murder of Syrians" are not theirs
    found = [n for n in actors.pick(noun) if actors.mentions[n].head < noun.i or actors.mentions[n].head in of]
    found = found or [n for p, t in obliques.prepositions(noun) if p == "from" for n in actors.pick(t)]
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    written = noun.dep_ in ("dobj", "pobj") and noun.head.dep_ != "agent"
    if not found and lemma in TEXTS and written and verb.pos_ == "VERB":
        found = [n for t in functions.subjects(verb) for n in actors.acting(t, verbal=True)]
    return [actors.mentions[n].head for n in found] or [noun.i]


def carried(doc: Doc, clause: Clause, actors: Actors) -> tuple[int, ...]:
    """The holder that a noun has from what is above it: "spoke in support of", "was a show of support for"."""
    verb = doc[clause.head].head
    if doc[clause.head].dep_ == "pobj" and verb.lower_ == "in" and verb.head.pos_ == "VERB":
        verb = verb.head
        if verb.lemma_ in NOT_OWN:  # "vetoed a resolution in favour of Turkey"
            return ()
    elif doc[clause.head].dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in SHOWS:
        show = verb.head
        if shown := actors.premodifiers(show) or [
            n for p, t in obliques.prepositions(show) for n in actors.pick(t) if p in ("by", "from")
        ]:
            return tuple(shown)
        if show.dep_ == "attr":
            return tuple(n for t in functions.grammatical_subjects(show.head) for n in actors.pick(t))
        if show.dep_ != "dobj":
            return ()
        verb = show.head
    elif not lost(doc, clause):
        return ()
    return tuple(n for t in functions.subjects(verb) for n in actors.acting(t, verbal=True))


def urgers(doc: Doc, found: Match, actors: Actors) -> tuple[int, ...]:
    """Who wants others to take a side takes it himself: "urged voters to reject Le Pen", "called for support for"."""
    head = doc[found.clause.head]
    if found.clause.negated or found.rule.states not in TAKING or not found.target:
        return ()
    asked = found.clause.kind == "noun" and head.dep_ == "pobj" and head.head.lower_ == "for"
    verb = head.head.head if asked else head.head
    others = any(c.dep_ == "dobj" or c.lower_ in ("on", "upon") for c in verb.rights)
    doing = any(c.tag_ == "TO" for c in head.lefts)
    others = others or (doing and any(c.dep_ == "nsubj" for c in head.lefts))
    told = head.dep_ == "xcomp" or (doing and head.dep_ == "ccomp")
    urged = found.clause.kind == "verb" and told and verb.lemma_ in URGING and others
    if not urged and not (asked and verb.lemma_ in ASKING):
        return ()
    urging = [n for t in functions.subjects(verb) for n in actors.acting(t, verbal=True)]
    return tuple(n for n in urging if not actors.same(n, found.target))


def staff(doc: Doc, holders: Sequence[int], actors: Actors) -> tuple[int, ...]:
    """The holders, and those who work there for a place of work: "analysts at the think tank Bruegel doubt that"."""
    return tuple(dict.fromkeys(holders))
