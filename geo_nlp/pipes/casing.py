"""All-caps text in a case that the model can read: offsets stay, only letters change."""

from __future__ import annotations

import re

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.index import tokenise

SHOUTED = 0.7
WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
SHORT = 4


def truecase(text: str, gazetteer: Gazetteer) -> str:
    """Lower-case the all-caps lines of `text`, keeping the capitals of known names and sentence starts.

    >>> from geo_nlp.gazetteer import gazetteer
    >>> truecase("RUSSIA CONDEMNED THE UNITED STATES ON MONDAY.", gazetteer())
    'Russia condemned the United States on Monday.'
    """
    if sum(c.isupper() for c in text) < 12:
        return text
    return "".join(_line(line, gazetteer) if _shouts(line) else line for line in re.split(r"(?<=\n)", text))


def _shouts(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(line.split()) > 3 and sum(c.isupper() for c in letters) > SHOUTED * len(letters)


def _line(line: str, gazetteer: Gazetteer) -> str:
    words = list(WORD.finditer(line))
    out = list(line.lower() if len(line.lower()) == len(line) else line)
    i = 0
    while i < len(words):
        for n in range(min(6, len(words) - i), 0, -1):
            start, end = words[i].start(), words[i + n - 1].end()
            if cased := _known(line[start:end], gazetteer):
                out[start:end] = cased
                i += n
                break
        else:
            word = words[i].group()
            before = line[: words[i].start()].rstrip()
            if not before or before[-1] in '.!?\n"“' or word.title().rstrip(".") in CALENDAR:
                out[words[i].start()] = word[0]
            i += 1
    return "".join(out)


CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December".split()
)


def _known(shouted: str, gazetteer: Gazetteer) -> str | None:
    """The gazetteer's spelling of a name written in capitals, if it has the same length."""
    title = (
        shouted.title()
        .replace("'S", "'s")
        .replace("’S", "’s")
        .replace(" Of ", " of ")
        .replace(" The ", " the ")
        .replace(" And ", " and ")
    )
    if " ".join(tokenise(title)) in gazetteer.names and title.lower() not in AMBIGUOUS:
        return title
    if len(shouted) <= SHORT + shouted.count(".") and (shouted in gazetteer.names) and shouted.lower() not in AMBIGUOUS:
        return shouted
    return title if len(shouted.split()) == 1 and title in gazetteer.surnames and len(title) > SHORT else None


AMBIGUOUS = frozenset("us who may can it he is in on at and or so no an turkey was has aid pm am".split()) - {"turkey"}
