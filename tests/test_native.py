"""The compiled stages give the records that the sources give, byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mutations import mutated
from test_cases import cases

from geo_nlp import native
from geo_nlp.native.compile import missing
from geo_nlp.rules import proof
from geo_nlp.rules.loader import load_rules

pytestmark = pytest.mark.slow
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
ORIGIN = "import geo_nlp.pipes.clauses.verb_frames as stage; print(stage.__spec__.origin)"


def run(*arguments: str, compiled: bool) -> str:
    """What Python prints, with the compiled stages or without them."""
    env = {**os.environ, "GEO_NLP_NATIVE": "1" if compiled else "0"}
    return subprocess.run([sys.executable, *arguments], env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if lack := missing():
        pytest.skip(lack)
    said = run("-m", "geo_nlp.native.compile", compiled=False)
    assert native.compiled(), said


@pytest.mark.parametrize("compiled", [True, False])
def test_the_switch_says_which_is_read(compiled: bool) -> None:
    assert Path(run("-c", ORIGIN, compiled=compiled).strip()).is_relative_to(native.BUILT) is compiled


def test_records_are_the_same(tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    texts += [param.values[0].text for param in cases()]
    texts += [case.example.text for case in proof.cases(load_rules())]
    texts += [mutated(seed) for seed in range(300)]
    there = tmp_path / "texts.jsonl"
    there.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)), "utf-8")
    extract = ("-m", "geo_nlp", "extract", str(there), "--no-clean", "--format", "jsonl")
    fast, slow = (run(*extract, compiled=compiled).split("\n") for compiled in (True, False))
    assert len(fast) == len(slow) == len(texts) + 1
    assert [a for a, b in zip(fast, slow, strict=True) if a != b] == []


def test_other_sources_are_not_taken_for_the_compiled_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert native.compiled()
    monkeypatch.setattr(native, "fingerprint", lambda: "of other sources")
    assert not native.compiled()


def test_every_stage_is_compiled() -> None:
    modules = {".".join(path.relative_to(native.PACKAGE.parent).with_suffix("").parts) for path in native.sources()}
    assert modules <= native.compiled().keys()
