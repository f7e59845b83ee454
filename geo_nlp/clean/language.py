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
BEGINNING = 1_500
ENGLISH = "en"
CODE = re.compile(r"([a-z]{2,3})(?:[-_]|$)")
NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})  # ISO 639-2: other, several, unknown, none
WORD = re.compile(r"[^\W\d_]+")
OTHER_SCRIPT = re.compile(r"[^\0-\u024F]+")


def code_of(stated: str | None) -> str | None:
    """The code of a language as pages state it, without its country; None where it is none, or says nothing.

    >>> code_of("fr-FR"), code_of("EN_us"), code_of("und"), code_of("english"), code_of(None)
    ('fr', 'en', None, None, None)
    """
    code = CODE.match((stated or "").strip().casefold())
    if code is None or code[1] in NO_LANGUAGE:
        return None
    return ENGLISH if code[1] == "eng" else code[1]


def is_english(text: str, stated: str | None = None) -> bool:
    """Whether a text looks English; a few words are not enough to say, letters of another script are.

    Of a few words it is believed what the page or the row says of their language (`stated`).

    >>> is_english("France condemned Russia."), is_english("中国外交部发言人林剑周四表示，中国谴责美国的行动。")
    (True, False)
    >>> is_english("Macron rencontre Poutine.", "fr"), is_english("Macron meets Putin.", "en")
    (False, True)
    """
    words = WORD.findall(text[:BEGINNING].casefold())
    letters = "".join(words)
    foreign = 0 if letters.isascii() else sum(map(len, OTHER_SCRIPT.findall(letters)))
    if len(letters) >= FEW_LETTERS and 2 * foreign > len(letters):
        return False
    if len(words) < FEW:
        return stated in (None, ENGLISH)
    return sum(map(WORDS.__contains__, words)) >= LEAST * len(words)
