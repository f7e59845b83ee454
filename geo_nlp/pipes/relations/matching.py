"""Match a clause with the rules of its trigger: the first whose constraints hold and whose ends are filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import unfronted
from geo_nlp.pipes.relations.event_nouns import tells_event
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.rule_ends import ends, is_one_ended
from geo_nlp.pipes.relations.slot_words import SlotWords, slot_words
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.rules.loader import Key, Rule
from geo_nlp.slotted import replace
from geo_nlp.types import Clause

WordsBySlot = dict[str, SlotWords]
# An attitude "in" a target has it after the word: "in Ankara, Macron expressed confidence" in something else.
FELT = frozenset({"SUPPORT"})


def match(doc: Doc, clause: Clause, rules: Mapping[Key, Sequence[Rule]], actors: Actors) -> Match | None:
    """The most specific rule whose constraints hold and that fills both ends, else one end; None where no rule does."""
    single: Match | None = None
    if clause.within and (clause.kind, clause.within) in rules and not _is_unused(doc, clause, rules, actors):
        return None
    if not (clause.slots or clause.head in actors.at or tells_event(clause)):
        return None
    words: WordsBySlot = {}
    for rule in rules.get((clause.kind, clause.lemma), ()):
        own = unfronted(clause) if rule.states in FELT else clause
        if holds(doc, clause, rule, actors, words) is None and (found := ends(doc, own, rule, actors)):
            if found.source and found.target:
                return found
            if single is None or (is_one_ended(rule) and not is_one_ended(single.rule)):
                single = found
            elif rule.attitude and _has_target(clause, rule) and not _has_target(clause, single.rule):
                single = found  # "concerned by the violence": by the rule that looks there
    return single


def _is_unused(doc: Doc, clause: Clause, rules: Mapping[Key, Sequence[Rule]], actors: Actors) -> bool:
    """Whether the longer trigger around a verb adds only a preposition, and none of its rules apply."""
    name, verb = clause.within or "", doc[clause.head]
    preposition = any(c.dep_ == "prep" and name == f"{clause.lemma} {c.lower_}" for c in verb.rights)
    suffered = verb.dep_ == "conj" and is_passive(verb.head)  # "was handcuffed and put in jail"
    return preposition and not suffered and match(doc, replace(clause, lemma=name, within=None), rules, actors) is None


def _has_target(clause: Clause, rule: Rule) -> bool:
    """Whether a target slot of a rule is filled, by an actor or not."""
    return any(clause.slot(slot) for slot in rule.trigger.target)


def holds(
    doc: Doc, clause: Clause, rule: Rule, actors: Actors, known: WordsBySlot | None = None
) -> tuple[str, str] | None:
    """None if the rule's constraints hold, else the one that fails: ("needs" or "not with", its slot).

    A slot counts as the words and marks of `slot_words`: `unless: {complement: not}`, `where: {object: [person name,
    party name]}`. `known` keeps them by slot, for the other rules of the clause.
    """
    words: WordsBySlot = {} if known is None else known
    for slot, lemmas in rule.where:
        if slot not in words:
            words[slot] = slot_words(doc, clause, slot, actors)
        plain, titles = words[slot]
        if plain.isdisjoint(lemmas) and titles.isdisjoint(lemmas):
            return "needs", slot
    for slot, lemmas in rule.unless:
        if slot not in words:
            words[slot] = slot_words(doc, clause, slot, actors)
        if not words[slot][0].isdisjoint(lemmas):
            return "not with", slot
    return None
