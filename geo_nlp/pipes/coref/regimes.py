"""The state of "the regime": the last one named as a regime, as no government calls itself so."""

from __future__ import annotations

from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent, recent
from geo_nlp.pipes.syntax.determiners import DEFINITE_ONE
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

REGIMES = frozenset({"junta", "regime"})
REGIME_NOUNS = REGIMES | {"government"}


def last_regime(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> str | None:
    """The country of the last regime that was named, else of the only state that has not acted."""
    return _last_named(doc, memory) or _only_passive_state(doc, sentence, memory)


def _last_named(doc: Doc, memory: Memory) -> str | None:
    """The country of the last regime or junta with a name, else government: "the Assad regime", "Mali's government"."""
    for nouns in (REGIMES, REGIME_NOUNS):
        for named, _ in reversed(memory.named):
            if named.country and _is_headed(doc, named, nouns) and _has_name(doc, named):
                return named.country
    return None


def _is_headed(doc: Doc, mention: Mention, nouns: frozenset[str]) -> bool:
    """Whether a mention is headed by, or ends in, one of some nouns."""
    return doc[mention.last].lower_ in nouns or doc[mention.head].lower_ in nouns


def _has_name(doc: Doc, mention: Mention) -> bool:
    """Whether more than "the" identifies a regime: a name, a modifier, or where it is."""
    if mention.level == "name" or any(c.lower_ in ("in", "of") for c in doc[mention.head].rights):
        return True
    return any(doc[i].lower_ not in DEFINITE_ONE for i in range(mention.first, mention.head))


def _only_passive_state(doc: Doc, sentence: int, memory: Memory) -> str | None:
    """The only recent state that has not acted, where another has: Mali in "Fiji condemned the coup in Mali"."""
    states = [m for m, _ in memory.named if m.type == "state" and m.country and m.level == "name"]
    acting = {m.country for m in states if doc[m.head].dep_ in SUBJECTS}
    if not acting:
        return None
    near = {m.country for m, _ in recent(memory, sentence) if m.type in ("state", "place") and can_be_antecedent(m)}
    passive = [c for c in near if c and c not in acting]
    return passive[0] if len(passive) == 1 else None
