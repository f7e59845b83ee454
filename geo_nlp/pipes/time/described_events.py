"""Nouns of events that a clause describes, whose date it shares: "the 1998 riots in which soldiers killed ten".

The parser may attach the clause to a place or a date within the noun's phrase: "a raid on Gao on Monday that killed".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.labels import PAST_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.tenses import is_any_perfect

HARMFUL = either("attack_noun", "explosion_noun", "fight_noun", "killing_noun")
EVENTS = (either("dated_event_noun", "encounter_noun", "town_trouble_noun") | HARMFUL) - words("event_period_noun")
EVENT_FRAME_WORDS = frozenset({"when", "where"})
EVENT_FRAME_PREPS = frozenset({"at", "during", "in", "on"})
STEPS_UP = 3  # from a place to the event: "a raid on a base near Gao that killed"


def described_event(verb: Token) -> Token | None:
    """The event noun that a clause of the past describes: "a coup that ousted him", "the vote when it threatened"."""
    if verb.tag_ not in PAST_TAGS or is_any_perfect(verb):
        return None
    first = verb.left_edge
    if verb.dep_ == "advcl" and first.lower_ == "when" and first.i > verb.sent.start:
        before = first.nbor(-1)  # "wrote about the 2004 election when Russia threatened Ukraine"
        return before if _is_dated_noun(before) else None
    if verb.dep_ != "relcl":
        return None
    doing = any(c.dep_ in SUBJECTS and c.tag_ == "WDT" for c in verb.lefts)
    return _event_above(verb, doing=doing) if doing or _is_set_within(verb) else None


def event_of_date(span: Span, verb: Token) -> Token | None:
    """The event whose phrase a date ends, if a clause about it follows: "condemned a raid on Monday that killed"."""
    doc, after = span.doc, span.end
    if after >= len(doc) or doc[after].tag_ != "WDT" or doc[after].head.pos_ not in VERBAL:
        return None
    event = described_event(doc[after].head)
    return event if event is not None and verb.i < event.i < span.start else None


def _is_set_within(verb: Token) -> bool:
    """Whether a clause tells what happened at an event: "a rally when police shot", "riots in which he was killed"."""
    preps = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in EVENT_FRAME_PREPS)
    adverbial = any(c.lower_ in EVENT_FRAME_WORDS for c in verb.lefts)
    return adverbial or any(o.tag_ == "WDT" for p in preps for o in p.rights)


def _event_above(verb: Token, *, doing: bool) -> Token | None:
    """The event noun to whose phrase a relative clause belongs; where the event does the act, one of harm."""
    noun = verb.head
    for step in range(STEPS_UP + 1):
        if noun.pos_ in VERBAL:
            return next(_events_between(noun, verb.left_edge), None)
        if _is_dated_noun(noun) and (not doing or not step or noun.lemma_.lower() in HARMFUL):
            return noun
        if noun.dep_ not in ("pobj", "npadvmod", "compound"):
            return None
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return None


def _events_between(verb: Token, clause: Token) -> Iterator[Token]:
    """The harmful events that a verb has as object or after a preposition, the last before a clause first."""
    for token in reversed(verb.doc.tokens[verb.i + 1 : clause.i]):
        if _is_dated_noun(token) and token.lemma_.lower() in HARMFUL and token.dep_ in ("dobj", "pobj", "conj"):
            yield token


def _is_dated_noun(token: Token) -> bool:
    """Whether a noun names an event that has a date."""
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in EVENTS
