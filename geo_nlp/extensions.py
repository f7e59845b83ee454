"""Everything that geo_nlp keeps on a `Doc`, with the codec that carries it through `DocBin` and worker processes.

There are no Span or Token extensions: spaCy stores them by offsets only, so two spans over the same words would share
one value. Mentions are also given as `doc.spans["mentions"]`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import srsly
from spacy.tokens import Doc

from geo_nlp import types

RECORDS: dict[str, Any] = {
    cls.__name__: cls for cls in vars(types).values() if isinstance(cls, type) and hasattr(cls, "__dataclass_fields__")
}
LISTS = ("mentions", "roles", "clauses", "attributions", "relations", "stances")
MARK = "__geo_nlp__"


def register() -> None:
    """Declare the Doc attributes and the record codec; safe to call twice."""
    if Doc.has_extension("article"):
        return
    Doc.set_extension("article", default=None)
    for name in LISTS:
        Doc.set_extension(name, default=())
    srsly.msgpack_encoders("geo_nlp.records", func=_encode)
    srsly.msgpack_decoders("geo_nlp.records", func=_decode)


def _encode(value: Any, chain: Any = None) -> Any:
    """One level of a record as a map; nested records are met by the packer later."""
    name = type(value).__name__
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
