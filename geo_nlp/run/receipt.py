"""A paragraph on a run for a methods section: with what it was made, of what, and what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.plurals import counted
from geo_nlp.run.folder import RunFolder
from geo_nlp.run.parts import parts_of
from geo_nlp.run.status import Status
from geo_nlp.tables.layout import TABLES

USUAL: Mapping[str, Any] = {
    "input_format": "auto", "encoding": None, "columns": {}, "date": None, "date_order": None, "clean": True,
    "language": "en",
}  # fmt: skip


def receipt(run: RunFolder, status: Status) -> str:
    """The paragraph: acts within each article, a stance once however many targets it has, each actor once."""
    made = status.made.settings
    packages = ", ".join(f"{name} {made[name]}" for name in ("spacy", "thinc", "numpy", "trafilatura", "lxml"))
    found = {**status.counts, "stances": different_stances(run), "actors": different_actors(run)}
    counts = ", ".join(counted(found.get(table, 0), table[:-1]) for table in TABLES)
    inputs = {one.name: one for one in status.plan.inputs}
    size = sum(one.size for one in inputs.values())
    given = f"{counted(status.plan.articles, 'article')} in {counted(len(inputs), 'file')} ({counted(size, 'byte')},"
    units = f"{status.done} of {counted(len(status.plan.units), 'unit')}"
    state = "" if status.is_finished else f" The run is not finished: {units}."
    return (
        f"Events, roles, stances and attributions were extracted with geo_nlp {made['geo_nlp']} (code {made['code']},"
        f" rules and gazetteer {made['rules']}), spaCy model {made['model']},"
        f" on Python {made['python']} with {packages}."
        f" Settings: {_options(made, status.made.options.rules)}; settings hash {status.made.hash}."
        f" Input: {given} combined SHA-256 {inputs_digest(status)[:16]}). {_processed(status)} Found: {counts}."
        f" The run was begun on {status.made.created[:10]}; the same input and settings give the same bytes.{state}"
    )


def _processed(status: Status) -> str:
    """What became of the articles; those that were skipped where there are any."""
    done = status.counts["articles"]
    parts = [f"{counted(done, 'article')} {'was' if done == 1 else 'were'} processed"]
    if status.without_findings:
        parts[0] += f", in {status.without_findings:,} of which nothing was found"
    parts.append(f"{len(status.failed) or 'none'} failed")
    if many := len(status.skipped):
        parts.append(f"{many:,} {'was' if many == 1 else 'were'} skipped (no article, or another language)")
    return "; ".join(parts) + "."


def different_stances(run: RunFolder) -> int:
    """How many stances a run has; the table has a row for each target."""
    keys = ["article", "path", "stance"]
    return sum(table.group_by(keys).aggregate([]).num_rows for table in _tables(run, "stances", keys))


def different_actors(run: RunFolder) -> int:
    """How many actors a run names; the table has a row for each article that names one."""
    return len({actor for table in _tables(run, "actors", ["actor"]) for actor in table["actor"].unique().to_pylist()})


def _tables(run: RunFolder, name: str, columns: list[str]) -> Iterator[Any]:
    import pyarrow
    import pyarrow.parquet

    for path in (part / f"{name}.parquet" for part in parts_of(run)):
        try:
            yield pyarrow.parquet.read_table(path, columns=columns)
        except (OSError, pyarrow.ArrowException) as error:
            raise InputError(f"{path}: cannot be read; `geo-nlp run verify` puts damaged parts aside") from error


def _options(made: Mapping[str, Any], rules: Sequence[str]) -> str:
    """The settings that are not as usual, and rules of one's own by their names."""
    changed = [f"{name} {made[name]}" for name, usual in USUAL.items() if made[name] != usual]
    changed += [f"own rules {', '.join(Path(one).name for one in rules)}"] if rules else []
    return ", ".join(changed) or "all as by default"


def inputs_digest(status: Status) -> str:
    """One hash for all inputs: of their hashes, in the order of the plan."""
    return hashlib.sha256("".join(one.sha256 for one in status.plan.inputs).encode()).hexdigest()
