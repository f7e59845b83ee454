"""How long the commands take to start, and one article, against Python itself and a script with plain spaCy.

Each is a process of its own; medians of processor time, by turns. The plain script is measured as it is, where
geo_nlp's presence costs it (spaCy imports the stages of every package that offers some), and as if geo_nlp were not
installed. geo_nlp's modules are compiled first, as `make` and pip do when they install.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geo_nlp
from benchmarks.speed import plain_model
from benchmarks.texts import SAMPLES

TEXT = SAMPLES / "african-union-mediation.txt"
WORDS = len(TEXT.read_text(encoding="utf-8").split())
ALONE = """import catalogue
class Nothing:
    def select(self, **asked): return []
    def get(self, name, default=()): return []
catalogue.AVAILABLE_ENTRY_POINTS = Nothing()
"""
PLAIN = """import spacy
from pathlib import Path
nlp = spacy.load("{model}")
doc = nlp(Path("{text}").read_text(encoding="utf-8"))
print(len(doc))
"""


def commands() -> dict[str, list[str]]:
    """What is started."""
    script = PLAIN.format(model=plain_model(), text=TEXT)
    return {
        "python -c pass": ["-c", "pass"],
        "import geo_nlp": ["-c", "import geo_nlp"],
        "geo-nlp --help": ["-m", "geo_nlp", "--help"],
        "plain script": ["-c", script],
        "plain script without geo_nlp": ["-c", ALONE + script],
        "geo-nlp extract": ["-m", "geo_nlp", "extract", str(TEXT)],
    }


def startup(pairs: int) -> dict[str, Any]:
    """Median seconds of each, and what they are multiples of."""
    compile_dir(Path(geo_nlp.__file__).parent, quiet=1)
    rounds = [{name: seconds(args) for name, args in commands().items()} for _ in range(pairs + 1)][1:]
    medians = {
        name: {kind: round(statistics.median(r[name][kind] for r in rounds), 3) for kind in ("cpu", "clock")}
        for name in rounds[0]
    }
    return {"seconds": medians, "ratios": {key: over(rounds, *pair) for key, pair in COMPARED.items()}}


COMPARED: Mapping[str, tuple[str, str]] = {
    "import geo_nlp / python -c pass": ("import geo_nlp", "python -c pass"),
    "geo-nlp --help / python -c pass": ("geo-nlp --help", "python -c pass"),
    "geo-nlp extract / plain script": ("geo-nlp extract", "plain script"),
    "geo-nlp extract / plain script without geo_nlp": ("geo-nlp extract", "plain script without geo_nlp"),
}


def over(rounds: Sequence[Mapping[str, Mapping[str, float]]], above: str, below: str) -> float:
    """The median ratio of processor times.

    >>> over([{"a": {"cpu": 3.0}, "b": {"cpu": 2.0}}], "a", "b")
    1.5
    """
    return round(statistics.median(found[above]["cpu"] / found[below]["cpu"] for found in rounds), 2)


def seconds(args: Sequence[str]) -> dict[str, float]:
    """Processor time and time by the clock of one process."""
    with TemporaryDirectory() as folder, Path(folder, "out").open("wb") as out:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, *args], check=True, stdout=out, stderr=subprocess.DEVNULL)
        after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    return {"cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "clock": clock}
