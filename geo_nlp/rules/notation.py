"""The one-line notation of expectations: `FRA ACCUSE RUS (negated)`, or `nothing`.

An end is an actor id (`FRA`, `igo:nato`); an actor of a known country without an id of its own is the country and the
last word of its phrase, `RUS(soldiers)`; one of no known country is that word alone, `police`; `-` is an end that the
text leaves out. The line of a stance has an attitude for its predicate, that of a role a post (`person:x minister
FRA`), and what is said is `person:x: the beginning of the content`. In brackets stands what differs from a plain
asserted event: negated, planned, possible, conditional, demanded, former, acting, designate, and a date where it
matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from geo_nlp.errors import RuleError
from geo_nlp.ontology import load_ontology
from geo_nlp.types import Modality, Participant, Relation, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

LINE = re.compile(r"(?P<source>\S+) (?P<word>\S+) (?P<target>\S+)(?: \((?P<marks>[^()]*)\))?")
DATE = re.compile(r"\d{4}(-\w+)*|\d{3}X|undated")
NOTHING = "nothing"
T = TypeVar("T")
MARKS = frozenset({"negated", *get_args(Modality), *get_args(Status)} - {"asserted", "current"})


@dataclass(frozen=True, slots=True)
class Line:
    """One expectation or finding; `date` is None where it does not matter."""

    source: str
    word: str
    target: str
    marks: frozenset[str] = frozenset()
    date: str | None = None
    symmetric: bool = False

    def __str__(self) -> str:
        marks = [*sorted(self.marks), *([self.date] if self.date else [])]
        return f"{self.source} {self.word} {self.target}" + (f" ({', '.join(marks)})" if marks else "")

    @property
    def named(self) -> bool:
        """Whether both ends are actors that can be named, by id or country: `police` cannot."""
        return all(end[0].isupper() or ":" in end for end in (self.source, self.target))

    @property
    def rolled_up(self) -> Line:
        """The line without the words of unnamed actors: `RUS` for `RUS(soldiers)`."""
        return replace(self, source=self.source.split("(")[0], target=self.target.split("(")[0])

    @property
    def undated(self) -> Line:
        """The line without its date."""
        return replace(self, date=None)

    def meets(self, wanted: Line) -> bool:
        """Whether this finding is what `wanted` asks for.

        >>> parse("FRA ALLIANCE TUR").meets(parse("TUR ALLIANCE FRA")), parse("FRA AID TUR").meets(parse("TUR AID FRA"))
        (True, False)
        """
        ends, others = (self.source, self.target), (wanted.source, wanted.target)
        either = self.symmetric or wanted.symmetric
        same = sorted(ends) == sorted(others) if either else ends == others
        return same and (self.word, self.marks) == (wanted.word, wanted.marks) and wanted.date in (None, self.date)


def parse(line: str) -> Line:
    """Read one line.

    >>> str(parse("FRA AGREE RUS (2025-03-05, planned)"))
    'FRA AGREE RUS (planned, 2025-03-05)'
    """
    found = LINE.fullmatch(line)
    if found is None:
        raise RuleError(
            f"{line!r} is no `SOURCE PREDICATE TARGET (marks)`, as `FRA ACCUSE RUS (negated)`, nor `nothing`"
        )
    marks = [mark.strip() for mark in (found["marks"] or "").split(",") if mark.strip()]
    ontology = load_ontology()
    if found["word"] not in {*ontology.predicates, *ontology.attitudes, *ontology.posts}:
        raise RuleError(f"{line!r}: {found['word']!r} is no predicate, attitude or post")
    if unknown := [mark for mark in marks if mark not in MARKS and not DATE.fullmatch(mark)]:
        raise RuleError(f"{line!r}: {unknown[0]!r} is no mark; allowed: a date, {', '.join(sorted(MARKS))}")
    known = ontology.predicates.get(found["word"])
    date = next((mark for mark in marks if DATE.fullmatch(mark)), None)
    kept = frozenset(marks) - {date or ""}
    return Line(found["source"], found["word"], found["target"], kept, date, bool(known and known.symmetric))


def parse_all(lines: str | Sequence[str]) -> list[Line]:
    """Read the value of `yields`: a line, a list of lines, or `nothing`."""
    listed = [lines] if isinstance(lines, str) else list(lines)
    return [] if listed in ([NOTHING], []) else [parse(line) for line in listed]


def end(participant: Participant | None) -> str:
    """An end in the notation: id, `RUS(soldiers)`, `police` or `-`."""
    return "-" if participant is None else str(participant)


def _own_date(relation: Relation) -> str | None:
    """The date that the clause gives; that of the article does not count."""
    return relation.date if relation.date_source == "text" else None


def relations(doc: Doc) -> list[Line]:
    """The relations of a processed `Doc`."""
    return [
        Line(end(r.source), r.predicate, end(r.target), _marks(r), _own_date(r) or "undated", r.symmetric)
        for r in doc._.relations
    ]


def _marks(relation: Relation) -> frozenset[str]:
    return frozenset({relation.modality, *(["negated"] if relation.negated else [])}) - {"asserted"}


def stances(doc: Doc) -> list[Line]:
    """The stances, one line a target."""
    return [
        Line(end(s.holder), s.attitude, end(target), frozenset({"negated"} if s.negated else ()))
        for s in doc._.stances
        for target in s.targets or (None,)
    ]


def roles(doc: Doc) -> list[Line]:
    """The roles: holder, post, the organisation or else the country that it is for."""
    return [
        Line(
            end(r.holder),
            r.post,
            end(r.organisation) if r.organisation else r.country or "-",
            frozenset({r.status}) - {"current"},
        )
        for r in doc._.roles
    ]


def says(doc: Doc) -> list[str]:
    """The attributions as `speaker: content`."""
    return [f"{end(a.speaker)}: {a.content.text}" for a in doc._.attributions]


def differences(wanted: Iterable[Line], found: Iterable[Line]) -> list[str]:
    """What is missing and what is too much, a line each; empty where the findings are as wanted."""
    missing, left = _unpaired(wanted, found, lambda line, other: other.meets(line))
    return [f"missing: {line}" for line in missing] + [f"too much: {line.undated}" for line in left]


def unsaid(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """The same for attributions, whose expectation is the beginning of the content."""
    missing, left = _unpaired(wanted, found, lambda line, other: other.startswith(line))
    return [f"missing: {line}" for line in missing] + [f"too much: {line}" for line in left]


def _unpaired(wanted: Iterable[T], found: Iterable[T], meets: Callable[[T, T], bool]) -> tuple[list[T], list[T]]:
    """What of `wanted` nothing found meets, and what is found beyond it; each finding meets one line."""
    left, missing = list(found), []
    for line in wanted:
        match = next((other for other in left if meets(line, other)), None)
        if match is None:
            missing.append(line)
        else:
            left.remove(match)
    return missing, left


def explain(doc: Doc) -> str:
    """The repaired tree, the mentions, the clauses and what came of them: what shows why a sentence fails."""
    return "\n".join(_explained(doc))


def tree_line(tokens: Iterable[Any]) -> str:
    """The tree of words in one line, of each its tag, its relation and its head: "France/NNP/nsubj>condemned"."""
    return " ".join(f"{t.text}/{t.tag_}/{t.dep_}>{t.head.text}" for t in tokens if not t.is_space)


def _explained(doc: Doc) -> Iterator[str]:
    yield doc.text
    yield "  tree     " + tree_line(doc if doc._.parse is None else doc._.parse.tokens)
    yield "  mentions " + "; ".join(map(str, doc._.mentions))
    for clause in doc._.clauses:
        slots = ", ".join(f"{slot}: {' '.join(doc[i].text for i in tokens)}" for slot, tokens in clause.slots)
        marks = [
            *(["negated"] if clause.negated else []),
            *([] if clause.modality == "asserted" else [clause.modality]),
        ]
        yield f"  clause   {clause.kind} {clause.lemma} [{slots}] {' '.join(marks)}"
    for name, lines in (
        ("relation", relations(doc)),
        ("stance", stances(doc)),
        ("role", roles(doc)),
        ("says", says(doc)),
    ):
        yield from (f"  {name:<8} {line}" for line in lines)
    yield from (f"  rule     {r.rule}" for r in doc._.relations)
