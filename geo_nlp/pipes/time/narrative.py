"""Narrative containers: what is reported after a dated event of the past happened in its year.

"In 1979 Iran seized the embassy. Washington then froze Iranian assets." A date holds for the story that it opens, until
another date, the present tense, a speech or a word that moves on ends it (Pustejovsky and Stubbs 2011). Only the year
is inherited, for few sentences of one paragraph, and only by main clauses in the tense of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PRESENT_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Span, Token, remembered
from geo_nlp.pipes.time.attachment import attach
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.normalization import place
from geo_nlp.pipes.time.ranges import DatePhrase

YEAR = re.compile(r"[12]\d{3}\b(?<=\b(?:1[5-9]|20)\d\d)")  # looked at only where a 1 or 2 is
FARTHEST = 3  # sentences
LATE = 12  # what follows an event of December may be of the next year
LATE_IN_YEAR = re.compile(r"\b(?:late|end|winter)\b", re.I)
# With these a clause is about another time than the one before it: "in 2008, and has since condemned it".
ANOTHER_TIME = words("other_time_adverb")
SINGLE = frozenset({"date", "british", "iso", "month", "season", "year"})
QUOTATION_TOKENS = frozenset({'"', "“", "”", "``", "''"})
AHEAD = frozenset({"will", "'ll", "’ll", "wo", "can", "may", "shall"})
DATE_PREPS = frozenset({"during", "in", "on"})
PRIOR = frozenset({"earlier", "later", "previously", "prior"})
NAMED_WARS = frozenset({"WWI", "WWII", "War", "Wars"})  # have their own time
# A sentence that opens with one of these tells of another time than the one before.
ELSEWHEN = frozenset("after before since until by throughout for over despite although while as".split())


# What a text of its own day has, or a report on a year.
OF_ITS_DAY = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this (?:year|month|week|morning|afternoon|evening)"
    r"|last (?:week|month|year)|the year|year['’]s end)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Container:
    """The year of a story, with its month, which is 0 where none is given."""

    year: str
    month: int

    def is_bygone(self, published: str) -> bool:
        """Whether the story lies at least a year before an article of a day.

        >>> Container("2019", 0).is_bygone("2021-03-01"), Container("2020", 6).is_bygone("2021-03-01")
        (True, False)
        """
        years = int(published[:4]) - int(self.year)
        return years > 1 or (years == 1 and 0 < self.month <= int(published[5:7] or 12))


@remembered
def earliest_year(opening: Token) -> str:
    """The first of the years that a text names; a text that names none has no story of the past."""
    return min(YEAR.findall(opening.doc.text), default="9999")


def sentences_before(sentence: Span) -> Iterator[Span]:
    """The sentence before one, and those before it in the same paragraph, nearest first, three at most."""
    for number in range(FARTHEST):
        if not sentence.start or (number and opens_paragraph(sentence)):
            return
        sentence = sentence.doc[sentence.start - 1].sent
        yield sentence


def container_of(verb: Token) -> Container | None:
    """The container of a verb that is a main verb of a sentence within a story."""
    sentence = verb.sent
    found = _containers(verb.doc[0]).get(sentence.start)
    return found if found is not None and verb.i in main_verbs(sentence) else None


def goes_on_with_story(verb: Token) -> bool:
    """Whether a clause in the past is joined by "and" to one before it, at no other time by its own words."""
    first = verb.head
    if verb.dep_ != "conj" or not _is_simple_past(verb) or not _is_simple_past(first):
        return False
    if not any(c.dep_ in SUBJECTS for c in verb.lefts) or any(c.lower_ in ANOTHER_TIME for c in verb.children):
        return False
    return any(c.dep_ == "cc" and c.lower_ == "and" and c.i < verb.i for c in first.rights)


@remembered
def _containers(opening: Token) -> Mapping[int, Container]:
    """The containers of sentences without a date, by their first words, in one pass."""
    doc = opening.doc
    found: dict[int, Container] = {}
    current: Container | None = None
    age = 0
    for sentence in doc.sents:
        if opens_paragraph(sentence):
            current = None
        text = sentence.text
        if current is None and not YEAR.search(text):
            continue
        phrases = list(find_dates(text))
        if phrases:
            current, age = _opened_by(phrases, sentence), 0
            continue
        age += 1
        if current is not None and (age > FARTHEST or not _goes_on(sentence)):
            current = None
        if current is not None:
            found[sentence.start] = current
    return found


def opens_paragraph(sentence: Span) -> bool:
    """Whether a sentence begins a line."""
    first = sentence[0]
    if not sentence.start:
        return True
    last = sentence.doc[sentence.start - 1]
    return "\n" in sentence.doc.text[last.idx : first.idx + 1]


def _opened_by(phrases: Sequence[DatePhrase], sentence: Span) -> Container | None:
    """The container that a sentence opens whose main verb has a date: "In 1979 Iran seized the embassy".

    Beside a date at the head of the sentence others may stand lower in it: "In 1987 they agreed to return it in 1999".
    """
    if not _narrates(sentence) or any(t.lower_ in PRIOR for t in sentence):
        return None
    values: list[str] = []
    others = 0
    for phrase in phrases:
        if "year" not in phrase.parts or phrase.kind not in SINGLE:
            return None
        if not _dates_main_verb(phrase, sentence):
            others += 1
            continue
        value = place(phrase, None, "past")
        late = LATE_IN_YEAR.search(sentence.text[phrase.start : phrase.end]) is not None
        if value is None or late or (others and not values) or value[1] == "decade":
            return None
        values.append(value[0])
    if not values or len({value[:4] for value in values}) > 1:
        return None
    month = max(int(value[5:7] or 0) for value in values)
    return Container(values[0][:4], month) if month < LATE else None


def _dates_main_verb(phrase: DatePhrase, sentence: Span) -> bool:
    """Whether a phrase says when the main verb of a sentence happened; what stands in brackets does not."""
    before = sentence.text[: phrase.start]
    if before.count("(") > before.count(")") or not is_adverbial(phrase, sentence):
        return False
    dating = attach(phrase, sentence, {})
    return dating is not None and dating.second is None and dating.site in main_verbs(sentence)


def is_adverbial(phrase: DatePhrase, sentence: Span) -> bool:
    """Whether a phrase says when, and is no attribute: "in 1979", not "the 1979 revolution"."""
    span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
    if span is None:
        return False
    top = span.root
    if span.start == sentence.start and len(span) > 1:
        return True  # a line of a chronicle
    return top.dep_ == "npadvmod" or (top.dep_ == "pobj" and top.head.lower_ in DATE_PREPS)


def _goes_on(sentence: Span) -> bool:
    """Whether a sentence without a date goes on with a story."""
    if not _narrates(sentence) or sentence[0].lower_ in ELSEWHEN:
        return False
    if sentence[0].lower_ == "during" and any(t.lemma_ in words("lasting_event_noun") for t in sentence[0].subtree):
        return False
    if any(token.lower_ in words("time_shift_word") or token.text in NAMED_WARS for token in sentence):
        return False
    root = sentence.root
    moved_on = any(c.lower_ in ELSEWHEN and c.dep_ == "prep" for c in root.rights)
    return not moved_on and root.lemma_ not in words("career_verb")


def _narrates(sentence: Span) -> bool:
    """Whether a sentence tells in the past what happened, without a speech or the present."""
    root = sentence.root
    lasting = any(c.tag_ == "VBG" and c.dep_ == "conj" and is_past(c) for c in root.rights)  # "and was acting as"
    if not is_past(root) or root.tag_ == "VBG" or lasting or root.lemma_ in words("retelling_verb"):
        return False
    return not any(
        t.tag_ in PRESENT_TAGS or t.text in QUOTATION_TOKENS or (t.tag_ == "MD" and t.lower_ in AHEAD) for t in sentence
    )


def is_past(verb: Token) -> bool:
    """Whether a verb is in the past, active or passive: "seized", "was seized", "had seized", "did not seize"."""
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.lefts)


def main_verbs(sentence: Span) -> list[int]:
    """The main verb of a sentence and the past verbs coordinated with it."""
    verb = sentence.root
    found = [verb.i]
    for _ in range(FARTHEST):
        following = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN")), None)
        if following is None:
            break
        verb = following
        found.append(verb.i)
    return found


def _is_simple_past(verb: Token) -> bool:
    """Whether a verb is in the simple past, active or passive: "closed", "was closed"."""
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.lefts)
    return passive or verb.tag_ == "VBD"
