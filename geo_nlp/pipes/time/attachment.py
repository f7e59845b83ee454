"""Which word of its sentence a date phrase dates.

A phrase dates the verb or noun that it modifies. Names and persons have no date, so a phrase that the parser hangs on
them belongs to their verb. Deadlines and the like (`limits`) date nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.ambiguous import is_meant
from geo_nlp.pipes.time.deadlines import WHILE, is_beyond, is_limit, is_perfect, is_present, lies_ahead, verb_above
from geo_nlp.pipes.time.modified_heads import modified_by
from geo_nlp.pipes.time.ranges import Phrase
from geo_nlp.pipes.time.shared_frames import also_dated

BYGONE = frozenset({"yesterday", "last night", "the day before yesterday"})
# Behind these another event is told of: "demanded an apology over the abduction in November".
ABOUT = frozenset({"over", "about", "for", "after", "following", "since", "despite"})
NEAR = frozenset({"weekday", "week_day", "spoken"})
DAYS = frozenset({"iso", "slashed", "date", "british", "of_month", "weekday", "week_day", "spoken", "holiday", "ago"})


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
    found = modified_by(span, nouns, near=phrase.kind in NEAR) if span is not None and is_meant(phrase, span) else None
    if span is None or found is None:
        return None
    site, attributive = found
    if phrase.kind == "in_days" and span.start > sentence.start + 1:
        return None  # how long it takes: "will visit five states in three days"
    if (verb := _on_the_eve(site)) is not None:
        return Dating(phrase, span.start, verb.i, days=-1)
    if _looks_back(phrase) and (lies_ahead(site) or is_perfect(site)):
        # "Will brief Scholz on the attack last week", "has criticised Israel for the raid two days ago".
        between = [t for t in site.doc[site.i + 1 : span.start] if t.i in nouns]
        return Dating(phrase, span.start, between[-1].i) if between else None
    if (attributive and phrase.kind == "weekday" and _to_come(site)) or (
        not attributive and is_limit(span, site, phrase)
    ):
        return None
    if site.pos_ in VERBAL and not attributive:
        told_of = _noun_behind(span, site) or _told_of(span, site, phrase, nouns)
        if told_of is not None:
            return Dating(phrase, span.start, told_of.i)
    if site.pos_ in VERBAL or attributive:
        return Dating(phrase, span.start, site.i, _of_accord(site) if attributive else also_dated(span, site, phrase))
    return _of_noun(span, phrase, site, nouns)


def _of_noun(span: Span, phrase: Phrase, noun: Token, nouns: Mapping[int, int | None]) -> Dating:
    """What a phrase dates that hangs on a noun: that noun, or the verb above it, or both."""
    verb = verb_above(noun)
    if verb is None or (noun.i not in nouns and is_beyond(noun, verb)):
        return Dating(phrase, span.start, noun.i)
    dayish = phrase.kind in DAYS
    event = noun.i in nouns and noun.lemma_ not in words("lasting_relation_noun")
    if not event and (noun.lemma_ not in words("dated_event_noun") or (dayish and span.end == verb.i)):
        about = noun.dep_ == "pobj" and noun.head.lower_ in ABOUT and noun.tag_ in ("NN", "NNS")
        return Dating(phrase, span.start, noun.i if about and phrase.kind not in NEAR else verb.i, noun.i)
    lasting = span.start > 0 and span.doc[span.start - 1].lower_ == "since"  # "in talks since Monday, it has condemned"
    at = noun.dep_ == "pobj" and noun.head.lower_ in WHILE and _is_direct(noun.head, verb) and not lasting
    told = at and (noun.head.lower_ != "on" or noun.lemma_ in words("trip_noun"))
    shared = nouns.get(noun.i) == verb.i or told or (dayish and noun.dep_ == "dobj" and noun.i > verb.i)
    shared = shared or (noun.dep_ == "dobj" and verb.lemma_ in words("co_occurrence_verb"))
    shared = shared or (
        verb.lemma_ in words("agreeing_verb") and noun.lemma_ in words("agreed_noun") and verb.i < noun.i
    )
    return Dating(phrase, span.start, noun.i, verb.i if shared else None)


def _is_direct(prep: Token, verb: Token) -> bool:
    """Whether a preposition is the verb's, as also where it is parsed as the object's: "killed ten in a raid"."""
    above = prep.head
    return above is verb or (above.head is verb and above.dep_ == "dobj" and prep.lower_ in ("in", "during"))


def _of_accord(noun: Token) -> int | None:
    """The verb of an accord that has its year as attribute: "signed a 1977 treaty", not "violated the 1977 treaty"."""
    verb = verb_above(noun) if noun.lemma_ in words("agreed_noun") else None
    new = any(c.lower_ in ("a", "an") for c in noun.lefts)
    return verb.i if verb is not None and new and verb.i < noun.i and verb.lemma_ in words("agreeing_verb") else None


def _told_of(span: Span, verb: Token, phrase: Phrase, nouns: Mapping[int, int | None]) -> Token | None:
    """The deed that a statement is about, where its date stands behind it: "over an attack in December".

    A weekday is when the statement was made.
    """
    if phrase.kind not in NEAR and verb.lemma_ in words("judging_verb") and is_present(verb):
        between = [t for t in span.doc[verb.i + 1 : span.start] if t.tag_ in ("NN", "NNS")]
        deeds = [t for t in between if t.i in nouns or t.dep_ == "pobj"]
        if deeds:  # "congratulates Abe on his victory in the elections on 16 December"
            return deeds[-1]
    if phrase.kind not in NEAR and verb.lemma_ in words("recalling_verb"):
        told = [t for t in span.doc[verb.i + 1 : span.start] if t.i in nouns]
        if told:  # "recalled his meeting with Kim in Hanoi in February 2019"
            return told[-1]
    if phrase.kind in DAYS:
        return None
    for prep in verb.rights:
        if prep.i < span.start and prep.dep_ == "prep" and prep.lower_ in ABOUT:
            deeds = [c for c in prep.rights if c.dep_ == "pobj" and c.i < span.start]
            timed = bool(deeds) and deeds[-1].lemma_ in words("hour_noun")  # "for the third time this week"
            if deeds and not timed and prep.right_edge.i >= span.start - 2 and deeds[-1].pos_ == "NOUN":
                return deeds[-1]
    return None


def _noun_behind(span: Span, verb: Token) -> Token | None:
    """The noun in whose phrase a date stands: "welcomed the launch this week of the talks"."""
    doc, at = span.doc, span.start - 1
    if span.end >= len(doc) or doc[span.end].lower_ != "of" or verb.lemma_ in words("of_phrase_verb"):
        return None
    at -= at > 0 and doc[at].dep_ == "prep"
    return doc[at] if at > verb.i and doc[at].tag_ in ("NN", "NNS") and doc[at].dep_ in ("dobj", "pobj") else None


def _on_the_eve(noun: Token) -> Token | None:
    """The verb that is told to be a day before an event: "on the eve of the summit of 9 June, Brazil condemned"."""
    eve = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return verb_above(eve) if eve.lower_ == "eve" and eve.dep_ == "pobj" and eve is not noun else None


def _looks_back(phrase: Phrase) -> bool:
    """Whether a phrase tells of the past by its own words: "last week", "two days ago", "yesterday"."""
    past = phrase.kind in ("ago", "before_last") or phrase.parts.get("word") in BYGONE
    return past or phrase.parts.get("shift") == "last"


def _to_come(noun: Token) -> bool:
    """Whether an event was still ahead, so that "ahead of Friday's talks" may be this Friday's or the last."""
    prep = noun.head
    return noun.dep_ == "pobj" and (prep.lower_ in ("before", "until") or prep.head.lower_ in ("ahead", "prior"))
