"""The door of annotations and predictions: their shape, as far as scoring reads it, which is less than of a record.

Annotations of others have no sentences, no ids of actors or no confidence; but where something stands, it is of its
kind. It is checked once where an item comes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.evaluation.same import Values
from geo_nlp.read.failure import error_of
from geo_nlp.recordcheck import LARGEST, Name, Offset

LOOSE = ConfigDict(strict=True, allow_inf_nan=False)


class Span(TypedDict):
    """A stretch of the text."""

    __pydantic_config__ = LOOSE  # type: ignore[misc]
    start: Offset
    end: Offset


class Words(TypedDict, total=False):
    """Words, which may have a place."""

    __pydantic_config__ = LOOSE  # type: ignore[misc]
    start: Offset
    end: Offset
    text: Name


class End(Words, total=False):
    """Who takes part."""

    actor: Name
    name: Name
    country: Name
    sector: Name
    antecedent: Words | None


class Item(TypedDict, total=False):
    """What relations, stances and roles may have."""

    __pydantic_config__ = LOOSE  # type: ignore[misc]
    sentence: Words | None
    trigger: Words | None
    negated: bool | None
    modality: Name
    date: Name
    act: Name
    attribution: Annotated[int, Field(ge=0, le=LARGEST)] | None
    optional: bool | None
    confidence: Annotated[float, Field(ge=0, le=1)] | None
    said_by: End | None
    place: dict[str, Any] | None


class Relation(Item, total=False):
    """An event or a tie."""

    predicate: Annotated[str, Field(min_length=1)]
    alternatives: list[str] | tuple[str, ...]
    source: End | None
    target: End | None
    symmetric: bool | None


class Stance(Item, total=False):
    """An attitude."""

    holder: End | None
    targets: list[End] | tuple[End, ...] | None
    attitude: Name
    polarity: Annotated[int, Field(ge=-1, le=1)] | None


class Role(Item, total=False):
    """An office."""

    holder: End | None
    organisation: End | None
    post: str
    status: Name
    country: Name


class Said(TypedDict, total=False):
    """Reported speech."""

    __pydantic_config__ = LOOSE  # type: ignore[misc]
    speaker: End | None
    content: Span


class Mention(Span):
    """A mention."""

    type: Name
    level: NotRequired[Name]
    actor: NotRequired[Name]
    name: NotRequired[Name]
    country: NotRequired[Name]
    text: NotRequired[Name]


class Shape(TypedDict):
    """An annotated or predicted article; labels without a text have its digest instead."""

    __pydantic_config__ = LOOSE  # type: ignore[misc]
    id: str | int
    text: NotRequired[str]
    digest: NotRequired[str]
    start: NotRequired[Offset]
    length: NotRequired[Offset]
    date: NotRequired[Name]
    source: NotRequired[Name]
    engine: NotRequired[dict[str, Any] | None]
    mentions: NotRequired[list[Mention]]
    roles: NotRequired[list[Role]]
    relations: NotRequired[list[Relation]]
    stances: NotRequired[list[Stance]]
    attributions: NotRequired[list[Said]]


REQUIRED = {"relations": "predicate", "roles": "post", "attributions": "content"}
"""What an item of a layer cannot do without."""


@cache
def _adapter() -> TypeAdapter[Shape]:
    return TypeAdapter(Shape)


def checked(path: Path, records: Iterator[Values]) -> Iterator[Values]:
    """The records of a file, if they can be scored; whatever is wrong with the file is `InputError` in one line."""
    number = 0
    try:
        for number, record in enumerate(records, 1):
            check_annotation(record, f"{path} article {number}")
            yield record
    except GeoNlpError:
        raise
    except Exception as error:
        raise error_of(str(path) if number == 0 else f"{path} after article {number}", error) from error


def check_annotation(record: Values, where: str) -> None:
    """Raise `InputError` where an article cannot be scored.

    >>> check_annotation({"id": "a", "text": "Paris", "relations": [{"source": "Paris"}]}, "gold.jsonl article 1")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: gold.jsonl article 1: relations.0.source: Input should be a valid dictionary;
    docs/evaluate.md describes the formats
    """
    fault = _fault(record)
    if fault:
        raise InputError(f"{where}: {fault}; docs/evaluate.md describes the formats")


def _fault(record: Values) -> str | None:
    try:
        _adapter().validate_python(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    if "text" not in record and not ("digest" in record and "length" in record):
        return "neither a text nor the digest and length of one"
    for layer, name in REQUIRED.items():
        if any(name not in item for item in record.get(layer, ())):
            return f"{layer}: an item has no {name}"
    return next(_spans(record, ""), None)


def _spans(value: Any, path: str) -> Iterator[str]:
    """What is wrong with places in the text, however deep they stand: one end alone, or the end before the start."""
    if isinstance(value, Mapping):
        if path and ("start" in value) != ("end" in value):
            yield f"{path[1:]}: start without end, or end without start"
        elif path and "start" in value and value["end"] < value["start"]:
            yield f"{path[1:]}: ends before it starts"
    if isinstance(value, Mapping | list):
        for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            if isinstance(inner, Mapping | list):
                yield from _spans(inner, f"{path}.{key}")
