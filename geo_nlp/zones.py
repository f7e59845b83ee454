"""What spaCy remembers of words has an end: a process holds as much after a million articles as after a thousand.

spaCy keeps each word that it meets. In a memory zone it forgets those that were new, but each leaves a place in two of
its hash tables, which only grow. So now and then the tables are made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from spacy.language import Language

MOST_KNOWN = 15_000  # words that spaCy keeps for good: those of five hundred short articles
MOST_NEW = 5_000  # words that it keeps for a while
MOST_PLACES = 75_000  # words, known, new and forgotten, that its tables have met before they are made anew
NOTHING, NO_STRINGS = b"\x80", b"[]"  # an empty map in msgpack, an empty list in JSON

_full: WeakKeyDictionary[Language, int] = WeakKeyDictionary()
"""Pipelines that know enough words, each with how many it had met when free memory was given back last."""


@contextmanager
def zone(nlp: Language) -> Iterator[int]:
    """A zone at whose end spaCy forgets the words that were new, once it knows enough of them.

    Yields how many words may be new in it before it should end; 0 where it is no zone, and the caller asks again soon.
    Within a zone words that are new are made again in each, which costs a few hundredths of the whole; the commonest
    come first, and stay known. Records are the same with zones and without.
    """
    from geo_nlp.fast.allocator import give_back  # which brings spaCy

    if nlp.vocab.in_memory_zone:  # one of the caller's; they do not nest
        yield 0
        return
    if len(nlp.vocab) > MOST_KNOWN:
        _full.setdefault(nlp, len(nlp.vocab))
    if nlp not in _full:
        yield 0
        return
    if len(nlp.vocab) > MOST_PLACES:
        renew(nlp)
        _full[nlp] = 0
    with nlp.memory_zone():
        yield MOST_NEW
    if len(nlp.vocab) - _full[nlp] >= MOST_NEW:
        give_back()
        _full[nlp] = len(nlp.vocab)


def renew(nlp: Language) -> None:
    """Make the tables of words and strings anew, without the places of what was forgotten. Not within a zone.

    No string is lost. The words themselves stay where they are, as the tokenizer and docs point to them, but the table
    is empty: one that is met again, other than by the tokenizer's cache, is made again in its zone.
    """
    from spacy.pipeline import Lemmatizer

    vocab = nlp.vocab
    getters = dict(vocab.lex_attr_getters)  # one of which `from_bytes` wraps once more each time
    vocab.from_bytes(NOTHING)
    vocab.lex_attr_getters = getters
    vocab.strings.from_bytes(NO_STRINGS)
    for _, stage in nlp.pipeline:
        if isinstance(stage, Lemmatizer):
            stage.cache.clear()  # which has no end
