"""Fuzzing as a habit: `python -m fuzzing --minutes 10` (make fuzz) sends inputs through every door, in children.

A child that dies, or is at one input for longer than its door allows, is a finding as much as an error is. Each finding
is written to `found` with its traceback; what is worth keeping becomes a case in `cases`, which the tests run for good.
The input number N of a door is the same on every machine: `--door "file x.pdf" --only N` makes it again.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import logging
import mmap
import os
import resource
import signal
import struct
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from doors import DOORS, Door

FOUND = Path(__file__).with_name("found")
MEMORY = 3 << 30  # bytes that a child may have beyond what it begins with
SLICE = 10.0  # seconds that a child works
HEAVY = (
    "pyarrow.parquet", "pypdfium2", "fastwarc", "resiliparse.parse.encoding", "openpyxl", "xlsxwriter", "duckdb",
    "trafilatura", "htmldate", "networkx", "geo_nlp.cli", "geo_nlp.analysis.whole", "geo_nlp.page.graphpage",
)  # fmt: skip
MOST_FINDINGS = 20  # of a door, after which it is left alone


def input_of(door: Door, number: int) -> bytes:
    """The input with a number."""
    return door.make(Random(f"{door.name}:{number}"))


def work(door: Door, start: int, seconds: float, at: mmap.mmap, folder: Path) -> None:
    """What a child does: inputs from a number on, for so long; where it is stands in shared memory."""
    os.chdir(folder)
    end, number = time.monotonic() + seconds, start
    while time.monotonic() < end:
        at[:8] = struct.pack("q", number)
        try:
            door.enter(input_of(door, number))
        except Exception:
            keep(door, number, traceback.format_exc())
            os._exit(3)
        number += 1
    at[:8] = struct.pack("q", number)
    os._exit(0)


def keep(door: Door, number: int, report: str) -> None:
    """Write a finding down: the input, and how it ended."""
    data = input_of(door, number)
    FOUND.mkdir(exist_ok=True)
    name = f"{door.name.replace('/', '-')} {hashlib.sha256(data).hexdigest()[:10]}"
    (FOUND / name).write_bytes(data)
    (FOUND / f"{name}.txt").write_text(
        f"door {door.name}, number {number}\n{report}", encoding="utf-8", errors="replace"
    )
    print(f"FOUND in {door.name}, number {number}: {report.strip().splitlines()[-1][:160]}", flush=True)


def seconds_of(process: int) -> float:
    """The time of a processor that a process has had, which other work on the machine does not lengthen."""
    fields = _status_of(process)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def is_asleep(process: int) -> bool:
    """Whether a process waits for something else than a processor."""
    return _status_of(process)[0] != "R"


def _status_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def slice_of(door: Door, start: int, seconds: float) -> tuple[int, bool]:
    """Let a child work; returns the number of the next input, and whether all went well."""
    at = mmap.mmap(-1, 8)
    at[:8] = struct.pack("q", start)
    shared = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        child = os.fork()
        if not child:
            limit = resource.getrlimit(resource.RLIMIT_AS)[1]
            begun = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (begun + MEMORY, limit))
            work(door, start, seconds, at, Path(folder))
        seen, since, used = start, time.monotonic(), 0.0
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            now = struct.unpack("q", at[:8])[0]
            if done:
                break
            if now != seen:
                seen, since, used = now, time.monotonic(), seconds_of(child)
            elif seconds_of(child) - used > door.seconds or (
                time.monotonic() - since > 12 * door.seconds and is_asleep(child)
            ):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                keep(door, now, f"took longer than {door.seconds:g} s")
                return now + 1, False
            time.sleep(0.02)
        code = os.waitstatus_to_exitcode(status)
        if code < 0:
            keep(door, now, f"killed by {signal.Signals(-code).name}")
        return (now, True) if code == 0 else (now + 1, False)


def main() -> int:
    """Fuzz the doors that are asked for, and say how many inputs each had."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--door", action="append", help="names, or how they begin")
    options.add_argument("--start", type=int, default=int(time.time()), help="the number of the first input")
    options.add_argument("--only", type=int, help="one input, in this process")
    asked = options.parse_args()
    logging.disable()  # errors that nobody foresaw are logged with their traceback, and reported as failures
    doors = [door for door in DOORS.values() if not asked.door or door.name.startswith(tuple(asked.door))]
    if asked.only is not None:
        data = input_of(doors[0], asked.only)
        sys.stdout.buffer.write(data)
        doors[0].enter(data)
        return 0
    for name in HEAVY:  # once, for all children
        importlib.import_module(name)
    if any(door.name in ("article", "command") for door in doors):
        from geo_nlp.run.pipelines import Setting, loaded

        loaded(Setting())
    end = time.monotonic() + 60 * asked.minutes
    numbers, findings = dict.fromkeys((door.name for door in doors), asked.start), Counter[str]()
    while time.monotonic() < end:
        for door in doors:
            if time.monotonic() < end and findings[door.name] < MOST_FINDINGS:
                whole = sum(one.share for one in doors)
                seconds = min(SLICE * door.share, 60 * asked.minutes * door.share / whole)
                numbers[door.name], well = slice_of(door, numbers[door.name], seconds)
                findings[door.name] += not well
    for name, number in numbers.items():
        print(f"{number - asked.start:>10,}  {name}" + (f"  {findings[name]} findings" if findings[name] else ""))
    print(f"{sum(numbers.values()) - asked.start * len(doors):>10,}  in all, {sum(findings.values())} findings")
    return 1 if any(findings.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
