"""Speed, start and memory of the whole, against plain en_core_web_sm on the same text: `make bench`.

`python -m benchmarks --texts political=news.jsonl --texts mixed=more.jsonl` measures on articles of your own; without,
on generated text, which is denser in events than news. Figures go to output/bench.json; `--write` makes
docs/performance.md of them. Machines are noisy: read the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.growth import growth
from benchmarks.interpreted import interpreted
from benchmarks.levers import levers
from benchmarks.memory import memory
from benchmarks.page import page
from benchmarks.speed import one_process
from benchmarks.stages import stages
from benchmarks.startup import startup
from benchmarks.texts import corpora, named_files
from benchmarks.workers import two_workers
from geo_nlp.native import compiled
from geo_nlp.process import claim
from geo_nlp.types import Article

ROOT = Path(__file__).parents[1]
PAGE, OUTPUT = ROOT / "docs" / "performance.md", ROOT / "output" / "bench.json"
Corpora = Mapping[str, Sequence[Article]]

PARTS: Mapping[str, Callable[[Corpora, int], dict[str, Any]]] = {
    "speed": lambda texts, pairs: {name: one_process(corpus, pairs) for name, corpus in texts.items()},
    "workers": lambda texts, pairs: {name: two_workers(corpus, pairs) for name, corpus in texts.items()},
    "stages": lambda texts, pairs: {name: stages(corpus, pairs) for name, corpus in texts.items()},
    "interpreted": interpreted,
    "startup": lambda _, pairs: startup(pairs),
    "memory": lambda texts, _: {name: memory(corpus) for name, corpus in texts.items()},
    "growth": lambda texts, _: {name: growth(corpus) for name, corpus in list(texts.items())[:1]},
    "levers": lambda texts, pairs: {name: levers(corpus, pairs) for name, corpus in texts.items()},
}


def main() -> None:
    """Measure what is asked for; figures that are there already stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", action="append", default=[], metavar="NAME=FILE", help="may be repeated")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    args = parser.parse_args()
    wanted = args.only.split(",") if args.only else []
    if unknown := [name for name in wanted if name not in PARTS]:
        parser.error(f"--only {unknown[0]}: there are {', '.join(PARTS)}")
    if {"speed", "workers", "stages"} & {*wanted} and os.environ.get("GEO_NLP_NATIVE") != "0" and not compiled():
        parser.error("the stages are not compiled, or have changed since: make native (GEO_NLP_NATIVE=0 to measure so)")
    claim()  # as the command line does
    texts = corpora(args.texts)
    results: dict[str, Any] = json.loads(args.output.read_text(encoding="utf-8")) if args.output.is_file() else {}
    for name in wanted:
        results[name] = PARTS[name](texts, args.pairs)
        print(json.dumps({name: results[name]}), flush=True)
        results |= {"pairs": args.pairs, "machine": machine(), "command": command(args.texts)}
        args.output.parent.mkdir(parents=True, exist_ok=True)
        args.output.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if args.write:
        PAGE.write_text(page(results), encoding="utf-8")
        print(PAGE)


def machine() -> str:
    """Processor, cores and versions."""
    import spacy

    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    return (
        f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"spaCy {spacy.__version__}, {datetime.now(UTC):%Y-%m-%d}"
    )


def command(texts: Sequence[str]) -> str:
    """What was run, files by their names alone."""
    given = [part for name, path in named_files(texts) for part in ("--texts", f"{name}={path.name}")]
    return shlex.join(["python", "-m", "benchmarks", *given, "--write"])


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).is_file() else []


if __name__ == "__main__":
    sys.exit(main())
