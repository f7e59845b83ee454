"""The command line in this process, and a small feed of two articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run, write_lines
from typer.testing import CliRunner, Result

from geo_nlp.cli import app

FEED = [
    {"id": "a1", "title": "Paris speaks", "date": "2025-03-01", "text": "France condemned Russia on Friday."},
    {"id": "a2", "text": "Russia did not attack Turkey. NATO is worried about Russia."},
]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `geo-nlp` with arguments, in an empty folder and with no actors of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GEO_NLP_GAZETTEER", raising=False)

    def invoke(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="geo-nlp", input=stdin)

    return invoke


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "feed.jsonl", FEED)
