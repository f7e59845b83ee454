"""What a user gives is data: nothing in a folder of rules, a model or a table is run, imported or unpickled."""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hostile import RULES

import geo_nlp
from geo_nlp import ner
from geo_nlp.errors import ModelError, RuleError
from geo_nlp.pipeline import MODELS
from geo_nlp.rules.loader import load_rules

CODE = "import pathlib; pathlib.Path({marker!r}).write_text('run')"
WATCHED = ("exec", "import", "pickle.find_class", "compile", "marshal.loads")
seen: list[tuple[str, str]] | None = None


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if seen is not None and event in WATCHED:
        seen.append((event, " ".join(map(str, arguments))))


sys.addaudithook(_hook)


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "marker"


def plant(folder: Path, marker: Path) -> None:
    """Code in every form that some program runs by itself."""
    code = CODE.format(marker=str(marker))

    class Evil:
        def __reduce__(self) -> Any:
            return exec, (code,)

    for name in ("__init__.py", "conftest.py", "setup.py", "sitecustomize.py", "evil.py", "yaml.py", "re.py"):
        (folder / name).write_text(code, encoding="utf-8")
    (folder / "evil.pth").write_text(code, encoding="utf-8")
    for name in ("index.pickle", "cache.pkl", "index.msgpack.pickle"):
        (folder / name).write_bytes(pickle.dumps(Evil()))


def of_folder(folder: Path) -> list[tuple[str, str]]:
    """What was run, imported or unpickled that has to do with a folder."""
    return [pair for pair in seen or () if str(folder) in pair[1] or pair[0] == "pickle.find_class"]


def test_a_folder_of_rules_runs_nothing(tmp_path: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    global seen
    rules = tmp_path / "rules"
    rules.mkdir()
    plant(rules, marker)
    (rules / "x.yaml").write_text(RULES, encoding="utf-8")
    seen = []
    monkeypatch.chdir(tmp_path)
    try:
        load_rules("rules")
        nlp = geo_nlp.load(rules="rules")
        geo_nlp.annotate(nlp, "France bloviated at Russia.")
        assert not of_folder(rules)
    finally:
        seen = None
    assert not marker.exists()
    loaded = [str(getattr(module, "__file__", "")) for module in list(sys.modules.values())]
    assert not [file for file in loaded if file.startswith(str(rules))]


@pytest.mark.parametrize("tag", ["python/object/apply:os.system ['x']", "python/name:os.system", "python/module:os",
                                 "python/object/new:os.system ['x']", "python/tuple [1]"])  # fmt: skip
def test_a_rule_cannot_name_an_object_of_python(tmp_path: Path, tag: str) -> None:
    (tmp_path / "x.yaml").write_text(f"{RULES}extra: !!{tag}\n", encoding="utf-8")
    with pytest.raises(RuleError, match="could not determine a constructor"):
        load_rules(tmp_path)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the model as a folder."""
    name = next(name for name in MODELS if spacy.util.is_package(name))
    package = spacy.util.get_package_path(name)
    inner = next(path.parent for path in package.glob("*/config.cfg"))
    return Path(shutil.copytree(inner, tmp_path_factory.mktemp("models") / "mine"))


def test_a_folder_with_a_model_runs_nothing(model: Path, marker: Path) -> None:
    global seen
    plant(model, marker)
    seen = []
    try:
        geo_nlp.load(str(model))
        assert not of_folder(model)
    finally:
        seen = None
    assert not marker.exists()


def test_a_model_cannot_name_a_function_that_is_not_registered(model: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(model, tmp_path / "mine"))
    config = (mine / "config.cfg").read_text(encoding="utf-8")
    (mine / "config.cfg").write_text(
        config.replace("before_creation = null", 'before_creation = {"@callbacks": "os.system"}'), encoding="utf-8"
    )
    with pytest.raises(ModelError, match="cannot be loaded") as raised:
        geo_nlp.load(str(mine))
    assert len(str(raised.value).splitlines()) == 1


PARTS = ("config.cfg", "meta.json", "tokenizer", "vocab/strings.json", "ner/model", "parser/cfg")


@pytest.mark.parametrize("name", PARTS)
def test_a_damaged_model_is_one_line(model: Path, tmp_path: Path, name: str) -> None:
    mine = Path(shutil.copytree(model, tmp_path / "mine"))
    data = (mine / name).read_bytes()
    for broken in (data[: len(data) // 2], b"", b"\x00" * 100):
        (mine / name).write_bytes(broken)
        with pytest.raises(ModelError) as raised:
            geo_nlp.load(str(mine))
        assert len(str(raised.value).splitlines()) == 1


def test_weights_are_no_pickles_and_are_those_of_their_card(tmp_path: Path) -> None:
    place = Path(shutil.copytree(ner.folder(), tmp_path / "ner"))
    weights, card = place / ner.WEIGHTS, json.loads((place / ner.CARD).read_text(encoding="utf-8"))
    assert hashlib.sha256(weights.read_bytes()).hexdigest() == card["sha256"]
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        ner.put_on(spacy.load(next(name for name in MODELS if spacy.util.is_package(name))), place)


def test_weights_with_objects_are_refused(tmp_path: Path, marker: Path) -> None:
    """Also where a card vouches for them."""
    place = Path(shutil.copytree(ner.folder(), tmp_path / "ner"))

    class Evil:
        def __reduce__(self) -> Any:
            return exec, (CODE.format(marker=str(marker)),)

    with np.load(place / ner.WEIGHTS) as weights:
        held = {name: np.array([Evil()], dtype=object) for name in weights.files}
    np.savez(place / "weights.npz", **held)
    card = json.loads((place / ner.CARD).read_text(encoding="utf-8"))
    card["sha256"] = hashlib.sha256((place / ner.WEIGHTS).read_bytes()).hexdigest()
    (place / ner.CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ValueError, match="allow_pickle=False"):
        ner.put_on(spacy.load(next(name for name in MODELS if spacy.util.is_package(name))), place)
    assert not marker.exists()
