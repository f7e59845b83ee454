"""Whether a text is English, the only language that is read: by the words that every English sentence has."""

from __future__ import annotations

import re

WORDS = frozenset(
    "the and of to that with said from has are have his this which were they their who after would not but its been"
    " he it about what when".split()
)
LEAST = 0.05  # a fifth of the words of English news, a fiftieth of others
FEW = 40  # words
FEW_LETTERS = 20
BEGINNING = 3_000
LATIN = 0x24F
WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether a text looks English; a few words are not enough to say, letters of another script are.

    >>> is_english("France condemned Russia."), is_english("中国外交部发言人林剑周四表示，中国谴责美国的行动。")
    (True, False)
    """
    words = WORD.findall(text[:BEGINNING].casefold())
    letters = "".join(words)
    foreign = 0 if letters.isascii() else sum(ord(letter) > LATIN for letter in letters)
    if len(letters) >= FEW_LETTERS and 2 * foreign > len(letters):
        return False
    return len(words) < FEW or sum(map(WORDS.__contains__, words)) >= LEAST * len(words)
