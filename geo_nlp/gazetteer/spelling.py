"""One spelling for names: as tokens without accents, and what the spellings of a person's name share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "‑": "-", "–": "-"})
LETTERS = str.maketrans("øØłŁđıə", "oOlLdie")
PARTICLES = frozenset("al el bin ibn bint ben de da dos der von van la le".split())
VARIANTS = (
    ("ph", "f"), ("ck", "k"), ("ou", "u"), ("c", "k"), ("q", "k"), ("kh", "k"), ("w", "u"), ("o", "u"), ("v", "u"),
    ("y", "i"), ("e", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip


def fold(word: str) -> str:
    """One spelling for a word: straight apostrophes, no accents, capitals kept.

    >>> fold("Élysée"), fold("Côte"), fold("People’s")
    ('Elysee', 'Cote', "People's")
    """
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(LETTERS)


def tokenise(name: str) -> list[str]:
    """Folded tokens of a name, cut as the pipeline cuts text."""
    return [fold(text) for _start, text in cut(name)]


def cut(text: str) -> list[tuple[int, str]]:
    """Tokens of a text with their offsets, as the pipeline cuts it, without white space."""
    return [(token.idx, token.text) for token in _english().make_doc(text) if not token.is_space]


@cache
def _english() -> Language:
    from spacy.lang.en import English

    return part_dyads(English())


def part_dyads(nlp: Language) -> Language:
    """Make the tokenizer cut at a hyphen behind a dotted or signed acronym: "U.S.-France", "OPEC+-Russia"."""
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)[-–](?=[A-Za-z])", r"(?<=[A-Z]\+)[-–](?=[A-Za-z])"]
    setattr(nlp.tokenizer, "infix_finditer", compile_infix_regex(infixes).finditer)  # noqa: B010 - mypy sees a callable
    return nlp


def skeleton(words: Sequence[str]) -> str | None:
    """What the spellings of a person's name share: first and last word without doubled letters and usual variants.

    >>> skeleton(["Sergei", "Shoigu"]) == skeleton(["Sergej", "Shojgu"])
    True
    """
    parts = [word.lower() for word in words if word.isalpha() and word.lower() not in PARTICLES]
    return f"{_plain(parts[0])} {_plain(parts[-1])}" if len(parts) > 1 else None


def _plain(word: str) -> str:
    for variant, plain in VARIANTS:
        word = word.replace(variant, plain)
    word = "".join(c for c, before in zip(word, " " + word, strict=False) if c != before)
    return word.removesuffix("i") if len(word) > 4 else word
