"""The records of a run, out of its parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.recorddict import RecordDict
from geo_nlp.run.folder import the_run
from geo_nlp.run.parts import parts_of
from geo_nlp.run.plan import read_plan

BATCH = 64


def need_pyarrow() -> Any:
    """pyarrow.parquet; where it is missing, an error that says what brings it."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("a run is kept in Parquet, which needs pyarrow; run: pip install 'geo-nlp[store]'") from error
    return pyarrow.parquet


def run_records(path: str | Path) -> Iterator[RecordDict]:
    """Yield the records of a run, in the order of its units; of one that is not finished, those that are done."""
    for part in parts_of(the_run(path)):
        yield from map(RecordDict, map(json.loads, record_lines(part)))


def units_left(path: str | Path) -> int:
    """How many units of a run are not done."""
    run = the_run(path)
    return len(read_plan(run).units) - len(parts_of(run))


def record_lines(part: Path) -> Iterator[str]:
    """Yield the records of a part as the lines that `extract -o records.jsonl` would write."""
    parquet = need_pyarrow()
    try:
        with parquet.ParquetFile(part / "articles.parquet") as file:
            for batch in file.iter_batches(batch_size=BATCH, columns=["record"]):
                yield from batch.column(0).to_pylist()
    except (OSError, ValueError) as error:  # pyarrow's own errors are ValueErrors
        raise InputError(f"{part}: damaged ({error}); continue the run, and it is done again") from error
