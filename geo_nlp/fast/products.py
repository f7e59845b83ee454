"""Products of many rows with the same weights: by thinc's BLIS, or by numpy's OpenBLAS."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Product = Callable[[Floats, Floats], None]  # rows, and where their product with the weights goes
PART = 256  # products that BLIS adds up at a time
THREADS = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads64_")


@contextmanager
def one_thread() -> Iterator[None]:
    """Let OpenBLAS work in this thread alone: batches are small, and processes many."""
    functions = openblas()
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


def by_thinc(ops: Any, weights: Floats) -> Product:
    """The product as thinc makes it."""

    def multiply(rows: Floats, out: Floats) -> None:
        ops.gemm(rows, weights, trans2=True, out=out)

    return multiply


def in_parts(ops: Any, weights: Floats, fewest: int) -> Product:
    """The product by numpy, in the parts that BLIS adds up; few rows, which OpenBLAS does in other ways, by thinc."""
    few = by_thinc(ops, weights)
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


def as_a_whole(weights: Floats, fewest: int) -> Product:
    """The product by numpy in one part, never of few rows, so that a row has the same bits beside any others."""
    turned = np.ascontiguousarray(weights.T)

    def multiply(rows: Floats, out: Floats) -> None:
        count = len(rows)
        if count >= fewest:
            np.matmul(rows, turned, out=out)  # `np.dot` fills `out` with zeros first
            return
        whole = np.zeros((fewest, rows.shape[1]), dtype=np.float32)
        whole[:count] = rows
        out[:] = np.dot(whole, turned)[:count]

    return multiply


@cache
def openblas() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """How many threads numpy's OpenBLAS has, and the function that sets it; None where numpy has another library."""
    try:
        library = ctypes.CDLL(np._core._multiarray_umath.__file__)  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return None
    for name in THREADS:
        if hasattr(library, name.format("set")) and hasattr(library, name.format("get")):
            return getattr(library, name.format("get")), getattr(library, name.format("set"))
    return None
