"""`import spacy` without its command line: that loads a web client and templates, for a third of the whole import.

It is loaded when `spacy.cli` or `spacy.info` is used, so that nothing is missing.
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from types import ModuleType

PACKAGE, MODULE = "spacy.cli", "spacy.cli.info"

log = logging.getLogger("geo_nlp")


def import_spacy() -> None:
    """Import spaCy, unless that has been done."""
    if "spacy" in sys.modules:
        return
    stand_in = ModuleType(MODULE)
    vars(stand_in)["info"] = _info
    sys.modules |= {PACKAGE: ModuleType(PACKAGE), MODULE: stand_in}
    try:
        vars(import_module("spacy")).setdefault("__getattr__", _late)
    except ImportError as error:  # another spaCy, which asks more of its command line
        log.info("spaCy is imported as a whole, which is slower: %s", error)
    finally:
        del sys.modules[PACKAGE], sys.modules[MODULE]
    import_module("spacy")


def _info(*args: object, **options: object) -> object:
    return import_module(MODULE).info(*args, **options)


def _late(name: str) -> object:
    if name == "cli":
        return import_module(PACKAGE)
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
