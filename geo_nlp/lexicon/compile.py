"""Every class of the package, read and checked, as one file that is quick to load: see `geo_nlp.indexes`."""

from __future__ import annotations

from geo_nlp.lexicon.reading import parsed
from geo_nlp.lexicon.sources import FORMAT, digest_of, package_texts


def compile_index() -> bytes:
    """Every class, packed; raises `RuleError` with every fault."""
    import msgpack

    texts = package_texts()
    return bytes(msgpack.packb({"format": FORMAT, "digest": digest_of(texts), "classes": parsed(texts)}))
