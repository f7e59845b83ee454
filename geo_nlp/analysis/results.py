"""What an analysis finds, with names for what was counted by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo_nlp.analysis.evidence import Evidence
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.dates import Window

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for; with the same input and settings the figures are the same."""

    level: str
    window: Window
    signed_by: str
    dead_band: float
    min_acts: int
    seed: int
    bootstrap: int
    time_limit: float
    filters: tuple[str, ...]
    solver: str | None


@dataclass(frozen=True, slots=True)
class Size:
    """How much was analysed: distinct acts, actors, pairs, articles, stories; the first and the last article.

    `articles` and `stories` are None for a graph, which does not have them.
    """

    acts: int
    actors: int
    pairs: int
    articles: int | None
    stories: int | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's place in the network. `bloc` is numbered from 1; None where it has no signed tie."""

    actor: str
    name: str
    acts: int
    out: int
    into: int
    positive: int
    negative: int
    pagerank: float
    betweenness: float
    constraint: float | None
    cuts_off: int
    bloc: int | None
    margin: int | None
    coordinator: int | None
    itinerant: int | None
    gatekeeper: int | None
    representative: int | None
    liaison: int | None


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The mean number of positive or negative acts a window changed with a window."""

    window: str
    sign: str
    before: float
    after: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dyad:
    """A pair over time. `quads` has for each window the acts by quad class 1 to 4; `score` None where no event is."""

    source: str
    source_name: str
    target: str
    target_name: str
    acts: int
    windows: tuple[str, ...]
    quads: tuple[tuple[int, int, int, int], ...]
    positive: tuple[int, ...]
    negative: tuple[int, ...]
    score: tuple[float | None, ...]
    changes: tuple[ChangePoint, ...]


@dataclass(frozen=True, slots=True)
class Attitude:
    """What a holder is reported to feel towards a target; `mean` is (positive - negative) / all."""

    source: str
    source_name: str
    target: str
    target_name: str
    acts: int
    positive: int
    neutral: int
    negative: int
    mean: float
    attitudes: tuple[tuple[str, int], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Hostility:
    """Hostile acts of source towards target, and back; `share` is the part of the first, with 95 % intervals."""

    source: str
    source_name: str
    target: str
    target_name: str
    acts: int
    answered: int
    share: float
    interval: Interval
    interval_stories: Interval | None
    clear: bool
    evidence: tuple[Evidence, ...]
    answers: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie that breaks the two camps. `triads` counts the unbalanced ones it is part of; `value` is its projection."""

    source: str
    source_name: str
    target: str
    target_name: str
    sign: str
    value: float
    acts: int
    triads: int
    breaks_blocs: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Bloc:
    """A bloc and its members, those who belong to it most clearly first."""

    bloc: int
    members: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The signed network: its size, census, balance and frustration, with 95 % intervals."""

    actors: int
    ties: int
    negative: int
    parts: int
    ppp: int
    ppn: int
    pnn: int
    nnn: int
    strict: float | None
    weak: float | None
    walk: float | None
    frustration: int
    frustration_bound: int
    frustration_method: str
    frustrated: float
    curve: tuple[int, ...]
    intervals: Mapping[str, Interval | None]
    blocs: tuple[Bloc, ...]
    breaking: tuple[Tie, ...]
    reciprocity: float | None
    reciprocity_positive: float | None
    reciprocity_negative: float | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The signed network of one window."""

    window: str
    actors: int
    ties: int
    negative: int
    ppp: int
    ppn: int
    pnn: int
    nnn: int
    strict: float | None
    weak: float | None
    frustration: int
    frustration_method: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A tie that turned in a window; `acts` are of its new sign, `since` is when it had its old one last."""

    window: str
    since: str
    source: str
    source_name: str
    target: str
    target_name: str
    sign: str
    acts: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All measures of a network of acts.

    What there is too little of is empty, and `notes` say so. `acts` are what was analysed, for pictures.
    """

    settings: Settings
    size: Size
    actors: tuple[Actor, ...]
    dyads: tuple[Dyad, ...]
    attitudes: tuple[Attitude, ...]
    hostility: tuple[Hostility, ...]
    network: Network | None
    snapshots: tuple[Snapshot, ...]
    turns: tuple[Turn, ...]
    notes: tuple[str, ...]
    acts: Acts = field(repr=False)
