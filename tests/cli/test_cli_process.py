"""The command line as a process: what it imports, and how it ends when nobody reads on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "geo_nlp")


def test_help_imports_nothing_heavy() -> None:
    check = "import sys, geo_nlp.cli; print(sorted({'spacy', 'networkx', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run((sys.executable, "-c", check), capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_closed_pipe_is_no_error(feed: Path, form: str) -> None:
    command = (*COMMAND, "extract", feed, "--format", form)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "Exception" not in said
    assert process.returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["gazetteer", "lookup", "Kremlin"], ["extract"]])
def test_full_disk_is_one_line(feed: Path, arguments: list[str]) -> None:
    command = (*COMMAND, *arguments, *([feed] * (arguments == ["extract"])))
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("geo-nlp: standard output: cannot be used (No space left")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_interrupted_run_says_where_its_part_is(tmp_path: Path) -> None:
    line = '{"text": "France condemned Russia on Monday. Turkey praised Poland."}\n'
    (tmp_path / "feed.jsonl").write_text(line * 20_000, encoding="utf-8")
    command = (*COMMAND, "extract", "feed.jsonl", "-o", "out.jsonl")
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        part = tmp_path / "out.jsonl.part"
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == "geo-nlp: interrupted; what was done so far is in out.jsonl.part\n"
    assert process.returncode == 130


@pytest.mark.slow
def test_what_is_no_file_is_written_to_and_not_replaced(feed: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    subprocess.run((*COMMAND, "extract", feed, "-o", pipe, "--quiet"), check=True)
    assert pipe.is_fifo()
    assert os.read(reader, 100).startswith(b'{"schema": 2')
    os.close(reader)
