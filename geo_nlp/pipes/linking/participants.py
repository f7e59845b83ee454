"""Participants of records: the words of a mention, and the actor that they refer to."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import gazetteer
from geo_nlp.pipes.syntax.tree import Span
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Participant, Sentence, Text

# Sectors of people who are actors only by name: an unnamed man or crowd is none that an analyst keeps a record of.
PRIVATE = frozenset({None, "UNK", "CVL", "BUS", "ELI"})


def participants(text: str, mention: Mention, mentions: Sequence[Mention]) -> list[Participant]:
    """One participant for each actor that `mention` stands for: two for "both leaders", one for a name."""
    if not mention.refers_to:
        return [_participant(mention, mention, None)]
    full = [mentions[i] for i in mention.refers_to]
    return [_participant(mention, m, _antecedent_text(text, m)) for m in full]


def participant(text: str, mention: Mention, mentions: Sequence[Mention]) -> Participant:
    """The one participant for a mention: the first actor that it refers to."""
    return participants(text, mention, mentions)[0]


def _antecedent_text(text: str, full: Mention) -> Text | None:
    """A full mention as antecedent; the "our" of "our two countries" is none."""
    return None if full.level == "pronoun" else Text(full.start, full.end, text[full.start : full.end])


def _participant(own: Mention, full: Mention, antecedent: Text | None) -> Participant:
    """The participant with the words of one mention and the actor of another."""
    return Participant(
        full.actor,
        full.name,
        full.country,
        own.sector if own.level == "nominal" and own.sector and own.type not in ("igo", "state") else full.sector,
        own.start,
        own.end,
        own.text,
        antecedent,
    )


def as_state(participant: Participant) -> Participant:
    """The state for which a place stands; others, places of no state ("Kashmir") and breakaway states, as they are."""
    place = participant.actor is not None and participant.actor.startswith("place:")
    if not (place and participant.country) or participant.sector == "PRE":
        return participant
    return replace(rolled_up(participant), sector=None)


def rolled_up(participant: Participant) -> Participant:
    """The state of a participant, in its place."""
    state = gazetteer().entries.get(participant.country or "")
    return replace(participant, actor=participant.country, name=state.name if state else participant.name)


def evidence_sentence(sentence: Span, *ends: Participant | None) -> Sentence:
    """The bounds of a sentence without the white space around it; participants that the parser cut are whole.

    "The Bank of Ceylon Ltd." and the name right after it.
    """
    text = sentence.text
    start, stop = sentence.start_char + len(text) - len(text.lstrip()), sentence.start_char + len(text.rstrip())
    cut = [end for end in ends if end and end.start < stop and start < end.end]
    return Sentence(min([start, *(end.start for end in cut)]), max([stop, *(end.end for end in cut)]))
