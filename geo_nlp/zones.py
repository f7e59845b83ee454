"""What spaCy remembers of words has an end: a process holds as much after a million articles as after a thousand.

spaCy keeps each word that it meets. In a memory zone it forgets those that were new, but each leaves a place in two of
its hash tables, which never get smaller. So now and then the tables are filled anew with what they still have.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from geo_nlp.allocator import gather, give_back
from geo_nlp.process import is_ours

if TYPE_CHECKING:
    from spacy.language import Language

MOST_KNOWN = 60_000  # words that spaCy keeps for good: those of some thousand articles, in some 15 MB
MOST_NEW = 5_000  # words that it keeps for a while
SETTLED = 5  # batches after which most of what a process looks things up in is there
MOST_PLACES = 75_000  # words that are met before its tables are filled anew


@dataclass(slots=True)
class Met:
    """How many words a pipeline had met when free memory was given back last, and when its tables were filled anew."""

    given_back: int
    filled: int


_begun = count(1)
_full: WeakKeyDictionary[Language, Met] = WeakKeyDictionary()  # pipelines that know enough words


@contextmanager
def zone(nlp: Language) -> Iterator[int]:
    """A zone at whose end spaCy forgets the words that were new, once it knows enough of them.

    Yields how many words may be new in it before it should end; 0 where it is no zone, and the caller asks again soon.
    Within a zone words that are new are made again in each, which costs a few hundredths of the whole; the commonest
    come first, and stay known. Records are the same with zones and without.
    """
    if is_ours() and next(_begun) == SETTLED:
        gather()
    if getattr(nlp.vocab, "in_memory_zone", False):  # one of the caller's; they do not nest
        yield 0
        return
    if len(nlp.vocab) > MOST_KNOWN and nlp not in _full:
        _full[nlp] = Met(len(nlp.vocab), 0)
    if nlp not in _full:
        yield 0
        return
    met = _full[nlp]
    if len(nlp.vocab) - met.filled > MOST_PLACES:
        refill(nlp)
        met.filled = len(nlp.vocab)
    with nlp.memory_zone():
        yield MOST_NEW
    if is_ours() and len(nlp.vocab) - met.given_back >= MOST_NEW:  # it counts on in a zone, and after it
        give_back()
        met.given_back = len(nlp.vocab)


def refill(nlp: Language) -> None:
    """Fill spaCy's tables of words and strings anew, without the places of what was forgotten. Not within a zone.

    Nothing that is known is lost or moved: the tables hold addresses, and get the same ones. spaCy has no public way
    for it. preshed's tables only grow, and what is popped keeps its place; spaCy's owners cannot be given another
    table from Python. `Vocab.from_bytes` makes a new one, but an empty one: all words are forgotten, with what was set
    of them, while docs still point to them. `StringStore.from_bytes` does keep what it has, but makes each of 100,000
    strings anew, and the words need their table all the same. So `__init__` is called once more, which is all that
    makes a table; `tests/test_zones.py` shows where another version of spaCy or preshed is not as it is here.
    """
    import numpy as np
    from spacy.pipeline import Lemmatizer

    for table in tables(nlp):
        held = np.fromiter(table.items(), dtype=[("key", np.uint64), ("address", np.uint64)])
        table.__init__()
        for key, address in held.tolist():
            table[key] = address
    for _, stage in nlp.pipeline:
        if isinstance(stage, Lemmatizer):
            stage.cache.clear()  # which has no end


def tables(nlp: Language) -> list[Any]:
    """The hash tables of words and of strings, which spaCy gives no name to but the garbage collector knows."""
    import gc

    held = [thing for owner in (nlp.vocab, nlp.vocab.strings) for thing in gc.get_referents(owner)]
    return [thing for thing in held if type(thing).__name__ == "PreshMap"]
