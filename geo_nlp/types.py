"""The records: what is found in an article, with the field names of the published schema (version 2).

Offsets are character offsets into the cleaned text, half-open, as Python counts. Records hold only plain values,
other records and tuples, so that they can travel in a `Doc`, to a worker process, and into JSON. As a string each is
one short line (`geo_nlp.oneline`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from geo_nlp import oneline
from geo_nlp.slotted import filled_directly

SCHEMA = 2
READABLE = frozenset({1, SCHEMA})

Level = Literal["name", "nominal", "pronoun"]
Status = Literal["current", "former", "acting", "designate"]
Modality = Literal["asserted", "planned", "possible", "conditional", "demanded"]
Kind = Literal["direct", "indirect", "mixed"]
Granularity = Literal["day", "week", "month", "quarter", "year", "decade"]
DateSource = Literal["text", "article"]


@filled_directly
@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of the text."""

    start: int
    end: int
    text: str


@filled_directly
@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or phrase that states an event or tie, and its lemma."""

    start: int
    end: int
    text: str
    lemma: str


@filled_directly
@dataclass(frozen=True, slots=True)
class Sentence:
    """The bounds of the sentence that is the evidence."""

    start: int
    end: int


@filled_directly
@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place, as the text names it; `lat` and `lon` are degrees (WGS 84), of a state its capital's.

    `admin1` is the name of the first-order division that a city lies in or that the place is.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None


@filled_directly
@dataclass(frozen=True, slots=True)
class Casualties:
    """How many people an act killed or injured, as the text says; `count` is None for "dozens"."""

    start: int
    end: int
    text: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a story was filed from: "BEIJING, Feb 27 (Reuters) -"."""

    place: str
    country: str | None


UNCLEAR, NOT_UNDERSTOOD = "date unclear", "date not understood"
"""How the warnings begin about a date that was given with an article, and cannot be read."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news text as it enters the pipeline: cleaned, with what is known about it.

    `path` is where it was read: a file as it was given, "corpus.csv#17" for a row of a table (counted from 1),
    "-" for standard input; None for a text at hand.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: Dateline | None = None
    warnings: tuple[str, ...] = ()
    path: str | None = None


@filled_directly
@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named, described or referred to in the text.

    `first` and `last` are token indices (inclusive); `refers_to` holds positions in the list of mentions: the full
    mentions that a pronoun, a nominal or a short form stands for, two or more for "both leaders".
    """

    start: int
    end: int
    text: str
    type: str
    level: Level
    demonym: bool
    actor: str | None
    name: str
    country: str | None
    sector: str | None
    first: int = field(default=-1, compare=False)
    last: int = field(default=-1, compare=False)
    head: int = field(default=-1, compare=False)
    refers_to: tuple[int, ...] = field(default=(), compare=False)
    acts: bool = field(default=True, compare=False)

    __str__ = oneline.mention


@filled_directly
@dataclass(frozen=True, slots=True)
class Participant:
    """A mention as it takes part in a record; `antecedent` is the full mention that a pronoun or nominal stands for."""

    actor: str | None
    name: str
    country: str | None
    sector: str | None
    start: int
    end: int
    text: str
    antecedent: Text | None = None

    __str__ = oneline.participant


@dataclass(frozen=True, slots=True)
class Actor:
    """Everything an article calls by one id."""

    id: str
    name: str
    type: str
    country: str | None
    sector: str | None
    aliases: tuple[str, ...]
    wikidata: str | None = None


@filled_directly
@dataclass(frozen=True, slots=True)
class Role:
    """Someone holding a post: "Chinese Foreign Ministry spokesperson Lin Jian"."""

    holder: Participant
    title: str
    post: str
    organisation: Participant | None
    country: str | None
    status: Status
    sentence: Sentence
    rule: str

    __str__ = oneline.role


@filled_directly
@dataclass(frozen=True, slots=True)
class Relation:
    """One actor doing something to another, or standing in a tie to it, as one clause has it.

    `date_source` says whether the date is the clause's own ("text") or that of the article. Records of one article
    with the same `act` report the same act; stances have one too.
    """

    id: str
    source: Participant | None
    target: Participant | None
    predicate: str
    mode: str | None
    quad: int | None
    score: float | None
    symmetric: bool
    negated: bool
    modality: Modality
    date: str | None
    date_granularity: Granularity | None
    date_source: DateSource | None
    place: Place | None
    killed: Casualties | None
    injured: Casualties | None
    act: str
    attribution: int | None
    trigger: Trigger
    sentence: Sentence
    rule: str
    confidence: float

    __str__ = oneline.relation


@filled_directly
@dataclass(frozen=True, slots=True)
class Stance:
    """What a holder thinks of the actors of a thing, as the text words it."""

    id: str
    holder: Participant
    targets: tuple[Participant, ...]
    about: Text
    attitude: str
    polarity: int
    strength: int
    negated: bool
    modality: Modality
    date: str | None
    date_granularity: Granularity | None
    date_source: DateSource | None
    act: str
    attribution: int | None
    trigger: Trigger
    sentence: Sentence
    rule: str
    confidence: float

    __str__ = oneline.stance


@filled_directly
@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, by which word: speaker, cue, content (the terms of PolNeAR, Newell et al. 2018)."""

    speaker: Participant | None
    cue: Text | None
    content: Text
    kind: Kind
    rule: str

    __str__ = oneline.attribution


@filled_directly
@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger and its arguments by grammatical function, whatever the surface form.

    `slots` maps a slot name (subject, object, dative, complement, possessor, or a preposition) to the indices of the
    tokens that head its phrases, conjuncts multiplied out. The subject is the one who acts, in passives too.
    `support` is the light verb that carries a noun; `refused` means negated by the actor's own will ("will not meet");
    `purpose` means that the clause only says what another deed was for ("sent aid to help Turkey"); `within` is the
    longer trigger that the words make too ("cut" within "cut ties"), whose rules come first.
    """

    head: int
    kind: Literal["verb", "noun", "adjective"]
    lemma: str
    slots: tuple[tuple[str, tuple[int, ...]], ...]
    support: int | None = None
    negated: bool = False
    modality: Modality = "asserted"
    refused: bool = False
    purpose: bool = False
    within: str | None = None

    def slot(self, name: str) -> tuple[int, ...]:
        """Return the token indices that fill slot `name`; empty where there is none.

        >>> Clause(head=1, kind="verb", lemma="condemn", slots=(("subject", (0,)), ("object", (2,)))).slot("object")
        (2,)
        """
        for key, tokens in self.slots:
            if key == name:
                return tokens
        return ()


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a record: versions and a hash of rules and gazetteer."""

    geo_nlp: str
    model: str
    rules: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was found in one article; its JSON form is one line of output."""

    id: str
    path: str | None
    title: str | None
    date: str | None
    source: str | None
    url: str | None
    language: str
    dateline: Dateline | None
    text: str
    engine: Engine
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]
    stances: tuple[Stance, ...]
    attributions: tuple[Attribution, ...]
    warnings: tuple[str, ...]
    schema: int = SCHEMA

    __str__ = oneline.record
