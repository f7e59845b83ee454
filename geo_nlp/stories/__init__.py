"""Which articles of a corpus are one story: the same text, or an edited, cut or credited copy of it.

`find_stories` takes articles, `write_stories` the folder of a run; docs/stories.md says how and how well. In the order
of the work: wrapping (what agencies put round a story is taken off), words, sketches, texts (the corpus as it streams
by), candidates (pairs that may be copies), overlap (whether they are), clusters (stars round the fullest text) and
grouping.
"""

from geo_nlp.stories.finding import Membership, find_stories
from geo_nlp.stories.folder import Counts, write_stories
from geo_nlp.stories.grouping import day_of, story_numbers

__all__ = ["Counts", "Membership", "day_of", "find_stories", "story_numbers", "write_stories"]
