"""The rule files, parsed, checked and indexed by word, as one file quick to load: see `geo_nlp.indexes`."""

from __future__ import annotations

import json

import msgpack

from geo_nlp.rules.loader import made_of
from geo_nlp.rules.packed import pack
from geo_nlp.rules.sources import FORMAT, parse, product_sources


def compile_index() -> bytes:
    """Every rule file of the package, parsed and packed; raises `RuleError` with every fault."""
    faults: list[str] = []
    contents = {source: parse(source, faults) for source in product_sources()}
    book = made_of(contents, faults)
    held = {
        "lists": {source.inner: data for source, data in contents.items() if source.kind != "rules"},
        "files": json.dumps({s.inner: data for s, data in contents.items() if s.kind == "rules"}, ensure_ascii=False),
    }
    return bytes(msgpack.packb({"format": FORMAT, "digest": book.digest, **held, **pack(book)}))
