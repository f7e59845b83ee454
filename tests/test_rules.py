"""Every example of every rule file, run through the whole pipeline, and what the loader refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet
from spacy.tokens import Doc

from geo_nlp.errors import RuleError
from geo_nlp.rules import notation, proof
from geo_nlp.rules.loader import load_rules
from geo_nlp.rules.schema import Example
from geo_nlp.rules.sources import contents, product_sources

BOOK = load_rules()
STATED = proof.stated_by(BOOK)


def examples() -> list[ParameterSet]:
    return [
        pytest.param(
            case, case.example, id=f"{Path(case.path).stem}: {case.example.text}",
            marks=[pytest.mark.xfail(reason=case.example.xfail, strict=True)] if case.example.xfail else (),
        )
        for case in proof.cases(BOOK)
    ]  # fmt: skip


@pytest.mark.parametrize(("case", "example"), examples())
def test_example(case: proof.Case, example: Example, parsed: Mapping[str, Doc]) -> None:
    doc = parsed[example.text]
    different = proof.differences(case, doc, STATED)
    assert not different, "\n".join([*different, notation.explain(doc)])


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
    ({"comment": "x"}, "comment: unknown key; allowed: predicate, attitude, triggers, examples"),
    (
        {"triggers": [{**TRIGGER, "soruce": "subject"}]},
        "triggers.0.soruce: unknown key; allowed: id, verb, noun, adjective, source, ",
    ),
    ({"triggers": [{**TRIGGER, "target": "subjekt"}]}, "triggers.0: unknown slot 'subjekt'; allowed: about, "),
    ({"triggers": [{**TRIGGER, "where": {"wth": "word"}}]}, "triggers.0: unknown slot 'wth'; allowed: "),
    (
        {"triggers": [{**TRIGGER, "where": {"object": "$nonsense"}}]},
        "accuse-test: class $nonsense is not in classes/; there are: ",
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
    ({"predicate": "ACUSE"}, "'ACUSE' is unknown; did you mean ACCUSE? Allowed: AGREE, CONSULT, "),
    ({"predicate": None, "attitude": "love"}, "'love' is unknown; allowed: support, praise, "),
    ({"attitude": "concern"}, "file: give either `predicate` or `attitude`"),
    (
        {"triggers": [{**TRIGGER, "target": True}]},
        "triggers.0.target: YAML reads on, off, yes and no as true and false",
    ),
    ({"triggers": None}, "triggers: is missing"),
    (
        {"examples": [*RULE["examples"], {"text": "x", "yields": "FRA ACUSE RUS"}]},
        "examples.2.yields: 'FRA ACUSE RUS': 'ACUSE' is no predicate, attitude or post",
    ),
    (
        {"examples": [*RULE["examples"], {"text": "x", "yields": "FRA ACCUSE RUS (denied)"}]},
        "examples.2.yields: 'FRA ACCUSE RUS (denied)': 'denied' is no mark; allowed: a date, ",
    ),
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


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    for number, (changes, _) in enumerate(FAULTS):
        write(tmp_path, f"{number:02}.yaml", **changes)
    (tmp_path / "broken.yaml").write_text("triggers: a: b", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    message = str(caught.value)
    assert "\n" not in message
    assert f"{tmp_path}/broken.yaml: not YAML: line 1: " in message
    assert [text for _, text in FAULTS if text not in message] == []


def test_rules_of_ones_own_are_added(tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml")
    (rule,) = load_rules(tmp_path).relations["verb", "bloviate"]
    assert (rule.id, rule.states) == ("accuse-test", "ACCUSE")
    assert load_rules(tmp_path).digest != BOOK.digest
    assert ("verb", "bloviate") not in BOOK.relations


def test_ones_own_rule_goes_before_an_equal_one(tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml", predicate="THREATEN", triggers=[{**TRIGGER, "verb": "lampoon"}])
    first, *others = load_rules(tmp_path).relations["verb", "lampoon"]
    assert first.id == "accuse-test"
    assert {rule.states for rule in others} == {"ACCUSE"}


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml")
    before = load_rules(tmp_path)
    write(tmp_path, "mine.yaml", triggers=[{**TRIGGER, "verb": "perorate"}])
    after = load_rules(tmp_path)
    assert ("verb", "perorate") in after.relations
    assert before.digest != after.digest


def test_the_same_rules_elsewhere_are_the_same_rules(tmp_path: Path) -> None:
    for name in ("one", "context"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "mine.yaml")
    assert load_rules(tmp_path / "one").digest == load_rules(tmp_path / "context").digest


def test_the_index_holds_what_the_yaml_does(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = product_sources()
    indexed = contents(sources, [])
    monkeypatch.setattr("geo_nlp.rules.sources.compiled", dict)
    faults: list[str] = []
    assert contents(sources, faults) == indexed
    assert faults == []


def test_each_class_is_in_one_file_and_in_order() -> None:
    found: dict[str, list[str]] = {}
    for source, data in contents(product_sources(), []).items():
        if source.kind == "classes":
            assert isinstance(data, dict)
            assert list(data) == sorted(data)
            assert not data.keys() & found.keys()
            found |= data
    assert found.keys() == BOOK.classes.keys()
    assert {name: sorted(set(words)) for name, words in found.items()} == found


def test_words_of_ones_own_are_added_to_ours(tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml")
    (tmp_path / "context").mkdir()
    for name, text in (
        ("classes.yaml", "weapon: [trebuchet]"),
        ("light_verbs.yaml", "verbs: [bandy]"),
        ("context/mine.yaml", "{effect: negated, verbs: [eschew]}"),
        ("attribution.yaml", "verbs: [{id: mine, words: [bloviate], content: [clause]}]"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    book = load_rules(tmp_path)
    assert BOOK.classes["weapon"] | {"trebuchet"} == book.classes["weapon"]
    assert BOOK.light_verbs | {"bandy"} == book.light_verbs
    assert (BOOK.context.of("verbs", "eschew"), book.context.of("verbs", "eschew")) == (None, "negated")
    assert [frame.id for frame in book.attribution.by_verb["bloviate"]] == ["mine"]
    assert book.attribution.by_verb.keys() > BOOK.attribution.by_verb.keys()


ELSEWHERE = [
    ("classes.yaml", "weapon: [on]", "weapon: must be a list of words; put on, off, yes, no and numbers in quotes"),
    ("classes.yaml", "[weapon]", "must hold names with lists of words"),
    ("light_verbs.yaml", "vebs: [x]", "vebs: unknown key; allowed: verbs"),
    ("lemmas.yaml", "verbs: [x]", "lemmas are not a user's to repair"),
    ("context/mine.yaml", "effect: not", "effect: Input should be 'negated', 'planned'"),
    ("context/mine.yaml", "{effect: planned, verbs: [deny]}", "verbs: 'deny' is negated in context/negated.yaml"),
    ("attribution.yaml", "vebs: []", "vebs: unknown key; allowed: verbs, nouns, "),
    ("mine.yaml", "", "is empty"),
    ("mine.yaml", "{predicate: ACCUSE, predicate: REJECT}", "not YAML: line 1: 'predicate' is given twice"),
]


@pytest.mark.parametrize(("name", "text", "message"), ELSEWHERE, ids=[row[2] for row in ELSEWHERE])
def test_faults_of_the_other_files_are_reported(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(f"{tmp_path}/{name}: {message}")):
        load_rules(tmp_path)


def test_a_folder_must_be_one_with_rules(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "no", "no such folder"), (tmp_path, "holds no rule files")):
        with pytest.raises(RuleError, match=message):
            load_rules(path)
    write(tmp_path, "mine.yaml")
    with pytest.raises(RuleError, match=r"mine\.yaml: is a file; give the folder"):
        load_rules(tmp_path / "mine.yaml")


@pytest.mark.parametrize("name", ["classes.yaml", "classes/manners.yaml"])
def test_classes_of_ones_own_can_be_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "classes").mkdir()
    (tmp_path / name).write_text("snub: [cold shoulder]", encoding="utf-8")
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
