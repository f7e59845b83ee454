"""Premodifiers of a title that are no part of the office: "third President", "longtime leader", "newly elected"."""

from __future__ import annotations

from collections.abc import Container

from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.roles.title_modifiers import DEPUTIES, Title
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import title_ending
from geo_nlp.slotted import replace

# Before these an ordinal is a rank: "First Deputy Minister", "First Secretary of the embassy".
RANKED = DEPUTIES | {"lady", "lieutenant", "minister", "secretary"}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def of_office(doc: Doc, title: Title, covering: Container[int]) -> Title:
    """A title in the wording of the office alone: "Zambia's third president" → "Zambia's president"."""
    if doc[title.first : title.last + 1].text.strip() != title.words:
        return title
    end = _start_of_office(doc, title)
    words = _hyphenated(doc, title.first, end)
    kept = "".join(
        doc[first : last + 1].text + doc[last].whitespace_
        for first, last in words
        if any(i in covering for i in range(first, last + 1)) or not _is_premodifier(doc, first, last)
    )
    return replace(title, words=(kept + doc[end : title.last + 1].text).strip())


def _start_of_office(doc: Doc, title: Title) -> int:
    """Where the words of the office begin: at the first known wording that a title holds."""
    starts = (title_ending(doc, last) for last in range(title.first, title.last + 1))
    known = next((start for start in starts if start is not None and start >= title.first), title.first)
    return known + 1 if doc[known].lower_ in words_beside("premodifiers") and known < title.last else known


def _hyphenated(doc: Doc, first: int, end: int) -> list[tuple[int, int]]:
    """The words of tokens `first` to before `end`, as spaces part them: "long-time" is one."""
    words = []
    start = first
    for i in range(first, end):
        if doc[i].whitespace_ or i + 1 == end:
            words.append((start, i))
            start = i + 1
    return words


def _is_premodifier(doc: Doc, first: int, last: int) -> bool:
    """Whether a word before an office is about its holder: the time in office or the place in the series."""
    while first > 0 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2  # "time" of "three-time"
    word = doc[max(first, 0) : last + 1].text.lower()
    after = doc[last + 1].lower_
    chosen = words_beside("participles")
    if word in words_beside("premodifiers") or word in chosen or (word.endswith("ly") and after in chosen):
        return True
    ordinal = word in words_beside("ordinals") or (word[:1].isdigit() and word[-2:] in ORDINAL_ENDINGS)
    return ordinal and after not in RANKED
