"""A reader that keeps its notices, and a folder to write into."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import Reader, Write


@pytest.fixture
def read() -> Reader:
    return Reader()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file into an empty folder, which is the current one, and return its name there."""
    monkeypatch.chdir(tmp_path)

    def make(name: str, content: str | bytes) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make
