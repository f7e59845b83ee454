"""The shape of a rule file, checked when it is loaded (pydantic: unknown keys are errors)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def _listed(value: object) -> object:
    """Let a single word stand for a list of one, so that rule files stay light."""
    return [value] if isinstance(value, str) else value


Word = Annotated[str, Field(pattern=r"\S")]
Words = Annotated[tuple[Word, ...], BeforeValidator(_listed)]
FUNCTIONS = frozenset({"subject", "object", "dative", "complement", "possessor", "modifier", "purpose"})
PREPOSITIONS = frozenset(
    "about across after against ahead along alongside amid among around as at before behind between beyond by despite "
    "during following for from in inside into like near of off on onto out outside over past regarding since through "
    "throughout to toward towards under upon via with within without".split()
)
SLOTS = FUNCTIONS | PREPOSITIONS


class Strict(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(Strict):
    """A sentence and what the rule must find in it, in the notation `FRA ACCUSE RUS (negated)`, or `nothing`."""

    text: str
    yields: Words
    xfail: str | None = None


class Trigger(Strict):
    """Words that state one predicate or attitude, and the slots of their clause that hold its two ends.

    Slots are tried in the order given; the first that holds an actor wins. With `reciprocal`, two or more actors in
    one end fill both ("China and Russia met"). `where` demands, `unless` forbids that a slot be headed by one of the
    given lemmas or classes (`$punishment`, see classes/); a `where` slot must be filled, and with `"*"`
    that is enough. With `places`, a city or capital may be the target and stands for its state ("visited Beijing").
    Without `inner` only the phrase itself counts, not an actor inside it. `domestic` is the predicate where both ends
    are of one country (a party banned at home is repression, a foreign company banned a sanction).
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    source: Words = ()
    target: Words = ()
    where: dict[str, Words] = {}
    unless: dict[str, Words] = {}
    reciprocal: bool = False
    inner: bool = True
    places: bool = False
    mode: str | None = None
    domestic: str | None = None
    strength: Literal[1, 2, 3] | None = None

    @model_validator(mode="after")
    def _check(self) -> Trigger:
        if not (self.verb or self.noun or self.adjective):
            raise ValueError("names no trigger: give `verb`, `noun` or `adjective`")
        slots = {*self.source, *self.target, *self.where, *self.unless}
        if unknown := sorted(slots - SLOTS):
            raise ValueError(f"unknown slot {unknown[0]!r}; allowed: {', '.join(sorted(SLOTS))}")
        return self

    def words(self) -> list[tuple[str, str]]:
        """All (kind, lemma) pairs that fire this trigger."""
        return [(kind, word) for kind in ("verb", "noun", "adjective") for word in getattr(self, kind)]


class RuleFile(Strict):
    """One file: a predicate or an attitude, its triggers, and examples that are run as tests."""

    predicate: str | None = None
    attitude: str | None = None
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]

    @model_validator(mode="after")
    def _check(self) -> RuleFile:
        if (self.predicate is None) == (self.attitude is None):
            raise ValueError("give either `predicate` or `attitude`")
        if not any(example.yields != ("nothing",) for example in self.examples):
            raise ValueError("has no example of something it finds")
        if not any(example.yields == ("nothing",) for example in self.examples):
            raise ValueError("has no near miss: an example that yields nothing")
        return self
