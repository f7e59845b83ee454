"""Analysis of the actor graph: who is central, what changed between two, how balanced friend and foe are."""

from geo_nlp.analysis.call import analyse
from geo_nlp.analysis.measures import Measure, measures
from geo_nlp.analysis.results import Analysis

__all__ = ["Analysis", "Measure", "analyse", "measures"]
