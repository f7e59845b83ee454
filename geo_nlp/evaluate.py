"""The call `geo_nlp.evaluate(gold, predicted)`, and the same by its older name `geo_nlp.evaluate.evaluate`."""

from __future__ import annotations

import sys
from types import ModuleType

from geo_nlp.evaluation import LAYERS, Evaluation, Score, below, evaluate

__all__ = ["LAYERS", "Evaluation", "Score", "below", "evaluate"]


class _Call(ModuleType):
    """A module that can be called: once it is imported, the package has it in the place of the function."""

    __call__ = staticmethod(evaluate)


sys.modules[__name__].__class__ = _Call
