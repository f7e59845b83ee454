"""Toponym resolution: which place a name of the text means, by the words around it, the article, and prominence.

The evidence is that of the literature (Leidner 2007; DeLozier et al. 2015): what the phrase itself tells ("Paris,
Texas", "the Iraqi city of Mosul"), the countries of the sentence and of the article, then population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import log10

from geo_nlp.gazetteer.toponyms import Toponym, toponyms
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.place_names import Names
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Article, Mention, Participant, Place

FAR = 8  # words of a phrase before and behind a name that may tell which place it is
FAMOUS = 300_000  # inhabitants by which a city is meant in a text about other countries
LARGE = 50_000  # inhabitants by which a town is meant whose name no other country has
PHYSICAL, STATE = 5.5, 7.0  # in powers of ten: what a sea and a state weigh beside cities
TOLD, FITTING, NEAR, FILED, ABOUT = 4.0, 3.0, 1.5, 1.0, 0.8
OURS, SEAT, EXACT = 0.6, 1.0, 0.4
MAIN = 3  # countries that an article may be about
MOST = 0.6  # the share of a text's names by which it is about one country
BETWEEN = frozenset({"border", "frontier", "boundary"})  # "the Turkish border" may be Syria's
BESIDE = frozenset({"a", "an", "in", "of", "the", "'s", "’s", "near", "on", "outside"})


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and whether it is a good one to stop at: no whole state, nor a name that the phrase does not locate."""

    place: Place
    fine: bool


class Toponymy:
    """The names of places in a text, with what the text tells of where it is."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], article: Article) -> None:
        self.doc, self.text = doc, article.text
        self.names = Names(doc, mentions)
        self.known: dict[str, set[str | None]] = {}
        counts = Counter(m.country for m in mentions if m.country and m.level == "name" and self._is_plain(m))
        ranked = [country for country, _ in counts.most_common(MAIN)]
        self.top = ranked[0] if ranked else None
        self.main, self.told_of = frozenset(ranked), frozenset(counts)
        self.is_about_one = self.top is not None and counts[self.top] > MOST * counts.total()
        self.home = article.dateline.country if article.dateline else None

    def around(self, head: Token, ends: Sequence[Participant | None]) -> frozenset[str]:
        """The countries of an event's ends and sentence; of places only where their name is of one country alone."""
        found = {end.country for end in ends if end is not None and end.country and self._is_of_itself(end)}
        for i in range(head.sent.start, head.sent.end):
            mention = self.names.covering.get(i)
            if mention is None or mention.country is None or mention.country in found:
                continue
            if self._is_plain(mention):
                found.add(mention.country)
        return frozenset(found)

    def _is_plain(self, mention: Mention) -> bool:
        """Whether a mention tells its country for sure: it is no place, or one whose name is of no other country."""
        return mention.type != "place" or self._countries(mention.text) == {mention.country}

    def _is_of_itself(self, end: Participant) -> bool:
        """Whether an end has its country by itself, not by where it is: "Mérida", "a unionist in Mérida", "two men"."""
        mention = self.names.starting.get(end.start)
        if mention is not None and mention.type == "place":
            return False
        if end.actor is not None or end.antecedent is not None:
            return True
        inside = self.names.within(end.start, end.end)
        return any(m.country == end.country and self._is_plain(m) for m in inside)

    def _countries(self, name: str) -> set[str | None]:
        if name not in self.known:
            self.known[name] = {place.country for place in toponyms().lookup(name)}
        return self.known[name]

    def place(self, first: int, last: int, near: Collection[str]) -> Found | None:
        """The place that the words from `first` to `last` name; None where that is none or too unlikely."""
        doc = self.doc
        typed = doc[last + 1].lower_ if last + 1 < len(doc) and doc[last + 1].lower_ in words("division_noun") else ""
        name = self.names.text(first, last)
        found = (toponyms().lookup(f"{name} {typed}") if typed else ()) or toponyms().lookup(name)
        if not found and last > first and doc[last].lower_ in words("site_noun"):  # "Nice airport"
            last -= 1
            found = toponyms().lookup(self.names.text(first, last))
        of = first > 1 and doc[first - 1].lower_ == "of"
        kind = typed or (doc[first - 2].lemma_.lower() if of else "")
        countries, divisions = self._told(first, last)
        told = countries | divisions
        head = doc[last]
        fixed = any(c.lower_ == "the" for c in head.lefts)  # "the Pacific"
        best = max(found, key=lambda place: self._weight(place, kind, told, near, fixed=fixed), default=None)
        if best is not None and kind not in words("settlement_noun"):
            best = self._around_namesake(first, best, found)
        end = last + 1 if typed else last
        if best is not None and self._is_likely(best, told, near, alone=len({p.country for p in found}) == 1):
            country = best.country or self._country_behind(best, last)
            place = self._written(first, end, best.name, country, best.admin1, (best.lat, best.lon))
            return Found(place, best.kind != "state" and (best.country is None or best.admin1 is not None))
        part = last + 1 < len(doc) and doc[last + 1].pos_ == "NOUN" and not typed  # "Mpilo hospital" is in no Mpilo
        if part or not (kind or self.names.is_geographic(first, last)):
            return None
        country = self._told_country(countries, near)
        admin1 = next(iter(divisions)) if len(divisions) == 1 and countries else None
        unknown = self._written(first, end, name, country, admin1, (None, None)) if country else None
        street = doc[last].lower_ in words("surface_noun")  # "on Rustaveli Avenue in Tbilisi"
        return Found(unknown, bool(countries) and not street) if unknown else None

    def _country_behind(self, best: Toponym, last: int) -> str | None:
        """The country in which mountains or a desert lie, where the text tells it: "the Qandil Mountains of Iraq"."""
        doc, i = self.doc, last + 1
        if best.kind != "other" or i + 1 >= len(doc) or doc[i].lower_ not in ("of", "in"):
            return None
        while i + 1 < len(doc) and (doc[i].lower_ in ("of", "in", "the") or doc[i].pos_ == "ADJ"):
            i += 1
        mention = self.names.covering.get(i)
        return mention.country if mention is not None and mention.type == "state" and not mention.demonym else None

    def within(self, first: int, last: int, around: Place) -> Place | None:
        """The place of a name that a text puts in another: "Choman, in the mountains of Iraq"; known or not."""
        if around.country is None:
            return None
        name, start = self.names.text(first, last), self.doc[first].idx
        if (known := self.named(name, around.country, start)) is not None:
            return known
        return self._written(first, last, name, around.country, around.admin1, (None, None))

    def _around_namesake(self, first: int, best: Toponym, found: Collection[Toponym]) -> Toponym:
        """The division around a city of its name, where the linker took the name for it: "Gaza" is the Gaza Strip."""
        mention = self.names.covering.get(first)
        if mention is None or mention.actor is None or best.kind != "city":
            return best
        around = (p for p in found if p.id == mention.actor and p.kind == "division" and p.country == best.country)
        return next((p for p in around if p.name == best.admin1), best)

    def _written(
        self, first: int, end: int, name: str, country: str | None, admin1: str | None,
        at: tuple[float | None, float | None],
    ) -> Place:  # fmt: skip
        start, stop = self.doc[first].idx, self.doc[end].idx + len(self.doc[end].text)
        return Place(start, stop, self.text[start:stop], name, country, admin1, *at)

    def named(self, name: str, country: str, start: int) -> Place | None:
        """The place of that name in a state, which the text names at an offset, in whatever capitals."""
        found = [place for place in toponyms().lookup(name) if place.country == country]
        best = max(found, key=lambda place: self._weight(place, "", (country,), ()), default=None)
        if best is None:
            return None
        end = start + len(name)
        where = (best.name, best.country, best.admin1, best.lat, best.lon)
        return Place(start, end, self.text[start:end], *where)

    def described(self, head: Token) -> Place | None:
        """The capital or the state that a phrase means without naming it: "the Syrian capital", "in Iraqi waters"."""
        for word in head.lefts if head.lemma_ not in BETWEEN else ():
            mention = self.names.covering.get(word.i)
            if mention is None or mention.type != "state" or mention.country is None:
                continue
            capital = head.lemma_ == "capital"
            place = toponyms().capital(mention.country) if capital else toponyms().state(mention.country)
            if place is not None:
                at = (place.lat, place.lon)
                return self._written(head.left_edge.i, head.i, place.name, place.country, place.admin1, at)
        return None

    def _weight(
        self, place: Toponym, kind: str, told: Collection[str], near: Collection[str], *, fixed: bool = False
    ) -> float:
        """How likely a name means a place; in powers of ten of inhabitants."""
        weight = log10(max(place.population, 1000))
        if place.kind in ("state", "other"):
            weight = STATE if place.kind == "state" else PHYSICAL
        elif place.kind == "division":
            weight = min(weight, PHYSICAL)
        fits = {"division": "division_noun", "city": "settlement_noun"}.get(place.kind)
        weight += FITTING if fixed and place.kind == "other" else 0.0
        weight += FITTING if kind and fits and kind in words(fits) else 0.0
        weight += OURS * place.known + SEAT * place.capital + EXACT * place.exact
        weight += TOLD * self._is_told(place, told) + NEAR * (place.country in near)
        weight += FILED * (self.home is not None and place.country == self.home)
        return weight + ABOUT * (place.country in self.main)

    def _is_told(self, place: Toponym, told: Collection[str]) -> bool:
        return place.country in told or (place.kind == "city" and place.admin1 in told)

    def _is_likely(self, place: Toponym, told: Collection[str], near: Collection[str], *, alone: bool) -> bool:
        """Whether the best reading will do: a small town of a country that nothing in the text speaks of will not."""
        if place.known or place.kind in ("state", "other") or self._is_told(place, told):
            return True
        around = place.country in near or place.country in self.main or place.country == self.home
        # Of one country only, in a text that speaks of none, or of some size: "sent a frigate to Limassol".
        of_text = place.exact and place.country in self.told_of
        unrivalled = alone and (of_text or (self.top is None and not near) or place.population >= LARGE)
        return around or unrivalled or (place.exact and place.population >= FAMOUS)

    def _told_country(self, told: Collection[str], near: Collection[str]) -> str | None:
        """The one country in which a place that no table has must lie."""
        for countries in (set(told), set(near)):
            if countries:
                return next(iter(countries)) if len(countries) == 1 else None
        return self.top if self.is_about_one else None

    def _told(self, first: int, last: int) -> tuple[set[str], set[str]]:
        """Countries and divisions that the same phrase tells: "the Iraqi city of", ", North Kivu", "in Texas"."""
        countries: set[str] = set()
        divisions: set[str] = set()
        for word in self._before(first):
            mention = self.names.covering.get(word.i)
            if mention is not None and mention.country and mention.type in ("state", "place"):
                countries.add(mention.country)
        for start, end in self._behind(last):
            mention = self.names.covering.get(start)
            linked = mention.country if mention is not None else None
            for place in toponyms().lookup(self.names.text(start, end)):
                if place.kind == "division" and linked in (None, place.country):
                    divisions.add(place.name)
                if place.country and place.kind in ("state", "division") and linked is None:
                    countries.add(place.country)
            if linked is not None:
                countries.add(linked)
        return countries, divisions

    def _before(self, first: int) -> Iterator[Token]:
        for i in range(first - 1, max(self.doc[first].sent.start, first - FAR) - 1, -1):
            token = self.doc[i]
            if (token.dep_ == "prep" and token.lower_ != "of") or token.dep_ == "cc":
                return
            if token.pos_ in ("VERB", "AUX") or (token.is_punct and token.text not in "-–"):
                return
            yield token

    def _behind(self, last: int) -> Iterator[tuple[int, int]]:
        i, end = last + 1, self.doc[last].sent.end
        while i < min(end, last + FAR):
            token = self.doc[i]
            span = self.names.at(i)
            if span is not None and span[0] >= i:
                yield span
                i = span[1] + 1
                continue
            kind = token.lemma_.lower() in either("settlement_noun", "division_noun")
            if not (kind or token.text == "," or token.lower_ in BESIDE or token.pos_ in ("ADJ", "ADV")):
                return
            i += 1
