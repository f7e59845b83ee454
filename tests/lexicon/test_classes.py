"""Word classes: every one is described, sorted and read by code; a user's files change them, and the hash with them."""

from __future__ import annotations

import ast
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

import geo_nlp
from geo_nlp import lexicon
from geo_nlp.errors import RuleError
from geo_nlp.lexicon.reading import parsed
from geo_nlp.lexicon.sources import KINDS, VARIABLE, load_classes, package_texts
from geo_nlp.pipeline import engine_of

ROOT = Path(geo_nlp.__file__).parent
DOCS = ROOT.parent / "docs"
CLASSES: dict[str, tuple[str, dict[str, Any]]] = {
    name: (file, data) for file, text in package_texts().items() for name, data in yaml.safe_load(text).items()
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for a user's classes; what the process holds of them is forgotten before and after."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    load_classes.cache_clear()
    lexicon.words.cache_clear()
    lexicon.either.cache_clear()


def test_the_page_is_fresh() -> None:
    page = runpy.run_path(str(DOCS / "lexicon_page.py"))["page"]()
    assert (DOCS / "lexicon.md").read_text(encoding="utf-8") == page, "classes have changed: run `make docs`"


def test_code_reads_every_class_and_no_others() -> None:
    paths = (ROOT / "pipes").rglob("*.py")
    assert set().union(*(read_by(ast.parse(path.read_text(encoding="utf-8"))) for path in paths)) == CLASSES.keys()


def read_by(tree: ast.AST) -> set[str]:
    """The classes that a module asks the lexicon for, those between which it chooses among them."""
    nodes = [*ast.walk(tree)]
    imports = (node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "geo_nlp.lexicon")
    asking = {alias.name for node in imports for alias in node.names}
    calls = (node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    arguments = (part for c in calls if c.func.id in asking for argument in c.args for part in ast.walk(argument))
    return {part.value for part in arguments if isinstance(part, ast.Constant) and str(part.value).islower()}


@pytest.mark.parametrize("file", sorted({file for file, _ in CLASSES.values()}))
def test_classes_are_described_and_in_order(file: str) -> None:
    for name, data in ((name, data) for name, (inner, data) in CLASSES.items() if inner == file):
        (kind,) = (kind for kind in KINDS if kind in data)
        listed = [*data[kind]]
        assert data["note"][0].isupper() and data["note"].endswith((".", '"')), name
        assert len(set(listed)) == len(listed), name
        assert kind == "phrases" or listed == sorted(listed), name


def test_no_two_classes_hold_the_same_words() -> None:
    seen: dict[frozenset[str], str] = {}
    for name, (_, data) in CLASSES.items():
        held = frozenset(next(data[kind] for kind in KINDS if kind in data))
        assert held not in seen, f"{name} is {seen[held]}"
        seen[held] = name


def test_yaml_and_index_hold_the_same() -> None:
    assert parsed(package_texts()) == load_classes().of_kind


def test_a_user_adds_and_removes_words(own: Path) -> None:
    before = lexicon.digest()
    assert {"niece", "wife"} <= lexicon.words("relative_noun")
    forget()
    (own / "mine.yaml").write_text(
        "relative_noun: {add: [stepson], remove: [wife]}\nship_prefix: {add: {ARA: ARG}, remove: [HMS]}\n"
    )
    assert "stepson" in lexicon.words("relative_noun") and "wife" not in lexicon.words("relative_noun")
    assert lexicon.table("ship_prefix")["ARA"] == "ARG" and "HMS" not in lexicon.table("ship_prefix")
    changed = lexicon.digest()
    assert changed != before
    forget()
    (own / "mine.yaml").write_text("relative_noun: {add: [stepdaughter]}\n")
    assert lexicon.digest() not in (before, changed)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("relativ_noun: {add: [stepson]}", "no such word class; did you mean relative_noun?"),
        ("relative_noun: [stepson]", "holds `add` and `remove`, each with a list of words"),
        ("relative_noun: {append: [stepson]}", "holds `add` and `remove`, each with a list of words"),
        ("relative_noun: {add: [no]}", "put on, off, yes, no and numbers in quotes"),
        ("relative_noun: {add: stepson}", "must be a list of words"),
        ("ship_prefix: {add: [ARA]}", "must be a table of words with values"),
        ("relative_noun: {remove: [neece]}", "has no word 'neece'; did you mean niece?"),
        ("relative_noun: {add: [stepson", "not YAML"),
        ("- stepson", "must hold classes by name"),
    ],
)
def test_faults_of_a_users_file_are_reported_in_one_line(own: Path, text: str, fault: str) -> None:
    (own / "mine.yaml").write_text(text)
    with pytest.raises(RuleError) as caught:
        lexicon.digest()
    assert "mine.yaml" in str(caught.value) and fault in str(caught.value) and "\n" not in str(caught.value)


def test_all_faults_are_reported_together(own: Path) -> None:
    (own / "a.yaml").write_text("relativ_noun: {add: [stepson]}")
    (own / "b.yaml").write_text("vessel_noun: {remove: [zeppelin]}")
    with pytest.raises(RuleError, match=r"a\.yaml.*b\.yaml"):
        lexicon.digest()


def test_a_folder_that_is_promised_must_be_there(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(own / "none"))
    with pytest.raises(RuleError, match="no such folder"):
        lexicon.digest()


def test_an_unknown_class_is_reported_with_the_nearest() -> None:
    with pytest.raises(RuleError, match="did you mean relative_noun"):
        lexicon.words("relativ_noun")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("vessel: {words: [ship]}", "needs a note"),
        ("Vessel: {note: Vessels., words: [ship]}", "names are lower case"),
        ("vessel: {note: Vessels., words: [ship], phrases: [a ship]}", "one of words, phrases, table"),
        ("vessel: {note: Vessels., word: [ship]}", "one of words, phrases, table"),
    ],
)
def test_faults_of_the_packages_files(text: str, fault: str) -> None:
    with pytest.raises(RuleError, match=fault):
        parsed({"a.yaml": text})
    with pytest.raises(RuleError, match=r"is in a\.yaml too"):
        parsed({"a.yaml": "vessel: {note: Vessels., words: [ship]}", "b.yaml": "vessel: {note: Ships., words: [ship]}"})


def test_a_users_words_change_the_hash_of_the_engine(own: Path, nlp: Language) -> None:
    before = engine_of(nlp).rules
    forget()
    (own / "mine.yaml").write_text("relative_noun: {add: [stepson]}\n")
    assert engine_of(nlp).rules != before


def test_a_users_words_reach_the_stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.yaml").write_text("branding_verb: {add: [besmirch]}\n")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    code = "from geo_nlp.pipes.syntax.words import BRANDING; print('besmirch' in BRANDING, 'denounce' in BRANDING)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
