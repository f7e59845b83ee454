"""News outlets by the way that bylines, credits and page titles name them (outlets.csv)."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Outlets:
    """Names of outlets in bylines and titles, and in the brackets of a dateline."""

    bylines: Mapping[str, str]
    credits: Mapping[str, str]
    pattern: re.Pattern[str]

    def find(self, line: str) -> str | None:
        """Return the outlet that a byline or a copyright line names.

        >>> load_outlets().find("Devdiscourse News Desk | Beijing | Updated: 27-02-2025 19:52 IST")
        'Devdiscourse'
        """
        match = self.pattern.search(line)
        return self.bylines[match.group().casefold()] if match else None

    def exact(self, name: str) -> str | None:
        """Return the outlet called exactly so: "BBC", "apnews.com"."""
        return self.bylines.get(name.strip().casefold().removeprefix("www."))

    def credit(self, name: str) -> str | None:
        """Return the agency that a dateline credits: "AP" in "BEIJING (AP)"."""
        return self.credits.get(name.strip().casefold())


@cache
def load_outlets() -> Outlets:
    """Read outlets.csv once per process."""
    bylines: dict[str, str] = {}
    credits: dict[str, str] = {}
    spelled: set[str] = set()
    with files("geo_nlp.clean").joinpath("outlets.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names = [*row["bylines"].split(";"), row["name"]]
            spelled.update(names)
            bylines.update((name.casefold(), row["name"]) for name in [*names, row["domain"]] if name)
            credits.update((name.casefold(), row["name"]) for name in row["credits"].split(";") if name)
    body = "|".join(re.escape(name) for name in sorted(spelled, key=lambda name: (-len(name), name)))
    return Outlets(bylines, credits, re.compile(rf"(?<![\w.@])(?:{body})(?![\w])"))
