"""Everything that geo_nlp keeps on a `Doc`, with the codec that carries it through `DocBin` and worker processes.

There are no Span or Token extensions: spaCy stores them by offsets only, so two spans over the same words would share
one value. Mentions are also given as `doc.spans["mentions"]`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Protocol, runtime_checkable

import srsly
from spacy.tokens import Doc

from geo_nlp import types

RECORDS: dict[str, Any] = {
    cls.__name__: cls for cls in vars(types).values() if isinstance(cls, type) and hasattr(cls, "__dataclass_fields__")
}
LISTS = ("mentions", "roles", "clauses", "attributions", "relations", "stances")
MARK = "__geo_nlp__"


@runtime_checkable
class Transient(Protocol):
    """What a Doc keeps only as long as it lives: its bytes, copies and pickles have None instead."""

    def untie(self) -> None:
        """Let its parts go."""


def register() -> None:
    """Declare the Doc attributes and the record codec; safe to call twice."""
    if Doc.has_extension("article"):
        return
    Doc.set_extension("article", default=None)
    Doc.set_extension("parse", default=None)
    for name in LISTS:
        Doc.set_extension(name, default=())
    srsly.msgpack_encoders("geo_nlp.records", func=_encode)
    srsly.msgpack_decoders("geo_nlp.records", func=_decode)


def _encode(value: Any, chain: Any = None) -> Any:
    """One level of a record as a map; nested records are met later; what is transient stays behind."""
    name = type(value).__name__
    if isinstance(value, Transient):
        return None
    if type(value) is RECORDS.get(name):
        return {MARK: name, "values": [_packed(getattr(value, f.name)) for f in fields(value)]}
    return value if chain is None else chain(value)


def _packed(value: Any) -> Any:
    return {MARK: "tuple", "values": [_packed(v) for v in value]} if isinstance(value, tuple) else value


def _decode(value: Any, chain: Any = None) -> Any:
    if isinstance(value, dict) and MARK in value:
        if value[MARK] == "tuple":
            return tuple(value["values"])
        return RECORDS[value[MARK]](*value["values"])
    return value if chain is None else chain(value)
