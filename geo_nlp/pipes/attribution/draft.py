"""Drafts of attributions, and the frames and offsets of their cues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geo_nlp.pipes.attribution.token_runs import Run
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.attribution import AttributionRules, Frame, Frames


@dataclass(slots=True)
class Draft:
    """An attribution before its speaker is resolved: offsets of content and cue, heads of cue and speaker.

    `via` is the construction that made it, for `syntax.trace`.
    """

    start: int
    end: int
    cue: Token | None
    cue_span: tuple[int, int] | None
    speaker: Token | None
    rule: str
    via: Callable[..., Any]


def draft_of(
    via: Callable[..., Any], cue: Token, said: Run, who: Token | None, rule: str, light_verb: Token | None = None
) -> Draft:
    """The draft for a stretch of tokens, without the marks and the "and" at its end."""
    start, last = cue.doc[said[0]].idx, cue.doc[said[1]]
    while (last.text in (".", ",", ";", ":") or last.is_space or last.dep_ == "cc") and last.i > said[0]:
        last = last.nbor(-1)
    while (mark := _hyphen_after(last)) is not None:  # "proposed counter-measures", split by the parser
        last = mark.nbor()
    return Draft(start, last.idx + len(last), cue, cue_span(cue, light_verb), who, rule, via)


def _hyphen_after(token: Token) -> Token | None:
    """The hyphen that joins a word to the next."""
    if token.whitespace_ or token.i + 2 >= len(token.doc):
        return None
    mark = token.nbor()
    return mark if mark.text in HYPHENS and not mark.whitespace_ and mark.nbor().text[0].isalpha() else None


def verb_frames(verb: Token, rules: AttributionRules) -> tuple[Frame, ...]:
    """The frames of a verb with its particle, preposition or predicate: "call on", "make clear"; else by itself."""
    name = lemma(verb, rules.by_verb)
    for right in verb.rights:
        if right.dep_ in ("prt", "prep", "advmod", "oprd", "ccomp") and right.i - verb.i <= 2:
            frames = rules.by_verb.get(f"{name} {right.lower_}")
            if frames:
                return frames
    return rules.by_verb.get(name, ())


def lemma(token: Token, known: Frames) -> str:
    """The lemma; where the lemmatiser clipped it ("hoping": "hop"), the form with its -e."""
    word = token.lemma_.lower()
    restored = token.lower_.removesuffix("ing").removesuffix("ed").removesuffix("s")
    if word not in known and restored != token.lower_:
        return restored + "e" if restored + "e" in known else word
    return word


def cue_span(cue: Token, light_verb: Token | None = None) -> tuple[int, int]:
    """Offsets of a cue with its particle, adjective ("made it clear") or light verb."""
    ends = [cue] if light_verb is None or abs(light_verb.i - cue.i) > 5 else [cue, light_verb]
    ends += [c for c in cue.rights if c.dep_ == "prt" and c.i - cue.i == 1]
    ends += [c for c in cue.rights if c.pos_ == "ADJ" and cue.lemma_ == "make"]
    return min(t.idx for t in ends), max(t.idx + len(t) for t in ends)
