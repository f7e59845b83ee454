"""Which state a word names, so that notes that differ in the state alone are no copies of each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geo_nlp.gazetteer.tables import rows, split
from geo_nlp.stories.words import WORD, Vocabulary, codes

LONG = 4


@cache
def states_by_word() -> Mapping[int, str]:
    """ISO code by the number of a word: names and demonyms in one word, and words of longer names that no other has.

    >>> known = states_by_word()
    >>> [known.get(int(code)) for code in codes("the French U.S. Saudi Republic", Vocabulary())[1:] & WORD]
    ['FRA', 'USA', 'SAU', None]
    """
    alone: dict[int, set[str]] = {}
    within: dict[int, set[str]] = {}
    vocabulary = Vocabulary()
    for row in rows("states"):
        forms = [row["name"], *split(row["names"]), *split(row["adjectives"]), *split(row["people"])]
        for form in forms if row["kind"] != "historical" else ():
            words = codes(f"the {form}", vocabulary)[1:]
            for code, word in zip((words & WORD).tolist(), form.replace("-", " ").split(), strict=False):
                if len(words) == 1 or len(word) >= LONG:
                    (alone if len(words) == 1 else within).setdefault(code, set()).add(row["iso3"])
    return {code: min(states) for code, states in (within | alone).items() if len(states) == 1}
