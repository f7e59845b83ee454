"""Whom "you" means: the other one of a talk, who is told what is quoted, or to whom a letter goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from geo_nlp.pipes.attribution.text_author import LONGEST
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.interval_index import innermost
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Attribution, Mention

HEARERS = frozenset({"person", "state", "government"})
TALKS = frozenset("conversation meet meeting talk talks".split())
LETTERS = frozenset("greetings letter message note telegram".split())


class Hearers:
    """Whom the speakers of one text speak to."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> None:
        self.attributions = attributions
        self.other = _two_of_a_talk(attributions)
        self.heads = {m.head: m for m in mentions if m.actor and m.level != "pronoun" and m.type in HEARERS}
        self.told = {id(a): who for a in attributions if (who := self._told(doc, a))}
        self.reader = None if self.other else self._reader(doc)
        self.guest = None if self.other else self._guest(doc)

    def __bool__(self) -> bool:
        return bool(self.other or self.told or self.reader or self.guest)

    def of(self, speaker: str | None, around: Sequence[Attribution]) -> str | None:
        """The actor whom `speaker` calls "you" inside of what is said around a place."""
        if speaker in self.other:
            return self.other[speaker]
        spoken = [a for a in around if a.kind != "indirect" or a.rule == "transcript"]
        inner = innermost(spoken)
        if inner is None:
            return None
        heard = self.guest if inner.rule == "transcript" else self.told.get(id(inner)) or self.reader
        return heard if heard != speaker else None

    def _told(self, doc: Doc, said: Attribution) -> str | None:
        """Who is told what is quoted: " "You are a friend," Macron told Erdogan"."""
        if said.kind == "indirect" or said.cue is None or said.rule == "transcript":
            return None
        span = doc.char_span(said.cue.start, said.cue.end, alignment_mode="expand")
        return self._named(_addressed(span.root)) if span else None

    def _reader(self, doc: Doc) -> str | None:
        """To whom the one letter goes of which the first line tells: "Putin sent a message to Macron"."""
        line = next((t.i for t in doc.tokens[:LONGEST] if "\n" in t.text and t.i), 0)
        letters = [t for t in doc.tokens[:line] if t.lemma_.lower() in LETTERS]
        to = [
            head for letter in letters for t in (letter, letter.head) for prep, head in prepositions(t) if prep == "to"
        ]
        sent = [t for letter in letters if letter.dep_ == "dobj" for t in functions.datives(letter.head)]
        return self._named([*to, *sent])

    def _guest(self, doc: Doc) -> str | None:
        """With whom the one who speaks in a transcript meets, by the first line: "Meeting with President Erdogan"."""
        if len({a.speaker.actor for a in self.attributions if a.rule == "transcript" and a.speaker}) != 1:
            return None
        line = next((t.i for t in doc.tokens[:LONGEST] if "\n" in t.text and t.i), 0)
        met = [head for t in doc.tokens[:line] if t.lemma_.lower() in TALKS for prep, head in prepositions(t)[:1]]
        return self._named([head for head in met if head.i < line])

    def _named(self, words: Sequence[Token]) -> str | None:
        """The one actor that words name."""
        named = {m.actor for word in words if (m := self.heads.get(word.i))}
        return next(iter(named)) if len(named) == 1 else None


def _addressed(cue: Token) -> list[Token]:
    """To whom a verb of saying is said."""
    to = [head for prep, head in prepositions(cue) if prep == "to"]
    return [*functions.objects(cue), *functions.datives(cue), *to] if cue.pos_ == "VERB" else []


def _two_of_a_talk(attributions: Sequence[Attribution]) -> Mapping[str | None, str]:
    """Each of the two speakers of a transcript with the other one, though a third may put in a word."""
    turns = Counter(a.speaker.actor for a in attributions if a.rule == "transcript" and a.speaker)
    two, others = turns.most_common(2), sum(turns.values()) - sum(n for _, n in turns.most_common(2))
    speakers = [actor for actor, _ in two if actor]
    if len(speakers) < 2 or None in turns or (others and any(n <= 2 * others for _, n in two)):
        return {}
    return dict(zip(speakers, speakers[::-1], strict=True))
