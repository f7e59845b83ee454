"""Pictures for print: a graph, and how the acts of a dyad change over time. They need matplotlib."""

from geo_nlp.pictures.bars import write_timeline
from geo_nlp.pictures.network import write_picture
from geo_nlp.pictures.plots import write_plots
from geo_nlp.pictures.timeline import Timeline, timeline_of

__all__ = ["Timeline", "timeline_of", "write_picture", "write_plots", "write_timeline"]
