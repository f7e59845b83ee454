"""Matching is a look-up: what a clause costs does not grow with rules for other words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.lexicon import LAYER, doubled
from geo_nlp.pipes.relations import matching
from geo_nlp.rules.loader import RuleBook, load_rules, using

TEXT = (
    "France condemned Russia and imposed sanctions on its banks. Turkey refused to meet the Greek envoy. "
    "China and Iran signed a deal, and NATO is worried about their alliance."
)
BOOK = load_rules()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the rules whose constraints are looked at."""
    tries: Counter[str] = Counter()
    real = matching.holds
    monkeypatch.setattr(matching, "holds", lambda *found: tries.update([found[2].id]) or real(*found))
    return tries


def unrelated(folder: Path) -> RuleBook:
    """The package's rules and a thousand more, for words that no text has."""
    triggers = [f"  - {{id: more-{n}, verb: [verboid{n}], source: subject, target: object}}" for n in range(1000)]
    examples = ["examples:", "  - {text: a, yields: nothing}", "  - {text: b, yields: FRA ACCUSE RUS}"]
    text = "\n".join(["predicate: ACCUSE", "triggers:", *triggers, *examples])
    (folder / "more.yaml").write_text(text, encoding="utf-8")
    return load_rules(folder)


def run_layer(nlp: Language, doc: Doc, book: RuleBook, tries: Counter[str]) -> tuple[Counter[str], int, list[object]]:
    tries.clear()
    with using(book):
        for name in LAYER:
            doc = nlp.get_pipe(name)(doc)
    return Counter(tries), len(doc._.clauses), [*doc._.relations, *doc._.stances]


def test_rules_of_other_words_are_never_tried(nlp: Language, tmp_path: Path, counted: Counter[str]) -> None:
    doc = nlp(TEXT)
    few = run_layer(nlp, doc, BOOK, counted)
    many = run_layer(nlp, doc, unrelated(tmp_path), counted)
    assert few == many
    assert few[0].total() > 10
    assert few[1] > 5


def test_a_clause_tries_the_rules_of_its_word_and_no_other(nlp: Language, counted: Counter[str]) -> None:
    doc = nlp(TEXT)
    tries, _, _ = run_layer(nlp, doc, BOOK, counted)
    keys = {(clause.kind, clause.lemma) for clause in doc._.clauses}
    own = {rule.id for table in (BOOK.relations, BOOK.stances) for key in keys for rule in table.get(key, ())}
    assert tries.keys() <= own


def test_the_benchmark_doubles_the_rules() -> None:
    double = doubled(BOOK)
    assert len(double.rules()) == 2 * len(BOOK.rules())
    added = [rule for rule in double.rules().values() if rule.own]
    shared = [rule for rule in added if any(key in BOOK.triggers for key in rule.trigger.words())]
    assert 0.4 < len(shared) / len(added) < 0.6
    assert all(rule.where for rule in shared)
