"""`python -m geo_nlp.rules.compile`: the rule files, parsed, checked and indexed by word, as one file quick to load.

The index holds a hash of the files that it was made of, so that one that is out of date only costs time: the loader
then reads the YAML. A test shows that it is fresh.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import srsly

from geo_nlp.rules.loader import made_of
from geo_nlp.rules.packed import pack
from geo_nlp.rules.sources import FORMAT, INDEX, compiled, digest_of, parse, product_sources


def compile_index() -> bytes:
    """Every rule file of the package, parsed and packed; the same bytes each time."""
    faults: list[str] = []
    sources = product_sources()
    contents = {source: parse(source, faults) for source in sources}
    book = made_of(contents, faults)
    held = {
        "lists": {source.inner: data for source, data in contents.items() if source.kind != "rules"},
        "files": json.dumps({s.inner: data for s, data in contents.items() if s.kind == "rules"}, ensure_ascii=False),
    }
    return bytes(srsly.msgpack_dumps({"format": FORMAT, "digest": book.digest, **held, **pack(book)}))


def is_fresh() -> bool:
    """Whether the index was made of the rule files as they are."""
    return bool(compiled(digest_of(product_sources())))


if __name__ == "__main__":
    Path(str(files(__package__)), INDEX).write_bytes(compile_index())
