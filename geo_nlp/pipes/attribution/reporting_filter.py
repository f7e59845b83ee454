"""Attributions that report words or thoughts of a speaker: not wishes or acts, not what an event "saw".

Relations and stances take their attribution from these alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo_nlp.lexicon import either
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.attribution import AttributionRules
from geo_nlp.types import Attribution, Participant

Numbered = tuple[int, Attribution]
RELATIVES_OF_THINGS = frozenset({"that", "what", "which"})


def sayings(doc: Doc, attributions: Iterable[Attribution], rules: AttributionRules) -> Stretches[Numbered]:
    """The contents of the attributions that report something, each with its number."""
    numbered = ((i, a) for i, a in enumerate(attributions) if _is_report(doc, a, rules) and _has_speaker(doc, a, rules))
    return Stretches((a.content.start, a.content.end, (i, a)) for i, a in numbered)


def teller(around: Sequence[Numbered], *sides: Participant | None) -> int | None:
    """The number of the innermost attribution around a place.

    Of several joint speakers it is that of a participant: "Macron and Scholz accused Russia".
    """
    inner = min((a.content.end - a.content.start for _, a in around), default=0)
    innermost = [(i, a) for i, a in around if a.content.end - a.content.start == inner]
    who = {side.actor or f"{side.start}" for side in sides if side is not None}
    own = [i for i, a in innermost if a.speaker is not None and (a.speaker.actor or f"{a.speaker.start}") in who]
    return next(iter([*own, *(i for i, _ in innermost)]), None)


def _is_report(doc: Doc, said: Attribution, rules: AttributionRules) -> bool:
    """Whether the cue is for words or thoughts."""
    if said.rule in rules.silent:
        return False
    span = doc.char_span(said.cue.start, said.cue.end, alignment_mode="expand") if said.cue else None
    return span is None or f"{said.rule} {span.root.lemma_.lower()}" not in rules.silent


def _has_speaker(doc: Doc, said: Attribution, rules: AttributionRules) -> bool:
    """Whether the speaker is an actor or a text: not "a way that compels", "the talks"."""
    who = said.speaker
    if who is None or who.actor or who.country or who.sector or said.rule in ("transcript", "quotation"):
        return True
    span = doc.char_span(who.start, who.end, alignment_mode="expand")
    word = span.root if span is not None else None
    if word is None or word.lower_ in RELATIVES_OF_THINGS:
        return False
    texts = either("spoken_text_noun", "written_text_noun")
    written = word.lower_ in rules.written or word.lower_ in rules.texts or word.lemma_.lower() in texts
    return written or word.pos_ in ("PRON", "PROPN")
