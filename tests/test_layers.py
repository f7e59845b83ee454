"""Imports go only downwards, so that each layer can be read, used and tested without those above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import geo_nlp

ROOT = Path(geo_nlp.__file__).parent

BASE = {
    "types", "oneline", "errors", "drafts", "atomic", "compiled", "periods", "dyads", "suggest", "plurals",
    "confidence", "walking", "recordcheck", "limits", "indexes", "slotted",
}  # fmt: skip
KNOWLEDGE = {"ontology", "gazetteer", "rules", "lexicon"}
CORE = BASE | KNOWLEDGE | {"extensions", "fast", "ner", "pipes", "read", "clean", "pipeline", "records", "recorddict"}
CORE |= {"weights", "zones", "allocator", "process"}
BELOW = {
    "types": {"oneline", "slotted"},
    "slotted": set(),
    "oneline": {"types"},
    "recorddict": BASE | {"tables"},
    "errors": set(),
    "compiled": {"indexes"},
    "indexes": {"errors", "atomic"},
    "periods": {"errors"},
    "dyads": set(),
    "suggest": set(),
    "plurals": set(),
    "walking": set(),
    "limits": set(),
    "recordlimits": BASE,
    "recordcheck": BASE,
    "confidence": {"errors"},
    "native": {"indexes"},
    "extensions": BASE,
    "ontology": BASE | KNOWLEDGE,
    "gazetteer": BASE | KNOWLEDGE,
    "rules": BASE | KNOWLEDGE,
    "lexicon": BASE | {"ontology"},
    "fast": set(),
    "ner": BASE,
    "weights": BASE,
    "zones": {"allocator", "process"},
    "process": set(),
    "allocator": set(),
    "pipes": BASE | KNOWLEDGE | {"extensions", "native"},
    "clean": BASE,
    "read": BASE | {"clean"},
    "tables": BASE | {"ontology", "gazetteer"},
    "stories": BASE | {"gazetteer", "tables"},
    "queries": BASE | {"ontology", "gazetteer", "tables", "read", "recorddict"},
    "graph": BASE | {"ontology", "gazetteer", "tables", "stories", "read", "queries", "recorddict"},
    "analysis": BASE | {"ontology", "gazetteer", "tables", "stories", "read", "queries", "graph"},
    "records": BASE | KNOWLEDGE | {"extensions", "pipes", "recorddict", "recordlimits"},
    "pipeline": CORE,
    "extraction": CORE,
    "realignment": BASE | {"extensions"},
    "annotation": CORE | {"extraction", "realignment"},
    "drafts": {"errors"},
    "atomic": {"errors", "drafts"},
    "page": BASE | {"ontology", "graph", "tables"},
    "evaluation": BASE | KNOWLEDGE | {"tables", "page", "read"} | {"extensions", "extraction", "run"},  # these lazily
    "graphfiles": BASE | {"graph", "pictures"},
    "pictures": BASE | {"ontology", "graph", "analysis"},
    "run": CORE | {"extraction", "tables", "stories"},
}
"""What a part of the package may import besides itself; parts that are not listed stand on top."""
STAGES = tuple(
    (
        "syntax normalize repair time mentions linking roles coref attribution clauses modality relations stance "
        "events bridging"
    ).split()
)
"""The packages of pipes/ in their order: each imports those before it."""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every geo_nlp module that a file imports, wherever in the file."""
    package = ("geo_nlp", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            if module == "geo_nlp":
                yield from ((node.lineno, f"geo_nlp.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


FILES = [
    pytest.param(path, id=str(path.relative_to(ROOT))) for path in sorted(ROOT.rglob("*.py")) if part_of(path) in BELOW
]


@pytest.mark.parametrize("path", FILES)
def test_imports_go_downwards(path: Path) -> None:
    part = part_of(path)
    used = [(line, name) for line, name in imports(path) if name.startswith("geo_nlp.")]
    wrong = [
        f"line {line}: {name}" for line, name in used if name.split(".")[1] not in BELOW[part] | {part, "__version__"}
    ]
    assert not wrong, f"{part}/ may import only {', '.join(sorted(BELOW[part])) or 'nothing'}: {'; '.join(wrong)}"


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_those_before_it(stage: str) -> None:
    later = {f"geo_nlp.pipes.{name}" for name in STAGES[STAGES.index(stage) + 1 :]}
    for path in (ROOT / "pipes" / stage).rglob("*.py"):
        wrong = [(line, name) for line, name in imports(path) if ".".join(name.split(".")[:3]) in later]
        assert not wrong, f"{path.name}: {wrong}"


def test_every_stage_is_listed() -> None:
    assert {path.name for path in (ROOT / "pipes").iterdir() if (path / "__init__.py").is_file()} == set(STAGES)


@pytest.mark.parametrize("part", ["graph", "read", "clean", "tables", "stories", "queries", "analysis"])
def test_no_spacy_in(part: str) -> None:
    for path in (ROOT / part).rglob("*.py"):
        assert not [name for _, name in imports(path) if name.split(".")[0] == "spacy"], path


def test_commands_import_nothing_heavy_at_the_top() -> None:
    heavy = {"spacy", "networkx", "pyarrow", "duckdb", "trafilatura", "rich"}
    quick = {"atomic", "cli", "errors", "plurals", "process", "queries.question", "suggest", "tables", "types"}
    for path in (ROOT / "cli").rglob("*.py"):
        if path.stem in ("explanation", "explanation_via", "inputs", "verification"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in (n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            for name in names:
                assert name.split(".")[0] not in heavy, f"{path.name} imports {name} at its top"
                own = name.removeprefix("geo_nlp.")
                assert own == name or own.split(".")[0] in quick or own in quick, (
                    f"{path.name} imports {name} at its top"
                )
