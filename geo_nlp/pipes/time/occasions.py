"""Events with a date of their own in which a verb's act happens: "killed in Monday's raid", "claimed it"."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.described_events import described_event
from geo_nlp.pipes.time.tenses import is_simple_past

DATED_EVENTS = either("dated_event_noun", "attack_noun")
OCCASION_NOUNS = {
    "at": words("encounter_noun"),
    "during": DATED_EVENTS | either("encounter_noun", "town_trouble_noun"),
    "in": DATED_EVENTS | either("encounter_noun", "issued_text_noun", "town_trouble_noun"),
}


def claimed_deed(verb: Token) -> Token | None:
    """The deed, with its own date, of "claimed responsibility on Monday for Sunday's attack".

    So too in "the 2002 bombing, for which it claimed responsibility", "the raid on Monday was claimed by X".
    """
    if verb.lemma_ == "claim":
        own = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in DATED_EVENTS)
        if (deed := next(own, None)) is not None:
            return deed
    claimed = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_ == "responsibility"), None)
    above = (claimed, verb) if claimed is not None else ()
    preps = (c for token in above for c in token.children if c.dep_ == "prep" and c.lower_ == "for")
    deed = next((c for prep in preps for c in prep.rights if c.dep_ == "pobj"), None)
    return verb.head if deed is not None and deed.tag_ == "WDT" and verb.dep_ == "relcl" else deed


def events_around(verb: Token) -> Iterator[Token]:
    """The events in which an act happens, or that do it: "killed in Monday's raid", "the 2012 coup that ousted".

    Before the verb, and at a meeting or in a text, that is so in the past alone: "In a May 2023 meeting, both agreed",
    not "In its note of 2009 it rejects".
    """
    past = is_simple_past(verb)
    for prep in verb.children:
        if prep.dep_ != "prep" or not (past or prep.i > verb.i):
            continue
        nouns = OCCASION_NOUNS.get(prep.lower_, frozenset())
        nouns = nouns if past else nouns & DATED_EVENTS
        yield from (c for c in prep.rights if c.dep_ == "pobj" and c.lemma_ in nouns)
    if (event := described_event(verb)) is not None:
        yield event
        if event.dep_ == "nsubj" and event.head.lemma_ in ("happen", "occur", "take"):
            yield event.head  # "the raid, which killed two, took place on Monday"
