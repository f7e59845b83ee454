"""The command line as a process: what it imports, and how it ends when nobody reads on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "geo_nlp")


def test_help_imports_nothing_heavy() -> None:
    check = "import sys, geo_nlp.cli; print(sorted({'spacy', 'networkx', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run((sys.executable, "-c", check), capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_closed_pipe_is_no_error(feed: Path) -> None:
    with subprocess.Popen((*COMMAND, "extract", feed), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "Exception" not in said
    assert process.returncode == 0


@pytest.mark.slow
def test_what_is_no_file_is_written_to_and_not_replaced(feed: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    subprocess.run((*COMMAND, "extract", feed, "-o", pipe, "--quiet"), check=True)
    assert pipe.is_fifo()
    assert os.read(reader, 100).startswith(b'{"schema": 1')
    os.close(reader)
