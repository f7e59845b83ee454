"""Event coreference: the records of an article that tell the same act share its number.

Mentions are taken in text order; each joins the act for which most speaks, if it agrees with every mention that the act
has, and else begins one (the mention-ranking model of coreference, with rules for weights). Only acts that share a
participant are looked at, and of those the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from geo_nlp.pipes.events.arguments import Argument, argument_of, offices_of
from geo_nlp.pipes.events.coreference import CERTAIN, ENOUGH, evidence
from geo_nlp.pipes.events.eventmentions import EventMention, Record, mention_of
from geo_nlp.pipes.events.lexicon import Lexicon, lexicon
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Article, Clause, Mention, Participant, Relation, Role, Stance

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
    found: list[Record] = sorted((*relations, *stances), key=_place)
    told = _mentions(doc, found, clauses, mentions, roles, rules) if len(found) > 1 else []
    acts = acts_of(told, lexicon(), _day(article.date)) if told else {record.id: 1 for record in found}
    return (
        [replace(relation, act=f"a{acts[relation.id]}") for relation in relations],
        [replace(stance, act=f"a{acts[stance.id]}") for stance in stances],
    )


def acts_of(mentions: Iterable[EventMention], known: Lexicon, published: date | None) -> dict[str, int]:
    """The number of the act of each mention."""
    numbers: dict[str, int] = {}
    acts: list[Act] = []
    of: dict[str, list[Act]] = {}
    for mention in mentions:
        keys = sorted({key for end in (mention.source, *mention.targets) if end is not None for key in end.keys})
        near = {act.number: act for key in keys for act in of.get(key, [])[-LATEST:]}
        best: Act | None = None
        most = 0.0
        for number in sorted(near):
            speaks = _joins(near[number], mention, known, published)
            if speaks is not None and speaks >= ENOUGH and (speaks > most or speaks == most < CERTAIN):
                best, most = near[number], speaks
        if best is None:
            best = Act(len(acts) + 1)
            acts.append(best)
        best.mentions.append(mention)
        for key in keys:
            listed = of.setdefault(key, [])
            if best in listed[-LATEST:]:
                listed.remove(best)
            listed.append(best)
        numbers[mention.id] = best.number
    return numbers


def _joins(act: Act, mention: EventMention, known: Lexicon, published: date | None) -> float | None:
    """The strongest evidence that a mention tells an act; None where a mention of the act rules that out.

    What is certain, since one word tells both, nothing rules out.
    """
    speaks = [evidence(one, mention, known, published) for one in act.shown(mention)]
    most = max((each for each in speaks if each is not None), default=0.0)
    return most if most >= CERTAIN or None not in speaks else None


def _place(record: Record) -> tuple[int, bool, int, int, str]:
    ends = (record.source, record.target) if isinstance(record, Relation) else (record.holder, *record.targets[:1])
    places = [end.start if end is not None else -1 for end in (*ends, None)]
    return record.trigger.start, isinstance(record, Stance), places[0], places[1], record.id


def _mentions(
    doc: Doc, records: Sequence[Record], clauses: Sequence[Clause], mentions: Sequence[Mention], roles: Sequence[Role],
    rules: RuleBook,
) -> list[EventMention]:  # fmt: skip
    known, offices = lexicon(), offices_of(roles)
    at = {doc[clause.head].idx: clause for clause in clauses}
    named = {(m.start, m.end): m for m in mentions}
    orders = {sentence.start: number for number, sentence in enumerate(doc.sents)}

    def argument(end: Participant) -> Argument:
        return argument_of(doc, end, named.get((end.start, end.end)), offices)

    found = []
    for record in records:
        span = doc.char_span(record.trigger.start, record.trigger.end, alignment_mode="expand")
        word = span[0] if span is not None else doc[0]
        clause = at.get(word.idx)
        source = record.source if isinstance(record, Relation) else record.holder
        targets = record.targets if isinstance(record, Stance) else (record.target,)
        ends = (argument(source) if source else None, tuple(argument(target) for target in targets if target))
        file = file_of(rules, clause, record.rule)
        found.append(mention_of(record, word, clause, ends, orders[word.sent.start], known, file))
    return found


def file_of(rules: RuleBook, clause: Clause | None, rule: str) -> str:
    """The name of the file that holds the rule of a record; the rule's own where it is not known."""
    key = (clause.kind, clause.lemma) if clause is not None else ("", "")
    tables = (rules.relations, rules.stances)
    return next((PurePosixPath(r.file).stem for table in tables for r in table.get(key, ()) if r.id == rule), rule)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
