"""The lexicon of negation and modality: rules/context/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationError

from geo_nlp.rules.schema import Strict

Effect = Literal["negated", "planned", "possible", "conditional", "demanded"]


class Cues(Strict):
    """Words that put the event they govern, or stand beside, into one context."""

    effect: Effect
    auxiliaries: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Context(Strict):
    """Look-up tables: (kind of word, lemma) to the effect."""

    effects: Mapping[tuple[str, str], Effect]

    def of(self, kind: str, word: str) -> Effect | None:
        """The effect of a word in a function: `of("verbs", "deny")` is "negated"."""
        return self.effects.get((kind, word))


KINDS = ("auxiliaries", "adverbs", "determiners", "markers", "verbs", "nouns", "adjectives")


def read_context(documents: Mapping[str, object], faults: list[str]) -> Context:
    """Build the look-up from the parsed files of rules/context; faults are appended to `faults`."""
    effects: dict[tuple[str, str], Effect] = {}
    for path, data in documents.items():
        if not path.startswith("context/"):
            continue
        try:
            cues = Cues.model_validate(data)
        except ValidationError as error:
            faults.extend(f"{path}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            continue
        for kind in KINDS:
            for word in getattr(cues, kind):
                if effects.setdefault((kind, word), cues.effect) != cues.effect:
                    faults.append(f"{path}: {kind} {word!r} is {effects[kind, word]} in another file")
    return Context(effects=effects)
