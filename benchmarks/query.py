"""How long `geo-nlp query` takes over a large run: the whole process, and its peak memory.

`python -m benchmarks.query` writes the parts of a run with a million relations into a temporary folder (rows of the
sample articles with actors, days and outlets drawn anew, four relations an article, parts of as many articles as a run
has by default), and asks each question five times.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from geo_nlp.run.settings import UNIT
from geo_nlp.tables import TABLES, rows_of
from geo_nlp.tables.layout import columns_of

Actor = tuple[str, str, str | None, str]
Ends = Callable[[random.Random], tuple[Actor, Actor]]
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
ACTORS = (
    ("CHN", "China", "CHN", "GOV"), ("USA", "the United States", "USA", "GOV"), ("RUS", "Russia", "RUS", "GOV"),
    ("person:xi-jinping", "Xi Jinping", "CHN", "GOV"), ("person:donald-trump", "Donald Trump", "USA", "GOV"),
    ("UKR", "Ukraine", "UKR", "GOV"), ("igo:nato", "NATO", None, "IGO"), ("FRA", "France", "FRA", "GOV"),
    ("armed_group:m23", "M23", "COD", "REB"), ("COD", "DR Congo", "COD", "GOV"), ("ISR", "Israel", "ISR", "GOV"),
)  # fmt: skip
OTHERS = 3000  # persons beside them, of whom most are rare
RELATIONS = 4  # of an article
DAYS, FIRST = 1500, date(2021, 1, 1)
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "dyad by month": ("--source", "China", "--target", "USA", "--by", "month"),
    "dyads by month": ("--dyads", "--period", "month", "--source", "China"),
    "all dyads by month": ("--dyads", "--period", "month"),
    "evidence": ("--source", "China", "--target", "USA", "--predicate", "ACCUSE", "--limit", "20"),
    "top targets": ("--predicate", "conflict", "--by", "target", "--top", "10"),
    "person by year": ("--who", "Xi Jinping", "--by", "year"),
}
MEASURE = """
import resource, runpy, sys
sys.argv = ["geo-nlp", *sys.argv[1:]]
try:
    runpy.run_module("geo_nlp", run_name="__main__")
finally:
    peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")][0]
    print("PEAK", peak, file=sys.stderr)
"""


def write_run(folder: Path, *, parts: int, relations: int, seed: int = 1, ends: Ends | None = None) -> None:
    """Write parts as a run has them, each with `relations` rows of relations and as many others as the samples have.

    `ends` draws the two actors of a row.
    """
    records = _records()
    rows = {table: [row for record in records for row in rows_of(record, table)] for table in TABLES}
    draw = random.Random(seed)
    for number in range(parts):
        part = folder / "parts" / f"{number:05}"
        part.mkdir(parents=True)
        size = {table: max(1, relations * len(rows[table]) // len(rows["relations"])) for table in TABLES}
        articles = [_article(draw, number, i) for i in range(relations // RELATIONS)]
        for table in TABLES:
            most = len(articles), len(rows[table])
            chosen = sorted((draw.randrange(most[0]), draw.randrange(most[1])) for _ in range(size[table]))
            made = [_varied(draw, rows[table][i], articles[j], n, ends or _ends) for n, (j, i) in enumerate(chosen)]
            _write(part / f"{table}.parquet", table, made)
        whole = [{**article, "language": "en", "words": 400, "record": _record(article)} for article in articles]
        _write(part / "articles.parquet", "articles", whole)
    (folder / "run.json").write_text('{"schema": 1}\n', encoding="utf-8")


def _records() -> list[dict[str, Any]]:
    import geo_nlp

    return list(geo_nlp.extract([SAMPLES]))


def _article(draw: random.Random, part: int, number: int) -> dict[str, Any]:
    day = FIRST + timedelta(days=draw.randrange(DAYS))
    id_ = f"{draw.getrandbits(64):016x}"
    return {
        "article": id_, "date": day.isoformat(), "outlet": f"Outlet {int(draw.paretovariate(0.5)) % 400}",
        "title": f"Title of an article {number}", "url": f"https://example.org/{part}/{id_}",
        "path": f"corpus.jsonl#{part * 1000 + number}",
    }  # fmt: skip


def _actor(draw: random.Random) -> Actor:
    if draw.random() < 0.5:
        return ACTORS[min(int(draw.expovariate(0.3)), len(ACTORS) - 1)]
    number = int(draw.paretovariate(0.7)) % OTHERS
    return f"person:somebody-{number}", f"Somebody {number}", ("FRA", "DEU", "POL", "TUR", "IND")[number % 5], "GOV"


def _ends(draw: random.Random) -> tuple[Actor, Actor]:
    return _actor(draw), _actor(draw)


def _varied(
    draw: random.Random, row: Mapping[str, Any], article: Mapping[str, Any], number: int, ends: Ends
) -> dict[str, Any]:
    made = {**row, **article}
    if "act" in made:
        made["act"] = f"a{number % 7}"
    for side, actor in zip(("source", "target"), ends(draw), strict=True):
        if made.get(side) is not None:
            made[side], made[f"{side}_name"], made[f"{side}_country"], made[f"{side}_sector"] = actor
    if "event_date" in made:
        day = article["date"]
        made |= {"event_date": day, "event_date_granularity": "day", "event_from": day, "event_to": day}
    for name in ("relation", "stance"):
        if name in made:
            made[name] = f"{draw.getrandbits(64):016x}"
    return made


def _write(path: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    from geo_nlp.tables.write import parquet_table

    names = [column.name for column in columns_of(table)]
    with path.open("wb") as stream, parquet_table(stream, table) as write:
        for row in rows:
            write({name: row.get(name) for name in names})


def _record(article: Mapping[str, Any]) -> str:
    return json.dumps({"schema": 2, "text": article["article"] * 120})


def measured(run: Path, question: Sequence[str], times: int, *, command: str = "query") -> dict[str, float]:
    """Seconds of the whole process (the best and the median), and peak megabytes."""
    seconds, peaks = [], []
    for _ in range(times):
        start = time.perf_counter()
        process = [sys.executable, "-c", MEASURE, command, str(run), *question]
        done = subprocess.run(process, capture_output=True, text=True, check=False)
        seconds.append(time.perf_counter() - start)
        if done.returncode:
            raise SystemExit(done.stderr)
        peaks.append(int(done.stderr.split("PEAK")[1]) / 1024)
    return {"best_s": round(min(seconds), 2), "median_s": round(median(seconds), 2), "peak_mb": round(max(peaks))}


def main() -> None:
    """Write the run and ask; one line of JSON a question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--parts", type=int, help=f"by default of {UNIT:,} articles each, as a run has them")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--run", type=Path, help="a run that is there; or where to write it, and leave it")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        run = args.run or Path(folder, "run")
        if not (run / "run.json").is_file():
            start = time.perf_counter()
            parts = args.parts or max(1, args.relations // RELATIONS // UNIT)
            write_run(run, parts=parts, relations=args.relations // parts)
            print(json.dumps({"written_s": round(time.perf_counter() - start)}), flush=True)
        for name, question in QUESTIONS.items():
            print(json.dumps({"question": name, **measured(run, question, args.times)}), flush=True)


if __name__ == "__main__":
    main()
