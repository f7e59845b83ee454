"""What a date phrase dates that modifies a noun: the noun, the verb above it, or both: "met at the talks on Monday".

A noun that names no event has no date; its verb then has it. What the noun only bounds ("after the outbreak in 2011")
leaves the verb undated.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.ranges import DatePhrase
from geo_nlp.pipes.time.tenses import is_present, is_present_passive

WHILE = frozenset({"in", "during", "at", "on"})
BEYOND = frozenset("after before beyond despite following since till until".split())
# After these comes another event: "demanded an apology over the abduction in November".
OTHER_EVENT_PREPS = frozenset({"over", "about", "for", "after", "following", "since", "despite"})
UNITS = frozenset({"day", "decade", "month", "week", "year"})
NEAR_DAY_KINDS = frozenset({"weekday", "spoken"})
DAY_KINDS = frozenset({"iso", "date", "british", "weekday", "spoken", "holiday", "ago"})


def dated_by_noun(
    span: Span, phrase: DatePhrase, noun: Token, nouns: Mapping[int, int | None]
) -> tuple[int, int | None]:
    """The token that a phrase at a noun dates, and the second one, which the parse leaves open or which shares it."""
    verb = verb_above(noun)
    if verb is None or (noun.i not in nouns and is_beyond(noun, verb)) or is_no_year_of(phrase, verb):
        return noun.i, None
    if not _has_date(span, phrase, noun, verb, nouns):
        return (noun.i if _is_other_event(noun) and phrase.kind not in NEAR_DAY_KINDS else verb.i), noun.i
    return noun.i, verb.i if _shares_date(span, phrase, noun, verb, nouns) else None


def is_no_year_of(phrase: DatePhrase, verb: Token) -> bool:
    """Whether a phrase is a span of years and a verb in the present: "is convicted of raids between 1992 and 1995"."""
    return phrase.kind == "year" and "until" in phrase.parts and (is_present(verb) or is_present_passive(verb))


def _has_date(span: Span, phrase: DatePhrase, noun: Token, verb: Token, nouns: Mapping[int, int | None]) -> bool:
    """Whether a noun names what has a date of its own: "the attack on Monday", not "the ties on Monday"."""
    if noun.i in nouns and noun.lemma_ not in words("lasting_relation_noun"):
        return True
    before_verb = phrase.kind in DAY_KINDS and span.end == verb.i  # "the summit on Monday approved"
    return noun.lemma_ in words("dated_event_noun") and not before_verb


def _is_other_event(noun: Token) -> bool:
    """Whether a noun is another event than its verb's: "demanded an apology over the abduction in November"."""
    if noun.lemma_ in UNITS:
        return False  # "banned him for three months in 1998"
    return noun.dep_ == "pobj" and noun.head.lower_ in OTHER_EVENT_PREPS and noun.tag_ in COMMON_NOUN_TAGS


def _shares_date(span: Span, phrase: DatePhrase, noun: Token, verb: Token, nouns: Mapping[int, int | None]) -> bool:
    """Whether the verb above a noun happened when the noun did."""
    direct = noun.dep_ == "dobj"
    return (
        nouns.get(noun.i) == verb.i  # its light verb: "held talks on Monday"
        or _is_occasion(span, noun, verb)
        or (direct and noun.i > verb.i and phrase.kind in DAY_KINDS)
        or (direct and verb.lemma_ in words("co_occurrence_verb"))
    )


def _is_occasion(span: Span, noun: Token, verb: Token) -> bool:
    """Whether a noun is the occasion of its verb: "killed ten in a raid on Monday", "said on a trip in May"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in WHILE or not _is_of_verb(prep, verb):
        return False
    if span.start > 0 and span.doc[span.start - 1].lower_ == "since":
        return False  # "in talks since Monday, it has condemned"
    return prep.lower_ != "on" or noun.lemma_ in words("trip_noun")


def _is_of_verb(prep: Token, verb: Token) -> bool:
    """Whether a preposition is the verb's, as also where it is parsed as the object's: "killed ten in a raid"."""
    above = prep.head
    return above is verb or (above.head is verb and above.dep_ == "dobj" and prep.lower_ in ("in", "during"))


def is_beyond(noun: Token, verb: Token) -> bool:
    """Whether a noun only bounds the time of its verb: "after the outbreak in 2011", "beyond the end in 2014"."""
    token = noun
    while token.i != verb.i and token.head is not token:
        if token.dep_ == "prep" and token.lower_ in BEYOND:
            return noun.tag_ in COMMON_NOUN_TAGS
        token = token.head
    return False


def verb_above(noun: Token) -> Token | None:
    """The verb whose argument a noun is part of."""
    token = noun
    for _ in range(6):
        if token.head is token or token.dep_ in ("relcl", "acl", "appos", "conj"):
            return None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None
