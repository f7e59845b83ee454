"""Whether rules do what their examples say: each example against what was found in its processed sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo_nlp.ontology import load_ontology
from geo_nlp.rules import notation
from geo_nlp.rules.loader import RuleBook
from geo_nlp.rules.schema import Example

if TYPE_CHECKING:
    from spacy.tokens import Doc

PUBLISHED = "2025-03-01"
"""The day of the articles that examples are taken from, a Saturday."""


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a rule file, and the predicate or attitude that the file states."""

    path: str
    states: str
    example: Example


def cases(book: RuleBook, paths: Iterable[str] | None = None) -> Iterator[Case]:
    """The examples of some files, or of all."""
    for path in book.files if paths is None else paths:
        rule_file = book.files[path]
        yield from (Case(path, rule_file.predicate or rule_file.attitude or "", e) for e in rule_file.examples)


def stated_by(book: RuleBook) -> Mapping[str, str]:
    """What each rule states, by its id."""
    return {rule.id: rule.states for rule in book.rules().values()}


def findings(doc: Doc, states: str, stated: Mapping[str, str]) -> list[notation.Line]:
    """What states one predicate or attitude, or was found by its rules and reported as the plan of another."""
    if states in load_ontology().attitudes:
        return [line.rolled_up for line in notation.stances(doc) if line.word == states]
    lines = zip(doc._.relations, notation.relations(doc), strict=True)
    return [line.rolled_up for relation, line in lines if states in (line.word, stated[relation.rule])]


def differences(case: Case, doc: Doc, stated: Mapping[str, str]) -> list[str]:
    """What is missing and what is too much; where nothing is wanted, only ends that can be named are too much."""
    wanted, found = notation.parse_all(case.example.yields), findings(doc, case.states, stated)
    return notation.differences(wanted, found if wanted else [line for line in found if line.named])


def failure(case: Case, doc: Doc, stated: Mapping[str, str]) -> str | None:
    """One line about an example that does not hold: where, text, expected, found; None where it holds."""
    different = differences(case, doc, stated)
    if case.example.xfail:
        return None if different else f"{case.path}: {case.example.text!r} holds; take its `xfail` away"
    if not different:
        return None
    found = findings(doc, case.states, stated)
    other = [line for line in (*notation.relations(doc), *notation.stances(doc)) if line.rolled_up not in found]
    beside = f" (and beside it {_lines_text(other)})" if other else ""
    expected = ", ".join(case.example.yields)
    return f"{case.path}: {case.example.text!r}: expected {expected}; found {_lines_text(found)}{beside}"


def _lines_text(lines: Iterable[notation.Line]) -> str:
    return ", ".join(str(line.undated) for line in lines) or notation.NOTHING
