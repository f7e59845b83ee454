"""Records and tables of them in memory, as Arrow tables under the names that the parts of a run have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.periods import day_of_publication
from geo_nlp.queries.parts import Opened, columns_by_table, empty, open_tables
from geo_nlp.queries.recordfiles import Report, fault_to, records_of_file
from geo_nlp.queries.schema import known_columns
from geo_nlp.read.sources import is_no_name, shown_name
from geo_nlp.recorddict import RecordDict
from geo_nlp.tables import TABLES, rows_of
from geo_nlp.tables.read import Fault, is_table, rows_of_file, table_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 20_000
Take = Callable[[str, Mapping[str, Any]], None]


def load(
    connection: DuckDBPyConnection, inputs: Iterable[str | Path], on_failure: Report | None = None
) -> Opened:  # fmt: skip
    """Load files with records (.jsonl), or tables that `extract` wrote; files have no stories.

    Where there is nothing but tables in Parquet, they are not loaded but read where they lie.
    """
    inputs = list(inputs)
    if lying := parquet_tables(inputs):
        return open_tables(connection, lying)
    tables = Tables()
    for name in inputs:
        if str(name) != "-" and is_table(Path(name)):
            tables.take_rows(Path(name), fault_to(on_failure))
        else:
            for record in records(name, on_failure):
                tables.take_record(record)
    tables.register(connection)
    return Opened((), (), False, lambda table: None, whole=tables.whole)


def load_records(connection: DuckDBPyConnection, given: Iterable[Mapping[str, Any]]) -> Opened:
    """Load records at hand."""
    tables = Tables()
    for record in given:
        tables.take_record(record)
    tables.register(connection)
    return Opened((), (), False, lambda table: None)


def parquet_tables(inputs: Sequence[str | Path]) -> dict[str, list[Path]]:
    """The files by their tables, where all are finer tables in Parquet; else nothing."""
    found: dict[str, list[Path]] = {}
    for path in map(Path, inputs):
        if path.suffix.lower() != ".parquet" or not is_table(path):
            return {}
        import pyarrow.parquet

        table = table_of(pyarrow.parquet.read_schema(path).names)
        if table is None or table == "acts":
            return {}
        found.setdefault(table, []).append(path.resolve())
    return found


def records(source: str | Path, on_failure: Report | None = None) -> Iterator[RecordDict]:
    """The records of a file, or of standard input for `-`."""
    if is_no_name(Path(source)):
        raise InputError(f"{shown_name(source)[:40]}: no such file")
    if Path(source).is_dir():
        raise InputError(f"{source}: is a folder, but no run (no run.json); `geo-nlp extract INPUT --run` makes one")
    yield from records_of_file(source, on_failure)


class Tables:
    """Rows by table, packed as Arrow while they come in, so that a large file does not stand in memory as dicts."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Mapping[str, Any]]] = {}
        self.packed: dict[str, list[Any]] = {}
        self.seen: set[tuple[Any, Any]] = set()
        self.acts: list[Mapping[str, Any]] = []
        self.whole = True

    def take_record(self, record: Mapping[str, Any]) -> None:
        """All rows of a record."""
        self.take("articles", article_row(record))
        for table in TABLES:
            for row in rows_of(record, table):
                self.take(table, row)

    def take_rows(self, path: Path, on_fault: Fault | None = None) -> None:
        """The rows of a file; the articles are those that have rows."""
        self.whole = False
        for table, row in rows_of_file(path, on_fault):
            if (row["article"], row["path"]) not in self.seen:
                self.seen.add((row["article"], row["path"]))
                self.take("articles", row)
            self.take(table, row)
            if table == "acts":
                self.acts.append(row)

    def take(self, table: str, row: Mapping[str, Any]) -> None:
        """One row; in records of schema 1, which know no acts, each reports an act of its own."""
        if "act" in row and row["act"] is None:
            row = {**row, "act": row.get("relation") or row.get("stance")}
        held = self.rows.setdefault(table, [])
        held.append(row)
        if len(held) >= BATCH:
            self._pack(table)

    def register(self, connection: DuckDBPyConnection) -> None:
        """Give each table to the connection, with its whole schema; acts stand for finer rows where there are none."""
        if not {"relations", "stances"} & (self.rows.keys() | self.packed.keys()):
            for number, row in enumerate(self.acts):
                if row["predicate"]:
                    self.take("relations", {**row, "relation": f"{row['article']}:{number}"})
                if row["attitude"]:
                    self.take("stances", {**row, "stance": f"{row['article']}:{number}"})
        for table, names in columns_by_table().items():
            if self.rows.get(table):
                self._pack(table)
            if batches := self.packed.get(table):
                import pyarrow

                connection.register("arrow", pyarrow.Table.from_batches(batches))
                connection.execute(f"CREATE TABLE {table} AS FROM arrow")
                connection.unregister("arrow")
                del self.packed[table], batches
            else:
                connection.execute(f"CREATE VIEW {table} AS {empty(names)}")

    def _pack(self, table: str) -> None:
        names = columns_by_table()[table]
        rows = self.rows.pop(table)
        self.packed.setdefault(table, []).append(_batch(rows, names))


def article_row(record: Mapping[str, Any]) -> dict[str, Any]:
    """The row of an article."""
    dateline, published = record.get("dateline") or {}, record.get("date")
    return {
        "article": record["id"], "date": day_of_publication(published), "outlet": record.get("source"),
        "title": record.get("title"), "url": record.get("url"), "path": record.get("path"),
        "published": published, "language": record.get("language"), "words": len((record["text"] or "").split()),
        "dateline_place": dateline.get("place"), "dateline_country": dateline.get("country"),
        "warnings": "; ".join(record.get("warnings") or ()) or None,
    }  # fmt: skip


def _batch(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise InputError("queries need duckdb and pyarrow; run: pip install 'geo-nlp[query]'") from error
    types = {
        "str": pyarrow.string(), "int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }  # fmt: skip
    kinds = {name: known_columns()[name].type for name in names}
    arrays = [
        pyarrow.array([_value(row.get(name), kinds[name]) for row in rows], type=types[kinds[name]]) for name in names
    ]
    return pyarrow.record_batch(arrays, names=list(names))


def _value(cell: Any, kind: str) -> Any:
    return date.fromisoformat(cell) if kind == "date" and isinstance(cell, str) else cell
