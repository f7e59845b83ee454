"""Names in a series are mostly of one kind: the guests of a list are people, whatever the model takes some for, and
what follows "the islands" or "firms such as" is told by the noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.mentions.typing_by_noun import BEFORE, is_person
from geo_nlp.pipes.syntax.tree import Doc

BETWEEN = frozenset({",", ";", "and", "&", "or", "as", "well", "with", "including"})
# What may stand between a noun and the names of what it means; "of" stands before places alone.
AFTER_NOUN = frozenset({"like", "including", "namely", ":", "of", ","})
LISTED = frozenset({"armed_group", "company", "media", "party", "person", "place"})
SHORTEST, MANY = 3, 5
SHARE = 0.6


def alike(doc: Doc, words: Sequence[str], names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """Names, those of a series that no table has given the kind that a noun before it tells, or most of them have."""
    names = sorted(names, key=lambda name: name.first)
    start = 0
    for end in range(1, len(names) + 1):
        if end < len(names) and _joined(doc, names[end - 1].last + 1, names[end].first):
            continue
        series = names[start:end]
        kind = _announced(doc, series) or _mostly(series)
        for name in series:
            fits = kind == "person" or not (is_person(words, name, gazetteer) or words[name.last] in gazetteer.surnames)
            yield replace(name, type=kind) if kind and fits and _is_open(name) else name
        start = end


def _joined(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but commas and the like stands between two names."""
    return start < end <= start + 3 and all(doc.tokens[i].lower_ in BETWEEN for i in range(start, end))


def _is_open(name: Name) -> bool:
    """Whether only the model says what a name names, and the name is no long one, as bodies have."""
    return not (name.entries or name.body or name.last - name.first > 2)


def _announced(doc: Doc, series: Sequence[Name]) -> str | None:
    """The kind that a plural noun before a series tells: "the villages of A, B and C", "firms such as A and B"."""
    i = series[0].first - 1
    joint = doc[i].lower_ if i > 1 else ""
    if len(series) < 2 or i < 1 or (joint == "," and len(series) < SHORTEST):
        return None
    if joint in AFTER_NOUN:
        i -= 1
    elif joint == "as" and doc[i - 1].lower_ == "such":
        i -= 2
    noun = doc[i]
    kind = BEFORE.get(noun.lemma_.lower()) if noun.tag_ == "NNS" else None
    return kind if joint != "of" or kind == "place" else None


def _mostly(series: Sequence[Name]) -> str | None:
    """The kind that most of a series have: people among many, or what all known names of it are."""
    if len(series) < SHORTEST:
        return None
    known = {name.type for name in series if not _is_open(name)}
    many = (series if known else [n for n in series if n.last > n.first]) if len(series) >= MANY else ()
    if _are(many, "person"):
        return "person"
    kind = next(iter(known)) if len(known) == 1 else None
    return kind if kind in LISTED and _are(series, kind) else None


def _are(series: Sequence[Name], kind: str) -> bool:
    """Whether most of a series are of a kind."""
    return len(series) > 0 and sum(name.type == kind for name in series) >= SHARE * len(series)
