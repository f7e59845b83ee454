"""Event coreference: the records of an article that tell the same act share its number.

Mentions are taken in text order; each joins the act for which most speaks, if no mention of that act rules it out, and
else begins one (the mention-ranking model of coreference, with weights set by hand). Only acts of the same kind between
the same two are looked at, and of those the latest, so that time grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geo_nlp.pipes.events.agreement import agreed_confidences
from geo_nlp.pipes.events.coreference import CERTAIN, ENOUGH, evidence
from geo_nlp.pipes.events.event_mentions import EventMention, Record, ends_of, event_mentions
from geo_nlp.pipes.events.lexicon import Lexicon, lexicon
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Article, Clause, Mention, Participant, Relation, Role, Stance

LATEST = 3
"""How many acts of one kind between the same two a mention is held against."""
PLENTY = 5.5
"""Evidence that no other act will outdo: both ends and the class of trigger are the same."""
Bucket = tuple[str, str, str]
"""What acts are found under: a predicate, attitude or class of triggers, and two ends; "" for an end that is open."""
ANY = "*"
Position = tuple[int, bool, list[tuple[int, int, str]], str]


@dataclass(slots=True)
class Act:
    """The mentions of one act so far; `number` is its place in the order of first mentions."""

    number: int
    events: list[EventMention] = field(default_factory=list)
    others: list[EventMention] = field(default_factory=list)

    def add(self, mention: EventMention) -> None:
        """Take a mention in."""
        (self.events if mention.kind == "event" else self.others).append(mention)

    def shown(self, new: EventMention) -> list[EventMention]:
        """The mentions that a new one is held against: the first and the last, of events alone for an event."""
        found = self.events[:1] + self.events[1:][-1:]
        return found if found and new.kind == "event" else found + self.others[:1] + self.others[1:][-1:]


def with_acts(
    doc: Doc,
    relations: Sequence[Relation],
    stances: Sequence[Stance],
    *,
    clauses: Sequence[Clause],
    mentions: Sequence[Mention],
    roles: Sequence[Role],
    rules: RuleBook,
    article: Article,
) -> tuple[list[Relation], list[Stance]]:
    """Number the acts a1, a2 and so on in the order in which the text tells them first, and judge all by each other."""
    records: list[Record] = sorted([*relations, *stances], key=_position)
    acts = {record.id: 1 for record in records}
    if len(records) > 1:
        known = lexicon()
        told = event_mentions(doc, records, clauses, mentions, roles, rules, known)
        acts = acts_of(told, known, _day(article.date))
    sure = agreed_confidences(records, acts)
    return (
        [replace(relation, act=f"a{acts[relation.id]}", confidence=sure[relation.id]) for relation in relations],
        [replace(stance, act=f"a{acts[stance.id]}", confidence=sure[stance.id]) for stance in stances],
    )


def acts_of(mentions: Iterable[EventMention], known: Lexicon, published: date | None) -> dict[str, int]:
    """The number of the act that each record tells, by the record's id; `mentions` are in text order."""
    numbers: dict[str, int] = {}
    acts: list[Act] = []
    held: dict[Bucket, list[Act]] = {}
    for mention in mentions:
        kinds, pairs = _kinds(mention, known), _pairs(mention)
        near = {act.number: act for bucket in _asked(kinds, pairs) for act in held.get(bucket, [])[-LATEST:]}
        act = _joined([near[number] for number in sorted(near, reverse=True)], mention, known, published)
        if act is None:
            act = Act(len(acts) + 1)
            acts.append(act)
        act.add(mention)
        numbers[mention.record.id] = act.number
        for bucket in _filled(kinds, pairs):
            _put_last(held.setdefault(bucket, []), act)
    return numbers


def _kinds(mention: EventMention, known: Lexicon) -> list[str]:
    """What acts of one kind share: a predicate or attitude, a class of triggers, what a stance may voice, a trigger."""
    voiced = known.voices.get(mention.name, ()) if mention.kind == "stance" else ()
    return list(dict.fromkeys([mention.name, f"class {mention.trigger_class}", f"word {mention.word.i}", *voiced]))


def _pairs(mention: EventMention) -> list[tuple[str, str]]:
    """The two ends, each by what it is found under, in alphabetical order: mutual acts go either way."""
    sources = mention.source.keys if mention.source is not None else [""]
    targets = [key for target in mention.targets for key in target.keys] or [""]
    return list(dict.fromkeys((min(a, b), max(a, b)) for a in sources for b in targets))


def _asked(kinds: Iterable[str], pairs: Sequence[tuple[str, str]]) -> list[Bucket]:
    """Where acts that a mention may tell are found: between its two ends, or with one of them and an open one."""
    ends = [pair for a, b in pairs for pair in ([(a, b), ("", a), ("", b)] if a else [(a, b), (ANY, b)])]
    return [(kind, a, b) for kind in kinds for a, b in dict.fromkeys(ends)]


def _filled(kinds: Iterable[str], pairs: Sequence[tuple[str, str]]) -> list[Bucket]:
    """Where an act is found after a mention: under its ends, and under each for mentions that have one alone."""
    ends = [pair for a, b in pairs for pair in ([(a, b), (ANY, a), (ANY, b)] if a else [(a, b)])]
    return [(kind, a, b) for kind in kinds for a, b in dict.fromkeys(ends)]


def _joined(acts: Iterable[Act], mention: EventMention, known: Lexicon, published: date | None) -> Act | None:
    """The act for which most speaks, the latest first; with `PLENTY` for one, earlier ones are not asked."""
    best: Act | None = None
    most = 0.0
    for act in acts:
        speaks = _evidence(act, mention, known, published)
        if speaks >= ENOUGH and speaks > most:
            best, most = act, speaks
        if PLENTY <= speaks < CERTAIN:
            break
    return best


def _evidence(act: Act, mention: EventMention, known: Lexicon, published: date | None) -> float:
    """The strongest evidence that a mention tells an act; 0 where a mention of the act rules that out.

    What one word tells is certain, and nothing rules it out.
    """
    most, ruled_out = 0.0, False
    for one in act.shown(mention):
        if ruled_out and one.word.i != mention.word.i:
            continue
        speaks = evidence(one, mention, known, published)
        if speaks is None:
            ruled_out = True
        elif speaks >= CERTAIN:
            return speaks
        else:
            most = max(most, speaks)
    return 0.0 if ruled_out else most


def _put_last(acts: list[Act], act: Act) -> None:
    """Put an act at the end of those that a key leads to, and out of its place among the latest."""
    for place in range(len(acts) - 1, max(-1, len(acts) - 1 - LATEST), -1):
        if acts[place].number == act.number:
            del acts[place]
            break
    acts.append(act)


def _position(record: Record) -> Position:
    """Where a record stands: by its trigger, an event before the stance that it voices, then by its ends and name."""
    source, targets = ends_of(record)
    ends = [_end_position(source)] + [_end_position(target) for target in targets]
    name = record.attitude if isinstance(record, Stance) else record.predicate
    return record.trigger.start, isinstance(record, Stance), ends, name


def _end_position(end: Participant | None) -> tuple[int, int, str]:
    """Where an end stands, and the full mention of it: "both" are two who stand in one place."""
    if end is None:
        return -1, -1, ""
    return end.start, end.antecedent.start if end.antecedent else end.start, end.actor or end.text


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
