"""Invaders and occupiers: of another country than the one that the text is about, the last one named beside it."""

from __future__ import annotations

from geo_nlp.pipes.coref.discourse_memory import STATE_TYPES, Memory
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Mention


def is_invader(doc: Doc, mention: Mention, memory: Memory) -> bool:
    """Whether a nominal means a foreign enemy and names no country: "the occupiers", no "Russian invaders".

    "The enemy" is one in the words of a government.
    """
    lemma, classes = doc[mention.head].lemma_.lower(), load_rules().classes
    spoken_of = lemma in classes["enemy_of_speaker"] and memory.publisher and doc[mention.first].lower_ == "the"
    return not mention.country and (lemma in classes["invader"] or bool(spoken_of))


def invading(mention: Mention, memory: Memory) -> Mention:
    """The invader with a country: of another state than the text is about, if one is named; else with none.

    In a government's own text it is of another than its own: the last one named before, else the one most named after.
    """
    publisher = memory.publisher.entry.country if memory.publisher else None
    own = {publisher} if publisher else {memory.main, memory.home}
    others = (
        m.country for m, _ in reversed(memory.named) if m.type in STATE_TYPES and m.country and m.country not in own
    )
    found = next(others, None)
    return replace(mention, country=_most_named(memory, publisher) if found is None and publisher else found)


def _most_named(memory: Memory, publisher: str) -> str | None:
    """The foreign state that a government's text names in more than half of its namings."""
    times = memory.times_named()
    foreign = times.total() - times[publisher]
    country, n = next((c for c in times.most_common(2) if c[0] != publisher), (None, 0))
    return country if 2 * n > foreign else None
