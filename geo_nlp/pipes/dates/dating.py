"""Which word of its sentence a date phrase dates.

A phrase dates the verb or noun that it modifies. Names and persons have no date, so a phrase that the parser hangs on
them belongs to their verb. "By Friday", "until June 1" and "since 2014" tell a limit, not when something happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo_nlp.pipes.dates.dates import Phrase
from geo_nlp.pipes.dates.meant import is_meant
from geo_nlp.pipes.dates.words import words
from geo_nlp.pipes.parse.parse import Span, Token
from geo_nlp.pipes.parse.tags import VERBAL

LIMITS = frozenset(
    "by until till before after since within following around about circa toward towards than every each to into "
    "between like as versus per a any some for against beyond past".split()
)
SKIPPED = frozenset("the early late mid very - this only just at least most".split())
COMPARED = frozenset("unlike as than like since until".split())
WHILE = frozenset({"in", "during", "at", "on"})
BYGONE = frozenset({"yesterday", "last night", "the day before yesterday"})
AHEAD = frozenset({"'ll", "shall", "to", "will", "’ll"})
# Behind these another event is told of: "demanded an apology over the abduction in November".
ABOUT = frozenset({"over", "about", "for", "after", "following", "since", "despite"})
DAYS = frozenset({"iso", "slashed", "date", "british", "weekday", "week_day", "spoken", "holiday", "ago"})


@dataclass(frozen=True, slots=True)
class Dating:
    """A date phrase and the tokens that it dates: `site`, or else `second`, where the parse leaves it open.

    `days` lie between the phrase and what it dates: "on the eve of the summit of 9 June" is a day before.
    """

    phrase: Phrase
    first: int
    site: int
    second: int | None = None
    days: int = 0


def attach(phrase: Phrase, sentence: Span, nouns: Mapping[int, int | None]) -> Dating | None:
    """Where a phrase belongs; None where it tells a limit or is no date here ("Theresa May", "2014 soldiers").

    `nouns` are the nouns that tell events, with the light verb of each.
    """
    span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
    found = _site(span, nouns) if span is not None and is_meant(phrase, span) else None
    if span is None or found is None:
        return None
    site, attributive = found
    if (verb := _on_the_eve(site)) is not None:
        return Dating(phrase, span.start, verb.i, days=-1)
    if _looks_back(phrase) and (_lies_ahead(site) or _is_perfect(site)):
        # "Will brief Scholz on the attack last week", "has criticised Israel for the raid two days ago".
        between = [t for t in site.doc[site.i + 1 : span.start] if t.i in nouns]
        return Dating(phrase, span.start, between[-1].i) if between else None
    if (attributive and phrase.kind == "weekday" and _to_come(site)) or (
        not attributive and _limit(span, site, phrase)
    ):
        return None
    told_of = _told_of(span, site) if site.pos_ in VERBAL and not attributive and phrase.kind not in DAYS else None
    if told_of is not None:
        return Dating(phrase, span.start, told_of.i)
    if site.pos_ in VERBAL or attributive:
        return Dating(phrase, span.start, site.i, _also(span, site))
    verb = _verb_above(site)
    if verb is None:
        return Dating(phrase, span.start, site.i)
    dayish = phrase.kind in DAYS
    if site.i not in nouns and (site.lemma_ not in words("eventful") or (dayish and span.end == verb.i)):
        return Dating(phrase, span.start, verb.i, site.i)
    told = site.dep_ == "pobj" and site.head.lower_ in WHILE
    shared = nouns.get(site.i) == verb.i or told or (dayish and site.dep_ == "dobj" and site.i > verb.i)
    shared = shared or (verb.lemma_ in words("agreeing") and site.lemma_ in words("agreed") and verb.i < site.i)
    return Dating(phrase, span.start, site.i, verb.i if shared else None)


def _also(span: Span, site: Token) -> int | None:
    """A second verb of the same time: "in 2019, when Kim hosted Trump", "said in a statement issued on Sunday"."""
    doc = span.doc
    if site.dep_ == "advcl" and site.i < site.head.i and any(c.lower_ in ("as", "when") for c in site.lefts):
        return int(site.head.i)  # "As ministers met last Thursday, Macron urged"
    at = span.end + (span.end < len(doc) and doc[span.end].text == ",")
    if at < len(doc) and doc[at].lower_ == "when" and doc[at].head.pos_ in VERBAL:
        return int(doc[at].head.i)
    noun = site.head
    if site.dep_ == "advcl" and site.tag_ == "VBG" and site.i < noun.i:  # "Speaking on Sunday, Macron condemned"
        return None if any(c.dep_ in ("aux", "mark") for c in site.children) else int(noun.i)
    if site.dep_ == "acl" and site.lemma_ in words("issuing") and noun.dep_ == "pobj" and noun.head.lower_ in WHILE:
        verb = _verb_above(noun)
        return verb.i if verb is not None else None
    return None


def _told_of(span: Span, verb: Token) -> Token | None:
    """The deed that a statement is about, where a month or year stands behind it: "over an attack in December".

    A weekday is when the statement was made.
    """
    for prep in verb.rights:
        if prep.i < span.start and prep.dep_ == "prep" and prep.lower_ in ABOUT:
            deeds = [c for c in prep.rights if c.dep_ == "pobj" and c.i < span.start]
            if deeds and prep.right_edge.i >= span.start - 2 and deeds[-1].pos_ == "NOUN":
                return deeds[-1]
    return None


def _on_the_eve(noun: Token) -> Token | None:
    """The verb that is told to be a day before an event: "on the eve of the summit of 9 June, Brazil condemned"."""
    eve = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return _verb_above(eve) if eve.lower_ == "eve" and eve.dep_ == "pobj" and eve is not noun else None


def _looks_back(phrase: Phrase) -> bool:
    """Whether a phrase tells of the past by its own words: "last week", "two days ago", "yesterday"."""
    past = phrase.kind in ("ago", "before_last") or phrase.parts.get("word") in BYGONE
    return past or phrase.parts.get("shift") == "last"


def _lies_ahead(verb: Token) -> bool:
    """Whether a verb tells what will or shall be done."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ in AHEAD for c in verb.lefts)


def _is_perfect(verb: Token) -> bool:
    """Whether a verb stands in the present perfect, which goes with no time that is over ("two days ago")."""
    helpers = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    return verb.tag_ == "VBN" and any(helper in ("has", "have", "'ve", "’ve") for helper in helpers)


def _to_come(noun: Token) -> bool:
    """Whether an event was still ahead, so that "ahead of Friday's talks" may be this Friday's or the last."""
    prep = noun.head
    return noun.dep_ == "pobj" and (prep.lower_ in ("before", "until") or prep.head.lower_ in ("ahead", "prior"))


def _limit(span: Span, site: Token, phrase: Phrase) -> bool:
    """Whether the word before the phrase makes it a deadline, a starting point of a state, or a recurrence.

    "Between 1992 and 1995" tells when.
    """
    doc, at = span.doc, span.start - 1
    while at > 0 and doc[at].lower_ in SKIPPED:
        at -= 1
    if at < 0:
        return False
    word = doc[at].lower_
    if word in WHILE and at > 0 and doc[at - 1].lower_ in COMPARED:
        return True
    if word == "of":
        return at > 0 and doc[at - 1].lower_ in words("edges")
    if word in ("until", "till") and at > 0 and doc[at - 1].lower_ == "not":
        return False
    if word == "since":  # "has been holding talks since Monday" tells when they began
        going_on = _lasts(site if site.pos_ in VERBAL else _verb_above(site))
        return not (going_on and at == span.start - 1 and "until" not in phrase.parts)
    if word == "for":  # "was scheduled for Tuesday" may be past or to come
        now = site.lemma_ in words("setting") and any(c.lower_ in ("is", "are") for c in site.children)
        return not (now or (site.lemma_ in words("setting") and phrase.kind != "weekday"))
    return word in LIMITS and not (word == "between" and "until" in phrase.parts)


def _lasts(verb: Token | None) -> bool:
    """Whether a verb tells what began and goes on: "has imposed", "have been holding"."""
    if verb is None:
        return False
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"has", "have", "'ve"}) and not any(c.dep_ == "neg" for c in verb.children)


def _site(span: Span, nouns: Mapping[int, int | None]) -> tuple[Token, bool] | None:
    """The verb or noun that a phrase modifies, and whether it is its attribute: "the 2015 deal"."""
    token, inside = span.root, True
    opening = span.start > 0 and span.doc[span.start - 1].text == ";"
    for _ in range(10):
        head = token.head
        if head is token or (opening and token.i == span.root.i):
            if not span.start <= token.i < span.end:
                return token, False
            told = next((c for c in token.rights if c.dep_ == "relcl" and c.pos_ == "VERB" and c.i > span.end), None)
            if told is not None or head is token:  # "The same day Iran condemned Israel", read as a noun
                return (told, False) if told is not None else None
        timed = head.lower_ in words("hours") or head.lemma_ in words("hours") or span.start <= head.i < span.end
        if head.pos_ in VERBAL and not (token.dep_ == "pobj" and head.dep_ == "prep"):
            return _reported(span, head.head if head.dep_ in ("aux", "auxpass") else head), False
        if (head.pos_ == "NOUN" or head.i in nouns) and not timed:
            of = token.dep_ == "prep" and token.lower_ == "of"
            attribute = inside and (of or token.dep_ in ("poss", "nummod", "compound", "amod", "nmod"))
            return head, attribute
        if token.dep_ == "prep" and not timed:
            inside = False
        token = head
    return None


def _reported(span: Span, verb: Token) -> Token:
    """The right one of two verbs: "Iran said on Monday it attacked", "it attacked on Sunday, Iran said"."""
    told = [c for c in verb.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB" and c.i < span.start]
    told = [c for c in told if not any(t.text == ";" for t in span.doc[c.i : span.start])]
    if told and any(c.dep_ == "nsubj" and c.i > span.start for c in verb.children):
        return told[-1]
    start = span.start - (span.start > 0 and span.doc[span.start - 1].dep_ == "prep")
    above = verb.head
    before = above.i == start - 1 or span.start < above.i < verb.i
    return above if verb.dep_ == "ccomp" and above.pos_ == "VERB" and before else verb


def _verb_above(noun: Token) -> Token | None:
    """The verb whose argument a noun is part of."""
    token = noun
    for _ in range(6):
        if token.head is token or token.dep_ in ("relcl", "acl", "appos", "conj"):
            return None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None
