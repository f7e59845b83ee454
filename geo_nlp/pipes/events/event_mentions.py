"""Event mentions: relations and stances as coreference compares them, with their ends, wording and trigger class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from geo_nlp.ontology import load_ontology
from geo_nlp.periods import Period, period
from geo_nlp.pipes.events.arguments import Argument, Office, argument_of, offices_of
from geo_nlp.pipes.events.lexicon import Lexicon
from geo_nlp.pipes.events.wording import Wording, wording_of
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Clause, Mention, Participant, Relation, Role, Stance

Record = Relation | Stance
RecordKind = Literal["event", "tie", "stance"]


@dataclass(frozen=True, slots=True)
class EventMention:
    """A record as a mention of an act.

    `name` is its predicate or attitude, `sign` 1 for cooperation or support and -1 for the contrary. `mutual` acts have
    two equal sides, `directed` ones have not, whatever their predicate. `days` are the dates in the clause.
    """

    record: Record
    kind: RecordKind
    name: str
    sign: int
    material: bool
    mutual: bool
    directed: bool
    trigger_class: str
    word: Token
    wording: Wording
    days: Period | None
    source: Argument | None
    targets: tuple[Argument, ...]

    @property
    def target(self) -> Argument | None:
        """The first target."""
        return self.targets[0] if self.targets else None


def event_mentions(
    doc: Doc, records: Sequence[Record], clauses: Sequence[Clause], mentions: Sequence[Mention], roles: Sequence[Role],
    rules: RuleBook, known: Lexicon,
) -> list[EventMention]:  # fmt: skip
    """The records as event mentions, in the same order."""
    offices = offices_of(roles)
    clause_at = {doc[clause.head].idx: clause for clause in clauses}
    named = {(mention.start, mention.end): mention for mention in mentions}
    orders = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    found = []
    for record in records:
        word = _word_at(doc, record.trigger.start, record.trigger.end)
        clause = clause_at.get(word.idx)
        source, targets = ends_of(record)
        doer = _argument(doc, source, named, offices) if source is not None else None
        ends = (doer, tuple(_argument(doc, target, named, offices) for target in targets))
        found.append(_event_mention(record, word, clause, ends, orders[word.sent.start], rules, known))
    return found


def ends_of(record: Record) -> tuple[Participant | None, list[Participant]]:
    """Source and targets of a relation, holder and targets of a stance."""
    if isinstance(record, Stance):
        return record.holder, list(record.targets)
    return record.source, [record.target] if record.target is not None else []


def _argument(
    doc: Doc, end: Participant, named: Mapping[tuple[int, int], Mention], offices: Mapping[str, Office]
) -> Argument:
    return argument_of(doc, end, named.get((end.start, end.end)), offices)


def _word_at(doc: Doc, start: int, end: int) -> Token:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[0] if span is not None else doc[0]


def _event_mention(
    record: Record, word: Token, clause: Clause | None, ends: tuple[Argument | None, tuple[Argument, ...]], order: int,
    rules: RuleBook, known: Lexicon,
) -> EventMention:  # fmt: skip
    name, sign, quad, mutual, kind = record_facts(record)
    support = word.doc[clause.support] if clause is not None and clause.support is not None else None
    trigger_class = _class_of(record, name, clause, rules, known)
    return EventMention(
        record=record,
        kind=kind,
        name=name,
        sign=sign,
        material=quad in (2, 4),
        mutual=mutual,
        directed=trigger_class in known.directed,
        trigger_class=trigger_class,
        word=word,
        wording=wording_of(word, support, name, order, known, quoted=record.attribution is not None),
        days=period(record.date) if record.date_source == "text" else None,
        source=ends[0],
        targets=ends[1],
    )


def record_facts(record: Record) -> tuple[str, int, int | None, bool, RecordKind]:
    """The name, sign, quad class, whether it is mutual, and kind of a record."""
    if isinstance(record, Stance):
        return record.attitude, record.polarity, None, False, "stance"
    predicate = load_ontology().predicates[record.predicate]
    if record.quad is None:
        return record.predicate, predicate.polarity or 0, None, record.symmetric, "tie"
    sign = 1 if record.quad <= 2 else -1
    return record.predicate, sign, record.quad, record.symmetric or predicate.reciprocal, "event"


def _class_of(record: Record, name: str, clause: Clause | None, rules: RuleBook, known: Lexicon) -> str:
    """The class of a trigger, by its lemma, else by its rule's file; for a stance that of an act which voices it."""
    lemma, predicates = record.trigger.lemma.lower(), known.voices.get(name, (name,))
    for predicate in predicates:
        if (predicate, lemma) in known.words:
            return known.words[predicate, lemma]
    file = _file_of(rules, clause, record.rule)
    for predicate in predicates:
        if (predicate, file) in known.files:
            return known.files[predicate, file]
    return file


def _file_of(rules: RuleBook, clause: Clause | None, rule: str) -> str:
    """The name of the file of a rule; the rule's id where that is not known."""
    key = (clause.kind, clause.lemma) if clause is not None else ("", "")
    for table in (rules.relations, rules.stances):
        for each in table.get(key, ()):
            if each.id == rule:
                return each.file.rpartition("/")[2].removesuffix(".yaml")
    return rule
