"""The lexicon of attribution: cue words, and the forms in which their content comes (attribution.yaml)."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import Field, ValidationError

from geo_nlp.errors import RuleError
from geo_nlp.rules.schema import Strict

Form = Literal[
    "quotation", "clause", "infinitive", "gerund", "object", "predicate",
    "about", "against", "as", "at", "for", "of", "on", "over", "to",
]  # fmt: skip


class Frame(Strict):
    """Cue words of one kind that share their constructions; forms of content are tried in the order given."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    words: tuple[str, ...] = Field(min_length=1)
    content: tuple[Form, ...] = ()


Frames = dict[str, tuple[Frame, ...]]


class AttributionRules(Strict):
    """The whole file; the look-ups go from a lemma, or a phrase in lower case, to the frames that hold it."""

    verbs: tuple[Frame, ...]
    nouns: tuple[Frame, ...]
    adjectives: tuple[Frame, ...]
    prepositions: tuple[Frame, ...]
    adverbs: tuple[Frame, ...]
    speech: frozenset[str]
    hearsay: frozenset[str]
    measures: frozenset[str]
    own_voice: frozenset[str]
    support_verbs: frozenset[str]
    written: frozenset[str]

    @cached_property
    def by_verb(self) -> Frames:
        """Frames of a verb's lemma, a particle after a space: "point out"."""
        return _by_word(self.verbs)

    @cached_property
    def by_noun(self) -> Frames:
        """Frames of a noun's lemma."""
        return _by_word(self.nouns)

    @cached_property
    def by_adjective(self) -> Frames:
        """Frames of an adjective."""
        return _by_word(self.adjectives)

    @cached_property
    def by_adverb(self) -> Frames:
        """Frames of an adverb."""
        return _by_word(self.adverbs)

    @cached_property
    def by_preposition(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Phrases like "in the view of", word by word, under their first word."""
        phrases = [tuple(phrase.split()) for frame in self.prepositions for phrase in frame.words]
        return {first: tuple(p for p in phrases if p[0] == first) for first in sorted({p[0] for p in phrases})}


@cache
def load_attribution_rules() -> AttributionRules:
    """Read the lexicon that the package carries.

    >>> [frame.id for frame in load_attribution_rules().by_verb["point out"]]
    ['say']
    """
    return parse_attribution_rules(files("geo_nlp.rules").joinpath("attribution.yaml").read_text("utf-8"))


def parse_attribution_rules(text: str) -> AttributionRules:
    """Check a rule file's text; every fault is named in one RuleError: key path, what is wrong, what is allowed."""
    try:
        return AttributionRules.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise RuleError(f"attribution.yaml: no YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise RuleError(f"attribution.yaml: {faults}") from error


def _by_word(frames: tuple[Frame, ...]) -> Frames:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in frame.words:
            found.setdefault(word, []).append(frame)
    return {word: tuple(rows) for word, rows in found.items()}
