"""Load every rule file, check it, and index its triggers by (kind, lemma), so that matching is a look-up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from os.path import abspath, relpath
from pathlib import Path
from types import MappingProxyType

from geo_nlp.rules.attribution import AttributionRules, read_attribution
from geo_nlp.rules.checks import Classes, RuleFaults, check, read_words
from geo_nlp.rules.context import Context, read_context
from geo_nlp.rules.schema import RuleFile, Trigger
from geo_nlp.rules.sources import Kind, Source, compiled, contents, digest_of, own_sources, product_sources

Key = tuple[str, str]
Constraints = tuple[tuple[str, frozenset[str]], ...]
Demands = Mapping[Key, tuple[tuple[frozenset[str], ...], ...]]
"""For the words whose every rule asks for words in a slot: what `demands_of` returns."""
NO_DEMANDS: Demands = MappingProxyType({})
UNWORDED = re.compile(r"\*|not|to|that|whether|somebody|.+ name")
"""What a rule may ask for that is no word of the sentence: see `pipes.matching.holds`."""


SPELLED = frozenset({"against", "beyond", "like", "off"})
"""Slots that only the preposition itself fills."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger bound to what it states, with its constraints as sets of lemmas."""

    id: str
    states: str
    trigger: Trigger
    where: Constraints
    unless: Constraints
    file: str
    attitude: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of the product (and the user's own), ready to be looked up."""

    relations: Mapping[Key, tuple[Rule, ...]]
    stances: Mapping[Key, tuple[Rule, ...]]
    light_verbs: frozenset[str]
    classes: Classes
    context: Context
    attribution: AttributionRules
    files: Mapping[str, RuleFile]
    own: frozenset[str]
    digest: str
    triggers: frozenset[Key]
    demands: Demands

    def rules(self) -> dict[str, Rule]:
        """Every rule by its id."""
        return {r.id: r for table in (self.relations, self.stances) for found in table.values() for r in found}


_in_use: ContextVar[RuleBook | None] = ContextVar("geo_nlp_rules", default=None)


@contextmanager
def using(book: RuleBook) -> Iterator[None]:
    """Let `load_rules()` give `book` inside the block: how a pipeline works with rules of its own."""
    token = _in_use.set(book)
    try:
        yield
    finally:
        _in_use.reset(token)


def load_rules(*extra: str | Path) -> RuleBook:
    """The rules in use, by default the product's; with folders `extra`, the product's and those in the folders.

    Folders are read anew each time. Raises `RuleError` with every fault found.

    >>> sorted({rule.states for rule in load_rules().relations["verb", "rebuke"]})
    ['ACCUSE']
    """
    if not extra:
        return _in_use.get() or _product()
    folders = [Path(relpath(path)) if _below_here(path) else path for path in dict.fromkeys(map(_absolute, extra))]
    return book_of((*product_sources(), *(source for folder in folders for source in own_sources(folder))))


def _absolute(path: str | Path) -> Path:
    return Path(abspath(Path(path).expanduser()))


def _below_here(path: Path) -> bool:
    return path.is_relative_to(Path.cwd()) and path != Path.cwd()


@cache
def _product() -> RuleBook:
    from geo_nlp.rules.packed import unpack

    return unpack(compiled(), product_sources())


@lru_cache(maxsize=4)
def book_of(sources: tuple[Source, ...]) -> RuleBook:
    """Read, check and index the files; every rule is made at once."""
    faults: list[str] = []
    return made_of(contents(sources, faults), faults)


def made_of(held: Mapping[Source, object], faults: list[str]) -> RuleBook:
    """Check and index what the files hold; raise `RuleFaults` where there are any, now or before."""
    of_kind, sources = of_kinds(held), list(held)
    own = frozenset(source.path for source in sources if source.own)
    faults.extend(
        f"{path}: lemmas are not a user's to repair; delete the file" for path in own & of_kind.get("lemmas", {}).keys()
    )
    classes = joined(of_kind.get("classes", {}), faults)
    light = joined(of_kind.get("light_verbs", {}), faults, only="verbs").get("verbs", frozenset())
    found = {
        path: rule_file
        for path, data in of_kind.get("rules", {}).items()
        if (rule_file := check(path, data, classes, faults, own=path in own))
    }
    relations = _index(_rules(found, classes, own, attitudes=False), faults)
    stances = _index(_rules(found, classes, own, attitudes=True), faults)
    context = read_context(of_kind.get("context", {}), faults)
    attribution = read_attribution(of_kind.get("attribution", {}), faults, own=own)
    if faults or attribution is None:
        raise RuleFaults(*faults)
    triggers = frozenset([*relations, *stances])
    return RuleBook(
        relations, stances, light, classes, context, attribution, found, own, digest_of(sources), triggers,
        _demands(triggers, relations, stances),
    )  # fmt: skip


def of_kinds(held: Mapping[Source, object]) -> dict[Kind, dict[str, object]]:
    """What the files hold by their kind and path."""
    found: dict[Kind, dict[str, object]] = {}
    for source, data in held.items():
        found.setdefault(source.kind, {})[source.path] = data
    return found


def _demands(triggers: Collection[Key], *tables: Mapping[Key, Sequence[Rule]]) -> Demands:
    found = {key: demands_of(key, *tables) for key in triggers}
    return {key: rules for key, rules in found.items() if all(rules)}


def demands_of(key: Key, *tables: Mapping[Key, Sequence[Rule]]) -> tuple[tuple[frozenset[str], ...], ...]:
    """What the rules of a word ask for, rule by rule and slot by slot; rules with one slot ask together."""
    asked = dict.fromkeys(_demand(rule) for table in tables for rule in table.get(key, ()))
    single = [words for words, *more in filter(None, asked) if not more]
    several = tuple(demand for demand in asked if len(demand) != 1)
    return ((_union(single),), *several) if single else several


def _demand(rule: Rule) -> tuple[frozenset[str], ...]:
    """The words that a rule asks for, slot by slot; a compound ("war game") is known by its last word."""
    worded = [words for _, words in rule.where if not any(map(UNWORDED.fullmatch, words))]
    spelled = [frozenset({slot}) for slot, _ in rule.where if slot in SPELLED]
    return (*spelled, *map(_last_words, worded))


def _last_words(words: frozenset[str]) -> frozenset[str]:
    last = frozenset(word.split()[-1] for word in words)
    return words if last == words else last


def _union(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words of some sets. Of one it is that very set: a class that many rules name is held once."""
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)


def joined(files: Mapping[str, object], faults: list[str], *, only: str | None = None) -> dict[str, frozenset[str]]:
    """The lists of all files by name; a user's list of our name adds to ours."""
    found: dict[str, frozenset[str]] = {}
    for path, data in files.items():
        for name, words in read_words(path, data, faults).items():
            if only not in (None, name):
                faults.append(f"{path}: {name}: unknown key; allowed: {only}")
            found[name] = found.get(name, frozenset()) | words
    return found


def _rules(files: Mapping[str, RuleFile], classes: Classes, own: frozenset[str], *, attitudes: bool) -> list[Rule]:
    return [
        bound(trigger, f.predicate or f.attitude or "", path, classes, attitude=attitudes, own=path in own)
        for path, f in files.items()
        if (f.attitude is not None) is attitudes
        for trigger in f.triggers
    ]


def bound(
    trigger: Trigger, states: str, file: str, classes: Classes, *, attitude: bool = False, own: bool = False
) -> Rule:
    """A trigger as a rule, with its classes written out."""
    where, unless = _constraints(trigger.where, classes), _constraints(trigger.unless, classes)
    return Rule(trigger.id, states, trigger, where, unless, file, attitude=attitude, own=own)


def _constraints(slots: Mapping[str, Sequence[str]], classes: Classes) -> Constraints:
    return tuple((slot, expand(words, classes)) for slot, words in slots.items())


def expand(words: Sequence[str], classes: Classes) -> frozenset[str]:
    """The lemmas that a rule names, those of its classes ("$weapon") among them."""
    named = [
        classes.get(word[1:], frozenset()) if word.startswith("$") and word[1:] else frozenset({word}) for word in words
    ]
    return _union(named)


def _index(rules: Sequence[Rule], faults: list[str]) -> dict[Key, tuple[Rule, ...]]:
    """Rules by trigger, the most specific first, and of two equally specific ones the user's."""
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
                        f"{rule.file}: {rule.id}: {key[0]} {key[1]!r} is claimed by {other.id}, same constraints; "
                        "leave the word out, or add a `where` or `unless`"
                    )
            table[key].append(rule)
    order = {
        key: sorted(found, key=lambda r: (-len(r.where), -len(r.unless), not r.own)) for key, found in table.items()
    }
    return {key: tuple(found) for key, found in order.items()}
