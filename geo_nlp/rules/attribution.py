"""The lexicon of attribution: cue words, and the forms in which their content comes (attribution.yaml)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from geo_nlp.rules.checks import RuleFaults, validate
from geo_nlp.rules.schema import Strict, Word
from geo_nlp.rules.sources import Source, parse

Form = Literal[
    "quotation", "clause", "medium", "hearer", "infinitive", "gerund", "object", "predicate",
    "about", "against", "as", "at", "for", "of", "on", "over", "to", "with",
]  # fmt: skip


class Frame(Strict):
    """Cue words of one kind that share their constructions; forms of content are tried in the order given."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    words: tuple[Word, ...] = Field(min_length=1)
    content: tuple[Form, ...] = ()


Frames = dict[str, tuple[Frame, ...]]


class AttributionRules(Strict):
    """The whole file; the look-ups go from a lemma, or a phrase in lower case, to the frames that hold it."""

    verbs: tuple[Frame, ...]
    nouns: tuple[Frame, ...]
    adjectives: tuple[Frame, ...]
    prepositions: tuple[Frame, ...]
    adverbs: tuple[Frame, ...]
    speech: frozenset[Word]
    inserted: frozenset[Word]
    hearsay: frozenset[Word]
    raised: frozenset[Word]
    topics: frozenset[Word]
    personal: frozenset[Word]
    measures: frozenset[Word]
    own_voice: frozenset[Word]
    support_verbs: frozenset[Word]
    written: frozenset[Word]
    silent: frozenset[Word]
    texts: frozenset[Word]

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


LISTS = tuple(AttributionRules.model_fields)


def load_attribution_rules() -> AttributionRules:
    """The lexicon in use: the package's, with what a user's folder adds.

    >>> [frame.id for frame in load_attribution_rules().by_verb["point out"]]
    ['say']
    """
    from geo_nlp.rules.loader import load_rules

    return load_rules().attribution


def parse_attribution_rules(text: str) -> AttributionRules:
    """Check a rule file's text; every fault is named in one RuleError: key path, what is wrong, what is allowed."""
    faults: list[str] = []
    source = Source("attribution.yaml", "attribution.yaml", text)
    rules = read_attribution({source.path: parse(source, faults)}, faults)
    if faults or rules is None:
        raise RuleFaults(*faults)
    return rules


def read_attribution(
    documents: Mapping[str, object], faults: list[str], *, own: Collection[str] = ()
) -> AttributionRules | None:
    """The lexicon of all files: a user's, one of `own`, gives only what it adds to the lists."""
    whole: AttributionRules | None = None
    for path, data in documents.items():
        filled = {**dict.fromkeys(LISTS, ()), **data} if path in own and isinstance(data, dict) else data
        read = validate(AttributionRules, path, filled, faults)
        whole = _added(whole, read) if whole and read else whole or read
    return whole


def _added(ours: AttributionRules, theirs: AttributionRules) -> AttributionRules:
    both = {name: (getattr(ours, name), getattr(theirs, name)) for name in LISTS}
    return AttributionRules.model_construct(
        **{name: a | b if isinstance(a, frozenset) else a + b for name, (a, b) in both.items()}
    )


def _by_word(frames: tuple[Frame, ...]) -> Frames:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in frame.words:
            found.setdefault(word, []).append(frame)
    return {word: tuple(rows) for word, rows in found.items()}
