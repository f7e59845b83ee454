"""The command line as a process: what it imports, and how it ends when nobody reads on."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import Run
from faulty import full_disk
from signals import signals_as_usual

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


@contextmanager
def at_work(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A long run into out.jsonl that has begun to write."""
    line = '{"text": "France condemned Russia on Monday. Turkey praised Poland."}\n'
    (folder / "long.jsonl").write_text(line * 20_000, encoding="utf-8")
    command = (*COMMAND, "extract", "long.jsonl", "-o", "out.jsonl", *options)
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=signals_as_usual
    ) as process:
        part = folder / "out.jsonl.part"
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.1)
        yield process


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_interrupted_run_says_where_its_part_is(tmp_path: Path, name: str, code: int) -> None:
    with at_work(tmp_path, "--workers", "2") as process:
        os.killpg(process.pid, getattr(signal, name))
        assert process.stderr is not None
        assert process.stderr.read() == "geo-nlp: interrupted; what was done so far is in out.jsonl.part\n"
    assert process.returncode == code
    for line in (tmp_path / "out.jsonl.part").read_text().splitlines():
        assert json.loads(line)["relations"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["long.jsonl", "out.jsonl.part"]


@pytest.mark.slow
def test_a_second_run_into_one_file_is_refused(tmp_path: Path, feed: Path) -> None:
    with at_work(tmp_path) as process:
        second = subprocess.run(
            (*COMMAND, "extract", feed, "-o", "out.jsonl"), cwd=tmp_path, capture_output=True, text=True
        )
        process.terminate()
    assert second.returncode == 2
    assert second.stderr == (
        "geo-nlp: out.jsonl: another run is writing it now; wait until that has ended, or choose another place\n"
    )
    assert "Friday" not in (tmp_path / "out.jsonl.part").read_text()


@pytest.mark.slow
def test_what_ends_a_command_without_a_file_is_said(tmp_path: Path) -> None:
    with subprocess.Popen(
        (*COMMAND, "extract", "-"),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=signals_as_usual,
    ) as process:
        time.sleep(2)
        process.terminate()
        assert process.stderr is not None
        assert process.stderr.read() == "geo-nlp: ended by SIGTERM\n"
    assert process.returncode == 143


CLOSED = {
    "extract - <&-": (2, "geo-nlp: ", "Bad file descriptor"),
    "extract feed.jsonl >&-": (2, "geo-nlp: standard output: cannot be used", "Bad file descriptor"),
    "extract feed.jsonl -o out.jsonl -q >&- <&-": (0, "", ""),
    "extract feed.jsonl -o out.jsonl >&- 2>&- <&-": (0, "", ""),
    "gazetteer lookup Kremlin >&-": (2, "geo-nlp: standard output: cannot be used", "Bad file descriptor"),
}


@pytest.mark.slow
@pytest.mark.parametrize("typed", CLOSED)
def test_closed_streams(feed: Path, typed: str) -> None:
    code, begins, message = CLOSED[typed]
    line = f"{shlex.join(COMMAND)} {typed}"
    done = subprocess.run(["sh", "-c", line], cwd=feed.parent, stderr=subprocess.PIPE, text=True)
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith(begins)
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == bool(message)
    if "-o" in typed:
        assert [json.loads(line)["id"] for line in (feed.parent / "out.jsonl").read_text().splitlines()] == ["a1", "a2"]


FILES = {
    "extract": ("jsonl", "csv", "parquet", "xlsx", "txt"),
    "graph": ("graphml", "gexf", "json", "csv", "cypher", "net", "ftm.json", "ttl", "svg", "png"),
    "view": ("html",),
    "query": ("csv", "xlsx"),
    "analyse": ("json", "md"),
}
WRITES = [(command, ending) for command, endings in FILES.items() for ending in endings]


@pytest.mark.parametrize(("command", "ending"), WRITES)
def test_no_room_for_a_file_is_one_line_and_leaves_the_old_one(
    run: Run, feed: Path, tmp_path: Path, command: str, ending: str
) -> None:
    run("extract", feed, "-o", "records.jsonl", "-q")
    out = tmp_path / f"out.{ending}"
    out.write_text("old")
    with full_disk():
        done = run(command, "records.jsonl" if command != "extract" else feed, "-o", out, "-q")
    assert done.exit_code == 2, (done.output, done.exception)
    lines = done.stderr.splitlines()
    assert len(lines) == 1, lines
    assert "cannot be written (No space left on device)" in lines[0]
    assert out.read_text() == "old"
    left = {path.name for path in tmp_path.iterdir()} - {"feed.jsonl", "records.jsonl", out.name, "home"}
    assert all(command == "extract" and name.endswith(".part") for name in left), left


@pytest.mark.slow
def test_what_is_no_file_is_written_to_and_not_replaced(feed: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    subprocess.run((*COMMAND, "extract", feed, "-o", pipe, "--quiet"), check=True)
    assert pipe.is_fifo()
    assert os.read(reader, 100).startswith(b'{"schema":2')
    os.close(reader)
