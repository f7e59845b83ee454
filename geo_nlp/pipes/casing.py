"""All-caps text in a case that the model can read: offsets stay, only letters change."""

from __future__ import annotations

import re
from functools import cache

from geo_nlp.gazetteer import Gazetteer, gazetteer
from geo_nlp.gazetteer.spelling import cut, fold

SHOUTED = 0.7
SHORT = 4
STOPPED = re.compile(r"\b(S[Tt])\.(?= )")
LONGEST = 12
AMBIGUOUS = frozenset(
    "us who may can it he is in on at and or so no an was has have aid pm am do per im car raw fed gap el ram".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)


def truecase(text: str, known: Gazetteer) -> str:
    """Lower-case the all-caps lines of `text`, keeping the capitals of known names and sentence starts.

    >>> truecase("RUSSIA CONDEMNED THE UNITED STATES AND UNRWA ON MONDAY.", gazetteer())
    'Russia condemned the United States and UNRWA on Monday.'
    """
    if len(text) < 40 and text.isupper() and _is_name(text, known):
        return _line(text, known)
    if sum(c.isupper() for c in text) < 12:
        return text
    return "".join(_cased(block, known) for block in re.split(r"(?<=\n)(?=\s*\n)", text))


def _cased(block: str, known: Gazetteer) -> str:
    """A paragraph; one that shouts as a whole is read as a whole, so that short last lines are not left out."""
    if _shouts(block):
        return _line(block, known)
    return "".join(_line(line, known) if _shouts(line) else line for line in re.split(r"(?<=\n)", block))


def _is_name(text: str, known: Gazetteer) -> bool:
    """Whether a shouted text is one known name and nothing else: "BOGOTA", "SECURITY COUNCIL"."""
    words = [fold(word).upper() for _start, word in cut(text)]
    return bool(words) and _longest(words, 0, known)[0] == len(words)


def _shouts(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(line.split()) > 3 and sum(c.isupper() for c in letters) > SHOUTED * len(letters)


def _line(line: str, known: Gazetteer) -> str:
    if len(line.lower()) != len(line):
        return line
    tokens = cut(line)
    words = [fold(text).upper() for _start, text in tokens]
    out = list(line.lower())
    i = 0
    while i < len(tokens):
        n, cased = _longest(words, i, known)
        for (start, text), word in zip(tokens[i : i + n], cased, strict=True):
            out[start : start + len(text)] = _like(text, word)
        if not n:
            start, text = tokens[i]
            before = line[:start].rstrip()
            if not before or before[-1] in '.!?\n"“' or text.lower().rstrip(".") in CALENDAR:
                out[start] = text[0]
        i += max(n, 1)
    return "".join(out)


def _longest(words: list[str], i: int, known: Gazetteer) -> tuple[int, list[str]]:
    """The longest known name in capitals from word `i` on: its length, and its words as they are written."""
    table = _shouted()
    for n in range(min(table.longest.get(words[i], 0), len(words) - i), 0, -1):
        name = table.names.get(" ".join(words[i : i + n]))
        if words[i] == "THE" and i + 1 < len(words) and _longest(words, i + 1, known)[0] + 1 > n:
            return 0, []
        if name and (n > 1 or words[i].lower() not in AMBIGUOUS or _is_actor(words, i, known)):
            return n, name.split(" ")
    surname = words[i].title()
    return (1, [surname]) if surname in known.surnames and len(surname) > SHORT else (0, [])


def _is_actor(words: list[str], i: int, known: Gazetteer) -> bool:
    """Whether an everyday word in capitals is a name here: "THE WHO", "SUMMONS US ENVOY"."""
    after = words[i + 1].lower() if i + 1 < len(words) else ""
    return (i > 0 and words[i - 1] == "THE") or (words[i] == "US" and after in known.nominals)


def _like(text: str, model: str) -> str:
    """`text` with the capitals of `model`, letter by letter where they are of one length.

    >>> _like("CÔTE", "Cote"), _like("NATO'S", "NATO's")
    ('Côte', "NATO's")
    """
    if len(text) != len(model):
        return text.title()
    return "".join(a if b.isupper() else a.lower() for a, b in zip(text, model, strict=True))


class _Shouted:
    """Every name of the gazetteer by its capitals."""

    def __init__(self, known: Gazetteer) -> None:
        self.names: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        for name in known.names:
            words = STOPPED.sub(r"\1 .", name.upper()).split(" ")
            self.names.setdefault(" ".join(words), STOPPED.sub(r"\1 .", name))
            self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))


@cache
def _shouted() -> _Shouted:
    return _Shouted(gazetteer())
