"""Runs with the real pipeline: the same bytes as `extract -o`, through an interruption and two workers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import Run
from runcorpus import ROOT, left_over, parts

from geo_nlp.run.folder import RunFolder
from geo_nlp.run.parts import parts_of
from geo_nlp.run.runrecords import record_lines
from geo_nlp.run.status import status_of

SAMPLES = ROOT / "data" / "samples"
COMMAND = (sys.executable, "-m", "geo_nlp")


def lines(run: Path) -> list[str]:
    return [line for part in parts_of(RunFolder(run)) for line in record_lines(part)]


def test_a_run_from_the_command_line(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "news")
    assert run("extract", "news", "-o", "plain.jsonl", "--quiet").exit_code == 0
    done = run("extract", "news", "--run", "run", "--unit", "5")
    undated, said = done.stderr.splitlines()
    assert undated.startswith("geo-nlp: 1 article with no date of publication, so 'this morning' cannot be placed")
    assert (done.exit_code, said) == (0, "geo-nlp: 13 articles: 13 records")
    assert lines(tmp_path / "run") == (tmp_path / "plain.jsonl").read_text(encoding="utf-8").splitlines()
    again = run("extract", "--run", "run")
    assert again.stderr.splitlines()[0] == "geo-nlp: 13 of 13 articles were done before; nothing is left to do"

    for source, graph in (("run", "a.csv"), ("plain.jsonl", "b.csv")):
        assert run("graph", source, "-o", graph, "--quiet").exit_code == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()

    acts = status_of(RunFolder(tmp_path / "run")).counts["acts"]
    for name, options, size in (
        ("x.jsonl", [], "13 records"), ("x.csv", ["--table", "acts", "--distinct"], f"{acts} rows of acts"),
    ):  # fmt: skip
        assert run("extract", "news", "-o", f"plain-{name}", *options, "--quiet").exit_code == 0
        exported = run("run", "export", "run", "-o", name, *options)
        assert (exported.exit_code, exported.stderr) == (0, f"geo-nlp: {name}: {size}\n")
        assert (tmp_path / name).read_bytes() == (tmp_path / f"plain-{name}").read_bytes()
    for more in ([], ["--run", "other"]):
        refused = run("extract", "run", *more)
        assert refused.exit_code == 2
        assert refused.stderr.startswith("geo-nlp: run: is a run, and holds records; write them with: geo-nlp run")

    verified = run("run", "verify", "run", "-n", "6", "--seed", "3")
    assert verified.stdout == "3 parts and 6 articles checked: all as they were written\n"
    file = tmp_path / "run" / "parts" / "00001" / "acts.parquet"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert run("run", "status", "run").exit_code == 0  # its size is what it was
    verified = run("run", "verify", "run", "-n", "2")
    assert verified.exit_code == 1
    assert "parts/00001: damaged (acts.parquet is not what was written)" in verified.stderr
    assert run("extract", "--run", "run").exit_code == 0
    assert lines(tmp_path / "run") == (tmp_path / "plain.jsonl").read_text(encoding="utf-8").splitlines()

    exported = run("run", "receipt", "run").stdout
    found = status_of(RunFolder(tmp_path / "run"))
    assert f"settings hash {found.made.hash}" in exported
    assert "Input: 13 articles in 8 files" in exported
    assert f"{found.counts['relations']} relations" in exported
    records = [json.loads(line) for line in lines(tmp_path / "run")]
    stances, actors = sum(len(r["stances"]) for r in records), {a["id"] for r in records for a in r["actors"]}
    assert f" {stances} stances" in exported and f" {len(actors)} actors." in exported
    assert "13 articles were processed; none failed. Found" in exported


def test_options_that_have_no_place_with_a_run(run: Run, feed: Path) -> None:
    for option, said in [
        (["-o", "x.jsonl"], "--run keeps everything in run; take tables and graphs from there afterwards"),
        (["--shard", "4/3"], "--shard 4/3: write which of how many, from 1: 3/64"),
        (["--restart", "--shard", "1/3"], "--restart with --shard: each process would begin anew"),
        (["--engine", "spark"], "--engine spark: there is local, and dask"),
        (["--scheduler", "tcp://node1:8786"], "--scheduler is for --engine dask"),
        (["--engine", "dask", "--shard", "1/2"], "--shard with --engine dask: the scheduler shares out the work"),
        (["--language", "fr"], "language 'fr' is not supported; give en, or any"),
    ]:
        done = run("extract", feed, "--run", "run", *option)
        assert done.exit_code == 2
        assert done.stderr.startswith(f"geo-nlp: {said}")
    done = run("extract", feed, "--shard", "1/2")
    assert done.stderr == "geo-nlp: --shard is for --run; name a folder for the run\n"
    done = run("extract", feed, "--engine", "dask")
    assert done.stderr == "geo-nlp: --engine dask is for --run; name a folder for the run\n"
    for command in ("status", "failed", "retry", "verify", "receipt"):
        done = run("run", command, feed.parent)
        assert done.exit_code == 2
        assert "no run (there is no run.json); begin one with: geo-nlp extract INPUT --run" in done.stderr


@pytest.mark.slow
def test_a_run_that_is_killed_ends_as_extract_does(tmp_path: Path) -> None:
    news = tmp_path / "news"
    for number in range(6):
        shutil.copytree(SAMPLES, news / str(number))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def geo_nlp(*args: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen((*COMMAND, *args), cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)

    plain = geo_nlp("extract", "news", "-o", "plain.jsonl")
    assert plain.wait() == 0
    with geo_nlp("extract", "news", "--run", "run", "--unit", "20", "--workers", "2") as process:
        while process.poll() is None and not (tmp_path / "run" / "parts" / "00000").exists():
            time.sleep(0.05)
        process.kill()
    assert geo_nlp("extract", "--run", "run").wait() == 0
    assert lines(tmp_path / "run") == (tmp_path / "plain.jsonl").read_text(encoding="utf-8").splitlines()
    assert geo_nlp("extract", "news", "--run", "other", "--unit", "20").wait() == 0
    assert parts(tmp_path / "run") == parts(tmp_path / "other")
    assert not left_over(tmp_path / "run")
