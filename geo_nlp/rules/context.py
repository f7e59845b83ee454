"""The lexicon of negation and modality: rules/context/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from geo_nlp.rules.checks import validate
from geo_nlp.rules.schema import Strict, Word

# "carried": no context of its own, but that of its governor is handed on ("no evidence that", "did not take place").
Effect = Literal["negated", "planned", "possible", "conditional", "demanded", "carried"]


class Cues(Strict):
    """Words that put the event they govern, or stand beside, into one context.

    `subjects` are verbs and adjectives that say so of their subject ("talks are due"), `claims` verbs, adjectives and
    nouns that say so of a claim ("dismissed reports that", "is false"), `doubles` verbs that do so when negated
    ("did not rule out"), `hearsay` nouns that say so of an event that is new ("reports of strikes", "of the strikes"),
    `quantifiers` what opens a noun phrase and leaves nobody ("not a single state", "few states").
    """

    effect: Effect
    auxiliaries: tuple[Word, ...] = ()
    adverbs: tuple[Word, ...] = ()
    determiners: tuple[Word, ...] = ()
    markers: tuple[Word, ...] = ()
    verbs: tuple[Word, ...] = ()
    nouns: tuple[Word, ...] = ()
    adjectives: tuple[Word, ...] = ()
    pronouns: tuple[Word, ...] = ()
    subjects: tuple[Word, ...] = ()
    claims: tuple[Word, ...] = ()
    doubles: tuple[Word, ...] = ()
    hearsay: tuple[Word, ...] = ()
    quantifiers: tuple[Word, ...] = ()


class Context(Strict):
    """Look-up tables: (kind of word, lemma) to the effect; `opening` are the first words of all quantifiers."""

    effects: Mapping[tuple[str, str], Effect]
    opening: frozenset[str] = frozenset()

    def of(self, kind: str, word: str) -> Effect | None:
        """The effect of a word in a function: `of("verbs", "deny")` is "negated"."""
        return self.effects.get((kind, word))


KINDS = (
    "auxiliaries", "adverbs", "determiners", "markers", "verbs", "nouns", "adjectives", "pronouns", "subjects",
    "claims", "doubles", "hearsay", "quantifiers",
)  # fmt: skip


def read_context(documents: Mapping[str, object], faults: list[str]) -> Context:
    """Build the look-up from the parsed files of context/; faults are appended to `faults`."""
    effects: dict[tuple[str, str], Effect] = {}
    homes: dict[tuple[str, str], str] = {}
    for path, data in documents.items():
        cues = validate(Cues, path, data, faults)
        for kind in KINDS if cues else ():
            for word in getattr(cues, kind):
                key = kind, word
                if cues and effects.setdefault(key, cues.effect) != cues.effect:
                    faults.append(f"{path}: {kind}: {word!r} is {effects[key]} in {homes[key]}; a cue has one effect")
                homes.setdefault(key, path)
    opening = frozenset(word.split()[0] for kind, word in effects if kind == "quantifiers")
    return Context(effects=effects, opening=opening)
