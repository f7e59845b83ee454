"""The tok2vec nets with what they know of a token remembered, and the rest in fewer steps, with the same vectors.

What the embedding layer makes of a token depends on a few attributes of it alone (NORM, PREFIX, SUFFIX, SHAPE, ...), so
the model's own layer is asked once for each combination. The convolutions after it (`MaxoutWindowEncoder` of spaCy,
window 1) are thinc's, operation by operation in thinc's order, but done for some rows at a time in few arrays that stay
in the processor's cache. Where last bits may differ from thinc's (`choice.near`), the first convolution is made of the
products of each word with the three places of its window, had once for all that are alike in a batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray
from spacy.tokens import Doc

from geo_nlp.fast.choice import near, product, steady
from geo_nlp.fast.products import Product, one_thread
from geo_nlp.fast.quicker import Quicker

Floats = NDArray[np.float32]
Begin = Callable[[int, Floats], None]
MOST = 20_000  # tokens that are remembered: as many as a thousand articles have
KEPT = 0.75
ROWS = 512
EMBED = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
LAYER = ("residual", "expand_window", "maxout", "layernorm", "dropout")
FEWEST = 64  # rows of a product


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of a residual convolution; its maxout's pieces lie one after the other.

    `places` multiply with the word before, the word itself and the next one, where the sum of these will do.
    """

    multiply: Product
    places: tuple[Product, ...]
    bias: Floats
    scale: Floats
    shift: Floats


class Encoder:
    """A tok2vec model without its Python: docs to one array of vectors each."""

    def __init__(self, model: Any) -> None:
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        if _kinds(embed.layers) != EMBED or _kinds([encode]) != ("with_array",):
            raise ValueError("its encoder is built in another way")
        self.columns = list(embed.layers[0].attrs["columns"])
        self.hashes, self.mixed = embed.layers[2], embed.layers[3]
        self.mixing = Quicker([layer for layer in self.mixed.walk() if layer.name == "maxout"])
        self.width, self.pad = model.get_dim("nO"), encode.attrs["pad"]
        self.layers = [_layer(residual, self.width) for residual in encode.layers[0].layers]
        self.known: dict[bytes, int] = {}
        self.table: Floats = np.empty((MOST, self.width), dtype=np.float32)
        self.again = np.zeros(MOST, dtype=np.bool_)  # which rows were asked for again since some were dropped

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """A vector for each token of each doc."""
        lengths = [len(doc) for doc in docs]
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return [np.zeros((0, self.width), dtype=np.float32) for _ in docs]
        # as `with_array` has it: zeros before, between and after the docs; one more row at each end for the window
        starts = 1 + self.pad + np.cumsum([0, *(n + self.pad if n else 0 for n in lengths)])
        given = np.zeros((int(starts[-1]) + 1, self.width), dtype=np.float32)
        rows = self._rows(np.concatenate([doc.to_array(self.columns).reshape(len(doc), -1) for doc in filled]))
        places = np.concatenate([np.arange(a, a + n) for a, n in zip(starts.tolist(), lengths, strict=False)])
        given[places] = self.table[rows]
        with one_thread():
            found = _encoded(given, self.layers, self._begin(rows, places, len(given)))
        return [found[a : a + n] for a, n in zip(starts.tolist(), lengths, strict=False)]

    def _begin(self, rows: NDArray[np.int64], places: NDArray[np.int64], count: int) -> Begin | None:
        """What makes the products of the first convolution from those of each word; None where they are thinc's."""
        if not self.layers[0].places:
            return None
        different, alike = np.unique(rows, return_inverse=True)
        words = self.table[different]
        by_place = [np.zeros((len(words) + 1, len(self.layers[0].bias)), dtype=np.float32) for _ in range(3)]
        for multiply, found in zip(self.layers[0].places, by_place, strict=True):
            multiply(words, found[:-1])
        which = np.full(count, len(words))  # the last stands for what is not there
        which[places] = alike
        return partial(_summed, which, by_place)

    def _rows(self, attributes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Rows of the table for tokens with these attributes."""
        attributes = np.ascontiguousarray(attributes, dtype=np.uint64)
        keys: list[bytes] = attributes.view(f"V{8 * attributes.shape[1]}").ravel().tolist()
        new = {key: i for i, key in enumerate(keys) if key not in self.known}
        if len(self.known) + len(new) > MOST:
            self._drop()
            new = {key: i for i, key in enumerate(keys) if key not in self.known}
        before = len(self.known)
        if new:
            self._learn(list(new), attributes[list(new.values())])
        known = self.known
        rows = np.array([known[key] for key in keys])
        self.again[rows[rows < before]] = True
        return rows

    def _drop(self) -> None:
        """Forget the tokens that did not come again, or all if nearly all did: memory stays as it is."""
        again = self.again[: len(self.known)]
        if np.count_nonzero(again) > KEPT * MOST:
            again[:] = False
        kept = np.flatnonzero(again)
        self.known = {key: i for i, key in enumerate(compress(self.known, again.tolist()))}
        for first in range(0, len(kept), ROWS):  # each moves to a row before its own, where nothing is wanted any more
            some = kept[first : first + ROWS]
            self.table[first : first + len(some)] = self.table[some]
        if len(self.table) > MOST:
            self.table = self.table[:MOST].copy()
        self.again = np.zeros(len(self.table), dtype=np.bool_)

    def _learn(self, keys: list[bytes], attributes: NDArray[np.uint64]) -> None:
        """Ask the model's own embedding layer."""
        first, last = len(self.known), len(self.known) + len(keys)
        if last > len(self.table):  # many in one text
            more = last - len(self.table)
            self.table = np.concatenate([self.table, np.empty((more, self.width), dtype=np.float32)])
            self.again = np.concatenate([self.again, np.zeros(more, dtype=np.bool_)])
        with self.mixing.sooner():
            self.table[first:last] = self.mixed.predict(self.hashes.predict(attributes))
        self.known.update(zip(keys, range(first, last), strict=True))


def _layer(residual: Any, width: int) -> Layer:
    """The weights of one convolution, or `ValueError` where it is of another kind."""
    nodes = [node for node in residual.walk(order="dfs_pre") if not node.layers or node.name.startswith("residual")]
    window, maxout, norm = (next((n for n in nodes if n.name == name), None) for name in LAYER[1:4])
    if _kinds(nodes) != LAYER or window is None or maxout is None or norm is None:
        raise ValueError("its convolutions are of another kind")
    pieces, given = maxout.get_dim("nP"), maxout.get_dim("nI")
    if window.attrs["window_size"] != 1 or pieces < 2 or maxout.get_dim("nO") != width or given != 3 * width:
        raise ValueError("its convolutions have another shape")
    weights = np.ascontiguousarray(maxout.get_param("W").transpose(1, 0, 2).reshape(pieces * width, given))
    if not steady(maxout.ops, weights):
        raise ValueError("on this processor a product depends on how many rows it has")
    bias = maxout.get_param("b").T.reshape(pieces * width)
    multiply = product(maxout.ops, weights, fewest=FEWEST, nearly=True)
    return Layer(multiply, _places(maxout.ops, weights), bias.copy(), norm.get_param("G"), norm.get_param("b"))


def _places(ops: Any, weights: Floats) -> tuple[Product, ...]:
    """What multiplies with each place of a window; none where the sums are to have thinc's bits."""
    parts = [np.ascontiguousarray(part) for part in np.split(weights, 3, axis=1)]
    if not all(near(ops, some, fewest=FEWEST) for some in (weights, *parts)):
        return ()
    return tuple(product(ops, part, fewest=FEWEST, nearly=True) for part in parts)


def _kinds(nodes: Sequence[Any]) -> tuple[str, ...]:
    """Names of thinc nodes without their layers, such as "residual"."""
    return tuple(node.name.split("(")[0] for node in nodes)


def _summed(which: NDArray[np.int64], by_place: Sequence[Floats], first: int, out: Floats) -> None:
    """The products of windows from the row `first` on, whose words are numbered by `which`."""
    part = np.empty_like(out)
    for place, found in enumerate(by_place):
        words = which[first + place : first + place + len(out)]
        found.take(words, axis=0, out=part if place else out, mode="clip")
        if place:
            out += part


def _encoded(given: Floats, layers: Sequence[Layer], begin: Begin | None = None) -> Floats:
    """All convolutions, one after the other; the first and the last row are zero and stand for nothing."""
    count, width = len(given) - 2, given.shape[1]
    step, item = given.strides
    columns = np.empty((min(ROWS, count), 3 * width), dtype=np.float32)
    products = np.empty((len(columns), len(layers[0].bias)), dtype=np.float32)
    made = np.zeros_like(given)
    for layer in layers:
        windows = as_strided(given, (count, 3 * width), (step, item))
        for a in range(0, count, ROWS):
            b = min(a + ROWS, count)
            if begin is not None and layer is layers[0]:
                begin(a, products[: b - a])
            else:
                columns[: b - a] = windows[a:b]
                layer.multiply(columns[: b - a], products[: b - a])
            best = _maxout(products[: b - a], layer)
            np.add(given[a + 1 : b + 1], _normed(best, layer), out=made[a + 1 : b + 1])
        given, made = made, given
    return given


def _maxout(products: Floats, layer: Layer) -> Floats:
    """The best piece of each unit."""
    width = len(layer.scale)
    products += layer.bias
    best = products[:, :width]
    for piece in range(width, products.shape[1], width):
        np.maximum(best, products[:, piece : piece + width], out=best)
    return best


def _normed(rows: Floats, layer: Layer) -> Floats:
    """Layer normalisation, with the mean subtracted once; its sums are numpy's."""
    width = rows.shape[1]
    centred: Floats = rows - np.add.reduce(rows, axis=1, keepdims=True) / width
    variance = np.add.reduce(centred * centred, axis=1, keepdims=True) / width + 1e-08
    centred *= variance ** (-1.0 / 2.0)
    centred *= layer.scale
    centred += layer.shift
    return centred
