"""From a processed `Doc` to the record of the published schema, and that record as plain JSON values."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from importlib.resources import files
from operator import attrgetter
from types import NoneType
from typing import Any, NamedTuple

from spacy.tokens import Doc

from geo_nlp.gazetteer.index import AS_OF, gazetteer
from geo_nlp.pipes.time.undated import undated_warning
from geo_nlp.recorddict import RecordDict
from geo_nlp.recordlimits import Found, limited
from geo_nlp.types import NOT_UNDERSTOOD, SCHEMA, UNCLEAR, Actor, Article, Engine, Mention, Record

INTERNAL = frozenset({"first", "last", "head", "refers_to", "acts"})
Place = Callable[[int, int], tuple[int, int]]
PLAIN = frozenset({str, int, float, bool, NoneType})
SIMPLE = frozenset({"str", "int", "float", "bool", "None"})  # the same as annotations name them


def make_record(doc: Doc, article: Article, engine: Engine) -> Record:
    """Collect what the pipes found in `doc`; texts are cut from the article itself, whatever case the model read."""
    all_of_it = Found(doc._.mentions, doc._.roles, doc._.relations, doc._.stances, doc._.attributions)
    found, end = limited(all_of_it)
    cut = () if end is None else (_cut(end, doc),)
    return Record(
        id=article.id, path=article.path, title=article.title, date=article.date, source=article.source,
        url=article.url, language=article.language, dateline=article.dateline, text=article.text, engine=engine,
        mentions=tuple(found.mentions), actors=tuple(_actors(found.mentions)), roles=tuple(found.roles),
        relations=tuple(found.relations), stances=tuple(found.stances), attributions=tuple(found.attributions),
        warnings=(*article.warnings, *_stale(article.date), *_undated(doc, article), *cut),
    )  # fmt: skip


def added_warnings(date: str | None, text: str) -> tuple[str, ...]:
    """The warnings that a record may add to those of its article."""
    undated = undated_warning(text) if date is None else None
    return (*_stale(date), *([undated] if undated else []))


def _cut(end: int, doc: Doc) -> str:
    """A warning for a text that says more than a record holds."""
    share = 100 * end // max(1, len(doc.text))
    return f"records end at {share} % of the text, which has more than a record holds; split it into articles"


def _stale(date: str | None) -> tuple[str, ...]:
    """A warning for an article that is newer than what the product knows of office holders."""
    if date is None or date[:7] <= AS_OF:
        return ()
    return (f"article of {date} is newer than the table of office holders (as of {AS_OF}): some may have changed",)


def _undated(doc: Doc, article: Article) -> tuple[str, ...]:
    """A warning where something happened on a day that is given relative to that of the article, which is not known.

    None where the article came with a date that could not be read: a warning says that already.
    """
    if article.date is not None or not (doc._.relations or doc._.stances):
        return ()
    if any(warning.startswith((UNCLEAR, NOT_UNDERSTOOD)) for warning in article.warnings):
        return ()
    warning = undated_warning(article.text)
    return (warning,) if warning else ()


def _actors(mentions: Sequence[Mention]) -> list[Actor]:
    """One actor an id, in order of first mention; aliases are the other names that the article uses.

    A country, a body or a party that the gazetteer has the Wikidata item of gets it; people have none.
    """
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.actor and mention.level == "name":
            found.setdefault(mention.actor, []).append(mention)
    items = gazetteer().wikidata
    actors = []
    for actor, named in found.items():
        types = [m.type for m in named]
        kind = max(dict.fromkeys(types), key=types.count)
        first = named[0]
        names = dict.fromkeys(m.text for m in named if m.text != first.name)
        country = next((m.country for m in named if m.country), None)
        sector = next((m.sector for m in named if m.sector), None)
        actors.append(Actor(actor, first.name, kind, country, sector, tuple(names), items.get(actor)))
    return actors


def to_json(record: Record, place: Place | None = None) -> RecordDict:
    """The record as JSON values, keys in the published order.

    One that was found in a tidied text has each stretch at its place in its own text, which `place` gives.

    >>> from geo_nlp.types import Text
    >>> _plain(Text(0, 5, "China"), "* China", lambda start, end: (start + 2, end + 2))
    {'start': 2, 'end': 7, 'text': 'China'}
    """
    plain = RecordDict(schema=SCHEMA)
    for name in (f.name for f in fields(record) if f.name != "schema"):
        plain[name] = _plain(getattr(record, name), record.text, place)
    return plain


def _plain(value: Any, text: str, place: Place | None) -> Any:
    if value.__class__ in PLAIN:
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(item, text, place) for item in value]
    shape = _shape(value.__class__)
    plain = dict(zip(shape.names, shape.parts(value), strict=True))
    for name in shape.nested:
        plain[name] = _plain(plain[name], text, place)
    if shape.placed and place is not None:
        plain["start"], plain["end"] = place(plain["start"], plain["end"])
    if shape.worded and text:
        plain["text"] = text[plain["start"] : plain["end"]]
    return plain


class _Shape(NamedTuple):
    """The fields of a class that are published, two or more: how to have all at once, and what is to be done to them.

    `nested` are those that may hold more than one plain value, `placed` whether it is a stretch of the text, `worded`
    whether it has the words of that too.
    """

    names: tuple[str, ...]
    parts: Callable[[Any], tuple[Any, ...]]
    nested: tuple[str, ...]
    placed: bool
    worded: bool


@cache
def _shape(cls: type) -> _Shape:
    published = {f.name: str(f.type) for f in fields(cls) if f.name not in INTERNAL}
    nested = tuple(name for name, kind in published.items() if not SIMPLE.issuperset(kind.split(" | ")))
    placed = "start" in published
    return _Shape(tuple(published), attrgetter(*published), nested, placed, placed and "text" in published)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every line of output validates against."""
    data: dict[str, Any] = json.loads((files("geo_nlp") / "record.schema.json").read_text(encoding="utf-8"))
    return data
