"""One spelling for names: as tokens without accents, and what the spellings of a person's name share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

PLAIN = re.compile(r"[A-Za-z]+|(?:[A-Z]\.){2,}")
QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "′": "'", "ʼ": "'", "‑": "-", "–": "-"})
LETTERS = str.maketrans("øØłŁđıə", "oOlLdie")
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
# The small words of names: "Abdel Fattah al-Sisi", "Ursula von der Leyen".
PARTICLES = frozenset("abu al ben bin bint da de del den der di dos du el ibn la le ul ur van von".split())
VARIANTS = (
    ("ph", "f"), ("ck", "k"), ("ou", "u"), ("c", "k"), ("q", "k"), ("kh", "k"), ("w", "u"), ("o", "u"), ("v", "u"),
    ("y", "i"), ("e", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip


def fold(word: str) -> str:
    """One spelling for a word: straight apostrophes, no accents, capitals kept.

    >>> fold("Élysée"), fold("Côte"), fold("People’s")
    ('Elysee', 'Cote', "People's")
    """
    if word.isascii() and "`" not in word:
        return word
    plain = unicodedata.normalize("NFKD", word.translate(QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(LETTERS)


def tokenise(name: str) -> list[str]:
    """Folded tokens of a name, cut as the pipeline cuts text."""
    return [fold(text) for _start, text in cut(name)]


def cut(text: str) -> list[tuple[int, str]]:
    """Tokens of a text with their offsets, as the pipeline cuts it, without white space.

    >>> cut("the U.S.-France talks")
    [(0, 'the'), (4, 'U.S.'), (8, '-'), (9, 'France'), (16, 'talks')]
    """
    words = text.split()
    if all(map(_whole, words)):
        found = []
        end = 0
        for word in words:
            start = text.index(word, end)
            end = start + len(word)
            found.append((start, word))
        return found
    return list(_tokens(text))


@lru_cache(maxsize=20)  # titles, which several stages cut
def _tokens(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((token.idx, token.text) for token in _tokenizer()(text) if not token.is_space)


@lru_cache(maxsize=1_000)  # those of a thousand articles; another costs a microsecond
def _whole(word: str) -> bool:
    """Whether the tokenizer leaves a word as it is: it has nothing to cut at and is no special case as "cannot"."""
    from spacy.lang.en import English

    return bool(PLAIN.fullmatch(word)) and word not in English.Defaults.tokenizer_exceptions


@cache
def _tokenizer() -> Tokenizer:
    from geo_nlp.gazetteer.tokenizer import english

    return english()


def skeleton(words: Sequence[str]) -> str | None:
    """What the spellings of a person's name share: first and last word without doubled letters and usual variants.

    >>> skeleton(["Sergei", "Shoigu"]) == skeleton(["Sergej", "Shojgu"])
    True
    """
    parts = [word.lower() for word in words if word.isalpha() and word.lower() not in PARTICLES]
    return f"{_plain(parts[0])} {_plain(parts[-1])}" if len(parts) > 1 else None


def family_name(words: Sequence[str], country: str | None) -> str | None:
    """By what a person is called alone: the first word in Chinese and Korean names, else the last; not "Xi", "Li".

    >>> [family_name(name.split(), country) for name, country in (("Wang Yi", "CHN"), ("Olaf Scholz", "DEU"))]
    ['Wang', 'Scholz']
    """
    if len(words) < 2:
        return None
    if country in FAMILY_FIRST:
        return words[0] if len(words[0]) > 2 else None
    if len(words) > 3 and words[-2] == "-" and words[-3].istitle() and words[-3].lower() not in PARTICLES:
        return None  # nobody calls Helle Thorning-Schmidt "Schmidt"
    name = words[-2] if words[-1] in ("Jr.", "Sr.") else words[-1]
    return name if len(name) > 2 else None


@lru_cache(maxsize=1_000)
def _plain(word: str) -> str:
    """A word of a name without what is spelt in several ways."""
    for variant, plain in VARIANTS:
        word = word.replace(variant, plain)
    word = "".join(c for c, before in zip(word, " " + word, strict=False) if c != before)
    return word.removesuffix("i") if len(word) > 4 else word
