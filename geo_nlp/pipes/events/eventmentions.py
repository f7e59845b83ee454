"""Event mentions: what a relation or stance says of its act, as coreference compares it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.events.arguments import Argument
from geo_nlp.pipes.events.lexicon import Lexicon
from geo_nlp.pipes.parse.parse import Span, Token
from geo_nlp.types import Casualties, Clause, Modality, Place, Relation, Stance

Record = Relation | Stance
Reference = Literal["verb", "definite", "indefinite", "plain"]
THIS = frozenset({"the", "this", "that", "these", "those", "both"})
SOME = frozenset({"a", "an", "any", "no", "some"})
IT = frozenset({"it", "this", "that", "these", "those"})
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
LONGEST_HEADLINE = 30


@dataclass(frozen=True, slots=True)
class EventMention:
    """One record as a mention of an act.

    `order` is the number of its sentence; `reference` how the trigger refers: by a verb, or by a noun that is definite
    ("the strike"), indefinite ("a strike") or neither. `other`, `before` and `often` tell of an act beside those told
    so far, of an earlier one, of several.
    """

    id: str
    kind: Literal["event", "tie", "stance"]
    name: str
    material: bool
    sign: int
    word: Token
    lemma: str
    trigger_class: str
    source: Argument | None
    targets: tuple[Argument, ...]
    mutual: bool
    directed: bool
    modality: Modality
    negated: bool
    date: str | None
    order: int
    headline: bool
    reference: Reference
    other: bool
    before: bool
    often: bool
    ordinals: frozenset[str]
    quantities: frozenset[str]
    place: Place | None
    killed: int | None
    injured: int | None

    @property
    def target(self) -> Argument | None:
        """The first target."""
        return self.targets[0] if self.targets else None


def mention_of(
    record: Record, word: Token, clause: Clause | None, ends: tuple[Argument | None, tuple[Argument, ...]], order: int,
    known: Lexicon, file: str,
) -> EventMention:  # fmt: skip
    """The mention that a record is; `file` is the name of its rule's file."""
    relation = record if isinstance(record, Relation) else None
    name = record.attitude if isinstance(record, Stance) else record.predicate
    words = [word, *([word.doc[clause.support]] if clause is not None and clause.support is not None else [])]
    if word.dep_ in ("acomp", "attr") and word.head.lemma_ == "be":
        words.append(word.head)
    modifiers = {child.lemma_.lower() for w in words for child in w.children if child.dep_ in ("amod", "advmod", "det")}
    named_again = _is_named_again(word)
    trigger_class = class_of(name, record.trigger.lemma.lower(), file, known)
    return EventMention(
        id=record.id,
        kind="stance" if relation is None else "tie" if relation.quad is None else "event",
        name=name,
        material=relation is not None and relation.quad in (2, 4),
        sign=record.polarity if isinstance(record, Stance) else _sign(record),
        word=word,
        lemma=record.trigger.lemma.lower(),
        trigger_class=trigger_class,
        source=ends[0],
        targets=ends[1],
        mutual=relation is not None and (relation.symmetric or load_ontology().predicates[name].reciprocal),
        directed=trigger_class in known.directed,
        modality=record.modality,
        negated=record.negated,
        date=record.date if record.date_source == "text" else None,
        order=order,
        headline=is_headline(word.sent),
        reference="definite" if named_again else _reference(word),
        other=not named_again and bool(modifiers & (known.other | known.also)),
        before=bool(modifiers & known.before) or (record.attribution is None and any(map(_is_earlier, words))),
        often=bool(modifiers & known.often),
        ordinals=_ordinals(words),
        quantities=_quantities(words) if relation is not None and relation.quad in (2, 4) else frozenset(),
        place=relation.place if relation is not None else None,
        killed=_count(relation.killed) if relation is not None else None,
        injured=_count(relation.injured) if relation is not None else None,
    )


def class_of(name: str, lemma: str, file: str, known: Lexicon) -> str:
    """The class of a trigger, by its lemma, else by its rule file; a stance's is that of an act which it may voice."""
    predicates = known.voices.get(name, (name,))
    for table, item in ((known.words, lemma), (known.files, file)):
        for predicate in predicates:
            if (predicate, item) in table:
                return table[predicate, item]
    return file


def is_headline(sentence: Span) -> bool:
    """Whether a sentence is a paragraph of its own without a full stop, as headlines and subheads are."""
    text, doc = sentence.text, sentence.doc.text
    stripped = text.strip()
    if not stripped or stripped[-1] in ".!?:;,…\"”" or len(stripped.split()) > LONGEST_HEADLINE:
        return False
    start = sentence.start_char + len(text) - len(text.lstrip())
    end = start + len(stripped)
    behind = doc[end : end + 4]
    opens = "\n\n" in doc[max(0, start - 4) : start] or not doc[:start].strip()
    return opens and ("\n\n" in behind or not doc[end:].strip())


def _sign(record: Relation) -> int:
    if record.quad is not None:
        return 1 if record.quad <= 2 else -1
    return load_ontology().predicates[record.predicate].polarity or 0


def _count(harmed: Casualties | None) -> int | None:
    return harmed.count if harmed is not None else None


def _is_earlier(word: Token) -> bool:
    """Whether a verb is in the past perfect, or tells of "the last time" that something was done."""
    time = word.dep_ == "relcl" and word.head.lemma_ in ("time", "occasion")
    return time or any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in word.lefts)


def _is_named_again(noun: Token) -> bool:
    """Whether the clause only says what an act was: "It was the third attack in ten days"."""
    verb = noun.head
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "expl")]
    return noun.dep_ == "attr" and verb.lemma_ == "be" and any(c.lower_ in IT for c in subjects)


def _reference(word: Token) -> Reference:
    if word.pos_ not in ("NOUN", "PROPN"):
        return "verb"
    before = [child for child in word.lefts if child.dep_ in ("det", "poss")]
    if any(child.dep_ == "poss" or child.lower_ in THIS for child in before):
        return "definite"
    return "indefinite" if any(child.lower_ in SOME for child in before) else "plain"


def _ordinals(words: Sequence[Token]) -> frozenset[str]:
    """Numbers of the act in a row: "the 18th package", "adopted its 19th round"."""
    near = [child for word in words for child in word.children]
    near += [inner for child in near for inner in child.lefts]
    return frozenset(token.lower_ for token in near if ORDINAL.fullmatch(token.lower_) and not _is_day(token))


def _quantities(words: Sequence[Token]) -> frozenset[str]:
    """Numbers of what an act was for: "gave $47 million", "arrested 22 people"."""
    objects = [child for word in words for child in word.rights if child.dep_ == "dobj"]
    near = [token for thing in objects for token in (thing, *thing.lefts, *(t for c in thing.lefts for t in c.lefts))]
    return frozenset(token.lower_ for token in near if token.like_num and not _is_day(token))


def _is_day(token: Token) -> bool:
    return any(t.ent_type_ == "DATE" for t in (token, token.head))
