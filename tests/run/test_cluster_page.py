"""docs/cluster.md: its files work as they stand, with the stand-in as `geo-nlp`, and its options are there."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from runcorpus import ROOT, STAND_IN, left_over, parts, stand_in
from typer.main import get_command

from geo_nlp.cli import app

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="shell scripts")
TEXT = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
[SBATCH] = re.findall(r"^```bash\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
[MANIFEST] = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture
def begun(tmp_path: Path, corpus: Path) -> Path:
    """A folder with a run of 13 units of which none is done, and `geo-nlp`."""
    program = tmp_path / "bin" / "geo-nlp"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} {STAND_IN} "$@"\n')
    program.chmod(0o755)
    assert (
        stand_in(tmp_path, "extract", "news", "--run", "runs/2025", "--unit", "10", "--shard", "64/64").returncode == 0
    )
    assert not parts(tmp_path / "runs/2025")
    return tmp_path


def environment(folder: Path, **more: str) -> dict[str, str]:
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "SLURM_SUBMIT_DIR": str(folder), **more}


def test_the_sbatch_file_does_its_share(begun: Path) -> None:
    (begun / "geo-nlp.sbatch").write_text(SBATCH)
    env = environment(begun, SLURM_ARRAY_TASK_ID="3", SLURM_CPUS_PER_TASK="1")
    done = subprocess.run(["bash", "geo-nlp.sbatch"], cwd=begun, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "geo-nlp: 10 articles: 10 records")
    assert {path.parent.name for path in (begun / "runs/2025").glob("parts/*/part.json")} == {"00002"}


def test_the_sbatch_file_passes_on_that_the_time_is_over(begun: Path) -> None:
    (begun / "geo-nlp.sbatch").write_text(SBATCH)
    env = environment(begun, SLURM_ARRAY_TASK_ID="1", SHARES="1", STAND_IN_PAUSE="0.2")
    with subprocess.Popen(["bash", "geo-nlp.sbatch"], cwd=begun, env=env, stderr=subprocess.PIPE, text=True) as job:
        ends = time.monotonic() + 30
        while not any((begun / "runs/2025").glob("parts/.*/*.parquet")) and time.monotonic() < ends:
            time.sleep(0.02)
        job.send_signal(signal.SIGTERM)
        said = job.communicate(timeout=30)[1]
    assert job.returncode == 143
    assert "stopped" in said and ". Continue with: geo-nlp extract --run" in said
    assert not left_over(begun / "runs/2025")


def test_the_manifest_does_a_share_for_each_index(begun: Path) -> None:
    spec = yaml.safe_load(MANIFEST)["spec"]
    [container] = spec["template"]["spec"]["containers"]
    assert spec["completionMode"] == "Indexed"
    [script] = container["args"]
    assert f"/{spec['completions']}" in script
    env = environment(begun, JOB_COMPLETION_INDEX="0")
    done = subprocess.run([*container["command"], script], cwd=begun, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "geo-nlp: 10 articles: 10 records")
    assert {path.parent.name for path in (begun / "runs/2025").glob("parts/*/part.json")} == {"00000"}


def lines_with(word: str) -> set[str]:
    """The long options in commands that have a word in them."""
    code = re.findall(r"`[^`\n]+`|^```sh\n.*?^```", TEXT, re.DOTALL | re.MULTILINE)
    lines = [line for block in code for line in block.replace("\\\n", "").splitlines() if word in line]
    return {
        option for line in lines for option in re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", line.partition(word)[2])
    }


def test_every_option_of_ours_is_there() -> None:
    known = {option for one in get_command(app).commands["extract"].params for option in one.opts}  # type: ignore[attr-defined]
    named = lines_with("geo-nlp extract")
    assert {"--run", "--shard", "--engine", "--scheduler", "--workers"} <= named <= known


@pytest.mark.parametrize(("command", "module"), [("worker", "dask_worker"), ("scheduler", "dask_scheduler")])
def test_every_option_of_dask_is_there(command: str, module: str) -> None:
    main = getattr(pytest.importorskip(f"distributed.cli.{module}"), "main")  # noqa: B009
    known = {option for parameter in main.params for option in (*parameter.opts, *parameter.secondary_opts)}
    named = lines_with(f"dask {command} ")
    assert named and named <= known


def test_every_option_of_dask_ssh_is_there() -> None:
    main = pytest.importorskip("distributed.cli.dask_ssh").main
    assert lines_with("dask ssh ") <= {option for parameter in main.params for option in parameter.opts}
