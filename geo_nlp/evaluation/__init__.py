"""How good predictions are: scores against an annotation, what is missed and why, and samples for two coders."""

from geo_nlp.evaluation.evaluation import LAYERS, Evaluation, evaluate
from geo_nlp.evaluation.scores import Score, below

__all__ = ["LAYERS", "Evaluation", "Score", "below", "evaluate"]
