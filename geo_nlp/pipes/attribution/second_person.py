"""Second person: "you" is the other speaker of a talk, or the addressee of a quotation.

Where the text does not name the hearer, or names several, "you" is nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.interval_index import innermost
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Attribution, Mention

HEARERS = frozenset({"person", "state", "government"})


class Hearers:
    """The hearers of the speakers of one text; true where there is one."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> None:
        self.partners = _talk_partners(attributions)
        self.heads = {m.head: m for m in mentions if m.actor and m.level != "pronoun" and m.type in HEARERS}
        self.addressees = {id(a): who for a in attributions if (who := self._addressee(doc, a))}

    def __bool__(self) -> bool:
        return bool(self.partners or self.addressees)

    def of(self, speaker: str | None, around: Sequence[Attribution]) -> str | None:
        """The actor that `speaker` calls "you" in the contents around a place."""
        if speaker in self.partners:
            return self.partners[speaker]
        spoken = [a for a in around if a.kind != "indirect" or a.rule == "transcript"]
        heard = self.addressees.get(id(innermost(spoken)))
        return heard if heard != speaker else None

    def _addressee(self, doc: Doc, said: Attribution) -> str | None:
        """The addressee of a quotation: " "You are a friend," Macron told Erdogan"."""
        if said.kind == "indirect" or said.cue is None or said.rule == "transcript":
            return None
        span = doc.char_span(said.cue.start, said.cue.end, alignment_mode="expand")
        return self._one_actor(_addressees_of_saying(span.root)) if span else None

    def _one_actor(self, words: Sequence[Token]) -> str | None:
        """The actor that words name; None where they name several."""
        named = {m.actor for word in words if (m := self.heads.get(word.i))}
        return next(iter(named)) if len(named) == 1 else None


def _addressees_of_saying(cue: Token) -> list[Token]:
    """The addressees of a verb of saying: "told Erdogan", "said to him"."""
    to = [head for prep, head in prepositions(cue) if prep == "to"]
    return [*functions.objects(cue), *functions.datives(cue), *to] if cue.pos_ == "VERB" else []


def _talk_partners(attributions: Sequence[Attribution]) -> Mapping[str | None, str]:
    """Each of the two speakers of a transcript with the other one; a third may interrupt."""
    turns = Counter(a.speaker.actor for a in attributions if a.rule == "transcript" and a.speaker)
    two, others = turns.most_common(2), sum(turns.values()) - sum(n for _, n in turns.most_common(2))
    speakers = [actor for actor, _ in two if actor]
    if len(speakers) < 2 or None in turns or (others and any(n <= 2 * others for _, n in two)):
        return {}
    return dict(zip(speakers, speakers[::-1], strict=True))
