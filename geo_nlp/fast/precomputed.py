"""The nets' precomputed layer, by the faster library: what each token adds to the states of the parser or the NER."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from thinc.api import NumpyOps

from geo_nlp.fast.choice import product
from geo_nlp.fast.products import Floats, Product, one_thread

FEWEST, USUAL = 64, 2048  # rows; a batch has thousands


class QuickOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations, but for the products with one layer's weights."""

    def __init__(self, multiply: Product) -> None:
        super().__init__()
        self.multiply = multiply

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply, as the layer does when it predicts."""
        if out is None or trans1 or not trans2:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        with one_thread():
            self.multiply(x, out)
        return out


class Precomputed:
    """A precomputed layer (thinc's `lower`) that can be had faster, for spaCy's loop and for ours alike."""

    def __init__(self, lower: Any) -> None:
        self.lower = lower
        weights: Floats = lower.get_param("W").reshape(-1, lower.get_dim("nI"))
        self.quick = QuickOps(product(lower.ops, weights, fewest=FEWEST, usual=USUAL, nearly=True))

    @contextmanager
    def sooner(self) -> Iterator[None]:
        """Within it, the layer is the fast one; copies of the model that are made elsewhere know nothing of it."""
        before = self.lower.ops
        self.lower.ops = self.quick
        try:
            yield
        finally:
            self.lower.ops = before
