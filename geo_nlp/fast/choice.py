"""Which library multiplies: tried out once for each shape of weights, on the processor that is there.

thinc multiplies with BLIS, which adds up 256 products before it goes on to the next 256; its kernels know AVX2. numpy's
OpenBLAS knows AVX-512 too and gives the same bits when it is asked for the same parts. On processors that thinc's BLIS
does not know (AMD's Zen 4 and 5) it rounds after each step and takes four times as long: no other library gives its
bits. Who can do with other last bits, as long as those of a row do not hang on the rows beside it, says so by `nearly`.
Where numpy has another library than OpenBLAS, all stays with thinc.
"""

from __future__ import annotations

import math
import time
from functools import cache
from typing import Any

import numpy as np
from thinc.api import NumpyOps

from geo_nlp.fast.products import Floats, Product, as_a_whole, by_thinc, in_parts, one_thread, openblas

MORE = (0, 1, 2, 5, 13, 37, 101, 236, 448)  # rows more than the fewest
GAIN = 0.95
TRIES, PLAIN = 7, 1.5  # how often time is taken, and what ratio needs no more
CLOSE = 1e-3  # what the last bits of sums of a few hundred products may come to


def product(ops: Any, weights: Floats, *, fewest: int, nearly: bool = False) -> Product:
    """A function that multiplies rows with `weights`, which has a row for each output.

    OpenBLAS does few rows in other ways: where there are less than `fewest`, thinc does them, or they are filled up.
    """
    if _same(ops, weights.shape, fewest):
        return in_parts(ops, weights, fewest)
    if nearly and _close(ops, weights.shape, fewest):
        return as_a_whole(weights, fewest)
    return by_thinc(ops, weights)


def near(ops: Any, weights: Floats, *, fewest: int) -> bool:
    """Whether what `product` gives by `nearly` has other last bits than thinc's."""
    return not _same(ops, weights.shape, fewest) and _close(ops, weights.shape, fewest)


def steady(ops: Any, weights: Floats) -> bool:
    """Whether BLIS multiplies, and a row's product is the same beside any rows, with the weights in any order."""
    if type(ops) is not NumpyOps or not ops.use_blis:
        return False
    rows = np.random.default_rng(1).standard_normal((41, weights.shape[1]), dtype=np.float32)
    whole = ops.gemm(rows, weights, trans2=True)
    some = [ops.gemm(rows[a:b], weights, trans2=True) for a, b in ((0, 1), (1, 4), (4, 21), (21, 41))]
    turned = ops.gemm(rows, np.ascontiguousarray(weights[::-1]), trans2=True)[:, ::-1]
    return np.array_equal(whole, np.concatenate(some)) and np.array_equal(whole, turned)


@cache
def _same(ops: Any, shape: tuple[int, int], fewest: int) -> bool:
    """Whether numpy's products have thinc's bits in this shape, and come sooner."""
    if not openblas():
        return False
    rows, weights = _chance(shape, fewest)
    thincs, numpys = by_thinc(ops, weights), in_parts(ops, weights, fewest)
    with one_thread():
        firsts = [rows[: fewest + more] for more in MORE]
        same = all(np.array_equal(_of(thincs, some, shape), _of(numpys, some, shape)) for some in firsts)
        return same and _sooner(numpys, thincs, rows, shape)


@cache
def _close(ops: Any, shape: tuple[int, int], fewest: int) -> bool:
    """Whether numpy's products are close to thinc's, the same for a row beside any rows, and come sooner."""
    if not openblas():
        return False
    rows, weights = _chance(shape, fewest)
    thincs, numpys = by_thinc(ops, weights), as_a_whole(weights, fewest)
    with one_thread():
        whole = _of(numpys, rows, shape)
        counts = [1, fewest // 2, *(fewest + more for more in MORE)]
        steadily = all(
            np.array_equal(_of(numpys, rows[:n], shape), whole[:n])
            and np.array_equal(_of(numpys, rows[-n:], shape), whole[-n:])
            for n in counts
        )
        if not steadily or not np.allclose(whole, _of(thincs, rows, shape), atol=CLOSE):
            return False
        return _sooner(numpys, thincs, rows, shape)


def _chance(shape: tuple[int, int], fewest: int) -> tuple[Floats, Floats]:
    """Rows and weights to try products with."""
    chance = np.random.default_rng(1)
    weights = chance.standard_normal(shape, dtype=np.float32)
    return chance.standard_normal((fewest + max(MORE), shape[1]), dtype=np.float32), weights


def _of(multiply: Product, rows: Floats, shape: tuple[int, int]) -> Floats:
    """The product in an array of its own."""
    out = np.empty((len(rows), shape[0]), dtype=np.float32)
    multiply(rows, out)
    return out


def _sooner(ours: Product, other: Product, rows: Floats, shape: tuple[int, int]) -> bool:
    """Whether one comes sooner than another, by the quickest of a few tries, of two where that is plain."""
    out = np.empty((len(rows), shape[0]), dtype=np.float32)
    ratio, best = 1.0, [math.inf, math.inf]
    for tries in range(TRIES):
        for i, multiply in enumerate((ours, other)):
            begun = time.process_time()
            multiply(rows, out)
            best[i] = min(best[i], time.process_time() - begun)
        ratio = best[0] / best[1]
        if tries and not 1 / PLAIN < ratio < PLAIN:
            break
    return ratio < GAIN
