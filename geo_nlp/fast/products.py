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

Floats = NDArray[np.float32]
Product = Callable[[Floats, Floats], None]  # rows, and where their product with the weights goes
PART = 256  # products that BLIS adds up at a time
FEWEST = 64  # rows; OpenBLAS does few in other ways
TRIED = (FEWEST, 101, 300, 512)
GAIN = 0.95
THREADS = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads64_")


def product(ops: Any, weights: Floats) -> Product:
    """A function that multiplies rows with `weights`, which has a row for each output."""
    if not _numpys(ops, weights.shape):
        return _thincs(ops, weights)
    return _parted(ops, weights)


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


def _parted(ops: Any, weights: Floats) -> Product:
    """The product by numpy, in BLIS's parts."""
    few = _thincs(ops, weights)
    parts = [slice(a, a + PART) for a in range(0, weights.shape[1], PART)]
    turned = [np.ascontiguousarray(weights[:, part].T) for part in parts]

    def multiply(rows: Floats, out: Floats) -> None:
        if len(rows) < FEWEST:
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
def _numpys(ops: Any, shape: tuple[int, int]) -> bool:
    """Whether numpy's products have thinc's bits in this shape, and come sooner."""
    if not getattr(ops, "use_blis", False) or not _threads():
        return False
    chance = np.random.default_rng(1)
    weights = chance.standard_normal(shape, dtype=np.float32)
    rows = chance.standard_normal((max(TRIED), shape[1]), dtype=np.float32)
    thincs, numpys = _thincs(ops, weights), _parted(ops, weights)
    with one_thread():
        for count in TRIED:
            one, other = (np.empty((count, shape[0]), dtype=np.float32) for _ in range(2))
            thincs(rows[:count], one)
            numpys(rows[:count], other)
            if not np.array_equal(one, other):
                return False
        return _seconds(numpys, rows, other) < GAIN * _seconds(thincs, rows, one)


def _seconds(multiply: Product, rows: Floats, out: Floats) -> float:
    """Time of the quickest of a few tries."""
    taken = []
    for _ in range(5):
        begun = time.process_time()
        multiply(rows, out)
        taken.append(time.process_time() - begun)
    return min(taken)
