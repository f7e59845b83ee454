"""Of which state "the regime" is: nobody calls his own government so, least of all in a statement of his own."""

from __future__ import annotations

from geo_nlp.pipes.coref.discourse_memory import Memory, full, recent
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

REGIMES = frozenset({"junta", "regime"})
GOVERNMENTS = REGIMES | {"government"}
DEFINITE = frozenset({"that", "the", "this"})


def last_regime(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> str | None:
    """The country of the last regime, junta or government that was told by name: "the Assad regime", else of the only
    state told of late that has acted on nobody so far: in "Fiji condemned the coup in Mali" Mali.
    """
    for named, _ in reversed(memory.named):
        head = doc[named.head]
        told = any(doc[i].lower_ not in DEFINITE for i in range(named.first, named.head))
        told = told or named.level == "name" or any(c.lower_ in ("in", "of") for c in head.rights)
        if named.country and told and (doc[named.last].lower_ in GOVERNMENTS or head.lower_ in GOVERNMENTS):
            return named.country
    states = [m for m, _ in memory.named if m.type == "state" and m.country and m.level == "name"]
    acting = {m.country for m in states if doc[m.head].dep_ in SUBJECTS}
    others = {m.country for m, _ in recent(memory, sentence) if m.type in ("state", "place") and full(m)}
    left = [c for c in others if c and c not in acting] if acting else []
    return left[0] if len(left) == 1 else None
