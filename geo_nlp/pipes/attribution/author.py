"""Whose words a whole text is: "Statement by NATO", "Remarks by Secretary Kerry on Syria" at its head."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.linker.sectors import SERVING
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.pipes.parse.tags import FINITE
from geo_nlp.types import Mention

STATEMENTS = frozenset(
    "address comments declaration lecture letter message remarks speech statement telegram testimony tribute".split()
)
AUTHORS = frozenset({"person", "igo", "government", "party", "ngo", "organisation", "armed_group", "legislature"})
LONGEST = 40
LINES = 3  # headline, byline, and where a second byline would stand
OFFICE = 12
FIRST_NAMES = 3


def author(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one actor by whom the first line says that the text is; None where there is none or more than one."""
    line = next((t.i for t in doc.tokens[:LONGEST] if "\n" in t.text and t.i), min(LONGEST, len(doc)))
    words = [t.lower_ for t in doc.tokens[:line]]
    at = next(
        (i for i, word in enumerate(words) if word in STATEMENTS and words[i + 1 : i + 2] in (["by"], ["from"])), None
    )
    if at is None:
        return None
    named = [m for m in mentions if m.level == "name" and at < m.first < line and m.type in AUTHORS and m.actor]
    people = [m for m in named if m.type == "person"]
    first = (people or named)[:1]
    joined = len(people) > 1 and doc[people[0].last + 1].lower_ in ("and", ",")
    return first[0].actor if first and not joined else None


def signer(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one official whose name and office are a line of their own at the head: "Ned Price, Department Spokesperson".

    It is the first line or the one below the headline; two such lines tell of more than one author.
    """
    breaks = [t.i for t in doc.tokens[: LINES * LONGEST] if "\n" in t.text][:LINES]
    starts = [0, *(i + 1 for i in breaks)]
    last = starts[-1] + LONGEST
    early = [m for m in mentions if m.first < last and m.type == "person" and m.level == "name"]
    early = [m for m in early if _signs(doc, m, breaks)]
    found = [(m, n) for m in early for n, start in enumerate(starts) if _opens(doc, start, m)]
    alone = len({m.actor for m, _ in found}) == 1 and found[0][1] < LINES - 1
    return found[0][0].actor if alone else None


def _opens(doc: Doc, start: int, mention: Mention) -> bool:
    """Whether a name opens a line, or its last part does behind first names: "Antony J. Blinken"."""
    before = doc.tokens[start : mention.first]
    return start <= mention.first <= start + FIRST_NAMES and all(t.tag_ == "NNP" and not t.is_space for t in before)


def _signs(doc: Doc, mention: Mention, breaks: Sequence[int]) -> bool:
    """Whether a line is an official's name, a comma and his office, without a full stop."""
    end = next((i for i in breaks if i > mention.last), None)
    if end is None or mention.actor is None or mention.sector not in SERVING | {"ELI"}:
        return False
    office = doc.tokens[mention.last + 1 : end]
    short = 1 < len(office) <= OFFICE and office[0].text == "," and office[-1].text not in (".", ":", ",")
    return short and not any(t.tag_ in FINITE for t in office)
