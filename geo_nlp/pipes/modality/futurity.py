"""Futurity: what is still to come: "is to visit", "to visit" in a headline, "arrives on Monday", "when he meets"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.calendar_names import DAY_AND_MONTH_NAMES, WEEKDAYS
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import NOUN_POS, PRESENT_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.context import Effect

FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "to"})
SCHEDULED = words("scheduled_present_verb")
TIME_CONJUNCTIONS = frozenset({"after", "before", "when"})


def is_ahead(verb: Token) -> bool:
    """Whether a verb form is a future: "Lavrov to visit Turkey", "is about to visit"; not "is yet to visit"."""
    if _is_scheduled(verb) or _is_going_to_place(verb):
        return True
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.lefts)
    if not (passive or verb.tag_ in ("VB", "NN")) or not has_infinitive_marker(verb):
        return False
    return _is_headline_infinitive(verb) or _is_modal_be(verb)


def _is_headline_infinitive(verb: Token) -> bool:
    """Whether an infinitive with a subject is a clause of its own: "UK to send missiles", "men to be freed in Mali"."""
    if verb.dep_ == "relcl" and verb.head.dep_ == "ROOT" and verb.head.pos_ in NOUN_POS:
        return True
    main = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
    return main and any(c.dep_ in SUBJECTS for c in verb.lefts)


def _is_modal_be(verb: Token) -> bool:
    """Whether "be" before an infinitive plans it: "is to visit"; not "is yet to visit", "if Iran were to leave"."""
    be = verb.head
    if verb.dep_ != "xcomp" or be.lemma_ != "be" or be.pos_ != "AUX":
        return False
    if any(c.dep_ == "advmod" and c.lower_ == "yet" for c in be.rights):
        return False
    return not any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in be.lefts)


def is_in_future(verb: Token) -> bool:
    """Whether a clause is in the future or an infinitive."""
    return any(c.dep_ == "aux" and c.lower_ in FUTURE for c in verb.children)


def _is_scheduled(verb: Token) -> bool:
    """Whether a present tense with a day is a scheduled future: "arrives on Monday", "meets Putin next week"."""
    if verb.lemma_ not in SCHEDULED:
        return False
    aux = next((c for c in verb.lefts if c.dep_ == "aux"), None) if verb.tag_ == "VBG" else None
    if (verb if aux is None else aux).tag_ not in PRESENT_TAGS:
        return False
    if verb.tag_ == "VBG" and any(c.dep_ == "npadvmod" and c.lower_ in DAY_AND_MONTH_NAMES for c in verb.rights):
        return True  # "is heading to Ankara Monday", "is traveling to Riga April 3-5"
    days = [c for p in verb.rights if p.dep_ == "prep" and p.lower_ == "on" for c in p.rights]
    return any(day.lower_ in WEEKDAYS for day in days) or any(c.dep_ == "npadvmod" and is_next(c) for c in verb.rights)


def _is_going_to_place(verb: Token) -> bool:
    """Whether a journey is still to come: "is going to Mali to thank them"; not "is going to Mali every year"."""
    if verb.lower_ != "going" or not any(c.dep_ == "aux" and c.tag_ in PRESENT_TAGS for c in verb.lefts):
        return False
    return any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.rights) and not any(
        c.dep_ == "npadvmod" for c in verb.rights
    )


def time_clause_effect(verb: Token) -> Effect | None:
    """The effect of a temporal clause in the present on a future: "will raise it when he meets Putin"."""
    when = any(c.dep_ in ("advmod", "mark") and c.lower_ in TIME_CONJUNCTIONS for c in verb.lefts)
    if not when or verb.tag_ not in PRESENT_TAGS:
        return None
    return "planned" if verb.lemma_ in SCHEDULED else "conditional"


def is_next(time: Token) -> bool:
    """Whether a time lies ahead: "next week", "later this month"."""
    later = any(c.dep_ == "advmod" and c.lower_ == "later" for c in time.lefts)  # "visits Turkey later this month"
    return later or any(c.dep_ == "amod" and c.lower_ in ("next", "coming") for c in time.lefts)
