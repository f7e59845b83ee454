"""Subjects of adverbial clauses: who acts in the clause above as a rule, or who is asked or described there."""

from __future__ import annotations

from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import control, functions
from geo_nlp.pipes.syntax.constructions import Construction, first_met
from geo_nlp.pipes.syntax.control_infinitives import completes
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.labels import NOUNS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import CALLING, is_passive
from geo_nlp.pipes.syntax.words import OTHERS_ACTS, conjuncts

PROTECTING_VERBS = frozenset({"aid", "assist", "defend", "help", "protect"})
COMPRISING_VERBS, WIDENING_VERBS = words("comprising_verb"), words("widening_verb")
HARM_OF_ATTACK = either("killing_verb", "property_damage_verb", "wounding_verb")
SPEAKING = frozenset({"accuse", "add", "blame", "call", "urge"})


def _noun_before_comma(verb: Token, depth: int) -> list[Token] | None:
    """The noun that a participle describes after a comma: "support for the army, focused on defeating it"."""
    if verb.lemma_ not in words("tasking_verb") or verb.i <= verb.head.i + 2 or verb.nbor(-1).text != ",":
        return None
    noun = verb.nbor(-2)
    return conjuncts(noun) if noun.tag_ in NOUNS and not dependents(verb, "mark") else None


def _controller_of_complement(verb: Token, depth: int) -> list[Token] | None:
    """The controller of an infinitive that is a complement: "vowed on Monday to leave", "called on Mali to leave"."""
    head = verb.head
    if (verb.tag_ == "VB" and head.lemma_ in CALLING) or completes(verb) or control.subjects_after_for(verb, head):
        return control.controller(verb, head, depth)
    return None


def _none_for_rejected_appeal(verb: Token, depth: int) -> list[Token] | None:
    """Nobody, where others ask in vain: "rejected French calls to free the sailors"."""
    if verb.tag_ != "VB" or verb.head.lemma_ not in OTHERS_ACTS:
        return None
    appeals = words("appeal_noun") | control.APPEALS_TO_OTHERS
    return [] if any(t.lemma_ in appeals for t in dependents(verb.head, "dobj")) else None


def _subject_after_conjunction(verb: Token, depth: int) -> list[Token] | None:
    """The subject that is read as the object of a conjunction: "after Theresa May stepped down"."""
    marked = [t for m in dependents(verb, "mark") for t in m.rights if t.dep_ == "pobj" and t.i < verb.i]
    return with_conjuncts(marked) or None


def _addressee(verb: Token, depth: int) -> list[Token] | None:
    """Who is asked, or given time, to do it: "sent an appeal to Mali to leave", "gave Iran two weeks to leave"."""
    head = verb.head
    asked = [t for o in dependents(head, "dobj") for t in control.asked_of(o, head, verb)]
    return asked or (control.timed(head) if verb.tag_ == "VB" else []) or None


def _agent_of_measure(verb: Token, depth: int) -> list[Token] | None:
    """Who takes the measure, by a participle whose purpose it is: "steps taken by France to work with Mali"."""
    taken = verb.head
    if verb.tag_ != "VB" or taken.dep_ != "acl" or taken.tag_ != "VBN" or not dependents(taken, "agent"):
        return None
    return functions.subjects(taken, depth + 1) or None


def _agent_of_passive_attack(verb: Token, depth: int) -> list[Token] | None:
    """Who did what a passive tells, by the harm that came of it: "was ambushed by rebels, killing five"; maybe nobody.

    The patient does not do it: "was ambushed in Mali, killing five".
    """
    attack = verb.head
    if (
        verb.tag_ != "VBG"
        or verb.lemma_ not in HARM_OF_ATTACK
        or attack.lemma_ not in words("other_directed_harm_verb")
    ):
        return None
    return functions.subjects(attack, depth + 1) if verb.i > attack.i and is_passive(attack) else None


def _speaker_over_copula(verb: Token, depth: int) -> list[Token] | None:
    """Who speaks, of whom a copula inside the speech does not tell: "said that Mali was to blame, accusing it of"."""
    copula = next((t for t in verb.ancestors if t.dep_ == "ccomp"), verb)
    speech = verb.tag_ == "VBG" and verb.lemma_ in SPEAKING and verb.nbor(-1).text == ","
    within = verb.head is copula or verb.head.head is copula
    if not (speech and within and copula.lemma_ == "be" and copula.head.lemma_ in words("reporting_clause_verb")):
        return None
    return functions.grammatical_subjects(copula.head, depth + 1) or None


def _subject_of_main_clause(verb: Token, depth: int) -> list[Token] | None:
    """Who acts in the clause above: "Israel left, attacking Iran"."""
    before = verb.nbor(-1)
    if verb.tag_ == "VBG" and before.dep_ == "pobj" and before.head.dep_ == "agent":
        return []  # "were killed by Ukrainian shelling", whose noun is read as a verb
    return functions.grammatical_subjects(verb.head, depth + 1)


ADVERBIAL_SUBJECTS: Final[tuple[Construction, ...]] = (
    _noun_before_comma,
    _controller_of_complement,
    _none_for_rejected_appeal,
    _subject_after_conjunction,
    _addressee,
    _agent_of_measure,
    _agent_of_passive_attack,
    _speaker_over_copula,
    _subject_of_main_clause,
)


def adverbial_subjects(verb: Token, depth: int) -> list[Token]:
    """Heads of the subject of an adverbial clause without one, by the first construction that is met."""
    return first_met(ADVERBIAL_SUBJECTS, verb, depth)
