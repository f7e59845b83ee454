"""The type of unknown names in a series, which are mostly of one: "firms such as A and B", the guests of a list.

A noun before the series gives it, else the majority of the names; what a table knows keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.mentions.typing_by_noun import TYPE_OF_APPOSITIVE, is_person
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace

LIST_LINKS = frozenset({",", ";", "and", "&", "or", "as", "well", "with", "including"})
# What may stand between a noun and the names of what it means; "of" stands before places alone.
AFTER_NOUN = frozenset({"like", "including", "namely", ":", "of", ","})
LISTED = frozenset({"armed_group", "company", "media", "party", "person", "place"})
SHORTEST_SERIES, MANY_NAMES = 3, 5
SHARE = 0.6


def with_series_type(doc: Doc, words: Sequence[str], names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names, the unknown ones of each series with the type by a noun before it, or that most of them have."""
    names = sorted(names, key=lambda name: name.first)
    start = 0
    for end in range(1, len(names) + 1):
        if end < len(names) and _is_series(doc, names[end - 1].last + 1, names[end].first):
            continue
        series = names[start:end]
        kind = _type_by_noun(doc, series) or _majority_type(series)
        for name in series:
            fits = kind == "person" or not (is_person(words, name, gazetteer) or words[name.last] in gazetteer.surnames)
            yield replace(name, type=kind) if kind and fits and _is_typed_by_model(name) else name
        start = end


def _is_series(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but commas and the like stands between two names."""
    return start < end <= start + 3 and all(doc.tokens[i].lower_ in LIST_LINKS for i in range(start, end))


def _is_typed_by_model(name: Name) -> bool:
    """Whether only the model gives a name its type, and the name is not long, as those of bodies are."""
    return not (name.entries or name.body or name.last - name.first > 2)


def _type_by_noun(doc: Doc, series: Sequence[Name]) -> str | None:
    """The type by a plural noun before a series: "the villages of A, B and C", "firms such as A and B"."""
    i = series[0].first - 1
    joint = doc[i].lower_ if i > 1 else ""
    if len(series) < 2 or i < 1 or (joint == "," and len(series) < SHORTEST_SERIES):
        return None
    if joint in AFTER_NOUN:
        i -= 1
    elif joint == "as" and doc[i - 1].lower_ == "such":
        i -= 2
    noun = doc[i]
    kind = TYPE_OF_APPOSITIVE.get(noun.lemma_.lower()) if noun.tag_ == "NNS" else None
    return kind if joint != "of" or kind == "place" else None


def _majority_type(series: Sequence[Name]) -> str | None:
    """The type that most of a series have: people among many, or that of all its known names."""
    if len(series) < SHORTEST_SERIES:
        return None
    known = {name.type for name in series if not _is_typed_by_model(name)}
    many = (series if known else [n for n in series if n.last > n.first]) if len(series) >= MANY_NAMES else ()
    if _most_are(many, "person"):
        return "person"
    kind = next(iter(known)) if len(known) == 1 else None
    return kind if kind in LISTED and _most_are(series, kind) else None


def _most_are(series: Sequence[Name], kind: str) -> bool:
    """Whether most of a series are of a kind."""
    return len(series) > 0 and sum(name.type == kind for name in series) >= SHARE * len(series)
