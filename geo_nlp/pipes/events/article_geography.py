"""The geography of an article as a prior for its toponyms: which countries it is about, and how prominent a place is.

After the phrase itself, the countries of sentence and article decide, then population (Leidner 2007; DeLozier et al.
2015). Weights are in powers of ten of inhabitants, and were set by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import log10

from geo_nlp.gazetteer.toponyms import Toponym
from geo_nlp.lexicon import words

FAMOUS = 300_000  # inhabitants by which a city is meant in a text about other countries
GREAT = 1_000_000  # inhabitants by which it is meant as if it were a capital: "a court in Hamburg"
LARGE = 50_000  # inhabitants by which a town is meant whose name no other country has
LESSER, GREATER, TIMES_GREATER = 160_000, 150_000, 8  # inhabitants of a town and of its great namesake, and their ratio
PHYSICAL_WEIGHT, STATE_WEIGHT = 5.5, 7.0  # in powers of ten: what a sea and a state weigh beside cities
STATED_WEIGHT, FITTING_WEIGHT, NEAR_WEIGHT, FILED_WEIGHT, ABOUT_WEIGHT = 4.0, 3.0, 1.5, 1.0, 0.8
KNOWN_WEIGHT, SEAT_WEIGHT, EXACT_WEIGHT, STRANGE_WEIGHT = 0.6, 1.0, 1.0, 1.5
MOST_MAIN_COUNTRIES = 3  # countries that an article may be about
SHARE_OF_TEXT = 0.6  # the share of a text's names by which it is about one country


class Geography:
    """The countries of an article by how often it names them, and the country of its dateline."""

    def __init__(self, counts: Counter[str], home: str | None) -> None:
        ranked = [country for country, _ in counts.most_common(MOST_MAIN_COUNTRIES)]
        self.top = ranked[0] if ranked else None
        self.main, self.countries = frozenset(ranked), frozenset(counts)
        self.is_about_one = self.top is not None and counts[self.top] > SHARE_OF_TEXT * counts.total()
        self.leads = len(ranked) < 2 or counts[ranked[0]] > counts[ranked[1]]  # whether no other is named as often
        self.counted = counts[self.top] if self.top else 0
        self.home = home

    def weight(
        self, place: Toponym, kind: str, stated: Collection[str], near: Collection[str], *, definite: bool = False
    ) -> float:
        """How likely a name means a place: `kind` is the noun with the name, `stated` what its phrase says of where."""
        weight = log10(max(place.population, 1000))
        if place.kind in ("state", "other"):
            weight = STATE_WEIGHT if place.kind == "state" else PHYSICAL_WEIGHT
        elif place.kind == "division":
            weight = min(weight, PHYSICAL_WEIGHT)
        fits = {"division": "division_noun", "city": "settlement_noun"}.get(place.kind)
        weight += FITTING_WEIGHT if definite and place.kind == "other" else 0.0
        weight += FITTING_WEIGHT if kind and fits and kind in words(fits) else 0.0
        weight += KNOWN_WEIGHT * place.known + SEAT_WEIGHT * place.capital + EXACT_WEIGHT * place.exact
        weight += STATED_WEIGHT * is_stated(place, stated) + NEAR_WEIGHT * (place.country in near)
        weight += FILED_WEIGHT * (self.home is not None and place.country == self.home)
        great = place.capital or (place.known and place.population >= GREAT)
        if place.country not in {None, self.home, *near, *self.countries} and not (place.exact and great):
            weight -= STRANGE_WEIGHT if place.exact else 2 * STRANGE_WEIGHT  # "Gizo" for Giza, in a text without Egypt
        if place.known and place.kind == "city" and place.country in near:
            weight += KNOWN_WEIGHT  # a Cuban minister's "Santiago"
        return weight + ABOUT_WEIGHT * (place.country in self.main)

    def is_likely(self, place: Toponym, stated: Collection[str], near: Collection[str], *, alone: bool) -> bool:
        """Whether the best reading will do: not a small town of a country that the text does not name.

        `alone` is for a name that no other country has: "sent a frigate to Limassol".
        """
        if place.known or place.kind in ("state", "other") or is_stated(place, stated):
            return True
        if place.country in near or place.country in self.main or place.country == self.home:
            return True
        if place.exact and place.population >= FAMOUS:
            return True
        named = place.exact and place.country in self.countries
        large = place.population >= (LARGE if place.exact else FAMOUS)  # "al-Jadida" is not always El Jadida
        return alone and (named or (self.top is None and not near) or large)

    def only_country(self, stated: Collection[str], near: Collection[str]) -> str | None:
        """The one country in which a place that no table has must lie."""
        for countries in (set(stated), set(near)):
            if countries:
                return next(iter(countries)) if len(countries) == 1 else None
        if self.home is not None and self.counted < 2:
            return self.home
        return self.top if self.is_about_one or (self.leads and self.top == self.home) else None


def is_stated(place: Toponym, stated: Collection[str]) -> bool:
    """Whether a phrase states the country of a place, or the division of a city: "Paris, Texas"."""
    return place.country in stated or (place.kind == "city" and place.admin1 in stated)


def greater_namesake(best: Toponym, found: Iterable[Toponym], stated: Collection[str], text: str) -> Toponym:
    """The great city or division of a small town's name, unless the text names that town's division; else the town.

    Americans who meet in Geneva are not in Illinois.
    """
    if best.kind != "city" or best.population >= LESSER or is_stated(best, stated):
        return best
    exact = (p for p in found if p.kind in ("city", "division") and p.exact and p.known)
    great = max(exact, key=lambda p: p.population, default=best)
    times = TIMES_GREATER if best.exact else 1  # "Odesa" is no other spelling of Odessa, Texas
    greater = great.population >= max(GREATER, times * best.population)
    return great if greater and (best.admin1 or "").removesuffix(" state") not in text else best
