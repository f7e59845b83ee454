"""Toponym resolution: which place a name of the text means, by the words around it, the article, and prominence.

The order of evidence is that of the literature (Leidner 2007; DeLozier et al. 2015): what the phrase itself tells
("Paris, Texas", "the Iraqi city of Mosul"), the countries of the sentence and of the article, then population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import log10

from geo_nlp.gazetteer.toponyms import Toponym, toponyms
from geo_nlp.pipes.events.words import words
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.types import Article, Mention, Place

LONGEST = 6  # words of a name
NAMES = frozenset({"PROPN", "ADJ", "NOUN", "ADP", "DET", "PART", "X", "VERB", "NUM"})
WITHIN = frozenset({"state", "place"})  # mentions that may be places
GEOGRAPHIC = frozenset({"GPE", "LOC", "FAC"})
FAMOUS = 300_000  # inhabitants by which a city is meant in a text about other countries
LARGE = 5.5  # in powers of ten: what a physical place weighs
STATE = 7.0
TOLD, NEAR, FILED, ABOUT = 4.0, 1.5, 1.0, 0.8
OURS, SEAT, EXACT, FITTING = 0.6, 1.0, 0.4, 3.0
MAIN = 3  # countries that an article may be about


class Toponymy:
    """The names of places in a text, with what the text tells of where it is."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], article: Article) -> None:
        self.doc, self.mentions, self.article = doc, mentions, article
        self.covering: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.first - m.last):
            if mention.level == "name":
                for i in range(mention.first, mention.last + 1):
                    self.covering[i] = mention
        counts = Counter(m.country for m in mentions if m.country and m.level == "name")
        self.main = {country for country, _ in counts.most_common(MAIN)}
        self.home = article.dateline.country if article.dateline else None

    def name_at(self, i: int) -> tuple[int, int] | None:
        """The words of the longest name of a place that word `i` begins or is part of; None where it names no place."""
        mention = self.covering.get(i)
        if mention is not None and mention.type not in WITHIN:
            return self._within(mention, i)
        if mention is not None and not mention.demonym:
            return mention.first, mention.last
        if mention is not None:
            return None
        if self.doc[i].pos_ != "PROPN":
            return None
        return self._known_from(i)

    def countries_at(self, i: int) -> set[str]:
        """The country of the state or its demonym that stands at a word."""
        mention = self.covering.get(i)
        named = mention is not None and mention.type in WITHIN and mention.country is not None
        return {mention.country} if named and mention is not None and mention.country else set()

    def meanings(self, first: int, last: int) -> set[str]:
        """The states and divisions that a name may mean: "Georgia" is a state and a division of another."""
        found = toponyms().lookup(self._text(first, last))
        return {t.country if t.kind == "state" else t.name for t in found if t.kind in ("state", "division") and t.country}

    def _within(self, mention: Mention, i: int) -> tuple[int, int] | None:
        """A place that the model takes for a person or body, told by its words: "in Khan Younis"."""
        known = mention.actor is not None
        inside = self.doc[mention.first].head.lower_ in ("in", "near") or self.doc[mention.last].head.lower_ in ("in", "near")
        if known or not inside or mention.type not in ("person", "organisation", "company"):
            return None
        found = toponyms().lookup(self._text(mention.first, mention.last))
        return (mention.first, mention.last) if any(t.exact for t in found) else None

    def _known_from(self, i: int) -> tuple[int, int] | None:
        first = i
        while first > self.doc[i].sent.start and i - first < LONGEST and self._joins(first - 1):
            first -= 1
        last = i
        while last + 1 < self.doc[i].sent.end and last - i < LONGEST and self._joins(last + 1):
            last += 1
        for start in range(first, i + 1):
            for end in range(last, i - 1, -1):
                if self.doc[start].text[0].isupper() and toponyms().lookup(self._text(start, end)):
                    return start, end
        if self.doc[i].ent_type_ in GEOGRAPHIC:
            return first, last
        return None

    def _joins(self, i: int) -> bool:
        token = self.doc[i]
        return (token.pos_ == "PROPN" or token.text in "-–’'") and i not in self.covering

    def _text(self, first: int, last: int) -> str:
        return self.doc.text[self.doc[first].idx : self.doc[last].idx + len(self.doc[last].text)]

    def place(self, first: int, last: int, *, told: Collection[str], near: Collection[str]) -> Place | None:
        """The place that the words from `first` to `last` name; `told` are countries or divisions of the same phrase."""
        doc = self.doc
        behind = doc[last + 1] if last + 1 < len(doc) else doc[last]
        typed = behind.lower_ if behind.lower_ in words("divisions") else ""
        end = last + 1 if typed else last
        name = self._text(first, last)
        found = (toponyms().lookup(f"{name} {typed}") if typed else ()) or toponyms().lookup(name)
        before = doc[first - 1].lower_ if first and doc[first - 1].lower_ == "of" else ""
        kind = typed or (doc[first - 2].lemma_.lower() if before and first > 1 else "")
        best = max(found, key=lambda t: self._weight(t, kind, told, near), default=None)
        if best is None or not self._likely(best, told, near):
            return None
        return Place(
            start=doc[first].idx, end=doc[end].idx + len(doc[end].text), text=self._text(first, end), name=best.name,
            country=best.country, admin1=best.admin1, lat=best.lat, lon=best.lon,
        )  # fmt: skip

    def _weight(self, place: Toponym, kind: str, told: Collection[str], near: Collection[str]) -> float:
        """How likely a name means a place; in powers of ten of inhabitants."""
        weight = STATE if place.kind == "state" else log10(max(place.population, 1000))
        if place.kind == "other":
            weight = LARGE
        if place.kind == "division":
            weight = min(weight, LARGE)
        fits = {"division": "divisions", "city": "settlements"}.get(place.kind)
        weight += FITTING if kind and fits and kind in words(fits) else 0.0
        weight += OURS * place.known + SEAT * place.capital + EXACT * place.exact
        weight += TOLD * bool({place.country, place.admin1} & set(told))
        weight += NEAR * (place.country in near) + FILED * (place.country == self.home and self.home is not None)
        return weight + ABOUT * (place.country in self.main)

    def _likely(self, place: Toponym, told: Collection[str], near: Collection[str]) -> bool:
        """Whether the best reading is good enough: a small town of a country that nothing in the text speaks of is not."""
        if place.known or place.capital or place.kind in ("state", "other"):
            return True
        around = place.country in near or place.country in self.main or place.country == self.home
        return bool({place.country, place.admin1} & set(told)) or around or (
            place.exact and place.population >= FAMOUS
        )
