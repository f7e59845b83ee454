"""The rules of the package as their index holds them: bound to their words by the compiler, unpacked when asked for.

A run looks at few of the thousands of rules, so none is made before a clause has its word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Any

from geo_nlp.gazetteer.lazy import Lazy
from geo_nlp.rules.attribution import read_attribution
from geo_nlp.rules.checks import RuleFaults
from geo_nlp.rules.context import read_context
from geo_nlp.rules.loader import Key, Rule, RuleBook, bound, demands_of, joined, of_kinds
from geo_nlp.rules.schema import RuleFile, Trigger
from geo_nlp.rules.sources import Source

Table = dict[str, dict[str, list[int]]]
"""Kind and lemma of a trigger to the numbers of its rules, the most specific first."""


def pack(book: RuleBook) -> dict[str, object]:
    """What is slow to make of the parsed files: every rule by itself, and which rules each word has."""
    numbers = {rule.id: number for number, rule in enumerate(book.rules().values())}
    return {
        "rules": [_row(rule) for rule in book.rules().values()],
        "relations": _table(book.relations, numbers),
        "stances": _table(book.stances, numbers),
        "demands": sorted(book.demands),
    }


def _row(rule: Rule) -> str:
    trigger = rule.trigger.model_dump(mode="json", exclude_defaults=True)
    return json.dumps([rule.states, rule.file, rule.attitude, trigger], ensure_ascii=False, separators=(",", ":"))


def _table(rules: Mapping[Key, tuple[Rule, ...]], numbers: Mapping[str, int]) -> Table:
    table: Table = {}
    for (kind, lemma), found in rules.items():
        table.setdefault(kind, {})[lemma] = [numbers[rule.id] for rule in found]
    return table


def unpack(index: Mapping[str, Any], sources: tuple[Source, ...]) -> RuleBook:
    """The book that the loader would make of the texts that the index was compiled from."""
    faults: list[str] = []
    held = of_kinds({source: index["lists"][source.inner] for source in sources if source.inner in index["lists"]})
    paths = {source.inner: source.inner for source in sources if source.kind == "rules"}

    @cache
    def files() -> dict[str, object]:
        read: dict[str, object] = json.loads(index["files"])
        return read

    classes = joined(held.get("classes", {}), faults)
    made: dict[int, Rule] = {}

    def rule(number: int) -> Rule:
        if number not in made:
            states, file, attitude, said = json.loads(index["rules"][number])
            trigger = Trigger.model_validate(said)
            made[number] = bound(trigger, states, file, classes, attitude=attitude)
        return made[number]

    def several(found: list[int]) -> tuple[Rule, ...]:
        return tuple(map(rule, found))

    relations = Lazy(_keyed(index["relations"]), several)
    stances = Lazy(_keyed(index["stances"]), several)
    attribution = read_attribution(held.get("attribution", {}), faults)
    context = read_context(held.get("context", {}), faults)
    if faults or attribution is None:
        raise RuleFaults(*faults)
    light = joined(held.get("light_verbs", {}), faults).get("verbs", frozenset())
    asking = {(kind, lemma): (kind, lemma) for kind, lemma in index["demands"]}
    return RuleBook(
        relations, stances, light, classes, context, attribution,
        files=Lazy(paths, lambda path: RuleFile.model_validate(files()[path])), own=frozenset(), digest=index["digest"],
        triggers=frozenset(chain(relations, stances)),
        demands=Lazy(asking, lambda key: demands_of(key, relations, stances)),
    )  # fmt: skip


def _keyed(table: Table) -> dict[Key, list[int]]:
    return {(kind, lemma): numbers for kind, found in table.items() for lemma, numbers in found.items()}
