"""The NER's greedy decoding for a whole batch at once, with the same entities.

Most of the NER's time goes into the loop over states, not into its net. Outside an entity a state's features are the
token alone (`StateC.set_context_tokens` of spaCy 3.8, three features), so its best action can be had for all tokens in
one product; the loop is entered only where an entity begins, for all that begin at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.tokens import Doc, Span

from geo_nlp.fast.encoder import Encoder
from geo_nlp.fast.quicker import Quicker, linear
from geo_nlp.fast.standin import StandIn

Floats = NDArray[np.float32]
Entities = list[tuple[int, int, str]]
Vectors = Callable[[Sequence[Doc]], Floats]
FEATURES = 3
TOGETHER = 16  # words of an entity that are looked at for all at once; those of news are shorter
AHEAD = 64

log = logging.getLogger("geo_nlp")


@dataclass(frozen=True, slots=True)
class Actions:
    """The classes of the net by what they do: `outer` may be taken outside an entity, `inner[label]` is (in, last)."""

    outer: NDArray[np.int64]
    begins: NDArray[np.bool_]
    units: NDArray[np.bool_]
    labels: list[str]
    inner: dict[str, tuple[int, int]]


class BatchedEntities(StandIn):
    """An EntityRecognizer that decodes a batch at once."""

    def __init__(self, ner: Any) -> None:
        super().__init__(ner)
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        names = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        plain = ner.model.attrs["has_upper"] and lower.get_dim("nP") > 1 and not ner.model.attrs["unseen_classes"]
        if not plain or lower.get_dim("nF") != FEATURES or ner.cfg["beam_width"] != 1:
            raise ValueError("its states have other features, or it searches with a beam")
        if upper.get_dim("nO") != len(names):
            raise ValueError("it has classes without a name")
        self.actions, self.vectors = _actions(names), _vectors(ner.model.get_ref("tok2vec"))
        self.layers = Quicker([lower, upper, *linear(ner.model.get_ref("tok2vec"))])

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the entities of docs; those where some are set take the plain road."""
        bare: list[Doc] = []
        others: list[Doc] = []
        for doc in docs:
            (bare if len(doc) and not doc.to_array(attrs.ENT_IOB).any() else others).append(doc)
        with self.layers.sooner():
            for doc in others:
                self.plain(doc)
            found = _entities(self.plain.model, self.vectors, self.actions, bare)
        for doc, ents in zip(bare, found, strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in ents], default="outside")


def _actions(names: Sequence[str]) -> Actions:
    """Sort the classes, which have names such as "B-ORG" and "O"."""
    outer = [i for i, name in enumerate(names) if name == "O" or (name[:2] in ("B-", "U-") and len(name) > 2)]
    inner = {n[2:]: (names.index(f"I-{n[2:]}"), names.index(f"L-{n[2:]}")) for n in names if n[:2] == "B-"}
    kinds = [names[i][0] for i in outer]
    return Actions(
        np.array(outer), np.array([k == "B" for k in kinds]), np.array([k == "U" for k in kinds]),
        [names[i][2:] for i in outer], inner,
    )  # fmt: skip


def _vectors(tok2vec: Any) -> Vectors:
    """The net's vectors of all tokens of docs, by the faster `Encoder` where that knows this net."""
    try:
        encoder = Encoder(tok2vec.layers[0])
    except (AttributeError, KeyError, TypeError, ValueError) as reason:
        log.info("the NER's encoder stays spaCy's own, which is slower: %s", reason)
        return tok2vec.predict  # type: ignore[no-any-return]
    layers = tok2vec.layers[1:]

    def vectors(docs: Sequence[Doc]) -> Floats:
        found: Any = encoder(docs)
        for layer in layers:
            found = layer.predict(found)
        return found  # type: ignore[no-any-return]

    return vectors


def _entities(model: Any, vectors: Vectors, actions: Actions, docs: Sequence[Doc]) -> list[Entities]:
    """The entities of each doc, none of which has any yet."""
    if not docs:
        return []
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    features = lower.predict(vectors(docs))
    scores = partial(_scores, features, lower.get_param("b"), upper.get_param("W"), upper.get_param("b"), upper.ops)
    spaces = np.concatenate([doc.to_array(attrs.IS_SPACE) for doc in docs]).astype(bool)
    ends = np.concatenate([np.append(doc.to_array(attrs.SENT_START)[1:] == 1, True) for doc in docs])
    tokens = np.arange(len(spaces))
    best = _outside(scores(tokens), actions, spaces, ends)
    begun = tokens[actions.begins[best]]
    labels = [actions.labels[k] for k in best[begun]]
    until = dict(zip(begun.tolist(), _inside(begun, labels, scores, actions, ends), strict=True))
    return _sequences(docs, best, actions, until, partial(_end, scores=scores, actions=actions, ends=ends))


def _scores(
    features: Floats, bias: Floats, weights: Floats, offsets: Floats, ops: Any, token: NDArray[np.int64],
    first: NDArray[np.int64] | None = None,
) -> Floats:  # fmt: skip
    """Scores of all classes in the states at `token`, outside an entity or inside one that began at `first`.

    Row 0 of `features` stands for what is not there; sums are made in spaCy's order.
    """
    summed = features[token + 1, 0]
    if first is None:
        summed = summed + features[0, 1] + features[0, 2]
    else:
        summed = summed + features[first + 1, 1] + features[token, 2]
    summed += bias
    hidden = summed[..., 0]
    for piece in range(1, summed.shape[-1]):
        hidden = np.maximum(hidden, summed[..., piece])
    hidden = np.ascontiguousarray(hidden)
    found: Floats = ops.gemm(hidden, weights, trans2=True) + offsets
    return found


def _outside(scores: Floats, actions: Actions, spaces: NDArray[np.bool_], ends: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The best allowed action of each token outside an entity, as a position in `actions.outer`."""
    allowed = scores[:, actions.outer]
    allowed[np.ix_(ends | spaces, actions.begins)] = -np.inf
    allowed[np.ix_(spaces, actions.units)] = -np.inf
    found: NDArray[np.int64] = allowed.argmax(axis=1)
    return found


def _inside(
    begun: NDArray[np.int64], labels: Sequence[str], scores: Any, actions: Actions, ends: NDArray[np.bool_]
) -> list[int]:
    """After which token each entity ends that begins at `begun`, all of them a token further in each round.

    It is 0 for one of more than `TOGETHER` words. Most of these begin inside another, and so are none.
    """
    until = np.zeros(len(begun), dtype=np.int64)
    classes = np.array([actions.inner[label] for label in labels], dtype=np.int64).reshape(len(labels), 2)
    still, at = np.arange(len(begun)), begun + 1
    for _ in range(TOGETHER - 1):
        if not len(still):
            break
        goes_on = _go_on(at, begun[still], classes[still], scores, ends)
        until[still[~goes_on]] = at[~goes_on] + 1
        still, at = still[goes_on], at[goes_on] + 1
    return [int(i) for i in until]


def _end(first: int, label: str, *, scores: Any, actions: Actions, ends: NDArray[np.bool_]) -> int:
    """After which token a long entity ends that begins at `first`."""
    at = first + TOGETHER
    while True:
        tokens = np.arange(at, min(at + AHEAD, len(ends)))
        classes = np.tile(np.array(actions.inner[label], dtype=np.int64), (len(tokens), 1))
        stops = np.flatnonzero(~_go_on(tokens, np.full(len(tokens), first), classes, scores, ends))
        if len(stops):
            return at + int(stops[0]) + 1
        at += len(tokens)


def _go_on(
    at: NDArray[np.int64], first: NDArray[np.int64], classes: NDArray[np.int64], scores: Any, ends: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether the entities that began at `first` go on after the tokens `at`, and do not end with them."""
    found = scores(at, first)
    rows = np.arange(len(at))
    on, last = found[rows, classes[:, 0]], found[rows, classes[:, 1]]
    earlier = classes[:, 0] < classes[:, 1]  # of two equal scores the class that comes first is taken
    goes_on: NDArray[np.bool_] = ~ends[at] & ((on > last) | ((on == last) & earlier))
    return goes_on


def _sequences(
    docs: Sequence[Doc], best: NDArray[np.int64], actions: Actions, until: dict[int, int],
    end_of: Callable[[int, str], int],
) -> list[Entities]:  # fmt: skip
    """The entities of each doc, from left to right: what begins inside one is none."""
    starts = np.nonzero(actions.begins[best] | actions.units[best])[0].tolist()
    found: list[Entities] = [[] for _ in docs]
    offsets = np.cumsum([0, *map(len, docs)]).tolist()
    free, k = 0, 0
    for start in starts:
        if start < free:
            continue
        while start >= offsets[k + 1]:
            k += 1
        label = actions.labels[best[start]]
        free = until.get(start, start + 1) or end_of(start, label)
        found[k].append((start - offsets[k], free - offsets[k], label))
    return found
