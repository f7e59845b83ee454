"""The words of a text as numbers, one for all spellings of a word, with marks for names and for numbers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from geo_nlp.compiled import read_yaml
from geo_nlp.gazetteer.spelling import VARIANTS, fold

Codes = NDArray[np.uint32]

TOKEN = re.compile(r"\d[\d.,]*\d|(?:[A-Za-z]\.){2,}|\w+|[%\n]|[.!?](?=\s)")
DOUBLED = re.compile(r"(.)\1+")
NAME, NUMBER = np.uint32(1 << 31), np.uint32(1 << 30)
WORD = np.uint32((1 << 30) - 1)
PAUSES = frozenset(".!?\n")
SPELLED = 4
MOST = 400_000


@dataclass(frozen=True, slots=True)
class Spelling:
    """What spelling.yaml says."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    same: Mapping[str, str]
    phrases: tuple[tuple[str, str], ...]
    numbers: Mapping[str, str]

    def of(self, word: str) -> str:
        """What stands for all spellings of a word in small letters.

        >>> [spelling().of(word) for word in ("organisation", "organization", "kyiv", "kiev", "twelve")]
        ['urganisatiun', 'urganisatiun', 'kiu', 'kiu', '12']
        """
        word = self.same.get(word, word)
        if word in self.numbers or len(word) < SPELLED or not word.isalpha():
            return self.numbers.get(word, word)
        for pattern, plain in self.patterns:
            word = pattern.sub(plain, word)
        for variant, plain in VARIANTS:
            word = word.replace(variant, plain)
        return DOUBLED.sub(r"\1", word)


@cache
def spelling() -> Spelling:
    """Read spelling.yaml once a process."""
    known = read_yaml("geo_nlp.stories", "spelling.yaml")
    patterns = tuple((re.compile(pattern), plain) for pattern, plain in known["patterns"])
    phrases = tuple(known["phrases"].items())
    return Spelling(patterns, known["same"], phrases, {word: str(number) for word, number in known["numbers"].items()})


class Vocabulary(dict[str, int]):
    """The number of each token that has been met; it forgets them all before there are too many."""

    def __missing__(self, token: str) -> int:
        if len(self) >= MOST:
            self.clear()
        self[token] = code = _code(token)
        return code


def codes(text: str, vocabulary: Vocabulary) -> Codes:
    """The words of a text. A word with a capital is a name, unless a sentence or line begins with it.

    >>> one, other = (codes(text, Vocabulary()) for text in ("In Kyiv 12 died.", "in Kiev twelve died"))
    >>> (one == other).tolist()
    [True, True, True, True]
    >>> ((one & NAME) > 0).tolist(), ((one & NUMBER) > 0).tolist()
    ([False, True, False, False], [False, False, True, False])
    """
    for phrase, plain in spelling().phrases:
        text = text.replace(phrase, plain)
    tokens = np.array([0, *map(vocabulary.__getitem__, TOKEN.findall(text))], dtype=np.uint32)
    opening = np.flatnonzero(tokens[:-1] == 0) + 1
    tokens[opening] &= ~NAME
    return tokens[tokens != 0]


def _code(token: str) -> int:
    if token in PAUSES:
        return 0
    plain = fold(token).casefold()
    plain = plain.replace(",", "") if plain[0].isdigit() else plain.replace(".", "")
    spelled = spelling().of(plain)
    number = int(NUMBER) if spelled[0].isdigit() and plain not in ("first", "second") else 0
    name = int(NAME) if token[0].isupper() and len(plain) > 1 else 0
    return (zlib.crc32(spelled.encode()) & int(WORD) or 1) | number | name
