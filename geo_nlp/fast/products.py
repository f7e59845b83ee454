"""Products of many rows with the same weights, to the bit those of thinc, by numpy where that is faster.

thinc multiplies with BLIS, which adds up 256 products before it goes on to the next 256; its kernels know AVX2. numpy's
OpenBLAS knows AVX-512 too and gives the same bits when it is asked for the same parts. Whether it does, and which of
the two needs less time, is tried out once for each shape. Where numpy's library is another one, all stays with thinc.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

Floats = NDArray[np.float32]
Product = Callable[[Floats, Floats], None]  # rows, and where their product with the weights goes
PART = 256  # products that BLIS adds up at a time
TRIED = (0, 1, 2, 5, 13, 37, 101, 236, 448)  # rows more than the fewest
GAIN = 0.95
THREADS = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads64_")


def product(ops: Any, weights: Floats, *, fewest: int, usual: int) -> Product:
    """A function that multiplies rows with `weights`, which has a row for each output.

    OpenBLAS does few rows in other ways: what has less than `fewest` goes to thinc. Time is taken with `usual` rows.
    """
    if not _numpys(ops, weights.shape, fewest, usual):
        return _thincs(ops, weights)
    return _parted(ops, weights, fewest)


def steady(ops: Any, weights: Floats) -> bool:
    """Whether BLIS multiplies, and a row's product is the same beside any rows, with the weights in any order."""
    if type(ops) is not NumpyOps or not ops.use_blis:
        return False
    rows = np.random.default_rng(1).standard_normal((41, weights.shape[1]), dtype=np.float32)
    whole = ops.gemm(rows, weights, trans2=True)
    some = [ops.gemm(rows[a:b], weights, trans2=True) for a, b in ((0, 1), (1, 4), (4, 21), (21, 41))]
    turned = ops.gemm(rows, np.ascontiguousarray(weights[::-1]), trans2=True)[:, ::-1]
    return np.array_equal(whole, np.concatenate(some)) and np.array_equal(whole, turned)


@contextmanager
def one_thread() -> Iterator[None]:
    """Let OpenBLAS work in this thread alone: batches are small, and processes many."""
    functions = _threads()
    if not functions:
        yield
        return
    get, put = functions
    before = get()
    put(1)
    try:
        yield
    finally:
        put(before)


def _thincs(ops: Any, weights: Floats) -> Product:
    def multiply(rows: Floats, out: Floats) -> None:
        ops.gemm(rows, weights, trans2=True, out=out)

    return multiply


def _parted(ops: Any, weights: Floats, fewest: int) -> Product:
    """The product by numpy, in BLIS's parts."""
    few = _thincs(ops, weights)
    parts = [slice(a, a + PART) for a in range(0, weights.shape[1], PART)]
    turned = [np.ascontiguousarray(weights[:, part].T) for part in parts]

    def multiply(rows: Floats, out: Floats) -> None:
        if len(rows) < fewest:
            few(rows, out)
            return
        np.dot(rows[:, parts[0]], turned[0], out=out)
        for part, some in zip(parts[1:], turned[1:], strict=True):
            out += np.dot(rows[:, part], some)

    return multiply


@cache
def _threads() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """How many threads numpy's OpenBLAS has, and the function that sets it; None where numpy has another library."""
    try:
        library = ctypes.CDLL(np._core._multiarray_umath.__file__)  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return None
    for name in THREADS:
        if hasattr(library, name.format("set")) and hasattr(library, name.format("get")):
            return getattr(library, name.format("get")), getattr(library, name.format("set"))
    return None


@cache
def _numpys(ops: Any, shape: tuple[int, int], fewest: int, usual: int) -> bool:
    """Whether numpy's products have thinc's bits in this shape, and come sooner."""
    if not _threads():
        return False
    chance = np.random.default_rng(1)
    weights = chance.standard_normal(shape, dtype=np.float32)
    rows = chance.standard_normal((max(usual, fewest + max(TRIED)), shape[1]), dtype=np.float32)
    one, other = (np.empty((len(rows), shape[0]), dtype=np.float32) for _ in range(2))
    thincs, numpys = _thincs(ops, weights), _parted(ops, weights, fewest)
    with one_thread():
        for count in (fewest + more for more in TRIED):
            thincs(rows[:count], one[:count])
            numpys(rows[:count], other[:count])
            if not np.array_equal(one[:count], other[:count]):
                return False
        rows, out = rows[:usual], one[:usual]
        return _seconds(numpys, rows, out) < GAIN * _seconds(thincs, rows, out)


def _seconds(multiply: Product, rows: Floats, out: Floats) -> float:
    """Time of the quickest of a few tries."""
    taken = []
    for _ in range(7):
        begun = time.process_time()
        multiply(rows, out)
        taken.append(time.process_time() - begun)
    return min(taken)
