"""What an article has mentioned so far, for stages that look back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from geo_nlp.pipes.pairs import Pairs
from geo_nlp.types import Mention

FAR = 5


@dataclass(slots=True)
class Memory:
    """What has been mentioned so far, newest last; `heads` gives whom the mention headed by a token stands for."""

    states: Pairs
    people: Pairs
    starts: dict[int, Mention]
    covering: dict[int, Mention]
    posts: dict[str, set[str]]
    date: str | None
    main: str | None
    heads: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    named: list[tuple[Mention, int]] = field(default_factory=list)
    plurals: list[tuple[tuple[Mention, ...], int]] = field(default_factory=list)


def full(mention: Mention) -> bool:
    """Whether a mention can be an antecedent: a name, or a state's body in lower case ("the Turkish army")."""
    return mention.level == "name" or (
        mention.level == "nominal" and mention.actor is not None and mention.actor.startswith("gov:")
    )


def recent(memory: Memory, sentence: int) -> Iterator[tuple[Mention, int]]:
    """Mentions of this and the last few sentences, newest first."""
    return ((m, s) for m, s in reversed(memory.named) if sentence - s <= FAR)
