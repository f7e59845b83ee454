"""Runs of hand-made records, and acts as values that can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geo_nlp.graph import Acts
from geo_nlp.graph.acts import COLUMNS
from geo_nlp.tables import rows_of
from geo_nlp.tables.layout import PART_TABLES, columns_of
from geo_nlp.tables.write import parquet_table


def write_run(run: Path, records: Sequence[dict[str, Any]], *, parts: int = 2) -> Path:
    """The folder of a run that holds records as `extract --run` writes them."""
    run.mkdir(parents=True)
    (run / "run.json").write_text("{}\n", encoding="utf-8")
    for number in range(parts):
        part = run / "parts" / f"{number:05}"
        part.mkdir(parents=True)
        for table in PART_TABLES:
            names = [column.name for column in columns_of(table)]
            with (part / f"{table}.parquet").open("wb") as stream, parquet_table(stream, table) as write:
                for record in records[number::parts]:
                    for row in rows_of(record, table):
                        write({name: row.get(name) for name in names})
    return run


def all_columns(acts: Acts) -> dict[str, Any]:
    """Everything that acts hold."""
    columns = {name: [None if value != value else value for value in getattr(acts, name).tolist()] for name in COLUMNS}
    presence = [getattr(acts.presence, name).tolist() for name in ("article", "node", "mentions")]
    return columns | {
        "nodes": acts.nodes, "keys": acts.keys, "dates": acts.dates, "articles": list(acts.articles),
        "speakers": acts.speakers, "voices": acts.voices(), "about": acts.about, "presence": presence,
        "reports": [acts.reports.row.tolist(), acts.reports.start.tolist()], "counts": acts.account.counts(),
        "sentences": acts.quotes_of(np.arange(len(acts))), "level": acts.level,
    }  # fmt: skip
