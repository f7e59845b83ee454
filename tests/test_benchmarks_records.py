"""The benchmarks that look at records: what differs from what was kept, and how often each construction is met."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import geo_nlp
from benchmarks import constructions, golden
from geo_nlp.types import Article

ROOT = Path(geo_nlp.__file__).parents[1]
NEWS = [
    Article("a", "France condemned Russia on Monday.", date="2025-03-03"),
    Article("b", "Germany is concerned about Turkey. Macron met Lavrov in Paris.", date="2025-03-03"),
    Article("c", "The weather was fine.", date="2025-03-03"),
]


@pytest.fixture
def kept(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A handful of documents, parsed and kept with their records."""
    monkeypatch.setattr(golden, "KEPT", tmp_path)
    monkeypatch.setattr(golden, "documents", lambda texts, most: iter(NEWS))
    monkeypatch.setattr(geo_nlp, "load", lambda: nlp)
    assert golden.main(["--keep"]) == 0
    yield monkeypatch


def test_the_fixed_documents_are_samples_cases_and_articles(tmp_path: Path) -> None:
    own = tmp_path / "news.jsonl"
    own.write_text("".join(json.dumps({"id": f"own-{n}", "text": "France left."}) + "\n" for n in range(3)), "utf-8")
    found = [article.id for article in golden.documents([own], 2)]
    cases = sorted(path.stem for path in (ROOT / "tests" / "cases").glob("*.yaml"))
    first = next(n for n, id_ in enumerate(found) if id_ == f"{cases[0]}-0")
    assert 0 < first < 100, "the samples come first"
    assert all(f"{case}-0" in found for case in cases)
    assert found[-2:] == ["own-0", "own-1"]


def test_the_same_stages_give_what_was_kept(kept: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert golden.main([]) == 0
    assert capsys.readouterr().out.endswith("3 documents; differing: none\n")


def test_what_differs_is_reported_by_document_and_field(
    kept: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = golden.record
    kept.setattr(golden, "record", lambda nlp, article, made: {**before(nlp, article, made), "stances": []})
    assert golden.main([]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("a stances\n  - {") and "b stances\n  - {" in printed and "c stances" not in printed
    assert "'attitude': 'criticism'" in printed and "'attitude': 'concern'" in printed
    assert printed.splitlines()[-1] == "3 documents; differing: {'stances': 2, 'documents': 2}"


def test_each_second_document_is_compared_where_some_will_do(
    kept: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert golden.main(["--some", "2"]) == 0
    assert capsys.readouterr().out.endswith("2 documents; differing: none\n")


def each(words: list[str]) -> Iterator[str]:
    yield from words


def mended(words: list[str], spelt: int) -> list[str]:
    return [word.lower() for word in words]


@pytest.fixture
def clear() -> Iterator[None]:
    yield
    constructions.met.clear()
    constructions.left_out.clear()


@pytest.mark.usefixtures("clear")
def test_a_function_is_met_where_it_finds_something() -> None:
    name = f"{__name__}.each"
    wrapped = constructions.counted(each)  # type: ignore[arg-type]
    assert [*wrapped([])] == [] and name not in constructions.met
    assert [*wrapped(["a"])] == ["a"] and name in constructions.met
    constructions.left_out.add(name)
    assert [*wrapped(["a"])] == []


@pytest.mark.usefixtures("clear")
def test_a_function_that_mends_is_met_where_it_changes_what_it_is_given() -> None:
    name = f"{__name__}.mended"
    wrapped = constructions.counted(mended)  # type: ignore[arg-type]
    assert wrapped(["a"], 1) == ["a"] and name not in constructions.met
    assert wrapped(["A"], 1) == ["a"] and name in constructions.met
    constructions.left_out.add(name)
    assert wrapped(["A"], 1) == ["A"]


@pytest.mark.slow
def test_constructions_of_a_few_articles_are_counted(tmp_path: Path) -> None:
    """In a process of its own, since modules are wrapped as they are imported."""
    texts, counts = tmp_path / "news.jsonl", tmp_path / "counts.json"
    texts.write_text("".join(json.dumps({"id": a.id, "text": a.text, "date": a.date}) + "\n" for a in NEWS), "utf-8")
    code = f"""from pathlib import Path
from benchmarks import constructions
constructions.COUNTS = Path({str(counts)!r})
constructions.main(["--texts", {str(texts)!r}, "--tries", "1", "--most", "2"])"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(counts.read_text("utf-8"))
    assert found["articles"] == 2 and f"met in 2 articles: {counts}" in done.stdout
    figures = found["functions"]
    assert len(figures) > 100 and all(1 <= f["articles"] <= 2 and f["tried"] == 1 for f in figures.values())
    assert figures["clauses.clauses.find_clauses"] == {"articles": 2, "tried": 1, "changed": 1}
    assert any(f["changed"] == 0 for f in figures.values()), "no record hangs on each of them"
    assert [*figures] == sorted(figures)
