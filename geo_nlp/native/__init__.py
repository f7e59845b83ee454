"""The stages as machine code, where they have been compiled: the same modules, in little more than half the time.

`python -m geo_nlp.native.compile` makes it (`make` calls it where there is a C compiler). What is made lies in `built`,
with a list of its modules and a digest of their sources. Where a source is another now, or Python is, or with
GEO_NLP_NATIVE=0 or GEO_NLP_FAST=0, Python reads the sources as ever, and records are the same byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parent.parent
BUILT = Path(__file__).parent / "built"
LIST = BUILT / "modules.json"
SWITCHES = ("GEO_NLP_NATIVE", "GEO_NLP_FAST")

log = logging.getLogger("geo_nlp")


class Finder(MetaPathFinder):
    """Finds modules among the compiled ones."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the machine code of a module is; None where it has none."""
        return spec_from_file_location(name, BUILT / self.files[name]) if name in self.files else None


def prefer_compiled() -> None:
    """Let imports take machine code where there is some."""
    if all(os.environ.get(switch, "1") != "0" for switch in SWITCHES) and (files := compiled()):
        sys.meta_path.insert(0, Finder(files))


def compiled() -> Mapping[str, str]:
    """The files in `built`, by the modules they hold; none where they were not made from these sources."""
    try:
        made = json.loads(LIST.read_text())
    except (OSError, ValueError):
        return {}
    if made.get("made of") != fingerprint():
        log.info("the stages are others than were compiled, and slower: run python -m geo_nlp.native.compile")
        return {}
    files: Mapping[str, str] = made["files"]
    return files


def sources() -> list[Path]:
    """What is compiled: the stages, without the module that ties them to spaCy."""
    return sorted(path for path in PACKAGE.glob("pipes/*/*.py") if path.name != "__init__.py")


def fingerprint() -> str:
    """A digest of the sources and of what compiles them, and the Python that they are compiled for."""
    texts = b"\0".join(path.read_bytes() for path in (PACKAGE / "native" / "compile.py", *sources()))
    return f"{hashlib.blake2b(texts, digest_size=16).hexdigest()} {sys.implementation.cache_tag}"
