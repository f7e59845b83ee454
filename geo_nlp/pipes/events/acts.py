"""Event coreference: the records of an article that report the same act share its number.

Mentions are taken in text order; each joins the act with the strongest evidence, if no mention of that act excludes it,
or begins a new one (the mention-ranking model of coreference, with weights set by hand). Only acts of the same kind
with the same ends are compared, and of those the latest, so that time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from geo_nlp.pipes.events.agreement import agreed_confidences
from geo_nlp.pipes.events.attack_mentions import is_claim, tolls_of
from geo_nlp.pipes.events.coreference import CERTAIN_SCORE, ENOUGH, evidence_of_one_act
from geo_nlp.pipes.events.event_mentions import EventMention, Record, ends_of, event_mentions
from geo_nlp.pipes.events.lexicon import Lexicon, lexicon
from geo_nlp.pipes.events.shared_circumstances import with_shared_circumstances
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import RuleBook
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Clause, Mention, Participant, Relation, Role, Stance

LATEST_ACTS = 3
"""How many acts of one kind with the same ends a mention is compared with."""
PLENTY = 5.5
"""Evidence that no other act will exceed: both ends and the class of trigger are the same."""
Bucket = tuple[str, str, str]
"""A key of acts: a predicate, attitude or class of triggers, and two ends; "" for an open end."""
ANY_ACTOR = "*"
ANY_ATTACK: Bucket = ("ASSAULT", ANY_ACTOR, ANY_ACTOR)
Position = tuple[int, bool, list[tuple[int, int, str]], str]


@dataclass(slots=True)
class Act:
    """The mentions of one act so far; `number` is its place in the order of first mentions."""

    number: int
    events: list[EventMention] = field(default_factory=list)
    others: list[EventMention] = field(default_factory=list)

    def add(self, mention: EventMention) -> None:
        """Add a mention."""
        (self.events if mention.kind == "event" else self.others).append(mention)

    def compared(self, new: EventMention) -> list[EventMention]:
        """The mentions that a new one is compared with: the first and the last, for an event those of events alone."""
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
    """The records with their act (a1, a2 and so on, by first mention), and with a confidence that counts the others."""
    records: list[Record] = sorted([*relations, *stances], key=_order_of_record)
    acts = {record.id: 1 for record in records}
    if len(records) > 1:
        known = lexicon()
        found = event_mentions(doc, records, clauses, mentions, roles, rules, known)
        acts = acts_of(found, known, _day(article.date))
    sure = agreed_confidences(records, acts)
    return (
        [
            replace(relation, act=f"a{acts[relation.id]}", confidence=sure[relation.id])
            for relation in with_shared_circumstances(relations, acts)
        ],
        [replace(stance, act=f"a{acts[stance.id]}", confidence=sure[stance.id]) for stance in stances],
    )


def acts_of(mentions: Iterable[EventMention], known: Lexicon, published: date | None) -> dict[str, int]:
    """The number of the act that each record reports, by the record's id; `mentions` are in text order."""
    numbers: dict[str, int] = {}
    acts: list[Act] = []
    held: dict[Bucket, list[Act]] = {}
    for mention in mentions:
        kinds, pairs = _kinds(mention, known), _keys_of_ends(mention)
        tolls = [(f"toll {toll.start}", "", "") for toll in tolls_of(mention.record)]
        searched = [*_searched(kinds, pairs), *tolls]
        near = {act.number: act for bucket in searched for act in held.get(bucket, [])[-LATEST_ACTS:]}
        if is_claim(mention):  # of the last attack, or of none that is known
            near = {act.number: act for act in held.get(ANY_ATTACK, [])[-1:]}
        act = _best_act([near[number] for number in sorted(near, reverse=True)], mention, known, published)
        if act is None:
            act = Act(len(acts) + 1)
            acts.append(act)
        act.add(mention)
        numbers[mention.record.id] = act.number
        for bucket in [*_indexed(kinds, pairs), *tolls, *([ANY_ATTACK] if mention.name == "ASSAULT" else [])]:
            _put_last(held.setdefault(bucket, []), act)
    return numbers


def _kinds(mention: EventMention, known: Lexicon) -> list[str]:
    """Keys of the kind of act: predicate or attitude, class of trigger, trigger, and what a stance may voice."""
    voiced = known.voices.get(mention.name, ()) if mention.kind == "stance" else ()
    return list(dict.fromkeys([mention.name, f"class {mention.trigger_class}", f"word {mention.word.i}", *voiced]))


def _keys_of_ends(mention: EventMention) -> list[tuple[str, str]]:
    """Keys of the two ends, in alphabetical order, since mutual acts go either way."""
    sources = mention.source.keys if mention.source is not None else [""]
    targets = [key for target in mention.targets for key in target.keys] or [""]
    return list(dict.fromkeys((min(a, b), max(a, b)) for a in sources for b in targets))


def _searched(kinds: Iterable[str], pairs: Sequence[tuple[str, str]]) -> list[Bucket]:
    """The keys under which acts of a mention are searched: with both its ends, or with one of them and an open one."""
    ends = [pair for a, b in pairs for pair in ([(a, b), ("", a), ("", b)] if a else [(a, b), (ANY_ACTOR, b)])]
    return [(kind, a, b) for kind in kinds for a, b in dict.fromkeys(ends)]


def _indexed(kinds: Iterable[str], pairs: Sequence[tuple[str, str]]) -> list[Bucket]:
    """The keys under which an act is put for a mention: its ends, and each of them for mentions with an open one."""
    ends = [pair for a, b in pairs for pair in ([(a, b), (ANY_ACTOR, a), (ANY_ACTOR, b)] if a else [(a, b)])]
    return [(kind, a, b) for kind in kinds for a, b in dict.fromkeys(ends)]


def _best_act(acts: Iterable[Act], mention: EventMention, known: Lexicon, published: date | None) -> Act | None:
    """The act with the strongest evidence, the latest first; after one with `PLENTY`, earlier ones are not compared."""
    best: Act | None = None
    most = 0.0
    for act in acts:
        score = _evidence_for(act, mention, known, published)
        if score >= ENOUGH and score > most:
            best, most = act, score
        if PLENTY <= score < CERTAIN_SCORE:
            break
    return best


def _evidence_for(act: Act, mention: EventMention, known: Lexicon, published: date | None) -> float:
    """The strongest evidence that a mention is of an act; 0 where a mention of the act excludes it.

    Two mentions with one trigger are certain, whatever excludes others.
    """
    most, excluded = 0.0, False
    for one in act.compared(mention):
        if excluded and one.word.i != mention.word.i:
            continue
        score = evidence_of_one_act(one, mention, known, published)
        if score is None:
            excluded = True
        elif score >= CERTAIN_SCORE:
            return score
        else:
            most = max(most, score)
    return 0.0 if excluded else most


def _put_last(acts: list[Act], act: Act) -> None:
    """Move an act to the end of those of a key."""
    for place in range(len(acts) - 1, max(-1, len(acts) - 1 - LATEST_ACTS), -1):
        if acts[place].number == act.number:
            del acts[place]
            break
    acts.append(act)


def _order_of_record(record: Record) -> Position:
    """The sort key of a record: its trigger, an event before the stance that it voices, its ends, its name."""
    source, targets = ends_of(record)
    ends = [_end_position(source)] + [_end_position(target) for target in targets]
    name = record.attitude if isinstance(record, Stance) else record.predicate
    return record.trigger.start, isinstance(record, Stance), ends, name


def _end_position(end: Participant | None) -> tuple[int, int, str]:
    """The sort key of an end: its offset and that of its antecedent, since "both" are two at one offset."""
    if end is None:
        return -1, -1, ""
    return end.start, end.antecedent.start if end.antecedent else end.start, end.actor or end.text


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
