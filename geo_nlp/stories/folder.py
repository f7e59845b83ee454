"""The stories of a run: from RUN/parts/*/articles.parquet to RUN/stories.parquet."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geo_nlp.atomic import binary_file
from geo_nlp.errors import InputError
from geo_nlp.stories.finding import Collected, Membership
from geo_nlp.stories.texts import Texts
from geo_nlp.tables.write import parquet_table

FILE = "stories.parquet"
BATCH = 500
COLUMNS = ("article", "path", "date", "title", "record")
KEY = '"text": '
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles of a run there are, how many stories they report, and how many are copies of an earlier one."""

    articles: int
    stories: int
    exact: int
    near: int


def write_stories(run: str | os.PathLike[str]) -> Counts:
    """Write RUN/stories.parquet, a row per article, in the order of the parts; the same parts give the same bytes.

    It is written aside and renamed, so that readers see the old file or the whole new one.
    """
    folder = Path(run)
    found = stories_of_run(folder)
    with binary_file(folder / FILE) as file, parquet_table(file, "stories") as write:
        for member in found:
            write(asdict(member))
    stories = len({member.story for member in found})
    near = sum(member.how == "near" for member in found)
    return Counts(len(found), stories, len(found) - stories - near, near)


def stories_of_run(run: Path) -> list[Membership]:
    """The story of each article of a run, in the order of its parts."""
    with Texts() as texts:
        collected = Collected(texts)
        for row in _articles(run):
            date = row["date"]
            collected.add(
                row["article"], path=row["path"], date=date.isoformat() if date else None, title=row["title"],
                text=text_of(row["record"]),
            )  # fmt: skip
        return collected.memberships()


def text_of(line: str) -> str:
    """The text of a record that is a line of JSON; the rest of it, which is far longer, is not parsed.

    Quotation marks within strings are escaped, so that the first key of that name is the record's own.

    >>> text_of('{"id": "a", "title": "\\\\"text\\\\": \\\\"x\\\\"", "text": "France\\\\nand Russia", "mentions": []}')
    'France\\nand Russia'
    """
    at = line.find(KEY)
    text: str = DECODER.raw_decode(line, at + len(KEY))[0] if at >= 0 else json.loads(line).get("text") or ""
    return text


def _articles(run: Path) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("finding the stories of a run needs pyarrow; run: pip install 'geo-nlp[store]'") from error
    parts = run / "parts"
    if not parts.is_dir():
        raise InputError(f"{run}: no run (it has no folder parts); make one with `geo-nlp extract INPUT --run {run}`")
    for part in sorted(path for path in parts.iterdir() if path.is_dir() and not path.name.startswith(".")):
        path = part / "articles.parquet"
        try:
            with pyarrow.parquet.ParquetFile(path) as file:
                for batch in file.iter_batches(BATCH, columns=list(COLUMNS)):
                    yield from batch.to_pylist()
        except (OSError, pyarrow.ArrowException) as error:
            raise InputError(f"{path}: cannot be read ({' '.join(str(error).split())[:120]})") from error
