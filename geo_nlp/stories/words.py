"""The words of a text as numbers, one for all spellings of a word, with marks for names and for numbers."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from geo_nlp.compiled import read_yaml
from geo_nlp.gazetteer.spelling import VARIANTS, fold

Codes = NDArray[np.uint32]

PARTING = {"\n": " ¶ ", "-": " ", "–": " ", "—": " ", "/": " ", "%": " percent"}
EDGES = re.compile(r"^[\W_]+|(?:['’]s)?[\W_]*$")
ENDING = re.compile(r"(?<!\b[A-Za-z])[.!?][\"'”’)\]]*$")
DOUBLED = re.compile(r"(.)\1+")
NAME, NUMBER, END = np.uint32(1 << 31), np.uint32(1 << 30), np.uint32(1 << 29)
WORD = np.uint32((1 << 29) - 1)
SPELLED = 4
MOST = 500_000


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
    """Read spelling.yaml once per process."""
    known = read_yaml("geo_nlp.stories", "spelling.yaml")
    patterns = tuple((re.compile(pattern), plain) for pattern, plain in known["patterns"])
    phrases = (*known["phrases"].items(), *PARTING.items())
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

    >>> one, other = (codes(text, Vocabulary()) for text in ("In Kyiv's east 12 died.", "in Kiev’s east twelve died"))
    >>> (one & WORD == other & WORD).tolist()
    [True, True, True, True, True]
    >>> [((one & flag) > 0).tolist() for flag in (NAME, NUMBER)]
    [[False, True, False, False, False], [False, False, False, True, False]]
    """
    for phrase, plain in spelling().phrases:
        text = text.replace(phrase, plain)
    words = np.frombuffer(array("I", [int(END), *map(vocabulary.__getitem__, text.split())]), dtype=np.uint32)
    words[1:] &= ~((words[:-1] & END) << np.uint32(2))  # from the mark of an end to that of a name
    return words[(words & WORD) > 0] & ~END


def _code(token: str) -> int:
    """The number of a token with its flags; without a word in it, only whether a sentence ends there."""
    plain = fold(EDGES.sub("", token)).casefold()
    end = int(END) if token == "¶" or ENDING.search(token) else 0
    if not plain:
        return end
    spelled = spelling().of(plain.replace("," if plain[0].isdigit() else ".", ""))
    number = int(NUMBER) if spelled[:1].isdigit() and plain not in ("first", "second") else 0
    name = int(NAME) if len(plain) > 1 and EDGES.sub("", token)[0].isupper() else 0
    return (zlib.crc32(spelled.encode("utf-8", "replace")) & int(WORD) or 1) | number | name | end
