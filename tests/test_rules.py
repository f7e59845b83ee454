"""Every example of every rule file, run through the whole pipeline, and what the loader refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import notation
import pytest
from _pytest.mark.structures import ParameterSet
from spacy.tokens import Doc

from geo_nlp.errors import RuleError
from geo_nlp.ontology import load_ontology
from geo_nlp.rules.loader import load_rules
from geo_nlp.rules.schema import Example

BOOK = load_rules()
STATES = {trigger.id: f.predicate or f.attitude for f in BOOK.files.values() for trigger in f.triggers}


def examples() -> list[ParameterSet]:
    return [
        pytest.param(
            rule_file.predicate or rule_file.attitude, example, id=f"{Path(path).stem}: {example.text}",
            marks=[pytest.mark.xfail(reason=example.xfail, strict=True)] if example.xfail else (),
        )
        for path, rule_file in BOOK.files.items()
        for example in rule_file.examples
    ]  # fmt: skip


@pytest.mark.parametrize(("states", "example"), examples())
def test_example(states: str, example: Example, parsed: Mapping[str, Doc]) -> None:
    doc = parsed[example.text]
    wanted, found = notation.parse_all(example.yields), [line.rolled_up for line in of_rules(doc, states)]
    if not wanted:
        found = [line for line in found if line.named]
    different = notation.differences(wanted, found)
    assert not different, "\n".join([*different, notation.explain(doc)])


def of_rules(doc: Doc, states: str) -> list[notation.Line]:
    """What states one predicate or attitude, or was found by its rules and told as the plan of another."""
    if states in load_ontology().attitudes:
        return [line for line in notation.stances(doc) if line.word == states]
    lines = zip(doc._.relations, notation.relations(doc), strict=True)
    return [line for relation, line in lines if states in (line.word, STATES[relation.rule])]


RULE: dict[str, Any] = {
    "predicate": "ACCUSE",
    "triggers": [{"id": "accuse-test", "verb": "bloviate", "source": "subject", "target": "at"}],
    "examples": [
        {"text": "France bloviated at Russia.", "yields": "FRA ACCUSE RUS"},
        {"text": "It bloviated.", "yields": "nothing"},
    ],
}  # fmt: skip
TRIGGER: dict[str, Any] = RULE["triggers"][0]

FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"comment": "x"}, "comment: Extra inputs are not permitted"),
    ({"triggers": [{**TRIGGER, "soruce": "subject"}]}, "triggers.0.soruce: Extra inputs are not permitted"),
    ({"triggers": [{**TRIGGER, "target": "subjekt"}]}, "triggers.0: unknown slot 'subjekt'; allowed: about, "),
    ({"triggers": [{**TRIGGER, "where": {"wth": "word"}}]}, "triggers.0: unknown slot 'wth'; allowed: "),
    (
        {"triggers": [{**TRIGGER, "where": {"object": "$nonsense"}}]},
        "accuse-test: class $nonsense is not in classes.yaml; there are: ",
    ),
    ({"triggers": [{**TRIGGER, "verb": ()}]}, "triggers.0: names no trigger: give `verb`, `noun` or `adjective`"),
    (
        {"triggers": [{**TRIGGER, "mode": "loudly"}]},
        "accuse-test: mode 'loudly' is unknown; allowed: disapprove, investigate, allege",
    ),
    ({"triggers": [{**TRIGGER, "id": "Accuse_test"}]}, "triggers.0.id: String should match pattern"),
    ({"triggers": [TRIGGER, {**TRIGGER, "verb": "perorate"}]}, "trigger id 'accuse-test' is used in "),
    (
        {"triggers": [TRIGGER, {**TRIGGER, "id": "accuse-again"}]},
        "verb 'bloviate' is claimed by accuse-test, same constraints",
    ),
    ({"predicate": "ACUSE"}, "'ACUSE' is unknown; allowed: AGREE, CONSULT, "),
    ({"predicate": None, "attitude": "love"}, "'love' is unknown; allowed: support, praise, "),
    ({"attitude": "concern"}, "file: give either `predicate` or `attitude`"),
    ({"examples": RULE["examples"][:1]}, "file: has no near miss: an example that yields nothing"),
    ({"examples": RULE["examples"][1:]}, "file: has no example of something it finds"),
]


def write(folder: Path, name: str, **changes: object) -> None:
    content = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(("changes", "message"), FAULTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_faulty_file_is_refused(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    write(tmp_path, "mine.yaml", **changes)
    with pytest.raises(RuleError, match=re.escape(f"{tmp_path}/mine.yaml: ") + ".*" + re.escape(message)):
        load_rules(tmp_path)


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    for number, (changes, _) in enumerate(FAULTS):
        write(tmp_path, f"{number:02}.yaml", **changes)
    (tmp_path / "broken.yaml").write_text("triggers: [", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    message = str(caught.value)
    assert "\n" not in message
    assert f"{tmp_path}/broken.yaml: not YAML: " in message
    assert [text for _, text in FAULTS if text not in message] == []


def test_rules_of_ones_own_are_added(tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml")
    (rule,) = load_rules(tmp_path).relations["verb", "bloviate"]
    assert (rule.id, rule.states) == ("accuse-test", "ACCUSE")
    assert load_rules(tmp_path).digest != BOOK.digest
    assert ("verb", "bloviate") not in BOOK.relations


def test_classes_of_ones_own_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "classes.yaml").write_text("snub: [cold shoulder]", encoding="utf-8")
    write(tmp_path, "mine.yaml", triggers=[{**TRIGGER, "where": {"with": "$snub"}}])
    (rule,) = load_rules(tmp_path).relations["verb", "bloviate"]
    assert rule.where == (("with", frozenset({"cold shoulder"})),)


def test_a_misspelt_key_does_not_hide_a_file(tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml", triggers=None, trigers=[TRIGGER])
    with pytest.raises(RuleError, match="trigers"):
        load_rules(tmp_path)


def test_the_more_specific_rule_comes_first() -> None:
    for rules in BOOK.relations.values():
        constraints = [(len(rule.where), len(rule.unless)) for rule in rules]
        assert constraints == sorted(constraints, reverse=True)
