"""Load every rule file, check it, and index its triggers by (kind, lemma), so that matching is a look-up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml
from pydantic import ValidationError

from geo_nlp.errors import RuleError
from geo_nlp.ontology import load_ontology
from geo_nlp.rules.context import Context, read_context
from geo_nlp.rules.schema import RuleFile, Trigger

Key = tuple[str, str]
OTHER = frozenset({"classes.yaml", "light_verbs.yaml", "lemmas.yaml", "attribution.yaml"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger bound to what it states, with its constraints as sets of lemmas."""

    id: str
    states: str
    trigger: Trigger
    where: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]
    file: str
    attitude: bool = False


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of the product (and the user's own), ready to be looked up."""

    relations: Mapping[Key, tuple[Rule, ...]]
    stances: Mapping[Key, tuple[Rule, ...]]
    light_verbs: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    context: Context
    files: Mapping[str, RuleFile]
    digest: str
    triggers: frozenset[Key]


def _documents(root: Traversable | Path) -> Iterator[tuple[str, str]]:
    """Rule files below `root` as (path, text), in a fixed order."""
    for entry in sorted(root.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            yield from ((f"{entry.name}/{name}", text) for name, text in _documents(entry))
        elif entry.name.endswith((".yaml", ".yml")):
            yield entry.name, entry.read_text(encoding="utf-8")


def _parse(path: str, text: str, faults: list[str]) -> object:
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        faults.append(f"{path}: not YAML: {' '.join(str(error).split())}")
        return None


def _check(path: str, data: object, classes: Mapping[str, frozenset[str]], faults: list[str]) -> RuleFile | None:
    try:
        rule_file = RuleFile.model_validate(data)
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            faults.append(f"{path}: {where or 'file'}: {fault['msg'].removeprefix('Value error, ')}")
        return None
    ontology = load_ontology()
    known = ontology.predicates if rule_file.predicate else ontology.attitudes
    stated = rule_file.predicate or rule_file.attitude
    if stated not in known:
        faults.append(f"{path}: {stated!r} is unknown; allowed: {', '.join(known)}")
    for trigger in rule_file.triggers:
        for words in [*trigger.where.values(), *trigger.unless.values()]:
            faults.extend(
                f"{path}: {trigger.id}: class {word} is not in classes.yaml; there are: {', '.join(sorted(classes))}"
                for word in words
                if word.startswith("$") and word[1:] not in classes
            )
        if rule_file.predicate in ontology.predicates and trigger.mode:
            modes = ontology.predicates[rule_file.predicate].modes
            if trigger.mode not in modes:
                faults.append(
                    f"{path}: {trigger.id}: mode {trigger.mode!r} is unknown; allowed: {', '.join(modes) or 'none'}"
                )
    return rule_file


def _expand(
    slots: Mapping[str, Sequence[str]], classes: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, frozenset[str]], ...]:
    def lemmas(words: Sequence[str]) -> frozenset[str]:
        return frozenset(
            w for word in words for w in (classes.get(word[1:], frozenset()) if word.startswith("$") else {word})
        )

    return tuple((slot, lemmas(words)) for slot, words in slots.items())


def _index(rules: Sequence[Rule], faults: list[str]) -> dict[Key, tuple[Rule, ...]]:
    table: dict[Key, list[Rule]] = {}
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            faults.append(f"{rule.file}: trigger id {rule.id!r} is used in {seen[rule.id]} too; ids are unique")
        seen[rule.id] = rule.file
        for key in rule.trigger.words():
            for other in table.setdefault(key, []):
                if (other.where, other.unless) == (rule.where, rule.unless) and other.states == rule.states:
                    faults.append(
                        f"{rule.file}: {rule.id}: {key[0]} {key[1]!r} is claimed by {other.id}, same constraints"
                    )
            table[key].append(rule)
    return {key: tuple(sorted(found, key=lambda r: (-len(r.where), -len(r.unless)))) for key, found in table.items()}


@cache
def load_rules(*extra: Path) -> RuleBook:
    """Load the product's rules and those in the folders `extra`; raise `RuleError` with every fault found.

    >>> sorted({rule.states for rule in load_rules().relations["verb", "rebuke"]})
    ['ACCUSE']
    """
    root = files(__package__)
    documents = [
        *_documents(root),
        *((f"{folder}/{name}", text) for folder in extra for name, text in _documents(folder)),
    ]
    faults: list[str] = []
    parsed = {path: _parse(path, text, faults) for path, text in documents}
    raw = [parsed.get("classes.yaml") or {}, *(parsed[p] or {} for p in parsed if p.endswith("/classes.yaml"))]
    classes = {name: frozenset(words) for table in raw for name, words in table.items()}  # type: ignore[attr-defined]
    found: dict[str, RuleFile] = {}
    for path, data in parsed.items():
        if path.rsplit("/", 1)[-1] in OTHER or "context/" in path or data is None:
            continue
        if rule_file := _check(path, data, classes, faults):
            found[path] = rule_file
    rules = [
        Rule(
            t.id,
            f.predicate or f.attitude or "",
            t,
            _expand(t.where, classes),
            _expand(t.unless, classes),
            path,
            f.attitude is not None,
        )
        for path, f in found.items()
        for t in f.triggers
    ]
    relations = _index([r for r in rules if found[r.file].predicate], faults)
    stances = _index([r for r in rules if found[r.file].attitude], faults)
    context = read_context(parsed, faults)
    if faults:
        raise RuleError("; ".join(faults))
    light = frozenset((parsed.get("light_verbs.yaml") or {}).get("verbs", ()))  # type: ignore[attr-defined]
    digest = hashlib.sha256("\0".join(part for pair in documents for part in pair).encode()).hexdigest()[:12]
    triggers = frozenset([*relations, *stances])
    return RuleBook(relations, stances, light, classes, context, found, digest, triggers)
