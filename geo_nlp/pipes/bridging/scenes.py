"""Scenes: the states named around a word, in its sentence, its paragraph, and the sentences before and after.

A text may hold several stories, so a paragraph that names one state alone is a better clue than the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.types import Mention

# Types of mentions that count for their state; a newspaper or a firm may be mentioned anywhere.
STATE_MENTION_TYPES = frozenset("government judiciary legislature military party person place state".split())
SETTING_PREPS = frozenset({"across", "in", "inside", "near", "throughout"})
BACK = 3  # sentences back to the place where one goes on
SENTENCES_AROUND = 4  # sentences before and after
SHARE_OF_SCENE = 0.7  # the share of the names around by which they are about one state
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scenes:
    """The states named, by the numbers of sentences and paragraphs.

    `sure` are those of a sentence that more than an adjective names, `settings` those of the places in which it is set;
    `names` is how often a sentence names each state, `counts` how often the text does.
    """

    sentence_of: Sequence[int]
    paragraph_of: Sequence[int]
    sentences: Mapping[int, frozenset[str]]
    paragraphs: Mapping[int, frozenset[str]]
    sure: Mapping[int, frozenset[str]]
    settings: Mapping[int, frozenset[str]]
    names: Mapping[int, Counter[str]]
    counts: Counter[str]

    @classmethod
    def of(cls, doc: Doc, mentions: Sequence[Mention]) -> Scenes:
        """The scenes of a text by its mentions."""
        sentence_of = [n for n, sent in enumerate(doc.sents) for _ in range(sent.start, sent.end)]
        breaks = [sent.start for sent in doc.sents if sent.start and "\n" in doc[sent.start - 1].text]
        paragraph_of = [bisect_right(breaks, sent.start) for sent in doc.sents]
        sentences: dict[int, set[str]] = {}
        paragraphs: dict[int, set[str]] = {}
        sure: dict[int, set[str]] = {}
        settings: dict[int, set[str]] = {}
        names: defaultdict[int, Counter[str]] = defaultdict(Counter)
        counts: Counter[str] = Counter()
        for mention in mentions:
            refers = mention.level == "pronoun" or (mention.level == "nominal" and mention.type == "state")
            if mention.country is None or refers or mention.type not in STATE_MENTION_TYPES:  # "the country" may be any
                continue
            number = sentence_of[mention.first]
            sentences.setdefault(number, set()).add(mention.country)
            paragraphs.setdefault(paragraph_of[number], set()).add(mention.country)
            if not mention.demonym:
                sure.setdefault(number, set()).add(mention.country)
            if is_setting(doc, mention):
                settings.setdefault(number, set()).add(mention.country)
            if mention.level == "name":
                names[number][mention.country] += 1
                counts[mention.country] += 1
        return cls(
            sentence_of, paragraph_of, sentences=_frozen(sentences), paragraphs=_frozen(paragraphs), sure=_frozen(sure),
            settings=_frozen(settings), names=names, counts=counts,
        )  # fmt: skip

    def states(self, i: int) -> frozenset[str]:
        """The states that the sentence of a word names."""
        return self.sentences.get(self.sentence_of[i], NONE)

    def sure_states(self, i: int) -> frozenset[str]:
        """The states that its sentence names by more than an adjective."""
        return self.sure.get(self.sentence_of[i], NONE)

    def paragraph_states(self, i: int) -> frozenset[str]:
        """The states that the paragraph of a word names."""
        return self.paragraphs.get(self.paragraph_of[self.sentence_of[i]], NONE)

    def set_in(self, i: int, back: int = 0) -> frozenset[str]:
        """The states of the places in which the sentence of a word is set, else the last one before it."""
        number = self.sentence_of[i]
        for before in range(number, max(number - back, 0) - 1, -1):
            if before in self.settings and self.paragraph_of[before] == self.paragraph_of[number]:
                return self.settings[before]
        return NONE

    def last_setting(self, i: int, back: int) -> frozenset[str]:
        """The states of the last places in which sentences up to that of a word are set, over paragraphs."""
        number = self.sentence_of[i]
        near = range(number, max(number - back, 0) - 1, -1)
        return next((self.settings[before] for before in near if before in self.settings), NONE)

    def is_named_around(self, i: int, country: str, *, least: int) -> bool:
        """Whether the sentences around a word tell of a state before all others, `least` times or more."""
        number = self.sentence_of[i]
        near: Counter[str] = Counter()
        for other in range(number - SENTENCES_AROUND, number + SENTENCES_AROUND + 1):
            near.update(self.names.get(other, {}))
        return near[country] >= SHARE_OF_SCENE * near.total() and near[country] >= least


def _frozen(found: Mapping[int, set[str]]) -> dict[int, frozenset[str]]:
    return {key: frozenset(countries) for key, countries in found.items()}


def is_setting(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is the place of a scene: a town, or a state after a preposition of place."""
    if mention.demonym or mention.level != "name":
        return False
    head = first_conjunct(doc[mention.head])
    located = head.dep_ == "pobj" and head.head.lower_ in SETTING_PREPS
    if located and head.head.head.lemma_.lower() in words("war_noun"):
        return False  # "his request for the wars in Iraq and Afghanistan"
    if head.dep_ == "pobj" and head.head.lower_ == "from" and head.head.head.pos_ == "NOUN":
        return False  # "a citizen from Donetsk"
    return located if mention.type == "state" else mention.type == "place"
