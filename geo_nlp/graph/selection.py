"""Which acts are wanted: the filters of a graph, checked once, and the acts that pass them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from geo_nlp.confidence import check_confidence
from geo_nlp.errors import InputError
from geo_nlp.graph.account import KEPT, PLACES
from geo_nlp.graph.acts import LAYERS, NOBODY, Acts, Codes, Layer
from geo_nlp.graph.coding import combined, distinct
from geo_nlp.graph.dates import Window, check_window, windows_of
from geo_nlp.graph.names import articles_by, nodes_called, speakers_called
from geo_nlp.ontology.naming import QUADS, STANCE, edge_keys, plain
from geo_nlp.periods import bounds
from geo_nlp.suggest import unknown

SIGNS = {"positive": 1, "negative": -1, "neutral": 0}
INCLUDABLE: dict[str, Layer] = {"negated": "denied", "hypothetical": "planned"}
SAID: tuple[Layer, ...] = ("asserted", "claimed")
_LISTS = ("predicates", "quads", "signs", "layers", "include", "speakers", "outlets", "actors", "countries")
_NARROW = ("predicates", "quads", "signs", "layers", "speakers", "since", "until", "outlets", "min_confidence",
           "actors", "countries", "ego", "min_weight")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is wanted of acts; several values of one field mean any of them, fields together all of them.

    Attributes:
        predicates: predicates, attitudes or groups by any of their names (`ontology.naming`).
        quads: PLOVER quad classes, by number or name ("verbal conflict").
        signs: positive, negative, neutral.
        layers: asserted, claimed, planned, denied; where none is named, what is asserted or claimed and the layers
            that `include` names in the words of records: negated (denied), hypothetical (planned).
        speakers: on whose word; a country means all who speak for it, "article" the article's own voice, "anyone"
            whoever is quoted.
        since, until: ISO dates of any granularity, both included; an act without a date passes where there are none.
        outlets: who published the article.
        actors: nodes at either end, by any name that the gazetteer or the acts know.
        countries: states at either end, with all that rolls up to them (`geo_nlp.dyads`).
        ego: a node; acts between it and what is at most `depth` ties away.
        min_weight: acts that an edge (source, target, key) needs.

    >>> Selection(signs="negative", predicates=["accuse"]).signs
    ('negative',)
    >>> Selection(signs="hostile")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: unknown sign 'hostile'; choose from positive, negative, neutral
    """

    predicates: Collection[str] | None = None
    quads: Collection[int | str] = ()
    signs: Collection[str] = ()
    layers: Collection[str] = ()
    include: Collection[str] = ()
    speakers: Collection[str] = ()
    since: str | None = None
    until: str | None = None
    outlets: Collection[str] = ()
    min_confidence: float | None = None
    actors: Collection[str] = ()
    countries: Collection[str] = ()
    ego: str | None = None
    depth: int = 1
    min_weight: int = 1

    def __post_init__(self) -> None:
        for name in _LISTS:
            given = getattr(self, name)
            object.__setattr__(self, name, given if given is None else _listed(given))
        edge_keys(self.predicates or ())
        _among("sign", self.signs, SIGNS)
        _among("layer", self.layers, LAYERS)
        _among("kind of records to include", self.include, INCLUDABLE)
        quad_numbers(self.quads)
        bounds(self.since, self.until)
        check_confidence(self.min_confidence)
        if self.depth < 1 or self.min_weight < 1:
            raise InputError(f"{'depth' if self.depth < 1 else 'min_weight'} must be at least 1")

    @property
    def wanted_layers(self) -> tuple[Layer, ...]:
        """The layers that are wanted, in their order."""
        asked = {*self.layers, *(INCLUDABLE[name] for name in self.include)} | (set() if self.layers else {*SAID})
        return tuple(layer for layer in LAYERS if layer in asked)

    def narrowed_by(self) -> list[str]:
        """The fields that differ from their defaults, but for `include`, which widens."""
        defaults = {field.name: field.default for field in fields(self)}
        return [name for name in _NARROW if getattr(self, name) != defaults[name]]


def choose(acts: Acts, selection: Selection, *, window: Window | None = None) -> Acts:
    """The acts that a selection wants; why each of the others is left out is in `account`.

    With a window, acts whose date is too coarse for it are left out, and `min_weight` holds within each window.
    `min_confidence` is held against the best record of an act here; `open_acts` and `build_graph` hold it against each
    record before acts are made.
    """
    check_window(window)
    reason = np.full(len(acts), KEPT, dtype=np.int8)
    wanted = [LAYERS.index(layer) for layer in selection.wanted_layers]
    for name, layer in (("negated", "denied"), ("hypothetical", "planned")):
        _refuse(reason, name, (acts.layer == LAYERS.index(layer)) & ~np.isin(acts.layer, wanted))
    _refuse(reason, "layer", ~np.isin(acts.layer, wanted))
    for name, refused in _refusals(acts, selection):
        _refuse(reason, name, refused)
    spans = windows_of(acts.dates, window)[0][acts.date] if window else np.zeros(len(acts), dtype=np.int32)
    _refuse(reason, "window", spans == NOBODY)
    if selection.min_weight > 1:
        _refuse(reason, "weight", _light(acts, spans, reason == KEPT, selection.min_weight))
    if selection.ego is not None:
        near = _near(acts, reason == KEPT, nodes_called(selection.ego, acts, what="ego"), selection.depth)
        _refuse(reason, "ego", ~(near[acts.source] & near[acts.target]))
    account = acts.account.with_reasons(acts.row, reason)
    return replace(acts.where(reason == KEPT), account=account)


def _refuse(reason: NDArray[np.int8], name: str, refused: NDArray[np.bool_]) -> None:
    reason[(reason == KEPT) & refused] = PLACES[name]


def _refusals(acts: Acts, selection: Selection) -> Iterable[tuple[str, NDArray[np.bool_]]]:
    """Each filter that was asked for, with the acts that it refuses."""
    if selection.min_confidence is not None:
        yield "confidence", np.nan_to_num(acts.confidence, nan=1.0) < selection.min_confidence
    if selection.predicates is not None:
        keys = edge_keys(selection.predicates)
        named = [key.name in keys or (key.kind == "stance" and STANCE in keys) for key in acts.keys]
        yield "predicate", ~np.array(named, dtype=np.bool_)[acts.key]
    if selection.quads:
        numbers = quad_numbers(selection.quads)
        yield "quad", ~np.array([key.quad in numbers for key in acts.keys], dtype=np.bool_)[acts.key]
    if selection.signs:
        yield "sign", ~np.isin(acts.polarity(), [SIGNS[name] for name in selection.signs])
    if selection.speakers:
        yield "speaker", ~speakers_called(selection.speakers, acts)[acts.speaker]
    if selection.outlets:
        yield "outlet", ~articles_by(selection.outlets, acts)[acts.article]
    for what, names in (("actor", selection.actors), ("country", selection.countries)):
        if names:
            ends = np.zeros(len(acts.nodes), dtype=np.bool_)
            for name in names:
                ends |= nodes_called(name, acts, what=what)
            yield what, ~(ends[acts.source] | ends[acts.target])
    if selection.since is not None or selection.until is not None:
        first, last = (day.toordinal() for day in bounds(selection.since, selection.until))
        yield "date", (acts.date == NOBODY) | (acts.last < first) | (acts.first > last)


def _light(acts: Acts, spans: Codes, kept: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """Acts on edges of fewer acts."""
    edges = combined(acts.source, acts.target, acts.key, spans)
    weights = distinct(edges[kept], acts.act[kept], size=int(edges.max(initial=-1)) + 1)
    return np.asarray(weights[edges] < least)


def _near(acts: Acts, kept: NDArray[np.bool_], ego: NDArray[np.bool_], depth: int) -> NDArray[np.bool_]:
    """Nodes at most `depth` ties away, whichever way these go."""
    near, source, target = ego.copy(), acts.source[kept], acts.target[kept]
    for _ in range(depth):
        inside = near[source] | near[target]
        near[source[inside]] = near[target[inside]] = True
    return near


def quad_numbers(asked: Iterable[int | str]) -> frozenset[int]:
    """Quad classes by number or name.

    >>> sorted(quad_numbers([1, "material-conflict"]))
    [1, 4]
    """
    named = {name: number for number, name in QUADS.items()} | {str(number): number for number in QUADS}
    found = set()
    for given in asked:
        if (name := plain(str(given))) not in named:
            raise InputError(unknown("quad class", str(given), [*map(str, QUADS), *QUADS.values()]))
        found.add(named[name])
    return frozenset(found)


def _listed(given: object) -> tuple[object, ...]:
    return (given,) if isinstance(given, str | int) else tuple(given)  # type: ignore[arg-type]


def _among(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    for name in given:
        if name not in known:
            raise InputError(unknown(what, name, known))
