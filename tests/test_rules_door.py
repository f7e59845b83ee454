"""The door of rules: whatever stands in a folder of them is a `RuleError` of one line, or rules."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hostile import RULES, SHORT, rule_files
from hypothesis import HealthCheck, given, settings

from geo_nlp.errors import RuleError
from geo_nlp.ontology import uniquekeys
from geo_nlp.rules.loader import load_rules
from geo_nlp.rules.sources import Source, parse

KINDS = ("x.yaml", "classes/x.yaml", "context/x.yaml", "attribution.yaml", "light_verbs.yaml", "lemmas.yaml")
HOSTILE: dict[str, tuple[str, str]] = {
    "a day that is none": ("a: 2025-02-30", "line 1: '2025-02-30' is no timestamp"),
    "a zone that is none": ("a: 2025-02-27 10:00:00 +99:99", "is no timestamp"),
    "a tag of a time": ("a: !!timestamp foo", "'foo' is no timestamp"),
    "a tag of a number": ("a: !!int abc", "'abc' is no int"),
    "a tag of a fraction": ("a: !!float abc", "'abc' is no float"),
    "a tag of a truth": ("a: !!bool x", "'x' is no bool"),
    "a tag of nothing": ("a: !!int ''", "'' is no int"),
    "5,000 digits": ("a: " + "9" * 5000, "a number or date of 5,000 characters"),
    "hours of hours": ("a: 1" + ":59" * 200_000, "a number or date of 600,001 characters"),
    "a list as key": ("? [a, b]\n: c", "a list or a mapping is a key"),
    "a mapping as key": ("? {a: b}\n: c", "a list or a mapping is a key"),
    "a key given twice": ("a: 1\na: 2", "'a' is given twice"),
    "no anchor": ("a: *nope", "undefined alias"),
    "lists without end": ("[" * 200_000, "nesting|depth|expected"),
    "too long": ("a: " + "x" * 3_000_000, "of which 2,000,000 may be"),
    "code": ("a: !!python/object/apply:os.system ['true']", "could not determine a constructor"),
    "a control character": ("a: \x01", "not YAML"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_yaml_is_a_fault_of_its_file(case: str) -> None:
    text, messages = HOSTILE[case]
    faults: list[str] = []
    start = time.process_time()
    parse(Source("x.yaml", "x.yaml", text, own=True), faults)
    assert time.process_time() - start < 5
    (fault,) = faults
    assert fault.startswith("x.yaml: not YAML: ")
    assert any(piece in fault for piece in messages.split("|")), fault
    assert len(fault) < 300 and "\n" not in fault


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "&a [*a]",
        "a: &a {b: *a}",
        "5: 6",
        "on: off",
        "[]",
        "hello",
        "a: ['']",
        "[" * 900 + "]" * 900,
        "verbs: [' ']",
    ],
)
@pytest.mark.parametrize("name", KINDS)
def test_odd_content_is_reported(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    if (name, text) == ("classes/x.yaml", "[]"):
        return
    with pytest.raises(RuleError) as raised:
        load_rules(tmp_path)
    assert "\n" not in str(raised.value)


def test_merging_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = [f"x{i}: &x{i} {{<<: [{', '.join([f'*x{i - 1}'] * 10)}]}}" for i in range(1, 12)]
    faults: list[str] = []
    start = time.process_time()
    parse(Source("x.yaml", "x.yaml", "\n".join(["x0: &x0 {a: 1, b: 2}", *chain]), own=True), faults)
    assert time.process_time() - start < 5
    monkeypatch.setattr(uniquekeys, "MOST_KEYS", 1)
    parse(Source("x.yaml", "x.yaml", "a: {b: 1, c: 2}", own=True), faults := [])
    assert faults == ["x.yaml: not YAML: line 1: has more than 1 keys"]


def test_a_bomb_of_aliases_is_refused_and_not_written_out(tmp_path: Path) -> None:
    lines = ["x0: &x0 [a, b]", *(f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 10)}]" for i in range(1, 12))]
    (tmp_path / "classes").mkdir()
    (tmp_path / "classes" / "x.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RuleError, match="must be a list of words") as raised:
        load_rules(tmp_path)
    assert len(str(raised.value)) < 5000


def test_a_folder_behind_links_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(RULES, encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / name).symlink_to(".", target_is_directory=True)
    assert len(load_rules(tmp_path).own) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_a_pipe_is_no_rule_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(RuleError, match=r"x\.yaml: cannot be read \(it is no file\)"):
        load_rules(tmp_path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices in the file system")
def test_a_device_is_no_rule_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("/dev/zero")
    with pytest.raises(RuleError, match="it is no file"):
        load_rules(tmp_path)


def test_a_file_that_nobody_wrote_by_hand_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(RULES + "#" + "x" * 6_000_000, encoding="utf-8")
    with pytest.raises(RuleError, match="more than 5,000,000 bytes"):
        load_rules(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there")
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.yaml", "wb") as file:
        file.write(RULES.encode())
    assert [path.rpartition("/")[2] for path in load_rules(tmp_path).own] == ["caf\\xe9.yaml"]


def test_many_faults_are_reported_in_part(tmp_path: Path) -> None:
    (tmp_path / "context").mkdir()
    (tmp_path / "context" / "x.yaml").write_text(f"effect: negated\nverbs: [{'1, ' * 500}2]", encoding="utf-8")
    with pytest.raises(RuleError, match="and 451 more faults"):
        load_rules(tmp_path)


@settings(SHORT, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=rule_files())
def test_hostile_rule_files(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load_rules(tmp_path)
    except RuleError as error:
        assert "\n" not in str(error)
