"""What a rule file may say: every fault as file, key path, what is wrong, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from geo_nlp.errors import RuleError
from geo_nlp.ontology import load_ontology
from geo_nlp.rules.notation import parse_all
from geo_nlp.rules.schema import Example, RuleFile, Trigger
from geo_nlp.suggest import did_you_mean

Classes = Mapping[str, frozenset[str]]
Model = TypeVar("Model", bound=BaseModel)
MOST = 50  # faults of a file that are reported
PARTS: Mapping[str, type[BaseModel]] = {"triggers": Trigger, "examples": Example}


class RuleFaults(RuleError):
    """Several faults of rule files: one line together, and one by one in `args`."""

    def __str__(self) -> str:
        return "; ".join(self.args)


def validate(model: type[Model], path: str, data: object, faults: list[str]) -> Model | None:
    """`data` as a `model`; None, and its faults, if it is none."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = error.errors()
        faults.extend(f"{path}: {_said(fault, model)}" for fault in found[:MOST])
        if len(found) > MOST:
            faults.append(f"{path}: and {len(found) - MOST:,} more faults")
    return None


def _said(fault: Any, model: type[BaseModel]) -> str:
    loc, kind = fault["loc"], fault["type"]
    where = ".".join(str(part) for part in loc) or "file"
    if isinstance(fault["input"], bool) and kind in ("string_type", "tuple_type"):
        return f"{where}: YAML reads on, off, yes and no as true and false; put the word in quotes"
    if kind == "extra_forbidden":
        owner = PARTS.get(str(loc[0]), model) if len(loc) == 3 else model
        return f"{where}: unknown key; allowed: {', '.join(owner.model_fields)}"
    if kind == "missing":
        return f"{where}: is missing"
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}"


def check(path: str, data: object, classes: Classes, faults: list[str], *, own: bool) -> RuleFile | None:
    """A rule file, held against the ontology and the classes; of a user's own, what the examples expect too."""
    rule_file = validate(RuleFile, path, data, faults)
    if rule_file:
        faults.extend(f"{path}: {fault}" for fault in _stated(rule_file))
        for trigger in rule_file.triggers:
            faults.extend(f"{path}: {trigger.id}: {fault}" for fault in _trigger(trigger, rule_file, classes))
        for number, example in enumerate(rule_file.examples if own else ()):
            try:
                parse_all(example.yields)
            except RuleError as error:
                faults.append(f"{path}: examples.{number}.yields: {error}")
    return rule_file


def _stated(rule_file: RuleFile) -> Iterator[str]:
    ontology = load_ontology()
    known: Sequence[str] = list(ontology.predicates if rule_file.predicate else ontology.attitudes)
    stated = rule_file.predicate or rule_file.attitude
    if stated not in known:
        hint = did_you_mean(stated or "", known)
        yield f"{stated!r} is unknown{hint}{' A' if hint else '; a'}llowed: {', '.join(known)}"


def _trigger(trigger: Trigger, rule_file: RuleFile, classes: Classes) -> Iterator[str]:
    for words in [*trigger.where.values(), *trigger.unless.values()]:
        for word in words:
            if word.startswith("$") and word[1:] and word[1:] not in classes:
                yield f"class {word} is not in classes/; there are: {', '.join(sorted(classes))}"
    predicate = load_ontology().predicates.get(rule_file.predicate or "")
    if predicate and trigger.mode and trigger.mode not in predicate.modes:
        yield f"mode {trigger.mode!r} is unknown; allowed: {', '.join(predicate.modes) or 'none'}"
    if trigger.domestic and trigger.domestic not in load_ontology().predicates:
        yield f"domestic {trigger.domestic!r} is unknown; allowed: {', '.join(load_ontology().predicates)}"
    if rule_file.attitude and trigger.mode:
        yield f"mode {trigger.mode!r}: an attitude has no modes; leave it out"


def read_words(path: str, data: object, faults: list[str]) -> dict[str, frozenset[str]]:
    """Lists of words by name: those in classes/ and light_verbs.yaml."""
    found: dict[str, frozenset[str]] = {}
    if not isinstance(data, dict):
        faults.append(f"{path}: must hold names with lists of words, as `weapon: [drone, rifle]`")
        return found
    for name, words in data.items():
        listed = [words] if isinstance(words, str) else words
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            faults.append(f"{path}: {name}: must be a list of words; put on, off, yes, no and numbers in quotes")
        elif not all(map(str.strip, listed)):
            faults.append(f"{path}: {name}: holds a word of nothing but blanks; leave it out")
        else:
            found[str(name)] = frozenset(listed)
    return found
