"""English's tokenizer, which also cuts at a hyphen after a dotted or signed acronym: "U.S.-France", "OPEC+-Russia".

It knows a possessive by other marks too, which people type and pages make of an apostrophe: "Mali´s", "Russia`s".
A word that is new is looked at letter by letter for what may be cut off; where nothing can begin it is not looked for.

Loading its 1,347 special cases takes as long as reading an article. spaCy does so when a pipeline is made, again when
its model is read, and at each change of a setting; here it is done once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, get_package_path, is_package, registry
from spacy.vocab import create_vocab

DYADS = (r"(?<=[A-Z]\.)[-‑–](?=[A-Za-z])", r"(?<=[A-Z]\+)[-‑–](?=[A-Za-z])")
MARKS = "´`′ʼ‘"
POSSESSIVES = (rf"(?<=[A-Za-z])[{MARKS}][sS]",)
BETWEEN_LETTERS = r"(?<=[^\W\d_])[^\W\d_]"  # where no suffix begins: those that are letters follow a digit, as in "5km"
MOST_KEPT = 40_000  # stretches without a blank whose cut spaCy keeps, in some 4 MB: those of a thousand articles
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
        read: Any = self
        read.prefix_search = read.prefix_search.__self__.match  # at the beginning, which is where all of them are
        self.url_match = _addresses(English)
        self.max_cache_size = MOST_KEPT
        self.rules = srsly.msgpack_loads(bytes_data)["exceptions"]
        return self


def part_dyads(nlp: Language) -> Language:
    """Change the tokenizer of a pipeline."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = _infixes(type(nlp))
    tokenizer.suffix_search = _suffixes(type(nlp))
    tokenizer.url_match = _addresses(type(nlp))
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
        token_match=defaults.token_match, url_match=_addresses(English),
    )  # fmt: skip


def _suffixes(language: type[Language]) -> Callable[[str], Any]:
    """What finds a suffix, as spaCy's does, but not between two letters: there only its lists would be gone through."""
    known: list[Any] = [*(language.Defaults.suffixes or ()), *POSSESSIVES]
    suffixes = "|".join(f"{suffix}$" for suffix in known if suffix.strip())
    return re.compile(f"(?!{BETWEEN_LETTERS})(?:{suffixes})").search


def _infixes(language: type[Language]) -> Callable[[str], Any]:
    """What finds infixes, as spaCy's does, but only where a mark is: all of them begin with one."""
    known: list[Any] = [*(language.Defaults.infixes or ()), *DYADS]
    infixes = "|".join(infix for infix in known if infix.strip())
    return re.compile(rf"(?=\W)(?:{infixes})").finditer


def _addresses(language: type[Language]) -> Callable[[str], Any] | None:
    """What knows an address, as spaCy's does, but looks only at what has a full stop."""
    match: Any = language.Defaults.url_match
    return match and re.compile(rf"(?=[^.]*\.){match.__self__.pattern.removeprefix('(?u)')}").match
