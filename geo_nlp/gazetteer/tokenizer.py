"""English's tokenizer, which also cuts at a hyphen after a dotted or signed acronym: "U.S.-France", "OPEC+-Russia".

It knows a possessive by other marks too, which people type and pages make of an apostrophe: "Mali´s", "Russia`s".

Loading its 1,347 special cases takes as long as reading an article. spaCy does so when a pipeline is made, again when
its model is read, and at each change of a setting; here it is done once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    get_package_path,
    is_package,
    registry,
)
from spacy.vocab import create_vocab

DYADS = (r"(?<=[A-Z]\.)[-‑–](?=[A-Za-z])", r"(?<=[A-Z]\+)[-‑–](?=[A-Za-z])")
MARKS = "´`′ʼ‘"
POSSESSIVES = (rf"(?<=[A-Za-z])[{MARKS}][sS]",)
OURS, SPACYS = "geo_nlp.Dyads.v1", "spacy.Tokenizer.v1"


def load(model: str) -> Language:
    """The model with this tokenizer, whose special cases are loaded once; raises OSError where there is no model."""
    import spacy

    if not _has_spacys(model):
        return part_dyads(spacy.load(model))
    registry.tokenizers.register(OURS, func=lambda: lambda nlp: Unread(nlp.vocab))
    nlp = spacy.load(model, config={"nlp": {"tokenizer": {"@tokenizers": OURS}}})
    config = nlp.config
    config["nlp"]["tokenizer"] = {"@tokenizers": SPACYS}  # as which it can be saved and loaded
    nlp.config = config
    return _read_as_possessives(nlp)


def _has_spacys(model: str) -> bool:
    """Whether a model is an English one that has spaCy's tokenizer."""
    folder = get_package_path(model) if is_package(model) else Path(model)
    found = [path.read_text(encoding="utf-8") for path in (*folder.glob("config.cfg"), *folder.glob("*/config.cfg"))]
    return len(found) == 1 and f'"@tokenizers":"{SPACYS}"' in found[0].replace(" ", "") and 'lang = "en"' in found[0]


class Unread(Tokenizer):  # type: ignore[misc]
    """The tokenizer of a model that is about to be read."""

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> Tokenizer:
        """Read all but the special cases, change the one setting, and load the special cases last."""
        super().from_bytes(bytes_data, exclude=[*exclude, "exceptions", "infix_finditer"])
        self.infix_finditer = _infixes(English)
        self.suffix_search = _suffixes(English)
        self.rules = srsly.msgpack_loads(bytes_data)["exceptions"]
        return self


def part_dyads(nlp: Language) -> Language:
    """Change the tokenizer of a pipeline."""
    setattr(nlp.tokenizer, "infix_finditer", _infixes(type(nlp)))  # noqa: B010 - mypy sees a callable
    setattr(nlp.tokenizer, "suffix_search", _suffixes(type(nlp)))  # noqa: B010
    return _read_as_possessives(nlp)


def _read_as_possessives(nlp: Language) -> Language:
    """Let the model see an 's in whatever mark it is written with, as it does in the typographic one."""
    for mark in MARKS:
        nlp.vocab[f"{mark}s"].norm_ = "'s"
    return nlp


def english() -> Tokenizer:
    """This tokenizer by itself."""
    defaults = English.Defaults
    return Tokenizer(
        create_vocab("en", defaults), rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=_suffixes(English), infix_finditer=_infixes(English),
        token_match=defaults.token_match, url_match=defaults.url_match,
    )  # fmt: skip


def _suffixes(language: type[Language]) -> Callable[[str], Any]:
    return compile_suffix_regex([*(language.Defaults.suffixes or ()), *POSSESSIVES]).search


def _infixes(language: type[Language]) -> Callable[[str], Any]:
    return compile_infix_regex([*(language.Defaults.infixes or ()), *DYADS]).finditer
