"""Subjects that a verb has from the word it depends on: by coordination, control, or as a participle or infinitive.

`BY_RELATION` has the constructions for each dependency relation of the verb, in order; the first that is met decides.
Some put right what the parser gets wrong, as their examples say.
"""

from __future__ import annotations

from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import adverbial_subjects, control, control_gerunds, control_nouns, control_phrases, functions
from geo_nlp.pipes.syntax.constructions import Construction, first_met
from geo_nlp.pipes.syntax.control_infinitives import announced
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.dislocation import conjunct_of_same_form, misattached_subjects
from geo_nlp.pipes.syntax.labels import NAMED, VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import finite, misread
from geo_nlp.pipes.syntax.words import conjuncts

ATTACKING = words("attack_on_place_word")


def _subject_of_first_conjunct(verb: Token, depth: int) -> list[Token] | None:
    """The subject of the verb that it is coordinated with: "Iran attacked and occupied it"."""
    if verb.head.pos_ not in VERBAL:
        return None
    return functions.grammatical_subjects(conjunct_of_same_form(verb, verb.head), depth + 1)


def _subject_of_headline_clause(verb: Token, depth: int) -> list[Token] | None:
    """The subject of the clause before, where a headline has no "and": "Lula praises Cuba, slams US"."""
    if verb.tag_ not in ("VBZ", "VBD"):
        return None
    before = [c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_]
    return with_conjuncts([s for c in before for s in dependents(c, "nsubj")]) or None


def _controller_at_object(verb: Token, depth: int) -> list[Token] | None:
    """Whose plan the object of a judging verb is, or who is named after "by": "condemned a raid to free hostages"."""
    plan = control.plan_judged(verb, verb.head)
    if plan is None:
        return None
    agents = [c for by in dependents(verb.head, "prep", "agent") if by.lower_ == "by" for c in by.children]
    return control_nouns.subjects_at_noun(verb, plan, depth) or with_conjuncts(agents)


def _controller(verb: Token, depth: int) -> list[Token] | None:
    """Who controls a complement: "Iran agreed to lift it", "they plan/NN to leave"."""
    head = verb.head
    governs = head.pos_ in VERBAL or head.pos_ == "ADJ" or dependents(head, "nsubj")
    return control.controller(verb, head, depth) if governs else None


def _controller_of_adverbial(verb: Token, depth: int) -> list[Token] | None:
    """The understood subject of an adverbial clause: "Iran left to prepare it"."""
    return adverbial_subjects.adverbial_subjects(verb, depth) if verb.head.pos_ in VERBAL else None


def _attacker_of_place(verb: Token, depth: int) -> list[Token] | None:
    """Who attacks and so kills, where the participle follows the place: "attacked a convoy in Kabul killing twelve"."""
    attacked = verb.head
    attack = attacked.head
    harm = either("killing_verb", "wounding_verb")
    if verb.tag_ != "VBG" or verb.lemma_ not in harm or attacked.dep_ != "dobj" or attack.lemma_ not in ATTACKING:
        return None
    placed = any(c.dep_ == "prep" and c.lower_ in ("at", "in", "near") and c.i < verb.i for c in attacked.rights)
    return (functions.subjects(attack, depth + 1) or None) if placed else None


def _modified_noun(verb: Token, depth: int) -> list[Token] | None:
    """The noun that a participle or infinitive modifies, or whose it is: "troops fighting", "its plan to attack"."""
    return conjuncts(verb.head) if finite(verb) else control_nouns.subjects_at_noun(verb, verb.head, depth)


def _none_for_finite_relative(verb: Token, depth: int) -> list[Token] | None:
    """Nobody, where a relative clause is no infinitive and has no subject that the parser sees."""
    return None if verb.tag_ == "VB" else []


def _subject_of_announcement(verb: Token, depth: int) -> list[Token] | None:
    """Who is to do what a headline announces, with an apposition: "Macron to visit Iran"."""
    if not announced(verb):
        return None
    return conjuncts(verb.head) + [c for c in verb.head.rights if c.dep_ == "appos" and c.i < verb.i]


def _creator_of_tool(verb: Token, depth: int) -> list[Token] | None:
    """Who made what serves a purpose: "launched a website to attack Macron"."""
    noun = verb.head
    if noun.dep_ != "dobj" or noun.head.lemma_ not in words("creation_verb"):
        return None
    return functions.grammatical_subjects(noun.head, depth + 1)


def _subject_of_superlative(verb: Token, depth: int) -> list[Token] | None:
    """The subject of a predicate: "was the only country to condemn it", "is one of the few leaders to back it"."""
    noun = verb.head
    predicate = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among") else noun
    return functions.grammatical_subjects(predicate.head, depth + 1) if predicate.dep_ == "attr" else None


def _subject_of_gerund_object(verb: Token, depth: int) -> list[Token] | None:
    """The subject of the verb that a gerund is the object of: "denied planning it"."""
    gerund = verb.tag_ == "VBG" and verb.head.pos_ == "VERB"
    return functions.grammatical_subjects(verb.head, depth + 1) if gerund else None


def _subject_of_prepositional_gerund(verb: Token, depth: int) -> list[Token] | None:
    """The object of a preposition before the gerund, or its controller: "a message from Macron inviting Putin"."""
    prep = verb.head
    named = [c for c in prep.rights if c.dep_ == "pobj" and c.i < verb.i]
    return with_conjuncts(named) or control_gerunds.subjects_of_gerund(prep, depth)


def _subject_of_gerund_read_as_noun(verb: Token, depth: int) -> list[Token] | None:
    """The controller of a gerund with a phrase, read as a noun: "charged with spying for Chad", not "with spying"."""
    if verb.tag_ != "VBG" or verb.lefts or verb.head.lower_ not in ("for", "of", "with"):
        return None
    phrases = {prep for prep, _ in prepositions(verb)}
    served = bool(phrases & {"for", "on", "to"}) and "of" not in phrases
    return _subject_of_prepositional_gerund(verb, depth) if served else None


def _noun_after_participle(verb: Token, depth: int) -> list[Token] | None:
    """The noun after a present participle: "the attacking forces"."""
    return conjuncts(verb.head) if verb.tag_ == "VBG" else None


def _name_before_misread_verb(verb: Token, depth: int) -> list[Token] | None:
    """The name before a verb read as a participle: "Turkey jailed journalists", "the British relinquished control"."""
    if misread(verb):
        return [verb.nbor(-1)]
    return [t for t in verb.head.lefts if t.i < verb.i and t.ent_type_ in NAMED] if verb.tag_ == "VBD" else None


BY_RELATION: Final[dict[str, tuple[Construction, ...]]] = {
    "conj": (_subject_of_first_conjunct,),
    "ROOT": (_subject_of_headline_clause, misattached_subjects),
    "xcomp": (control_phrases.author_of_design, _controller_at_object, _controller),
    "ccomp": (_controller,),
    "advcl": (_controller_at_object, _controller_of_adverbial),
    "acl": (_attacker_of_place, _modified_noun),
    "relcl": (_none_for_finite_relative, _subject_of_announcement, _creator_of_tool, _subject_of_superlative),
    "dobj": (_subject_of_gerund_object,),
    "pcomp": (_subject_of_prepositional_gerund,),
    "pobj": (_subject_of_gerund_read_as_noun,),
    "amod": (_noun_after_participle, _name_before_misread_verb),
}


def inherited_subjects(verb: Token, depth: int) -> list[Token]:
    """Heads of the subject of a verb that has none of its own: "Iran admits downing it", where "admits" is its aux."""
    if at_auxiliary := [s for c in dependents(verb, "aux") for s in dependents(c, "nsubj")]:
        return with_conjuncts(at_auxiliary)
    return first_met(BY_RELATION.get(verb.dep_, ()), verb, depth)
