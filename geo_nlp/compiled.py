"""YAML of the package as JSON that lies beside it, since YAML is slow to read: `python -m geo_nlp.compiled` writes it.

The JSON holds a hash of the YAML, so that one that is out of date only costs time. A test shows that it is fresh.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

FILES = {
    "geo_nlp.ontology": (
        "actor_types.yaml", "attitudes.yaml", "codebook.yaml", "posts.yaml", "predicates.yaml", "sectors.yaml",
        "statetitles.yaml", "titlewords.yaml",
    ),
    "geo_nlp.analysis": ("columns.yaml", "measures.yaml"),
    "geo_nlp.clean": ("boilerplate.yaml",),
    "geo_nlp.pipes.events": ("coreference.yaml", "triggers.yaml"),
    "geo_nlp.pipes.linking": ("publishers.yaml",),
    "geo_nlp.rules": ("lemmas.yaml",),
    "geo_nlp.stories": ("spelling.yaml", "wrapping.yaml"),
    "geo_nlp.tables": ("columns.yaml",),
    "geo_nlp.queries": ("columns.yaml",),
}  # fmt: skip


def stored(package: str, name: str, text: str) -> object | None:
    """What the YAML `text` of a file holds; None where its JSON was not made of this very text."""
    path = files(package).joinpath(f"{name}.json")
    if not path.is_file():
        return None
    held = json.loads(path.read_text(encoding="utf-8"))
    return held["content"] if held["digest"] == digest_of(text) else None


def read_yaml(package: str, name: str) -> Any:
    """What a YAML file of the package holds, by its JSON if that is fresh."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return stored(package, name, text) or _parsed(text)


def _parsed(text: str) -> Any:
    import yaml

    return yaml.load(text, Loader=yaml.CSafeLoader)


def digest_of(text: str) -> str:
    """A hash of a file's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def compiled(text: str) -> str:
    """The JSON for the text of a YAML file."""
    held = {"digest": digest_of(text), "content": _parsed(text)}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write the JSON of every file."""
    for package, names in FILES.items():
        for name in names:
            path = Path(str(files(package).joinpath(name)))
            path.with_name(f"{name}.json").write_text(compiled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
