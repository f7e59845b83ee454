"""Which word of its sentence a date phrase dates.

A phrase dates the verb or noun that it modifies. Names of people and things have no date, so a phrase that the parser
attaches to one dates the verb above it. Deadlines and starting points (`deadlines`) date nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.ambiguous import is_meant
from geo_nlp.pipes.time.deadlines import is_limit
from geo_nlp.pipes.time.described_events import EVENTS, event_of_date
from geo_nlp.pipes.time.modified_heads import modified_by
from geo_nlp.pipes.time.noun_dates import (
    DAY_KINDS,
    NEAR_DAY_KINDS,
    OTHER_EVENT_PREPS,
    dated_by_noun,
)
from geo_nlp.pipes.time.ranges import DatePhrase
from geo_nlp.pipes.time.shared_frames import also_dated
from geo_nlp.pipes.time.tenses import is_perfect, is_present, lies_ahead

BYGONE = frozenset({"yesterday", "last night", "the day before yesterday"})


@dataclass(frozen=True, slots=True)
class Dating:
    """A date phrase and the tokens that it dates: `site`, or else `second`, where the parse leaves it open."""

    phrase: DatePhrase
    first: int
    site: int
    second: int | None = None


def attach(phrase: DatePhrase, sentence: Span, nouns: Mapping[int, int | None]) -> Dating | None:
    """What a phrase dates; None where it is a limit or no date here ("Theresa May", "2014 soldiers").

    `nouns` are the nouns that name events, with the light verb of each.
    """
    span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
    found = (
        modified_by(span, nouns, near=phrase.kind in NEAR_DAY_KINDS)
        if span is not None and is_meant(phrase, span)
        else None
    )
    if span is None or found is None or _is_no_time_of_verb(span, phrase):
        return None
    site, attributive = found
    since = span.start > sentence.start and span.doc[span.start - 1].lower_ == "since"
    if _looks_back(phrase) and not since and (lies_ahead(site) or is_perfect(site)):
        # "Will brief Scholz on the attack last week", "has criticised Israel for the raid two days ago".
        event = _last_event_between(site, span, nouns)
        return Dating(phrase, span.start, event.i) if event is not None else None
    if attributive:
        return Dating(phrase, span.start, site.i, None)
    if is_limit(span, site, phrase):
        return None
    if site.pos_ not in VERBAL:
        return Dating(phrase, span.start, *dated_by_noun(span, phrase, site, nouns))
    if (event := _subject_before_verb(span, site, phrase, nouns)) is not None:
        return Dating(phrase, span.start, event.i, site.i)
    event = _noun_before_of(span, site) or _event_of_present(span, site, phrase, nouns) or event_of_date(span, site)
    if event is None and phrase.kind not in DAY_KINDS:
        event = _event_after_preposition(span, site, nouns)
    if event is not None:
        return Dating(phrase, span.start, event.i)
    return Dating(phrase, span.start, site.i, also_dated(span, site, phrase))


def _is_no_time_of_verb(span: Span, phrase: DatePhrase) -> bool:
    """Whether a phrase is a length of time or that of an office: "in three days", "former minister (2017-19)"."""
    if phrase.kind == "in_days":  # "will visit five states in three days"
        return span.start > span.root.sent.start + 1
    before = span.doc.tokens[max(0, span.start - 2) : span.start]
    bracketed = phrase.kind == "year" and "until" in phrase.parts and len(before) > 1 and before[1].text == "("
    return bracketed and before[0].tag_ in COMMON_NOUN_TAGS and before[0].lemma_.lower() not in EVENTS


def _looks_back(phrase: DatePhrase) -> bool:
    """Whether a phrase means the past by its own words: "last week", "two days ago", "yesterday"."""
    past = phrase.kind == "ago" or phrase.parts.get("word") in BYGONE
    return past or phrase.parts.get("shift") == "last"


def _noun_before_of(span: Span, verb: Token) -> Token | None:
    """The noun in whose phrase a date stands: "welcomed the launch this week of the talks"."""
    doc, at = span.doc, span.start - 1
    if span.end >= len(doc) or doc[span.end].lower_ != "of" or verb.lemma_ in words("of_phrase_verb"):
        return None
    at -= at > 0 and doc[at].dep_ == "prep"
    return doc[at] if at > verb.i and doc[at].tag_ in COMMON_NOUN_TAGS and doc[at].dep_ in ("dobj", "pobj") else None


def _subject_before_verb(span: Span, verb: Token, phrase: DatePhrase, nouns: Mapping[int, int | None]) -> Token | None:
    """The event noun whose phrase, the subject, a date ends: "the attack on Syria in May 2021 led to a truce".

    A day may as well be that of the verb: "the talks in Muscat on Monday led to a deal".
    """
    if phrase.kind in DAY_KINDS or span.end != verb.i:
        return None
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.i < span.start), None)
    apart = subject is None or any(t.text == "," for t in span.doc.tokens[span.start - 2 : span.start])
    return None if apart or subject is None or subject.i not in nouns else subject


def _event_of_present(span: Span, verb: Token, phrase: DatePhrase, nouns: Mapping[int, int | None]) -> Token | None:
    """The event right before a day, after a verb in the present: "mourns the victims of the raid on Kyiv on May 2"."""
    if phrase.kind not in ("british", "date", "iso") or not is_present(verb) or span.doc[span.start - 1].lower_ != "on":
        return None
    event, within = _last_event_between(verb, span, nouns), span.doc[span.start - 2]
    if event is None or event.dep_ != "pobj":
        return None
    return event if event is within or event in within.ancestors else None


def _last_event_between(verb: Token, span: Span, nouns: Mapping[int, int | None]) -> Token | None:
    """The event noun that is nearest before a date, after its verb."""
    events = [t for t in span.doc[verb.i + 1 : span.start] if t.i in nouns]
    return events[-1] if events else None


def _event_after_preposition(span: Span, verb: Token, nouns: Mapping[int, int | None]) -> Token | None:
    """The event that a verb is about by its preposition: "condemned Iran for an attack in December".

    It may stand below another noun: "convicted him for his part in the bombing of Cairo in 2016".
    """
    near = (c for c in verb.rights if c.dep_ == "prep" and c.i < span.start <= c.right_edge.i + 2)
    for prep in (c for c in near if c.lower_ in OTHER_EVENT_PREPS):
        objects = [c for c in prep.rights if c.dep_ == "pobj" and c.i < span.start]
        if objects and objects[-1].pos_ == "NOUN":
            noun = objects[-1]
            if noun.i in nouns or noun.lemma_ in EVENTS:
                return noun
            event = _last_event_between(noun, span, nouns)
            # "Stood up for the state at the conference in 1919": there the verb happened.
            return None if event is not None and event.head.lower_ == "at" else event
    return None
