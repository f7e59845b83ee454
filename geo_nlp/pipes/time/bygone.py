"""Years of long ago that frame an event: it is of the past, so it did not happen on the day of the article.

No phrase dates the event itself, but one opens its sentence, or dates a clause or an occasion that it is part of: "In
1775 he was chosen for the congress, where he met Adams". What is inherited so is no finer than a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.pipes.syntax.labels import AUXILIARIES, NOMINAL_POS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.attachment import Dating
from geo_nlp.pipes.time.calendar import Value
from geo_nlp.pipes.time.narrative import ANOTHER_TIME, DATE_PREPS, OF_ITS_DAY, is_past
from geo_nlp.pipes.time.normalization import place
from geo_nlp.pipes.time.noun_dates import OTHER_EVENT_PREPS, is_beyond
from geo_nlp.pipes.time.tenses import is_present, is_present_passive, lies_ahead

BYGONE_YEARS = 3  # years
HIGHEST = 4  # verbs above an event
WORDS_BEFORE = 3  # words before a date that opens a sentence: "Yet, on"
CONTENT_POS = VERBAL | NOMINAL_POS
OPENINGS = frozenset({"after", "as", "following", "when"})
ONSETS = frozenset({"after", "following"})
# Conjunctions of clauses that have the time of their verb, or its year: no "although", "before".
SAME_TIME = ONSETS | {"as", "when", "where", "while"}
JUDGED_PREPS = (OTHER_EVENT_PREPS | {"of", "with"}) - ONSETS


def bygone_year(event: Token, datings: Sequence[Dating], published: str) -> Value | None:
    """The one year of long ago that frames an event of the past, of the date phrases of its sentence."""
    verbs = list(_past_verbs(event)) if datings else []
    if not any(is_past(verb) for verb in verbs) or OF_ITS_DAY.search(event.sent.text):
        return None
    if any(verbs[0].i in (d.site, d.second) and "year" not in d.phrase.parts for d in datings):
        return None  # a date of its own, which cannot be placed
    framing = [d for d in datings if _is_frame(d, verbs)]
    values = {value for d in framing if (value := place(d.phrase, published, "past"))}
    years = {value[:4] for value, _ in values}
    year = years.pop() if len(years) == 1 else published
    if int(published[:4]) - int(year[:4].replace("X", "9")) < BYGONE_YEARS:
        return None
    if event.pos_ not in VERBAL and is_beyond(event, verbs[0]):
        year = f"{year[:3]}X"  # "signed in 1783, two years after the surrender"
    if year[:3] == published[:3] and year.endswith("X"):
        return None
    return year, "decade" if year.endswith("X") else "year"


def _past_verbs(event: Token) -> Iterator[Token]:
    """The verb of an event and those above it, up to one of another time: "was chosen ... where he helped draft"."""
    token = event
    for _ in range(HIGHEST):
        verb = token if token.pos_ in VERBAL else next((t for t in token.ancestors if t.pos_ in VERBAL), None)
        if verb is not None and verb.dep_ in AUXILIARIES:
            verb = verb.head
        if verb is None or is_present(verb) or _is_of_another_time(verb) or _is_topic(token, verb):
            return
        yield verb
        own_time = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ not in SAME_TIME for c in verb.lefts)
        if verb.dep_ == "conj" or verb.head is verb or own_time:
            return
        token = verb.head


def _is_of_another_time(verb: Token) -> bool:
    """Whether a clause lies ahead or moves on to another time: "will attack", "is attacked", "later attacked"."""
    if is_present_passive(verb):
        return True
    ahead = lies_ahead(verb) and any(c.lower_ in ("will", "'ll", "’ll", "shall") for c in verb.lefts)
    return ahead or any(c.lower_ in ANOTHER_TIME for c in verb.children)


def _is_topic(noun: Token, verb: Token) -> bool:
    """Whether an event is what its verb is about: "were convicted in 2019 of the killing", "for the killing"."""
    if noun.pos_ in VERBAL:
        return False
    between = (t for t in noun.ancestors if verb.i < t.i < noun.i)
    return any(t.dep_ == "prep" and t.head is verb and t.lower_ in JUDGED_PREPS for t in between)


def _is_frame(dating: Dating, verbs: Sequence[Token]) -> bool:
    """Whether a phrase with its year dates one of the verbs, their occasion or what opens their sentence."""
    if not {"year", "named"} & dating.phrase.parts.keys():
        return False
    at = {verb.i for verb in verbs}
    site = verbs[0].doc[dating.site]
    return (
        site.i in at
        or dating.second in at
        or _is_at_front(dating, verbs[0])
        or any(_opens_with(site, verb) for verb in (*verbs, _first_of_coordination(verbs[-1])))
    )


def _first_of_coordination(verb: Token) -> Token:
    """The verb that another is coordinated with, where both have one subject: "was weak and forced to fight"."""
    shared = verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.lefts)
    return verb.head if shared else verb


def _is_at_front(dating: Dating, verb: Token) -> bool:
    """Whether a date opens the sentence: "Yet, on July 27, 1953, courage won the day", not "Born in 1953"."""
    start = verb.sent.start
    before = verb.doc.tokens[start : dating.first]
    if len(before) > WORDS_BEFORE or any(t.pos_ in CONTENT_POS for t in before):
        return False
    return not before or before[-1].lower_ in DATE_PREPS


def _opens_with(site: Token, verb: Token) -> bool:
    """Whether a dated event opens a sentence or is the cause of its verb: "Following the coup of 1978, it sent"."""
    for part in verb.children:
        if part.dep_ not in ("prep", "advcl") or not part.left_edge.i <= site.i <= part.right_edge.i:
            continue
        word = part.left_edge.lower_
        return word in ONSETS or (part.i < verb.i and word in OPENINGS)
    return False
