"""Everything that geo_nlp keeps on a `Doc`, with the codec that carries it through `DocBin` and worker processes.

There are no Span or Token extensions: spaCy stores them by offsets only, so two spans over the same words would share
one value. Records stand in `doc.user_data`, as tuples before and after the journey; mentions are also given as
`doc.spans["mentions"]`, which is written with them and only here, unless the Doc is only to become a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any, Protocol, runtime_checkable

import srsly
from spacy.tokens import Doc, Span, SpanGroup

from geo_nlp import types
from geo_nlp.errors import PipelineError
from geo_nlp.types import Mention

RECORDS: dict[str, Any] = {
    cls.__name__: cls for cls in vars(types).values() if isinstance(cls, type) and hasattr(cls, "__dataclass_fields__")
}
LISTS = ("mentions", "roles", "clauses", "attributions", "relations", "stances")
SPANS = "mentions"
OURS = "geo_nlp"  # an attribute of the spans
UNSEEN = "geo_nlp.unseen"  # in the user data of a Doc that nobody but our stages will see
MARK = "__geo_nlp__"

_shown = attrgetter("first", "end", "type", "actor")


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
        write = _write_mentions if name == "mentions" else partial(_write, name)
        Doc.set_extension(name, getter=partial(_read, name), setter=write)
    srsly.msgpack_encoders("geo_nlp.records", func=_encode)
    srsly.msgpack_decoders("geo_nlp.records", func=_decode)


def is_written(doc: Doc, name: str) -> bool:
    """Whether a stage has written this attribute, be it empty: `doc._` alone cannot tell "none" from "not looked"."""
    return _key(name) in doc.user_data


def kept(doc: Doc, name: str) -> Any:
    """What was written to an attribute that has no getter, None where nothing was: as `doc._` has it, but sooner."""
    return doc.user_data.get(_key(name))


def _key(name: str) -> Any:
    """Where spaCy keeps an attribute of a Doc, in its user data."""
    return "._.", name, None, None


def _read(name: str, doc: Doc) -> tuple[Any, ...]:
    """The records, none where no stage has looked for them; an error where they were there and are lost."""
    found: Sequence[Any] | None = doc.user_data.get(_key(name))
    if found is None:
        if _is_stripped(doc):
            raise PipelineError(
                f"doc._.{name}: the records of this Doc were dropped, only its mentions are left; write it with"
                " DocBin(store_user_data=True)"
            )
        return ()
    if not isinstance(found, tuple):  # from bytes
        doc.user_data[_key(name)] = found = tuple(found)
    return found


def _is_stripped(doc: Doc) -> bool:
    """Whether a Doc has the spans of its mentions and not the mentions: its user data was not stored."""
    return not is_written(doc, "mentions") and SPANS in doc.spans and OURS in doc.spans[SPANS].attrs


def _write(name: str, doc: Doc, found: Iterable[Any]) -> None:
    doc.user_data[_key(name)] = tuple(found)


def _write_mentions(doc: Doc, found: Iterable[Mention]) -> None:
    """Keep the mentions and show them as spans, which are made anew only where they look different."""
    before: Sequence[Mention] | None = doc.user_data.get(_key("mentions"))
    mentions = tuple(found)
    doc.user_data[_key("mentions")] = mentions
    if UNSEEN in doc.user_data:
        return
    if before is None or SPANS not in doc.spans or list(map(_shown, before)) != list(map(_shown, mentions)):
        spans = [_span(doc, mention) for mention in mentions]
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, attrs={OURS: True}, spans=spans)


def leave_out_spans(doc: Doc) -> None:
    """Make no spans of the mentions of a Doc, which cost a thirtieth of the whole; for one that becomes a record."""
    doc.user_data[UNSEEN] = True


def _span(doc: Doc, mention: Mention) -> Span:
    """A mention as a span; the phrase of one may go beyond its last word ("his counterpart" + "Hakan Fidan")."""
    actor = mention.actor or ""
    span = Span(doc, mention.first, mention.last + 1, label=mention.type, kb_id=actor)
    if span.end_char == mention.end:
        return span
    return doc.char_span(mention.start, mention.end, mention.type, actor, alignment_mode="expand") or span


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
