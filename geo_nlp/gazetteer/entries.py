"""What the gazetteer knows: actors and places, the bodies of states, nouns that name actors, head words of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["name", "adjective", "people", "capital", "metonym", "place", "trap", "person", "group"]

BRANCHES = frozenset({"government", "judiciary", "legislature", "military"})  # types of a state's own bodies


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one post; an empty `until` means still in office when the table was made."""

    post: str
    title: str
    country: str | None
    organisation: str | None
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor or place, and how a name refers to it (by name, as a demonym, by its capital, ...)."""

    id: str
    name: str
    type: str
    country: str | None
    sector: str | None
    how: How
    gender: str = ""
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body that every state has: foreign ministry, parliament, army."""

    slug: str
    name: str
    type: str
    sector: str


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that names an actor without a name: soldiers, protesters, the minister."""

    head: str
    type: str
    sector: str | None
    gender: str
    collective: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What a name is by its head word: "Ministry", "Airlines", "River", "Festival"; `type` may also be `event`."""

    type: str
    sector: str | None
