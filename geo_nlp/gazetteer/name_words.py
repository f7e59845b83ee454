"""The names of the tables cut into words as the pipeline cuts text, without spaCy, so that the index is quick to build.

It knows of spaCy's English tokenizer what names need. tests/gazetteer/test_name_words.py cuts every name both ways.
"""

from __future__ import annotations

import re
from functools import cache

from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import rows

LETTER = r"[^\W\d_]"
OPENING = "\"'(“‘["
CLOSING = re.compile(
    r"""(?:['’´`′ʼ‘][sS] | [)\]"',;:!?”’] | (?<=[a-zà-ɏ0-9])\. | (?<=[A-Z][A-Z])\. | (?<=[0-9])[TGMK%])$""", re.X
)
BETWEEN = re.compile(
    rf"""(?<=[0-9])[+\-*^](?=[0-9-]) | (?<=[^\W_])[-–—:<>=/](?={LETTER}) | (?<={LETTER}),(?={LETTER})
    | (?<=[a-z])\.(?=[A-Z]) | (?<=[A-Z][.+])[-‑–](?=[A-Za-z])""",
    re.X,
)
CONTRACTIONS = {"Don't": ["Do", "n't"]}


@cache
def abbreviations() -> frozenset[str]:
    """What keeps its point: "St.", "Corp."."""
    return frozenset(row["abbreviation"] for row in rows("abbreviations"))


def words_of(name: str) -> list[str]:
    """The folded words of a name, as `spelling.tokenise` gives them.

    >>> words_of("Côte d'Ivoire’s U.S.-born 5+1 (the St. John's Group)")
    ['Cote', "d'Ivoire", "'s", 'U.S.', '-', 'born', '5', '+', '1', '(', 'the', 'St.', 'John', "'s", 'Group', ')']
    """
    return [fold(part) for word in name.split() for part in (_parts(word) if not word.isalpha() else (word,))]


def _parts(word: str) -> list[str]:
    """One word without spaces, its marks taken off at both ends and the rest cut between."""
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    before: list[str] = []
    after: list[str] = []
    while len(word) > 1 and word not in abbreviations():
        if word[0] in OPENING:
            before.append(word[0])
            word = word[1:]
        elif (found := CLOSING.search(word)) and found.start():
            after.insert(0, found[0])
            word = word[: found.start()]
        else:
            break
    end = 0
    for found in BETWEEN.finditer(word):
        before += [word[end : found.start()], found[0]]
        end = found.end()
    return [*before, word[end:], *after]
