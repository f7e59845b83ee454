"""The door of records that come from files or from other programs: their shape, as far as anything here reads it.

The published schema says what `extract` writes; this is what graphs, queries and pages take, of schema 1 too. It is
checked once where a record comes in, so that nothing after it meets a record that it cannot take.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, NotRequired

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from geo_nlp.errors import InputError
from geo_nlp.periods import period
from geo_nlp.types import READABLE

STRICT = ConfigDict(strict=True, allow_inf_nan=False)
LARGEST = 2**31 - 1
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # of publication
SHOWN = 3  # faults of a record that are reported
IN_OUR_WORDS = {
    "string_pattern_mismatch": "an id has one blank between its words, none at its ends, and no control characters"
}


def _date(text: str | None) -> str | None:
    if text is not None and (period(text) is None or not DATE.fullmatch(text)):
        raise ValueError(f"{text!r} is not a date")
    return text


Name = str | None
Id = Annotated[str, Field(pattern=r"^([^\s\p{Cc}\x{FFFE}\x{FFFF}]+( [^\s\p{Cc}\x{FFFE}\x{FFFF}]+)*)?$")] | None
"""Words with one blank between: two that differ are two nodes of a graph, whatever its file can hold."""
Offset = Annotated[int, Field(ge=0, le=LARGEST)]
Share = Annotated[float, Field(ge=0, le=1)]
Sign = Annotated[int, Field(ge=-1, le=1)]


class Span(TypedDict):
    """A stretch of the text."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    start: Offset
    end: Offset


class Words(TypedDict, total=False):
    """A stretch of the text that is quoted: a trigger, a cue, what is said, what a stance is about."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    start: Offset
    end: Offset
    text: Name


class End(TypedDict, total=False):
    """Who takes part."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    actor: Id
    name: Name
    country: Id
    sector: Id
    start: Offset
    end: Offset
    text: Name
    antecedent: Words | None


class Harm(TypedDict, total=False):
    """How many were killed or injured."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    text: str
    count: Annotated[int, Field(ge=0, le=LARGEST)] | None


class Place(TypedDict, total=False):
    """Where something happened, or a story was filed."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    text: str
    place: Name
    name: Name
    country: Name
    admin1: Name
    lat: float | None
    lon: float | None


class Finding(TypedDict):
    """What relations, stances and roles have in common."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    sentence: Span
    id: NotRequired[Name]
    act: NotRequired[Name]
    rule: NotRequired[Name]
    negated: NotRequired[bool | None]
    modality: NotRequired[str]
    date: NotRequired[Name]
    date_granularity: NotRequired[Name]
    date_source: NotRequired[Name]
    attribution: NotRequired[Annotated[int, Field(ge=0, le=LARGEST)] | None]
    trigger: NotRequired[Words | None]
    confidence: NotRequired[Share | None]


class Relation(Finding):
    """An event or a tie."""

    source: End | None
    target: End | None
    predicate: str
    mode: NotRequired[Name]
    quad: NotRequired[Annotated[int, Field(ge=1, le=4)] | None]
    score: NotRequired[Annotated[float, Field(ge=-10, le=10)] | None]
    symmetric: NotRequired[bool | None]
    place: NotRequired[Place | None]
    killed: NotRequired[Harm | None]
    injured: NotRequired[Harm | None]


class Stance(Finding):
    """An attitude."""

    holder: End | None
    targets: list[End] | None
    attitude: str
    polarity: Sign
    strength: NotRequired[Annotated[int, Field(ge=0, le=9)] | None]
    about: NotRequired[Words | None]


class Role(Finding):
    """An office."""

    holder: End
    title: str
    post: str
    status: str
    organisation: NotRequired[End | None]
    country: NotRequired[Name]


class Said(TypedDict, total=False):
    """Reported speech."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    speaker: End | None
    cue: Words | None
    content: Words | None
    kind: str
    rule: Name


class Mention(TypedDict, total=False):
    """A mention of an actor."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    start: Offset
    end: Offset
    text: str
    type: Name
    level: Name
    actor: Id
    name: Name
    country: Id
    sector: Id


class Actor(TypedDict):
    """A named actor."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    id: str
    name: NotRequired[Name]
    type: NotRequired[Name]
    country: NotRequired[Name]
    sector: NotRequired[Name]
    aliases: NotRequired[list[str] | tuple[str, ...] | None]
    wikidata: NotRequired[Name]


class Shape(TypedDict):
    """A record, as far as it is read."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    id: str
    text: str | None
    relations: list[Relation]
    stances: NotRequired[list[Stance]]
    roles: NotRequired[list[Role]]
    mentions: NotRequired[list[Mention]]
    actors: NotRequired[list[Actor]]
    attributions: NotRequired[list[Said]]
    warnings: NotRequired[list[str]]
    title: NotRequired[Name]
    date: NotRequired[Annotated[Name, AfterValidator(_date)]]
    source: NotRequired[Name]
    url: NotRequired[Name]
    path: NotRequired[Name]
    language: NotRequired[Name]
    dateline: NotRequired[Place | None]


@cache
def _adapter() -> TypeAdapter[Shape]:
    return TypeAdapter(Shape)


def check_record(record: object, where: str) -> Mapping[str, Any]:
    """The record, if it is one that can be read; else `InputError` with its place and the first faults.

    >>> check_record({"schema": 2, "id": "a", "text": "Paris", "relations": []}, "a.jsonl line 1")["id"]
    'a'
    >>> check_record({"schema": 2, "id": "a", "text": "Paris", "relations": [{}]}, "a.jsonl line 1")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: a.jsonl line 1: no record: relations.0.sentence: Field required;
    relations.0.source: Field required; relations.0.target: Field required; and 1 more; make it anew with
    `geo-nlp extract`
    """
    schema = record.get("schema") if isinstance(record, Mapping) else None
    if not isinstance(record, Mapping) or schema is None:
        raise InputError(f"{where}: no record; ask a run, or what `geo-nlp extract -o records.jsonl` wrote")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema not in READABLE:
        known = " or ".join(map(str, sorted(READABLE)))
        raise InputError(f"{where}: no record of schema {known}; make it anew with `geo-nlp extract`")
    check_shape(record, where)
    return record


def check_shape(record: object, where: str) -> None:
    """Raise `InputError` where a record cannot be read, whatever schema it says it has."""
    try:
        _adapter().validate_python(record)
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, fault['loc']))}: {IN_OUR_WORDS.get(fault['type'], fault['msg'])}"
            for fault in error.errors(include_url=False)
        ]
        more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        reasons = "; ".join([*faults[:SHOWN], *more])
        raise InputError(f"{where}: no record: {reasons}; make it anew with `geo-nlp extract`") from error
