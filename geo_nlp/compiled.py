"""YAML of the package as JSON, since YAML is slow to read: indexes that `geo_nlp.indexes` builds."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import Any

from geo_nlp.indexes import Index, folder, found, keep

FILES = {
    "geo_nlp.ontology": (
        "actor_types.yaml", "attitudes.yaml", "codebook.yaml", "posts.yaml", "predicates.yaml", "sectors.yaml",
        "statetitles.yaml", "titlewords.yaml",
    ),
    "geo_nlp.analysis": ("columns.yaml", "measures.yaml"),
    "geo_nlp.clean": ("boilerplate.yaml", "containers.yaml"),
    "geo_nlp.pipes.events": ("coreference.yaml", "triggers.yaml"),
    "geo_nlp.pipes.linking": ("publishers.yaml",),
    "geo_nlp.rules": ("lemmas.yaml",),
    "geo_nlp.stories": ("spelling.yaml", "wrapping.yaml"),
    "geo_nlp.tables": ("columns.yaml",),
    "geo_nlp.queries": ("columns.yaml",),
}  # fmt: skip


def index_of(package: str, name: str) -> Index:
    """The JSON of a YAML file."""
    text = partial(_text, package, name)
    return Index(
        package, f"{name}.index", name, made_of=lambda: digest_of(text()), build=lambda: as_json(_parsed(text()))
    )


def _text(package: str, name: str) -> str:
    return (folder(package) / name).read_text(encoding="utf-8")


def stored(package: str, name: str, text: str) -> object | None:
    """What the YAML `text` of a file holds; None where its JSON was not made of this very text."""
    data = found(index_of(package, name), digest_of(text))
    return None if data is None else json.loads(data)


def read_yaml(package: str, name: str) -> Any:
    """What a YAML file of the package holds, by its JSON, which is written where there is none."""
    text = _text(package, name)
    held = stored(package, name, text)
    if held is None:
        held = _parsed(text)
        store(package, name, text, held)
    return held


def store(package: str, name: str, text: str, held: object) -> None:
    """Keep what the YAML `text` of a file holds for the next start, where there is a place for it."""
    keep(index_of(package, name), digest_of(text), as_json(held))


def _parsed(text: str) -> Any:
    import yaml

    return yaml.load(text, Loader=yaml.CSafeLoader)


def digest_of(text: str) -> str:
    """A hash of a file's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(held: object) -> bytes:
    """What a YAML file holds as JSON."""
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


INDEXES = [index_of(package, name) for package, names in FILES.items() for name in names]
