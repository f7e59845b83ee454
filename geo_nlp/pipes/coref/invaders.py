"""Invaders and occupiers: of another country than the one that the text is about, the last one named beside it."""

from __future__ import annotations

from dataclasses import replace

from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

STATE_TYPES = frozenset({"government", "military", "state"})


def is_invader(doc: Doc, mention: Mention) -> bool:
    """Whether a nominal means a foreign enemy and names no country: "the occupiers", no "Russian invaders"."""
    return not mention.country and doc[mention.head].lemma_.lower() in load_rules().classes["invader"]


def invading(mention: Mention, memory: Memory) -> Mention:
    """The invader with a country: of another state than the text is about, if one is named; else with none."""
    own = {memory.main, memory.home, memory.publisher.entry.country if memory.publisher else None}
    others = (
        m.country for m, _ in reversed(memory.named) if m.type in STATE_TYPES and m.country and m.country not in own
    )
    return replace(mention, country=next(others, None))
