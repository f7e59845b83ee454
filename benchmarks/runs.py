"""Long runs: killed again and again, shared out, and watched for their memory.

`python -m benchmarks.runs killed --kills 100` kills a run over 2,000 generated articles at random moments: the parent
or a worker by -9, the parent as it writes, by SIGTERM, or by a disk that is full (a limit on the size of files). It
goes on each time, and its parts must be those of an undisturbed run, byte for byte. `shares` does the same for four
processes of which one is killed, `dask` for a Dask cluster whose workers are killed and replaced.
`watched --articles 100000` prints the memory of parent and workers, and how long it takes to continue a finished run
and to add a hundred articles.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.texts import generated

COMMAND = (sys.executable, "-m", "geo_nlp", "extract")
FULL = """import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.executable, sys.argv[2:])
"""
WARM = 0.8  # of the kills come when the pipeline is loaded and a unit is begun, the others at any moment
LEAST_ROOM, MOST_ROOM = 20_000, 200_000  # bytes of a file where the disk is full
Process = subprocess.Popen[bytes]


def write_corpus(path: Path, count: int, first: int = 0) -> Path:
    """Articles made of the samples and the examples of rules, each with a number of its own."""
    texts = cycle(generated())
    with path.open("a", encoding="utf-8") as file:
        for number, article in enumerate(islice(texts, count), start=first):
            row = {"id": f"n{number}", "date": "2025-02-27", "text": f"{article.text}\n\nThis is report {number}."}
            file.write(json.dumps(row) + "\n")
    return path


def parts(run: Path) -> dict[str, bytes]:
    """Every file of every part."""
    files = (file for part in run.glob("parts/[0-9]*") for file in part.iterdir())
    return {str(file.relative_to(run)): file.read_bytes() for file in files}


def children(process: Process) -> list[int]:
    """The workers of a run."""
    listing = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in listing.read_text().split()] if listing.exists() else []


def start(*args: str | Path, before: Sequence[str] = ()) -> Process:
    command = [*before, *map(str, (*COMMAND, *args))]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def kill_parent(process: Process, _: Path) -> None:
    process.kill()


def kill_worker(process: Process, _: Path) -> None:
    for number in children(process)[:1]:
        os.kill(number, signal.SIGKILL)
    time.sleep(random.uniform(0.5, 2))
    process.kill()


def kill_in_writing(process: Process, run: Path) -> None:
    """Kill as the last files of a part are there and it has not its name yet, or soon after."""
    end = time.monotonic() + 60
    wait(process, lambda: time.monotonic() > end or any(run.glob("parts/.*/part.json")))
    process.kill()


def terminate(process: Process, _: Path) -> None:
    os.killpg(process.pid, signal.SIGTERM)


WAYS: dict[str, Callable[[Process, Path], None]] = {
    "parent": kill_parent, "worker": kill_worker, "in writing": kill_in_writing, "SIGTERM": terminate,
    "full disk": kill_parent,
}  # fmt: skip


def wait(process: Process, until: Callable[[], bool]) -> None:
    """Wait while a process runs."""
    while process.poll() is None and not until():
        time.sleep(0.005)


def pause(process: Process, seconds: float) -> None:
    """Wait so long while a process runs."""
    end = time.monotonic() + seconds
    wait(process, lambda: time.monotonic() >= end)


def killed(folder: Path, articles: int, unit: int, kills: int, seed: int, longest: float | None) -> bool:
    """Kill a run so often, after `longest` seconds at most; say whether its parts are those of an undisturbed one."""
    chance, corpus = random.Random(seed), write_corpus(folder / "corpus.jsonl", articles)
    options: tuple[str | Path, ...] = ("--unit", str(unit), "--workers", "2")
    began = time.monotonic()
    start(corpus, "--run", folder / "whole", *options).wait()
    whole, seconds = parts(folder / "whole"), time.monotonic() - began
    print(f"undisturbed: {articles} articles, {len(whole) // 8} parts, {seconds:.0f} s", flush=True)
    run, used = folder / "run", dict.fromkeys(WAYS, 0)
    while sum(used.values()) < kills:
        number = sum(used.values())
        way = list(WAYS)[number % len(WAYS)]
        limit = [sys.executable, "-c", FULL, str(chance.randint(LEAST_ROOM, MOST_ROOM))] if way == "full disk" else []
        process = start(corpus, "--run", run, *options, before=limit)
        if chance.random() < WARM:
            wait(process, lambda: any(run.glob("parts/.*")))
        pause(process, chance.uniform(0, longest or 3 * seconds / kills))
        if process.poll() is None:
            WAYS[way](process, run)
        process.wait()
        used[way] += process.returncode != 0
        found = parts(run)
        wrong = [name for name, data in found.items() if whole.get(name) != data]
        state = f"{len(found) // 8:4} parts, {len(wrong)} wrong"
        print(f"{number + 1:3} {way:10} exit {process.returncode:4} {state}", flush=True)
        if wrong:
            return False
        if process.returncode == 0:  # it was done before it was killed: half of it is to be done again
            for part in chance.sample(sorted(run.glob("parts/[0-9]*")), len(whole) // 16):
                shutil.rmtree(part)
    code = start(corpus, "--run", run, *options).wait()
    same, hidden = parts(run) == whole, [path.name for path in run.rglob(".*")]
    print(f"kills {kills} ({used}); exit {code}; parts equal: {same}; left over: {hidden}")
    return same and not hidden and code == 0


def shares(folder: Path, articles: int, unit: int, kills: int, seed: int, longest: float | None) -> bool:
    """Four processes share a run; so many times one of them is killed, and in the end each goes on."""
    chance, corpus = random.Random(seed), write_corpus(folder / "corpus.jsonl", articles)
    start(corpus, "--run", folder / "whole", "--unit", str(unit)).wait()
    run, size = folder / "run", ("--unit", str(unit))
    for _ in range(kills):
        four = [start(corpus, "--run", run, *size, "--shard", f"{n}/4") for n in range(1, 5)]
        time.sleep(chance.uniform(5, longest or 30))
        chance.choice(four).kill()
        print([process.wait() for process in four], len(parts(run)) // 8, "parts", flush=True)
    for number in range(1, 5):
        start(corpus, "--run", run, *size, "--shard", f"{number}/4").wait()
    same, hidden = parts(run) == parts(folder / "whole"), [path.name for path in run.rglob(".*")]
    print(f"parts equal: {same}; left over: {hidden}")
    return same and not hidden


def dask(folder: Path, articles: int, unit: int, kills: int, seed: int, longest: float | None) -> bool:
    """A run over a Dask cluster, of whose two workers one is killed and replaced again and again."""
    chance, corpus = random.Random(seed), write_corpus(folder / "corpus.jsonl", articles)
    run, address_file = folder / "run", folder / "scheduler.json"
    start(corpus, "--run", folder / "whole", "--unit", str(unit), "--workers", "2").wait()

    def started(*words: str | Path) -> Process:
        options = ["--no-dashboard", "--scheduler-file", str(address_file)]
        command = [sys.executable, "-m", "dask", *map(str, words), *options]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=folder)

    def worker() -> Process:
        return started("worker", "--nthreads", "1", "--no-nanny")

    folder, address_file = folder.resolve(), address_file.resolve()
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0")
    wait(scheduler, address_file.exists)
    workers, used = [worker(), worker()], 0
    address = json.loads(address_file.read_text())["address"]
    process = start(corpus, "--run", run, "--unit", str(unit), "--engine", "dask", "--scheduler", address)
    while process.poll() is None and used < kills:
        pause(process, chance.uniform(4, longest or 15))
        if process.poll() is None:
            victim = chance.randrange(2)
            workers[victim].kill()
            workers[victim].wait()
            workers[victim], used = worker(), used + 1
            print(f"{used:3} killed, {len(parts(run)) // 8} parts", flush=True)
    code = process.wait()
    for other in (*workers, scheduler):
        other.kill()
    same, hidden = parts(run) == parts(folder / "whole"), [path.name for path in run.rglob(".*")]
    print(f"workers killed {used}; exit {code}; parts equal: {same}; left over: {hidden}")
    return same and not hidden and code == 0


def megabytes(number: int) -> int:
    """What a process holds."""
    try:
        return int(Path(f"/proc/{number}/statm").read_text().split()[1]) * resource.getpagesize() // 1_000_000
    except OSError:
        return 0


def curve(process: Process, run: Path) -> Iterator[tuple[int, int, int, int]]:
    """Seconds, parts that are done, and megabytes of the parent and of the largest worker, every ten seconds."""
    began = time.monotonic()
    while process.poll() is None:
        largest = max(map(megabytes, children(process)), default=0)
        done = sum(1 for _ in run.glob("parts/[0-9]*"))
        yield round(time.monotonic() - began), done, megabytes(process.pid), largest
        time.sleep(10)


def watched(folder: Path, articles: int, unit: int, workers: int) -> bool:
    """The memory of a run over time, and what it costs to go on with it."""
    corpus, run = write_corpus(folder / "corpus.jsonl", articles), folder / "run"
    options: tuple[str | Path, ...] = ("--unit", str(unit), "--workers", str(workers))
    began = time.monotonic()
    for seconds, done, parent, worker in curve(start(corpus, "--run", run, *options), run):
        print(f"{seconds:6} s {done:5} parts, parent {parent:5} MB, largest worker {worker:5} MB", flush=True)
    print(f"{articles} articles in {time.monotonic() - began:.0f} s")
    for name in ("continued", "a hundred added"):
        if name != "continued":
            write_corpus(corpus, 100, first=articles)
        began = time.monotonic()
        code = start(corpus, "--run", run, *options).wait()
        print(f"{name}: {time.monotonic() - began:.1f} s, exit {code}")
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["killed", "shares", "dask", "watched"])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--unit", type=int, default=50)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, help="most seconds until a kill")
    parser.add_argument("--folder", type=Path, default=Path("output") / "runs")
    given = parser.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True)
    if given.what == "watched":
        good = watched(given.folder, given.articles, given.unit, given.workers)
    else:
        job = {"killed": killed, "shares": shares, "dask": dask}[given.what]
        good = job(given.folder, given.articles, given.unit, given.kills, given.seed, given.longest)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
