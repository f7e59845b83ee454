"""Event coreference: the records of an article that tell the same act share its number.

Mentions are taken in text order; each joins the act for which most speaks, if no mention of that act rules it out, and
else begins one (the mention-ranking model of coreference, with weights set by hand). Only acts that share a participant
are looked at, and of those the latest, so that time grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geo_nlp.pipes.events.coreference import CERTAIN, ENOUGH, evidence
from geo_nlp.pipes.events.eventmentions import EventMention, Record, ends_of, event_mentions
from geo_nlp.pipes.events.lexicon import Lexicon, lexicon
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Article, Clause, Mention, Relation, Role, Stance

LATEST = 24
"""How many acts of one participant a mention is held against."""
FIRST, LAST = 3, 5
"""How many mentions of a long act are looked at, from its beginning and its end."""


@dataclass(slots=True)
class Act:
    """The mentions of one act so far; `number` is its place in the order of first mentions."""

    number: int
    mentions: list[EventMention] = field(default_factory=list)

    def shown(self, new: EventMention) -> list[EventMention]:
        """The mentions that a new one is held against: an event against events, if there are any."""
        found = [m for m in self.mentions if m.kind == "event"] if new.kind == "event" else []
        found = found or self.mentions
        return found if len(found) <= FIRST + LAST else found[:FIRST] + found[-LAST:]


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
    """Number the acts a1, a2 and so on in the order in which the text tells them first."""
    records: list[Record] = sorted([*relations, *stances], key=_place)
    acts = {record.id: 1 for record in records}
    if len(records) > 1:
        known = lexicon()
        told = event_mentions(doc, records, clauses, mentions, roles, rules, known)
        acts = acts_of(told, known, _day(article.date))
    return (
        [replace(relation, act=f"a{acts[relation.id]}") for relation in relations],
        [replace(stance, act=f"a{acts[stance.id]}") for stance in stances],
    )


def acts_of(mentions: Iterable[EventMention], known: Lexicon, published: date | None) -> dict[str, int]:
    """The number of the act that each record tells, by the record's id; `mentions` are in text order."""
    numbers: dict[str, int] = {}
    acts: list[Act] = []
    by_key: dict[str, list[Act]] = {}
    for mention in mentions:
        near = {act.number: act for key in mention.keys for act in by_key.get(key, [])[-LATEST:]}
        act = _joined([near[number] for number in sorted(near)], mention, known, published)
        if act is None:
            act = Act(len(acts) + 1)
            acts.append(act)
        act.mentions.append(mention)
        numbers[mention.record.id] = act.number
        for key in mention.keys:
            _put_last(by_key.setdefault(key, []), act)
    return numbers


def _joined(acts: Iterable[Act], mention: EventMention, known: Lexicon, published: date | None) -> Act | None:
    """The act for which most speaks; of two the later one, but what is certain is so of the first."""
    best: Act | None = None
    most = 0.0
    for act in acts:
        speaks = _evidence(act, mention, known, published)
        if speaks >= ENOUGH and (speaks > most or speaks == most < CERTAIN):
            best, most = act, speaks
    return best


def _evidence(act: Act, mention: EventMention, known: Lexicon, published: date | None) -> float:
    """The strongest evidence that a mention tells an act; 0 where a mention of the act rules that out.

    What one word tells is certain, and nothing rules it out.
    """
    speaks = [evidence(one, mention, known, published) for one in act.shown(mention)]
    most = max([each for each in speaks if each is not None], default=0.0)
    return most if most >= CERTAIN or None not in speaks else 0.0


def _put_last(acts: list[Act], act: Act) -> None:
    """Put an act at the end of those that a key leads to, and out of its place among the latest."""
    for place in range(len(acts) - 1, max(-1, len(acts) - 1 - LATEST), -1):
        if acts[place].number == act.number:
            del acts[place]
            break
    acts.append(act)


def _place(record: Record) -> tuple[int, bool, int, int, str]:
    """Where a record stands: by its trigger, an event before the stance that it voices, then by its ends."""
    source, targets = ends_of(record)
    target = targets[0].start if targets else -1
    return record.trigger.start, isinstance(record, Stance), source.start if source else -1, target, record.id


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
