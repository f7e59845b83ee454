"""How long `geo-nlp analyse RUN` takes over a large run: the whole process, and its peak memory.

`python -m benchmarks.analyse` writes the run of `benchmarks.graph` (a million relations between 5,000 actors of 190
states) into a temporary folder, or takes one that is there (`--run`), and analyses it by country and by actor.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.graph import drawn_ends
from benchmarks.query import measured, write_run

ANALYSES = {
    "states by month": (), "states by week, no intervals": ("--window", "week", "--bootstrap", "0"),
    "ties of 3 acts": ("--min-acts", "3"), "actors by month": ("--level", "actor"),
}  # fmt: skip


def main() -> None:
    """Write the run and analyse it; one line of JSON each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--parts", type=int, default=500)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--only", default=",".join(ANALYSES), help=f"some of {', '.join(ANALYSES)}")
    parser.add_argument("--run", type=Path, help="a run that is there; or where to write it, and leave it")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        run = args.run or Path(folder, "run")
        if not (run / "run.json").is_file():
            start = time.perf_counter()
            write_run(run, parts=args.parts, relations=args.relations // args.parts, ends=drawn_ends())
            print(json.dumps({"written_s": round(time.perf_counter() - start)}), flush=True)
        for name, options in ANALYSES.items():
            if name in args.only:
                output = str(Path(folder, "report.json"))
                found = measured(run, ("-o", output, *options), args.times, command="analyse")
                print(json.dumps({"analysis": name, "load": round(os.getloadavg()[0], 1), **found}), flush=True)


if __name__ == "__main__":
    main()
