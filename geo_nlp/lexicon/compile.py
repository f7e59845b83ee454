"""`python -m geo_nlp.lexicon.compile`: every class of the package, read and checked, as one file that is quick to load.

The index holds a hash of the files that it was made of, so that one that is out of date only costs time: the loader
then reads the YAML. A test shows that it is fresh.
"""

from __future__ import annotations

from geo_nlp.lexicon.reading import parsed
from geo_nlp.lexicon.sources import FORMAT, INDEX, digest_of, package_texts


def compile_index() -> bytes:
    """Every class, packed; the same bytes each time."""
    import srsly

    texts = package_texts()
    return bytes(srsly.msgpack_dumps({"format": FORMAT, "digest": digest_of(texts), "classes": parsed(texts)}))


if __name__ == "__main__":
    INDEX.write_bytes(compile_index())
