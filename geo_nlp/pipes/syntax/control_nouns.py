"""Control at nouns: the understood subject of an infinitive or participle that modifies one: "its plan to attack"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from geo_nlp.lexicon import table, words
from geo_nlp.pipes.syntax import control, control_phrases, functions
from geo_nlp.pipes.syntax.dependents import dependents, prepositional_objects, with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED, VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import OTHERS_ACTS, conjuncts

MEETING_DEMANDS = words("answer_to_request_verb") | {"defy", "meet", "obey", "resist"}
ORDER_NOUNS = frozenset({"demand", "directive", "instruction", "order"})
# What who demands it would do himself: "their demand to join the talks".
OWN_ENDS = words("own_end_verb")
EMPLOYING = words("employing_verb")
ENGAGED = frozenset({"engage", "involve", "participate", "persist"})
CALLING_FOR = frozenset(verb for verb, listed in table("prepositional_verb").items() if "for" in listed.split())


def _holders_of_right(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who has the right: "the right of citizens to protest"."""
    if verb.tag_ != "VB" or noun.lemma_ != "right":
        return None
    return [t for prep, t in prepositions(noun) if prep == "of"] or None


def _who_is_asked(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who is asked, or given time: "an appeal to Mali to leave", "gave Mali a deadline to leave"."""
    if verb.tag_ != "VB":
        return None
    return control.asked_of(noun, noun, verb) or (control.timed(noun.head) if noun.dep_ == "dobj" else []) or None


def _invited(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who answers an invitation: "accepted his invitation to visit Iran"; nobody else is known to be invited."""
    if verb.tag_ != "VB" or noun.lemma_ not in ("invitation", "invite"):
        return None
    answering = noun.dep_ == "dobj" and noun.head.lemma_ in words("answer_to_request_verb")
    return functions.grammatical_subjects(noun.head, depth + 1) if answering else []


def _who_answers_demand(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who answers a demand is to act: "failed to meet their demands to free him", "resisted an order to leave".

    Who else is to act is not said: "demands by Mali to free him grew".
    """
    if verb.tag_ != "VB" or noun.lemma_ not in ORDER_NOUNS or verb.lemma_ in OWN_ENDS:
        return None
    if noun.dep_ == "dobj" and noun.head.lemma_ in MEETING_DEMANDS:
        return functions.grammatical_subjects(noun.head, depth + 1)
    return [] if prepositional_objects(noun, "by") else None


def _none_for_open_appeal(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Nobody, where others are asked and not named: "its call to disarm", but not "an appeal for money to help"."""
    if verb.tag_ != "VB" or noun.lemma_ not in control.APPEALS_TO_OTHERS:
        return None
    raising = noun.lemma_ == "appeal" and any(c.lower_ == "for" for c in noun.rights)
    return None if raising else []


def _possessors(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Whose plan it is: "Iran's plan to attack", "the Iranian plan to attack", "a plan by Iran to attack"."""
    owners = dependents(noun, "poss")
    owners = owners or [t for t in dependents(noun, "compound", "nmod", "amod") if t.ent_type_ in NAMED]
    return with_conjuncts(owners or prepositional_objects(noun, "by")) or None


def _owners_in_genitive(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Whose decision it is: "the decision of Mali to leave", "the refusal of the Iraqi army to withdraw"."""
    owners = [t for prep, t in prepositions(noun) if prep == "of" and noun.i < t.i < verb.i]
    named = bool(owners) and any(t.ent_type_ in NAMED for o in owners for t in (o, *o.lefts))
    return owners if verb.tag_ == "VB" and named and owners[-1].i == verb.left_edge.i - 1 else None


def _subject_of_governing_verb(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who has the plan: "announced a plan to attack", but not "uncovered a plot to kill him"."""
    governor = noun.head
    if noun.dep_ not in ("dobj", "attr") or governor.pos_ not in VERBAL:
        return None
    # "Said efforts to disarm the rebels failed" has a clause for its object.
    of_others = governor.lemma_ in words("judging_or_thwarting_verb") | {"say"} or (
        governor.lemma_ in words("discussing_verb") and noun.lemma_ in words("ongoing_effort_noun")
    )
    return [] if of_others else functions.grammatical_subjects(governor, depth + 1)


def _subject_past_preposition(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who "agreed on a plan to attack" or "used the coup as an excuse to jail critics"."""
    prep, governor = noun.head, noun.head.head
    if noun.dep_ != "pobj" or governor.pos_ != "VERB":
        return None
    if prep.lower_ == "for" and governor.lemma_ in CALLING_FOR:
        return []  # "called for efforts to end the war", by whomever
    aimed = prep.lower_ == "in" and noun.lemma_ in words("aim_phrase_noun")  # "in an attempt to"
    aimed = aimed or (prep.lower_ == "in" and governor.lemma_ in ENGAGED)  # "is engaged in a campaign to"
    if aimed or prep.lower_ in ("on", "for", "to", "with") or (prep.lower_ == "as" and governor.lemma_ in EMPLOYING):
        return functions.grammatical_subjects(governor, depth + 1)
    return None


NounController = Callable[[Token, Token, int], list[Token] | None]
NOUN_CONTROLLERS: Final[tuple[NounController, ...]] = (
    _holders_of_right,
    _who_is_asked,
    _invited,
    _who_answers_demand,
    _none_for_open_appeal,
    _possessors,
    _owners_in_genitive,
    control_phrases.conspirators,
    control_phrases.users_of_thing,
    control_phrases.takers_of_measure,
    _subject_of_governing_verb,
    _subject_past_preposition,
)


def subjects_at_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """The understood subject of a clause at a noun: the noun of "troops fighting", the owner of "a plan to attack"."""
    if verb.tag_ == "VBG":
        return _subjects_of_participle(noun, depth)
    if _is_verb_of_noun(verb):
        return conjuncts(noun)
    if verb.tag_ == "VBN":
        return []
    for construction in NOUN_CONTROLLERS:
        found = construction(verb, noun, depth)
        if found is not None:
            if verb.doc.notes is not None:
                verb.doc.notes.headed(construction, "subject", verb, found)
            return found
    return [noun] if noun.pos_ == "PROPN" or noun.dep_ == "nsubj" else []


def _is_verb_of_noun(verb: Token) -> bool:
    """Whether a finite verb is read as a modifier of its subject: "the rebels handed over arms"."""
    active = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and dependents(verb, "dobj") and not dependents(verb, "agent"))
    return bool(active) and not verb.nbor(-1).is_punct


def _subjects_of_participle(noun: Token, depth: int) -> list[Token]:
    """The understood subject of a present participle: "troops fighting", "marched in Paris calling for reform"."""
    if noun.ent_type_ == "GPE" and noun.dep_ in ("appos", "oprd", "pobj"):
        above = next((t for t in noun.ancestors if t.pos_ == "VERB" and t.dep_ != "acl"), None)
        return functions.grammatical_subjects(above, depth + 1) if above is not None else []
    if noun.dep_ == "dobj" and noun.lemma_ in words("activity_span_noun"):
        return functions.grammatical_subjects(noun.head, depth + 1)  # "did a great job helping Mali"
    if noun.lemma_ in words("instrument_noun"):
        if authors := [t for prep, t in prepositions(noun) if prep == "from"]:
            return authors  # "a message from Kishida inviting him", "a resolution adopted by Mali condemning France"
        if noun.dep_ == "dobj" and noun.head.lemma_ not in OTHERS_ACTS:
            return functions.grammatical_subjects(noun.head, depth + 1)
    return conjuncts(noun)
