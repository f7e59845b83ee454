"""When an event happened: the date phrase that dates it, never that of another verb or noun, nor a deadline.

`grammar` reads the phrases, `attachment` finds the word that each dates, `normalization` puts it on the calendar. Here
an event is given its own phrase, or that of a verb that it shares its time with (`shared_time`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PAST_TAGS, PRESENT_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.time.attachment import Dating, attach
from geo_nlp.pipes.time.calendar import Value, in_week, moved, steps_of
from geo_nlp.pipes.time.deixis import Lean
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.normalization import place
from geo_nlp.pipes.time.noun_dates import DAY_KINDS
from geo_nlp.pipes.time.ranges import COUNTED
from geo_nlp.pipes.time.shared_time import date_sites
from geo_nlp.pipes.time.tenses import NOW
from geo_nlp.types import Clause

# With these a clause is about another time than the one before it: "in 2008, and has since condemned it".
ANOTHER_TIME = words("other_time_adverb")
FRONT = 2  # words before a date at the head of a sentence
FINENESS = ("day", "week", "month", "year")
PAST_AUXILIARIES = frozenset({"had", "has", "have", "was", "were", "did"})  # auxiliaries


class Dates:
    """The date phrases of a Doc, read once for each sentence that has an event."""

    def __init__(self, doc: Doc, clauses: Sequence[Clause], published: str | None) -> None:
        self.doc = doc
        self.published = published if published and len(published) >= 10 else None
        self.nouns = {c.head: c.support for c in clauses if c.kind == "noun"}
        self.read: dict[int, list[Dating]] = {}

    def of(self, clause: Clause) -> Value | None:
        """Date and granularity of the event of a clause."""
        head = self.doc[clause.head]
        datings = self._datings(head.sent)
        for site in date_sites(head, clause) if datings else ():
            if found := _datings_of(site, head, datings):
                # A phrase of its own that cannot be placed is no reason to take another's.
                values = (self._value(d, found, _lean(site, clause), site) for d in found)
                return next((value for value in values if value), None)
        verb = head if clause.support is None else self.doc[clause.support]
        return (
            self._date_at_front(head, datings, clause)
            or self._date_before_when(verb)
            or self._year_of_story(head, datings)
        )

    def _date_at_front(self, verb: Token, datings: Sequence[Dating], clause: Clause) -> Value | None:
        """The date at the head of a sentence, that of all its main clauses: "On Monday, A met B and C shot D"."""
        first = verb.head
        if verb.dep_ != "conj" or first.pos_ not in VERBAL or verb.tag_ != first.tag_:
            return None
        front = [d for d in datings if d.site == first.i and d.first <= verb.sent.start + FRONT and d.first < first.i]
        values = (self._value(d, front, _lean(verb, clause), verb) for d in front)
        return next((value for value in values if value), None)

    def _year_of_story(self, verb: Token, datings: Sequence[Dating]) -> Value | None:
        """The bygone year in which a story goes on: "A invaded B in 1982, and C sent troops"."""
        if self.published is None or not _goes_on_with_story(verb):
            return None
        own = [d for d in datings if d.site == verb.head.i]
        dated = [d.phrase for d in own if "year" in d.phrase.parts and d.phrase.kind not in COUNTED]
        values = [v for phrase in dated if (v := place(phrase, self.published, "past")) and v[1] != "decade"]
        years = {value[0][:4] for value in values}
        year = years.pop() if len(years) == 1 else self.published
        return (year, "year") if year < self.published[:4] else None

    def _date_before_when(self, verb: Token) -> Value | None:
        """The date before a clause with "when": "since Wednesday, when the mayor was detained"."""
        when = next((c for c in verb.lefts if c.lower_ == "when"), None)
        if when is None:
            return None
        before = verb.doc.text[verb.sent.start_char : when.idx].rstrip(", ")
        phrase = next((p for p in find_dates(before) if p.end == len(before) and p.kind not in COUNTED), None)
        return place(phrase, self.published, "past") if phrase is not None and not phrase.ranged else None

    def _datings(self, sentence: Span) -> list[Dating]:
        """The date phrases of a sentence that date something."""
        if sentence.start not in self.read:
            phrases = find_dates(sentence.text)
            self.read[sentence.start] = [d for p in phrases if (d := attach(p, sentence, self.nouns)) is not None]
        return self.read[sentence.start]

    def _value(self, dating: Dating, beside: Sequence[Dating], lean: Lean, site: Token) -> Value | None:
        """The value of a phrase at a verb or noun; a weekday is one of the week named `beside` it."""
        phrase = dating.phrase
        if phrase.kind in COUNTED:
            counted = self._counted(dating, lean, site)
            return None if counted and lean == "past" and self._is_later(counted[0]) else counted
        value = place(phrase, self.published, lean)
        if value and dating.days:
            value = moved(date.fromisoformat(value[0]), dating.days, "day") if value[1] == "day" else None
        if value and lean == "past" and value[1] != "week" and self._is_later(value[0]):
            return None  # "discussed its presidency in 2002", in an article of 2001
        if value and phrase.kind == "weekday" and not {"week", "shift"} & phrase.parts.keys():
            weeks = [v for d in beside if d != dating and (v := place(d.phrase, self.published, lean))]
            return next((in_week(phrase.parts["weekday"], v) for v, unit in weeks if unit == "week"), value)
        return value

    def _is_later(self, when: str) -> bool:
        """Whether a date is after that of the article."""
        return self.published is not None and when > self.published[: len(when)]

    def _counted(self, dating: Dating, lean: Lean, site: Token) -> Value | None:
        """ "A day earlier", "two days after they met": seen from the other date of the sentence or the one before."""
        parts, kind = dating.phrase.parts, dating.phrase.kind
        step = steps_of(kind, parts)
        anchor = None if step is None or dating.phrase.ranged or "vague" in parts else self._anchor(dating, lean, site)
        if step is None or anchor is None or FINENESS.index(step[1]) < FINENESS.index(anchor[1]):
            return None
        count, unit = step
        if any(c.dep_ == "mark" and c.lower_ == parts.get("way") for c in site.children):
            count = -count
        if unit == "week" and anchor[1] == "day" and kind == "apart":
            count, unit = 7 * count, "day"  # "a week after the talks of 11 March" is a day again
        return moved(date.fromisoformat((anchor[0] + "-01-01")[:10]), count, unit)

    def _anchor(self, dating: Dating, lean: Lean, site: Token) -> Value | None:
        """The one date nearby, from which others are counted; none where there are two.

        What is counted from a clause has the date of that clause: "two days after they met on Monday, X accused".
        """
        sentence = site.sent
        around = [d for d in self._datings(sentence) if d.phrase.kind not in COUNTED]
        if dating.second == site.i:
            around = [d for d in around if d.site == dating.site]
        elif not around and sentence.start:
            before = self.doc[sentence.start - 1].sent
            around = [d for d in self._datings(before) if d.phrase.kind not in COUNTED]
        values = {v for d in around if (v := place(d.phrase, self.published, lean)) and v[1] in FINENESS}
        return values.pop() if len(values) == 1 and "week" not in {unit for _, unit in values} else None


def _datings_of(site: Token, head: Token, datings: Sequence[Dating]) -> list[Dating]:
    """What dates one word: the phrase of a framing participle ("Speaking on Friday, X accused"), or its own.

    Dates come before what is counted from them, then the nearest first.
    """
    framing = [d for d in datings if d.second == site.i and d.first < site.i]
    own = [d for d in datings if d.site == site.i]
    own = [d for d in own if d.second is None or d.phrase.kind not in COUNTED] or (own if len(own) == 1 else [])
    found = framing or own or [d for d in datings if d.second == site.i]
    if head.dep_ == "conj" and site == head.head:  # "was founded in 1918 and condemned" shares no year
        found = [d for d in found if d.first < site.i or d.phrase.kind in DAY_KINDS]
    return sorted(found, key=lambda d: (d.phrase.kind in COUNTED, abs(d.first - site.i)))


def _goes_on_with_story(verb: Token) -> bool:
    """Whether a clause in the past is joined by "and" to one before it, at no other time by its own words."""
    first = verb.head
    if verb.dep_ != "conj" or not verb.tag_ == first.tag_ == "VBD":
        return False
    if not any(c.dep_ in SUBJECTS for c in verb.lefts) or any(c.lower_ in ANOTHER_TIME for c in verb.children):
        return False
    return any(c.dep_ == "cc" and c.lower_ == "and" and c.i < verb.i for c in first.rights)


def _lean(site: Token, clause: Clause) -> Lean:
    """The side of the article on which the event lies, by tense and modality."""
    helpers = {c.lower_ for c in site.children if c.dep_ in AUXILIARIES}
    other = site.i not in (clause.head, clause.support)
    if other and (site.tag_ == "VBD" or site.lemma_ in words("decision_noun")):
        return "past"  # "met on Monday to discuss sanctions"
    if _is_planned(site, clause, helpers):
        return "ahead"
    return "past" if site.tag_ in PAST_TAGS or not helpers.isdisjoint(PAST_AUXILIARIES) else "open"


def _is_planned(site: Token, clause: Clause, helpers: set[str]) -> bool:
    """Whether an event is to come: "will meet", "is scheduled for Monday", "flies to Cairo on Monday"."""
    if clause.modality in ("planned", "demanded"):
        return True
    present, going = site.tag_ in PRESENT_TAGS, not helpers.isdisjoint(NOW)
    unreal = clause.modality != "asserted" and "have" not in helpers
    if unreal and (present or any(c.tag_ == "MD" for c in site.children)):
        return True
    if going and site.lemma_ in words("scheduling_word"):
        return True
    return (present or going) and site.lemma_ in words("planned_travel_verb")
