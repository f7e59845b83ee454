"""The corpus of the tests of runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from runcorpus import write_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "news")
