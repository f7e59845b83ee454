"""Layers of the nets by the faster library: those that make features of tokens for the parser and the NER."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from thinc.api import NumpyOps

from geo_nlp.fast.choice import product
from geo_nlp.fast.products import Floats, Product, one_thread

FEWEST = 64  # rows


class QuickOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations, but for the products with one layer's weights."""

    def __init__(self, multiply: Product) -> None:
        super().__init__()
        self.multiply = multiply

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply, as the layer does when it predicts."""
        if trans1 or not trans2:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        if out is None:
            out = self.alloc2f(len(x), len(y), zeros=False)
        with one_thread():
            self.multiply(x, out)
        return out


class Quicker:
    """Layers with weights that can be had faster, for spaCy's loop and for ours alike."""

    def __init__(self, layers: list[Any]) -> None:
        self.layers = [(layer, _ops(layer)) for layer in layers]

    @contextmanager
    def sooner(self) -> Iterator[None]:
        """Within it, the layers are the fast ones; copies of the model that are made elsewhere know nothing of it."""
        before = [layer.ops for layer, _ in self.layers]
        for layer, quick in self.layers:
            layer.ops = quick
        try:
            yield
        finally:
            for (layer, _), ops in zip(self.layers, before, strict=True):
                layer.ops = ops


def linear(model: Any) -> list[Any]:
    """The layers of a net that do nothing but multiply and add."""
    return [layer for layer in model.walk() if layer.name == "linear"]


def _ops(layer: Any) -> QuickOps:
    weights: Floats = layer.get_param("W").reshape(-1, layer.get_dim("nI"))
    return QuickOps(product(layer.ops, weights, fewest=FEWEST, nearly=True))
