"""When an event happened: the date phrase that dates it, never that of another verb or noun, nor a deadline.

`grammar` reads the phrases, `attachment` finds the word that each dates, `normalization` puts it on the calendar. Here
an event is given its own phrase, or that of a verb that it shares its time with (`shared_time`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from geo_nlp.lexicon import words
from geo_nlp.periods import period
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.time.attachment import Dating, attach
from geo_nlp.pipes.time.bygone import bygone_year
from geo_nlp.pipes.time.calendar import Value, moved, steps_of
from geo_nlp.pipes.time.deixis import CALENDAR_KINDS, Lean
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.histories import year_in_history
from geo_nlp.pipes.time.narrative import ANOTHER_TIME, YEAR, earliest_year, goes_on_with_story, sentences_before
from geo_nlp.pipes.time.normalization import place
from geo_nlp.pipes.time.noun_dates import DAY_KINDS, NEAR_DAY_KINDS
from geo_nlp.pipes.time.ranges import COUNTED, DatePhrase
from geo_nlp.pipes.time.shared_time import date_sites
from geo_nlp.pipes.time.tenses import NOW, is_any_perfect
from geo_nlp.slotted import replace
from geo_nlp.types import Clause

FRONT = 2  # words before a date at the head of a sentence
LAST_DAY = "12-31"
NO_DAY = COUNTED | {"named_period"}
WITH_YEAR = frozenset({"year", "which", "shift", "that"})
STATIONED = words("fighter_noun")
PAST_AUXILIARIES = frozenset({"had", "has", "have", "was", "were", "did"})
FINENESS = ("day", "week", "month", "year")


class Dates:
    """The date phrases of a Doc, read once for each sentence that has an event."""

    def __init__(self, doc: Doc, clauses: Sequence[Clause], published: str | None) -> None:
        self.doc = doc
        self.published = published or None
        # "Has troops in Mali" is a state of affairs; by themselves troops are nothing that has a date.
        events = (c for c in clauses if c.kind == "noun" and (c.support is not None or c.lemma not in STATIONED))
        self.nouns = {c.head: c.support for c in events}
        self.read: dict[int, list[Dating]] = {}

    def of(self, clause: Clause) -> Value | None:
        """Date and granularity of the event of a clause."""
        head = self.doc[clause.head]
        datings = self._datings(head.sent)
        sites = date_sites(head, clause) if datings else iter(())
        for site in sites:
            if found := _datings_of(site, head, datings):
                # A phrase of its own that cannot be placed is no reason to take another's.
                values = (self._value(d, _lean_of(site, clause), site) for d in found)
                value = next((value for value in values if value), None)
                return self._finer(value, sites, datings, clause) if value and value[1] == "year" else value
        verb = head if clause.support is None else self.doc[clause.support]
        return (
            self._date_at_front(head, datings, clause)
            or self._month_of_report(verb, datings)
            or self._date_before_when(verb)
            or self._year_of_story(head, datings)
        )

    def _finer(self, year: Value, sites: Iterator[Token], datings: Sequence[Dating], clause: Clause) -> Value:
        """A year, or a finer date in it at another site of the event: "the 2016 bombing took place on November 12"."""
        for site in sites:
            values = (self._value(d, _lean_of(site, clause), site) for d in _datings_of(site, site, datings))
            if (finer := next((v for v in values if v and v[0].startswith(f"{year[0]}-")), None)) is not None:
                return finer
        return year

    def of_verb(self, verb: Token) -> Value | None:
        """The date of the past that a verb has by its own phrase."""
        own = _datings_of(verb, verb, self._datings(verb.sent))
        return next((value for d in own if (value := self._value(d, "past", verb))), None)

    def only_date(self, datings: Sequence[Dating], lean: Lean) -> Value | None:
        """What all phrases mean, if it is one date."""
        values = {place(d.phrase, self.published, lean) for d in datings}
        return values.pop() if len(values) == 1 else None

    def bygone(self, clause: Clause) -> Value | None:
        """The year of long ago that frames an event without a date of its own."""
        head = self.doc[clause.head]
        if self.published is None or clause.modality != "asserted":
            return None
        text = head.sent.text
        if " War" not in text and YEAR.search(text) is None:
            return None
        return bygone_year(head, self._datings(head.sent), self.published)

    def _date_at_front(self, verb: Token, datings: Sequence[Dating], clause: Clause) -> Value | None:
        """The date at the head of a sentence, that of all its main clauses: "On Monday, A met B and C shot D"."""
        first = verb.head
        if verb.dep_ != "conj" or first.pos_ not in VERBAL or verb.tag_ != first.tag_:
            return None
        if any(c.lower_ in ANOTHER_TIME for c in verb.children):
            return None  # "In 1998 A met B, and C later shot D"
        front = [d for d in datings if d.site == first.i and d.first <= verb.sent.start + FRONT and d.first < first.i]
        values = (self._value(d, _lean_of(verb, clause), verb) for d in front)
        return next((value for value in values if value), None)

    def _month_of_report(self, event: Token, datings: Sequence[Dating]) -> Value | None:
        """The month in which the media reported an event: "In April the press reported that police killed a man".

        What was done before has another: "reported that they had killed ten". A finer date is that of the report.
        """
        above = event.head
        told = event.dep_ in ("ccomp", "dobj") and above.lemma_ == "report" and above.tag_ == "VBD"
        if not told or is_any_perfect(event):
            return None
        own = [d for d in datings if d.site == above.i and d.phrase.kind == "month"]
        return self._value(own[0], "past", above) if len(own) == 1 else None

    def _year_of_story(self, verb: Token, datings: Sequence[Dating]) -> Value | None:
        """The bygone year in which a story goes on: "A invaded B in 1982, and C sent troops"."""
        if self.published is None or not goes_on_with_story(verb):
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
        phrase = next((p for p in find_dates(before) if p.end == len(before) and p.kind not in NO_DAY), None)
        return place(phrase, self.published, "past") if phrase is not None and not phrase.ranged else None

    def _datings(self, sentence: Span) -> list[Dating]:
        """The date phrases of a sentence that date something."""
        if sentence.start not in self.read:
            phrases = find_dates(sentence.text)
            self.read[sentence.start] = [d for p in phrases if (d := attach(p, sentence, self.nouns)) is not None]
        return self.read[sentence.start]

    def _value(self, dating: Dating, lean: Lean, site: Token) -> Value | None:
        """The value of a phrase at a verb or noun."""
        if dating.phrase.kind in COUNTED:
            counted = self._counted(dating, lean, site)
            return None if counted and lean == "past" and self._is_later(counted[0]) else counted
        value = place(self._with_given_year(dating, lean), self.published, lean)
        if value and lean == "past" and value[1] != "week" and self._is_later(value[0]):
            return None  # "discussed its presidency in 2002", in an article of 2001
        return value

    def _with_given_year(self, dating: Dating, lean: Lean) -> DatePhrase:
        """A phrase with the year of the history in which it stands: "In April 1846 they met. On May 13 it declared".

        An article of the last day of a year is a report on that year, whose days have no year.
        """
        phrase, day = dating.phrase, self.published
        bare = phrase.kind in CALENDAR_KINDS and phrase.until is None and WITH_YEAR.isdisjoint(phrase.parts)
        if not bare or lean != "past" or day is None or day[5:] == LAST_DAY or earliest_year(self.doc[0]) >= day[:4]:
            return phrase
        year = year_in_history(self.doc[dating.first], day)
        return phrase if year is None else replace(phrase, parts={**phrase.parts, "year": year})

    def _is_sure(self, phrase: DatePhrase) -> bool:
        """Whether the year of a date is given or near: "in May 2016", "on Monday", and all in a report on a year."""
        of_report = self.published is not None and self.published[5:] == LAST_DAY
        return of_report or "year" in phrase.parts or phrase.kind in NEAR_DAY_KINDS

    def _is_later(self, when: str) -> bool:
        """Whether a date is after that of the article."""
        days, own = period(when), period(self.published)
        return days is not None and own is not None and days[0] > own[1]

    def _counted(self, dating: Dating, lean: Lean, site: Token) -> Value | None:
        """ "A day earlier", "two days after they met": seen from the other date of the sentence or the one before."""
        parts, kind = dating.phrase.parts, dating.phrase.kind
        step = steps_of(kind, parts)
        anchor = None if step is None or dating.phrase.ranged or "vague" in parts else self._anchor(dating, lean, site)
        if step is None or anchor is None:
            return None
        if FINENESS.index(step[1]) < FINENESS.index(anchor[1]):
            return None if step[0] else anchor  # "detained in March 2021 but released on the same day"
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
        around = self.uncounted(site.sent)
        if dating.second == site.i:
            around = [d for d in around if d.site == dating.site]
        elif not around:
            around = self._dates_before(dating, lean, site.sent)
        values = {v for d in around if (v := place(d.phrase, self.published, lean)) and v[1] in FINENESS}
        return values.pop() if len(values) == 1 and "week" not in {unit for _, unit in values} else None

    def _dates_before(self, dating: Dating, lean: Lean, sentence: Span) -> list[Dating]:
        """The dates of the last sentence before that has any; further back only sure ones of the past."""
        for number, before in enumerate(sentences_before(sentence)):
            if self._datings(before) or dating.phrase.kind == "hours":
                dates = self.uncounted(before)
                return [d for d in dates if not number or (lean == "past" and self._is_sure(d.phrase))]
        return []

    def uncounted(self, sentence: Span) -> list[Dating]:
        """The date phrases of a sentence that are not counted from others."""
        return [d for d in self._datings(sentence) if d.phrase.kind not in COUNTED]


def _datings_of(site: Token, head: Token, datings: Sequence[Dating]) -> list[Dating]:
    """What dates one word: the phrase of a framing participle ("Speaking on Friday, X accused"), or its own.

    Dates come before what is counted from them, then the nearest first.
    """
    shared = [d for d in datings if d.second == site.i]
    own = [d for d in datings if d.site == site.i]
    if len(own) > 1:
        own = [d for d in own if d.second is None or d.phrase.kind not in COUNTED]
    found = [d for d in shared if d.first < site.i] or own or shared
    if head.dep_ == "conj" and site == head.head:  # "was founded in 1918 and condemned" shares no year
        visited = site.lemma_ in words("purpose_of_travel_verb") and head.lemma_ in words("visit_activity_verb")
        prompt = any(c.lower_ in words("prompt_adverb") for c in head.lefts)  # "seceded in 1903 and promptly signed"
        found = [d for d in found if d.first < site.i or d.phrase.kind in DAY_KINDS or visited or prompt]
    return sorted(found, key=lambda d: (d.phrase.kind in COUNTED, abs(d.first - site.i)))


def _lean_of(site: Token, clause: Clause) -> Lean:
    """The side of the article on which the event lies, by tense and modality."""
    helpers = {c.lower_ for c in site.children if c.dep_ in ("aux", "auxpass")}
    other = site.i not in (clause.head, clause.support)
    if other and (site.tag_ == "VBD" or site.lemma_ in words("decision_noun")):
        return "past"  # "met on Monday to discuss sanctions"
    if _is_planned(site, clause, helpers):
        return "ahead"
    verb = site.doc[clause.head] if other and site.pos_ not in VERBAL else site  # "attacked it in an April exercise"
    done = verb.tag_ == "VB" and clause.modality == "asserted" and verb.head.tag_ == "VBD"  # "used batons to beat"
    return "past" if done or verb.tag_ in ("VBD", "VBN") or not helpers.isdisjoint(PAST_AUXILIARIES) else "open"


def _is_planned(site: Token, clause: Clause, helpers: set[str]) -> bool:
    """Whether an event is to come: "will meet", "is scheduled for Monday", "flies to Cairo on Monday"."""
    if clause.modality in ("planned", "demanded"):
        return True
    present, going = site.tag_ in ("VBZ", "VBP"), not helpers.isdisjoint(NOW)
    unreal = clause.modality != "asserted" and "have" not in helpers
    if unreal and (present or any(c.tag_ == "MD" for c in site.children)):
        return True
    if going and site.lemma_ in words("scheduling_word"):
        return True
    return (present or going) and site.lemma_ in words("planned_travel_verb")
