"""Where a text names states: each mention that has a country, by its place, noun, sector, sentence and paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from geo_nlp.pipes.bridging.text import Text


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention that has a country and is no pronoun: its first word, sentence and paragraph, noun and sector."""

    first: int
    sentence: int
    paragraph: int
    country: str
    type: str
    noun: str
    sector: str


class Alike:
    """The namings of one noun or sector: where they begin, their countries, and how often there is each."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.countries: list[str] = []
        self.counts: Counter[str] = Counter()

    def add(self, naming: Naming) -> None:
        """One more, in text order."""
        self.starts.append(naming.first)
        self.countries.append(naming.country)
        self.counts[naming.country] += 1

    def nearest(self, i: int) -> str:
        """The country of the last before a word, else of the first."""
        return self.countries[max(0, bisect_left(self.starts, i) - 1)]


class Namings:
    """The namings of a text in its order, and those of each noun, sector, sentence and paragraph."""

    def __init__(self, text: Text) -> None:
        self.all: list[Naming] = []
        scenes = text.scenes
        for m in sorted(text.mentions, key=lambda m: m.first):
            if m.country is not None and m.level != "pronoun":
                sentence = scenes.sentence_of[m.first]
                noun = text.doc[m.head].lemma_.lower()
                paragraph = scenes.paragraph_of[sentence]
                self.all.append(Naming(m.first, sentence, paragraph, m.country, m.type, noun, m.sector or ""))
        self.starts = [naming.first for naming in self.all]
        self.by_noun: defaultdict[str, Alike] = defaultdict(Alike)
        self.by_sector: defaultdict[str, Alike] = defaultdict(Alike)
        self.sentences: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self.paragraphs: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for naming in self.all:
            self.by_noun[naming.noun].add(naming)
            if naming.sector:
                self.by_sector[naming.sector].add(naming)
            self.sentences[naming.sentence][naming.country] += 1
            self.paragraphs[naming.paragraph][naming.country] += 1

    def last_before(self, i: int) -> Naming | None:
        """The last naming before a word."""
        n = bisect_left(self.starts, i)
        return self.all[n - 1] if n else None
