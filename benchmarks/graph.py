"""How long `geo-nlp graph RUN` takes over a large run: the whole process, and its peak memory.

`python -m benchmarks.graph` writes the parts of a run with a million relations between 5,000 actors of 190 states into
a temporary folder (rows of the sample articles with actors, days and outlets drawn anew; a few dyads are drawn often
and most seldom, as in news), and builds its graphs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.query import Actor, Ends, measured, write_run
from geo_nlp.gazetteer.tables import rows

STATES, ACTORS, DYADS = 190, 5000, 1500
GRAPHS = {
    "states": ("--level", "country"),
    "states by month": ("--level", "country", "--window", "month", "--min-weight", "5"),
    "conflict of one state": ("--level", "country", "--sign", "negative", "--ego", "China"),
    "actors": ("--min-weight", "3"),
}


def drawn_ends(seed: int = 1) -> Ends:
    """What draws two actors: of 1,500 dyads of states with weights as of a power law, each end the state or one of its
    people.
    """
    draw = random.Random(seed)
    states = [(row["iso3"], row["name"]) for row in rows("states")][:STATES]
    weights = [1 / (place + 1) for place in range(STATES)]
    pairs = [tuple(draw.choices(states, weights, k=2)) for _ in range(DYADS)]
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    often = list(accumulate(1 / (place + 1) for place in range(len(pairs))))
    people = (ACTORS - STATES) // STATES

    def actor(draw: random.Random, state: tuple[str, str]) -> Actor:
        code, name = state
        if draw.random() < 0.5:
            return code, name, code, "GOV"
        number = min(int(draw.paretovariate(1)), people)
        return f"person:{code.lower()}-{number}", f"Person {number} of {name}", code, "GOV"

    def ends(draw: random.Random) -> tuple[Actor, Actor]:
        one, other = draw.choices(pairs, cum_weights=often)[0]
        return actor(draw, one), actor(draw, other)

    return ends


def main() -> None:
    """Write the run and build its graphs; one line of JSON each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--parts", type=int, default=500)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--run", type=Path, help="a run that is there; or where to write it, and leave it")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        run = args.run or Path(folder, "run")
        if not (run / "run.json").is_file():
            start = time.perf_counter()
            write_run(run, parts=args.parts, relations=args.relations // args.parts, ends=drawn_ends())
            print(json.dumps({"written_s": round(time.perf_counter() - start)}), flush=True)
        for name, options in GRAPHS.items():
            output = str(Path(folder, "graph.graphml"))
            found = measured(run, ("-o", output, *options), args.times, command="graph")
            print(json.dumps({"graph": name, "load": round(os.getloadavg()[0], 1), **found}), flush=True)


if __name__ == "__main__":
    main()
