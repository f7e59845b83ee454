"""The country of troops by their speaker: "Ukraine's air force said air defences downed 40 drones"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

# Bodies that speak for their own people, and the sectors of these.
SPEAKERS = words("own_forces_body_noun")
SAYING = words("plain_reporting_verb")
FORCE_SECTORS = frozenset({"COP", "MIL"})
DEFENCE = frozenset({"defence", "defense"})
# Adjectives that do not make them those of another side.
OWN_FORCES_ADJECTIVES = words("own_forces_adjective")
ALIEN = frozenset("enemy government opposition rebel".split())


def country_of_own_forces(doc: Doc, mention: Mention, memory: Memory) -> str | None:
    """The country of the army or police that reports on its unnamed people; None of other nominals."""
    head = doc[mention.head]
    if (
        mention.sector not in FORCE_SECTORS
        or head.dep_ not in SUBJECTS
        or mention.last != mention.head
        or not _is_unmarked(head)
    ):
        return None
    said = head.head.head
    if head.head.dep_ != "ccomp" or said.lemma_ not in SAYING:
        return None
    for speaker in subjects(said):
        words = doc.tokens[speaker.left_edge.i : speaker.i + 1]
        own = speaker.lemma_.lower() != "ministry" or any(t.lower_ in DEFENCE for t in words)
        if own and speaker.lemma_.lower() in SPEAKERS:
            known = memory.heads.get(speaker.i, ())
            return known[0].country if known else memory.bodies.get(speaker.i)
    return None


def _is_unmarked(head: Token) -> bool:
    """Whether nothing before a noun makes its people those of another side: "the troops", not "enemy troops"."""
    return all(
        c.dep_ in ("det", "nummod")
        or (c.dep_ == "compound" and c.lower_ not in ALIEN)
        or c.lower_ in OWN_FORCES_ADJECTIVES
        for c in head.lefts
    )
