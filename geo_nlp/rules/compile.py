"""`python -m geo_nlp.rules.compile`: the parsed rule files as one index, since YAML is slow to read.

The index holds a hash of the files that it was made of, so that one that is out of date only costs time: the loader
then reads the YAML. A test shows that it is fresh.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import srsly

from geo_nlp.rules.checks import RuleFaults
from geo_nlp.rules.sources import INDEX, digest_of, parse, product_sources


def compile_index() -> bytes:
    """Every rule file of the package, parsed and packed; the same bytes each time."""
    faults: list[str] = []
    sources = product_sources()
    contents = {source.inner: parse(source, faults) for source in sources}
    if faults:
        raise RuleFaults(*faults)
    return bytes(srsly.msgpack_dumps({"digest": digest_of(sources), "contents": contents}))


def is_fresh() -> bool:
    """Whether the index was made of the rule files as they are."""
    path = files(__package__) / INDEX
    return path.is_file() and srsly.msgpack_loads(path.read_bytes())["digest"] == digest_of(product_sources())


if __name__ == "__main__":
    Path(str(files(__package__)), INDEX).write_bytes(compile_index())
