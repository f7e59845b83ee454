"""A corpus of several formats, and runs on it by processes whose pipeline takes no time."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import geo_nlp

STAND_IN = Path(__file__).with_name("standin.py")
ROOT = Path(geo_nlp.__file__).parents[1]


def text(number: int) -> str:
    return f"France condemned Russia on Friday. It was the report with the number {number}, and it said so."


def write_corpus(folder: Path, *, count: int = 60, said: dict[int, str] | None = None) -> Path:
    """JSON Lines, a table and a few texts; `said` is what single articles of the JSON Lines have in them."""
    folder.mkdir(exist_ok=True)
    rows = [{"id": f"j{n}", "text": f"{text(n)} {(said or {}).get(n, '')}", "date": "2025-03-01"} for n in range(count)]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "feed.jsonl").write_text(lines, encoding="utf-8")
    with (folder / "table.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["id", "body", "published"])
        days = [f"0{1 + n % 9}/04/2025" for n in range(count - 1)]
        table.writerows([f"c{n}", text(n), day] for n, day in enumerate([*days, "27/04/2025"]))
    for n in range(7):
        (folder / f"note{n}.txt").write_text(text(n), encoding="utf-8")
    return folder


def command(*args: str | Path) -> list[str]:
    return [sys.executable, str(STAND_IN), *map(str, args)]


def stand_in(folder: Path, *args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `geo-nlp` with the stand-in as a process."""
    return subprocess.run(
        command(*args), cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **env}, capture_output=True, text=True
    )


def parts(run: Path) -> dict[str, bytes]:
    """Every file of the parts, byte for byte."""
    files = (path for path in sorted((run / "parts").rglob("*")) if path.is_file())
    return {str(path.relative_to(run)): path.read_bytes() for path in files}


def left_over(run: Path) -> list[str]:
    return [str(path) for path in run.rglob(".*")]
