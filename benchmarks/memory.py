"""Peak memory of a run by the size of its corpus, each in a process of its own; articles are streamed, so it stays.

`python -m benchmarks.memory FILE` extracts the articles of a file and prints the peak in megabytes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.texts import written
from geo_nlp.run import extract
from geo_nlp.types import Article

SIZES = (100, 400, 1600)


def memory(corpus: Sequence[Article]) -> dict[str, int]:
    """Megabytes by number of articles."""
    found = {}
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = written(islice(cycle(corpus), size), Path(folder, f"{size}.jsonl"))
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.memory", str(path)], capture_output=True, text=True, check=True
            )
            found[str(size)] = int(done.stdout)
    return found


def peak() -> int:
    """Megabytes of this process; getrusage would tell those of the process that started it, where they are more."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.is_file() else []
    kilobytes = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return (kilobytes[0] if kilobytes else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024


if __name__ == "__main__":
    for _ in extract([sys.argv[1]]):
        pass
    print(peak())
