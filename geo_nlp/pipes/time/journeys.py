"""What is done at the goal of a journey, on its day: "flew to Tunis on Monday, where she met Saied"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PRESENT_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.tenses import NOW, auxiliaries, lies_ahead


def journey_of(verb: Token) -> Token | None:
    """The verb of the journey at whose goal something was done by its traveller: "flew to Tunis, where she met Saied".

    What is planned there may also be a meeting of others: "will fly to Doha, where envoys are to meet".
    """
    clause = verb
    while clause.dep_ in ("xcomp", "acomp") and clause.head is not clause:  # "is expected to meet", "is due to meet"
        clause = clause.head
    if clause.dep_ != "relcl" or not _has_relative_adverb(clause, verb):
        return None
    journey = next((t for t in clause.ancestors if t.pos_ in VERBAL), None)
    if journey is None or journey.lemma_ not in words("purpose_of_travel_verb"):
        return None
    planned = lies_ahead(verb) and _is_to_come(journey)
    same = _is_planned_there(clause, verb) if planned else _is_done_there(clause, verb, journey)
    return journey if same else None


def _has_relative_adverb(clause: Token, verb: Token) -> bool:
    """Whether a relative clause says what happens at a place or on the way: "where she met", "during which"."""
    opening = [*clause.lefts, *verb.lefts]
    return any(c.lower_ == "where" or (c.lower_ == "during" and c.dep_ == "prep") for c in opening)


def _subject_tag(clause: Token) -> str | None:
    """The tag of the subject of a clause; None where it has no subject."""
    return next((c.tag_ for c in clause.lefts if c.dep_ in SUBJECTS), None)


def _is_planned_there(clause: Token, verb: Token) -> bool:
    """Whether what the traveller or a meeting plans still holds: "where she will meet", "where envoys are to meet"."""
    subject = _subject_tag(clause)
    if subject is None or (subject != "PRP" and verb.lemma_ not in words("purpose_of_travel_verb")):
        return False
    return clause.i == verb.i or clause.tag_ in PRESENT_TAGS or not auxiliaries(clause).isdisjoint(NOW)


def _is_done_there(clause: Token, verb: Token, journey: Token) -> bool:
    """Whether the traveller does something in the tense of the journey: "flew to Tunis, where she met Saied"."""
    own = clause.i == verb.i and _subject_tag(clause) == "PRP" and journey.tag_ == verb.tag_
    return own and auxiliaries(journey) == auxiliaries(verb)


def _is_to_come(verb: Token) -> bool:
    """Whether a journey is to come: "will fly", and in the present of plans "flies", "is flying"."""
    going = verb.tag_ == "VBG" and not auxiliaries(verb).isdisjoint(NOW)
    return going or verb.tag_ in PRESENT_TAGS or lies_ahead(verb)
