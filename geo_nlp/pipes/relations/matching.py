"""Match a clause with the rules that its trigger fires, and find who fills the two ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.mention_index import KIN
from geo_nlp.pipes.clauses.slots import unfronted
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.implicit_target import beyond
from geo_nlp.pipes.relations.reciprocity import (
    PEOPLE,
    each_other,
    is_crowd,
    is_side_by_side,
    is_topic,
    is_unknown,
    several_states,
    venue,
    with_a_thing,
    with_its_own,
    with_several,
)
from geo_nlp.pipes.relations.source import source_of
from geo_nlp.pipes.relations.target import target_of
from geo_nlp.pipes.relations.unnamed_victims import is_by_weapon, is_on_things, is_on_unnamed, where_befell
from geo_nlp.pipes.syntax.obliques import is_question, prepositions
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import forms, is_person_title, joined
from geo_nlp.rules.loader import Key, Rule
from geo_nlp.types import Clause

CIVIL = frozenset({"CVL", "JRN", "LAB", "MED", "REF", "REL", "EDU", "OPP"})
Heads = dict[str, tuple[Set[str], Set[str]]]
NOTHING: tuple[Set[str], Set[str]] = (frozenset(), frozenset())
# Shell nouns (Schmid 2000), which mean what their of-phrase means: "an act of aggression", "a message of thanks".
SHELLS = words("shell_noun")


@dataclass(slots=True)
class Match:
    """A rule that applies to a clause; the ends are positions of mentions, empty where nobody is named."""

    rule: Rule
    clause: Clause
    source: tuple[int, ...]
    target: tuple[int, ...]
    slots: tuple[str | None, str | None]
    reciprocal: bool = False


# Events that the news tells of one party alone; a request or a meeting with nobody named is no record.
ONE_ENDED = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "COERCE", "ASSAULT"})
# What is felt "in" somebody is named behind the word: "in Ankara, Macron expressed confidence" in something else.
FELT = frozenset({"SUPPORT"})
# "Accords with France and Italy": their other party is not named, and they have none with each other.
APART = frozenset({"with", "to", "for", "from", "against", "on"})


def match(doc: Doc, clause: Clause, rules: Mapping[Key, Sequence[Rule]], actors: Actors) -> Match | None:
    """The most specific rule whose constraints hold and that fills both ends, else one end; None where no rule does."""
    single: Match | None = None
    if (clause.within and (clause.kind, clause.within) in rules) or not (clause.slots or clause.head in actors.at):
        return None
    heads: Heads = {}
    for rule in rules.get((clause.kind, clause.lemma), ()):
        own = unfronted(clause) if rule.states in FELT else clause
        if holds(doc, clause, rule, actors, heads) is None and (found := ends(doc, own, rule, actors)):
            if found.source and found.target:
                return found
            if single is None or (found.rule.states in ONE_ENDED and single.rule.states not in ONE_ENDED):
                single = found
            elif rule.attitude and _worded(clause, rule) and not _worded(clause, single.rule):
                single = found  # "concerned by the violence": by the rule that looks there
    return single


def _worded(clause: Clause, rule: Rule) -> bool:
    """Whether what a rule takes for its target is there, be it an actor or not."""
    return any(clause.slot(slot) for slot in rule.trigger.target)


def holds(doc: Doc, clause: Clause, rule: Rule, actors: Actors, heads: Heads | None = None) -> tuple[str, str] | None:
    """None if the rule's constraints hold, else the one that fails: ("needs" or "not with", its slot).

    A negated verb in a slot counts as the word "not" too, an infinitive as "to", a clause of its own as "that" or
    "whether", a named actor by its type as "place name", "person name", ..., a state by its own name as
    "country name" too, people named or not as "somebody": `unless: {complement: not}`,
    `where: {object: [person name, party name]}`.
    """
    known: Heads = {} if heads is None else heads
    for slot, lemmas in rule.where:
        if slot not in known:
            known[slot] = _heads(doc, clause.slot(slot), actors)
        words, titles = known[slot]
        if words.isdisjoint(lemmas) and titles.isdisjoint(lemmas):
            return "needs", slot
    for slot, lemmas in rule.unless:
        if slot not in known:
            known[slot] = _heads(doc, clause.slot(slot), actors)
        if not known[slot][0].isdisjoint(lemmas):
            return "not with", slot
    return None


def _heads(doc: Doc, tokens: Sequence[int], actors: Actors) -> tuple[Set[str], Set[str]]:
    """The words that a slot counts as: its lemmas, forms and compounds, and "*" for whatever fills it; then its titles.

    What is no word of the sentence stands in `rules.loader.UNWORDED`, since rules for other words are not tried there.
    """
    if not tokens:
        return NOTHING
    found = {"*"}
    titles: set[str] = set()  # before names: "President Xi" is a president, where a rule asks for one
    for i in tokens:
        token = doc.tokens[i]
        if token.lower_ not in ("team", "teams") or not _of_igo(i, actors):
            found.update(forms(token))
        if token.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" for c in token.children):
            found.add("not")
        if token.tag_ == "VB" and token.head.i < token.i and any(c.tag_ == "TO" for c in token.lefts):
            found.add("to")
        if token.dep_ == "ccomp":
            found.add("whether" if is_question(token) else "that")
        n = actors.at.get(i, actors.sites.get(i))
        if n is not None and actors.mentions[n].level == "pronoun":  # "they" are rebels where they stand for rebels
            found.update(w for r in actors.mentions[n].refers_to for w in forms(doc[actors.mentions[r].head]))
        if n is not None and (actors.mentions[n].level == "name" or actors.mentions[n].actor):
            found.add(f"{actors.mentions[n].type} name")
        if n is not None and several_states(actors, n):
            found.update(("state name", "country name"))
        elif n is not None and actors.mentions[n].type == "state" and not actors.mentions[n].demonym:
            found.add("country name")  # "Wales", no Welshmen
        if n is not None and actors.mentions[n].type in PEOPLE:
            found.add("somebody")
        if token.pos_ == "PROPN":
            titles.update(c.lower_ for c in token.lefts if c.dep_ == "compound" and is_person_title(c.text))
        found.update(joined(token))
        if token.lemma_.lower() in SHELLS:
            found.update(t.lemma_.lower() for prep, t in prepositions(token) if prep == "of")
    return found, titles


def _of_igo(i: int, actors: Actors) -> bool:
    """Whether a word stands for an organisation of states, whose teams play no games: "a UN team"."""
    of = actors.mentions[actors.at[i]].refers_to if i in actors.at else ()
    return any(actors.mentions[n].type == "igo" for n in of)


def _nobody_known(actors: Actors, found: Sequence[int]) -> bool:
    """Whether none of the mentions has an actor or country: hostages are held, who wants them back is threatened."""
    mentions = [actors.mentions[n] for n in found]
    return not any(m.actor or m.country or m.refers_to for m in mentions)


def ends(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """Fill source and target from the rule's slots in order; None if neither end names an actor."""
    wanted = (*rule.trigger.target, "complement") if rule.attitude else rule.trigger.target
    source, at = source_of(doc, clause, rule, actors)
    target, to = target_of(doc, clause, rule, wanted, actors, at, source)
    if rule.trigger.mode == "third-party" and to == "between" and _party(doc, clause, actors, source):
        return None
    if rule.trigger.reciprocal and at == "possessor" and venue(doc, source, target, actors):
        return None
    joint = len(source) > 1 or any(len(actors.mentions[n].refers_to) > 1 for n in source)
    if joint and each_other([doc[i] for slot in wanted for i in clause.slot(slot)]):
        return Match(rule, clause, source, source, (at, at), False)
    if rule.trigger.reciprocal:
        if joint and (is_unknown(clause, target, to, actors) or is_topic(doc, clause, rule, target, to, actors)):
            target = ()
        if _with_others(doc, clause, rule, actors, (source, target), (at, to), joint):
            return None
        told = [doc[i] for slot in wanted for i in clause.slot(slot)]
        if joint and not target and is_crowd(actors, source, told):
            return None
        if joint and (not target or to in LOCATING) and is_side_by_side(doc, clause, rule):
            return None
        if joint and (not target or at == "possessor" or to == "complement" or to in LOCATING):
            return Match(rule, clause, source, source, (at, at), True)
        if len(target) > 1 and not source:
            return Match(rule, clause, target, target, (to, to), True)
    if not source and not target:
        target, to = where_befell(doc, clause, rule, actors), "scene"
        if not target:
            return _between(clause, rule, actors)
    if not source and clause.kind == "verb" and doc[clause.head].dep_ == "amod" and doc[clause.head].tag_ == "VBN":
        return None  # "looted art from Syria", "captured soldiers": what is told of them is not that
    if source and not rule.attitude and (not target or (rule.states == "THREATEN" and _nobody_known(actors, target))):
        named, at_scene = beyond(doc, clause, rule, actors, source)
        target, to = (named, at_scene) if named else (target, to)
    if not target and (befallen := where_befell(doc, clause, rule, actors)):
        target, to = befallen, "scene"
    if not source and _unnamed(clause, rule.trigger.source) and not is_by_weapon(doc, clause, rule):
        return None
    if not target and _unnamed(clause, rule.trigger.target):
        somebody = is_on_unnamed(doc, clause, rule, actors) or is_on_things(doc, clause, rule, actors, source)
        if not (source and somebody):
            return None
    return Match(rule, clause, source, target, (at, to))


def _with_others(
    doc: Doc, clause: Clause, rule: Rule, actors: Actors, found: tuple[tuple[int, ...], tuple[int, ...]],
    slots: tuple[str | None, str | None], joint: bool,
) -> bool:  # fmt: skip
    """Whether those who are named have something with others than each other: "Chad and Sudan thanked their allies"."""
    (source, target), (at, to) = found, slots
    if joint and not target:
        thing = with_a_thing(clause, rule) or with_several(doc, clause, at)
        if thing or with_its_own(doc, clause, at, source, actors):
            return True
    if len(source + target) == 1 and doc[clause.head].lemma_ in KIN and "possessor" in slots:
        return True
    if source or len(target) < 2:
        return False
    beside = any(p == "with" for i in clause.slot(to or "") for p, _ in prepositions(doc[i]))
    return beside or to in APART or with_its_own(doc, clause, to, target, actors)


def _party(doc: Doc, clause: Clause, actors: Actors, source: tuple[int, ...]) -> bool:
    """Whether who goes between is one of the two: "Israel ended the row between it and Chad" mediates nothing."""
    both = [n for i in clause.slot("between") for n in actors.pick(doc[i], places=True)]
    return any(actors.same(n, source) for n in both)


def _between(clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """A tie noun that stands for the two it joins: "the partnership has grown", after "China and Russia"."""
    n = actors.at.get(clause.head)
    if rule.attitude or not rule.trigger.reciprocal or n is None or len(actors.mentions[n].refers_to) < 2:
        return None
    return Match(rule, clause, (n,), (n,), (None, None), True)


def _unnamed(clause: Clause, slots: Sequence[str]) -> bool:
    """Whether an end is there but names no actor: "France condemned the strikes" is no event of two, nor of one."""
    return any(clause.slot(slot) for slot in slots if slot in ("subject", "object"))
