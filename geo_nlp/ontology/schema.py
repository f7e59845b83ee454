"""What the files of the vocabulary may hold, and the vocabulary as the program sees it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_COMPLEMENT = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "by", "under", "against"})
_BREAK = re.compile(r"[,;:()/]")
_WORD = re.compile(r"[a-z0-9][a-z0-9']*")


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title as they are compared: no capitals, accents, dots, hyphens or possessive endings.

    >>> title_words("U.S. Vice-President's chargé d'affaires")
    ('us', 'vice', 'president', 'charge', "d'affaires")
    """
    plain = title.casefold().replace("\u2019", "'").replace(".", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if c != "." and not unicodedata.combining(c))
    return tuple(word for found in _WORD.findall(plain) if (word := found.removesuffix("'s").rstrip("'")))


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Predicate(_Entry):
    """What a relation says: a PLOVER event type, or a standing tie.

    `future` is the event that a planned one counts as; `reciprocal` events have all parties act alike, without their
    edge being undirected as that of a `symmetric` tie.
    """

    kind: Literal["event", "tie"]
    meaning: str
    quad: Literal[1, 2, 3, 4] | None = None
    score: float | None = Field(default=None, ge=-10, le=10)
    target_required: bool
    modes: dict[str, float | None] = {}
    future: str | None = None
    reciprocal: bool = False
    symmetric: bool = False
    polarity: Literal[-1, 0, 1] | None = None
    cameo: str | None = Field(default=None, pattern=r"^(0[3-9]|1\d|20)$")
    cameo_modes: dict[str, str] = {}

    @model_validator(mode="after")
    def _kind_has_its_fields(self) -> Self:
        scored = (self.quad is not None, self.score is not None)
        signed = self.polarity is not None
        if self.kind == "event" and (not all(scored) or signed or self.symmetric):
            raise ValueError("an event needs quad and score, and has neither polarity nor symmetric: true")
        if self.kind == "tie" and (
            any(scored) or self.modes or self.future or self.reciprocal or self.polarity is None
        ):
            raise ValueError("a tie needs polarity, and has no quad, score, modes, future or reciprocal: true")
        return self

    def cameo_root(self, mode: str | None = None) -> str | None:
        """The CAMEO root code of the event in this mode; None for ties.

        >>> from geo_nlp.ontology import load_ontology
        >>> predicates = load_ontology().predicates
        >>> predicates["ACCUSE"].cameo_root(), predicates["ACCUSE"].cameo_root("investigate")
        ('11', '09')
        """
        return self.cameo_modes.get(mode or "", self.cameo)


class Title(_Entry):
    """A wording of a post; with a country, it means that post only there (a Secretary of State in Washington).

    `only` names the one state that has such a title at all, so that the title gives the country (a Taoiseach).
    """

    title: str
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    only: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")


def _as_entry(title: object) -> object:
    return {"title": title} if isinstance(title, str) else title


class Post(_Entry):
    """An office that a person holds, the tie it gives to the body it belongs to, and its wordings."""

    sector: str
    tie: Literal["LEADS", "REPRESENTS"] | None
    titles: tuple[Annotated[Title, BeforeValidator(_as_entry)], ...]


class Attitude(_Entry):
    """A stance of a holder, with its sign and the strength of an unmodified cue."""

    polarity: Literal[-1, 0, 1]
    strength: Literal[1, 2, 3]
    meaning: str


class ActorType(_Entry):
    """What a mention can be, the head of the ids of such actors, and the sector where nothing better is known."""

    meaning: str
    id_prefix: str | None
    sector: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole vocabulary; `titles` maps the words of a title to its post, by country (None: anywhere).

    `longest_title` is how many words the longest of them has.
    """

    predicates: dict[str, Predicate]
    posts: dict[str, Post]
    attitudes: dict[str, Attitude]
    sectors: dict[str, str]
    actor_types: dict[str, ActorType]
    titles: Mapping[tuple[str, ...], Mapping[str | None, str]]
    unique: Mapping[tuple[str, ...], str]
    longest_title: int

    def country_of(self, title: str) -> str | None:
        """Return the one state that has such a title; None for a title that several have.

        >>> from geo_nlp.ontology import load_ontology
        >>> load_ontology().country_of("Taoiseach"), load_ontology().country_of("Secretary of the Treasury")
        ('IRL', 'USA')
        """
        words = title_words(title)
        tails = (words[i:] for i in range(max(0, len(words) - self.longest_title), len(words)))
        return next((self.unique[tail] for tail in tails if tail in self.unique), None)

    def post_of(self, title: str, country: str | None = None) -> str:
        """Return the post that an open title means, `other` if none of its wordings is known.

        The head of an English title ends it, but for complements: among the matches that begin before the first
        preposition, the one that ends last wins, then the longest. So the adviser to the president is no president.

        >>> from geo_nlp.ontology import load_ontology
        >>> post_of = load_ontology().post_of
        >>> post_of("Chinese Foreign Ministry spokesperson"), post_of("deputy foreign minister")
        ('spokesperson', 'minister')
        >>> post_of("Secretary of State", "USA"), post_of("Secretary of State", "POL")
        ('foreign_minister', 'minister')
        >>> post_of("Department of State spokesperson")
        'spokesperson'
        >>> post_of("adviser to the president"), post_of("former president"), post_of("weightlifter")
        ('adviser', 'head_of_state', 'other')
        """
        words = title_words(next((part for part in _BREAK.split(title) if part.strip()), ""))
        heads = next((i for i, word in enumerate(words) if i and word in _COMPLEMENT), len(words))
        longest = self.longest_title
        ends = ((a, b) for b in range(len(words), 0, -1) for a in range(max(0, b - longest), min(heads, b)))
        last = ((a, len(words)) for a in range(max(heads, len(words) - longest), len(words)))
        for start, end in chain(ends, last):
            posts = self.titles.get(words[start:end], {})
            if post := posts.get(country) or posts.get(None):
                return post
        return "other"
