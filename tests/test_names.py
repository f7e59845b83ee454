"""A constant's name has one meaning in the stages: who knows it in one module knows it in all."""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict
from pathlib import Path

import pytest

import geo_nlp

PACKAGE = Path(geo_nlp.__file__).parent
INTERFACES = {"__all__"}


def module_constants(path: Path) -> dict[str, object]:
    """The constants that a module defines itself, with their values."""
    module = importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    statements = ast.parse(path.read_text("utf-8")).body
    targets = [t for s in statements if isinstance(s, ast.Assign) for t in s.targets]
    targets += [s.target for s in statements if isinstance(s, ast.AnnAssign)]
    names = [n.id for t in targets for n in (t.elts if isinstance(t, ast.Tuple) else [t]) if isinstance(n, ast.Name)]
    return {name: getattr(module, name) for name in names if name not in INTERFACES}


def with_two_meanings(paths: list[Path]) -> dict[str, list[str]]:
    """The names that have two values, with the modules that define them."""
    found: dict[str, list[tuple[str, object]]] = defaultdict(list)
    for path in paths:
        for name, value in module_constants(path).items():
            found[name].append((path.stem, value))
    return {
        name: [module for module, _ in held]
        for name, held in sorted(found.items())
        if any(type(value) is not type(held[0][1]) or value != held[0][1] for _, value in held)
    }


def test_no_constant_has_two_meanings() -> None:
    paths = [path for path in sorted((PACKAGE / "pipes").rglob("*.py")) if path.stem != "__init__"]
    assert len(paths) > 250
    assert with_two_meanings(paths) == {}


def test_no_function_or_class_has_a_namesake() -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for path in (PACKAGE / "pipes").rglob("*.py"):
        for statement in ast.parse(path.read_text("utf-8")).body:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                named[statement.name].append(path.stem)
    assert len(named) > 2000
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


def test_two_meanings_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path / "namesakes")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "namesakes").mkdir()
    for name, text in {"a": "FAR, NEAR = 3, 1", "b": "FAR = 4\nNEAR = 1"}.items():
        (tmp_path / "namesakes" / f"{name}.py").write_text(text, "utf-8")
    assert with_two_meanings(sorted((tmp_path / "namesakes").glob("*.py"))) == {"FAR": ["a", "b"]}
