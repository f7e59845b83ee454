"""What is asked, opened: the parts of a run, records, or tables of them, as views in a DuckDB of its own in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from geo_nlp.compiled import read_yaml
from geo_nlp.errors import InputError
from geo_nlp.gazetteer.tables import rows
from geo_nlp.queries.schema import literal, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from geo_nlp.queries.parts import Opened
    from geo_nlp.queries.recordfiles import Report

MEMORY = "2GB"  # what is more goes to a temporary folder
IN_PART = re.compile(r"parts/[^/]+/\w+\.parquet")
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    "python_enable_replacements": "false", "memory_limit": MEMORY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Store:
    """A connection with the views; `name` is what was opened, `stories` whether copies have been found there, `whole`
    whether all articles are there, also those in which nothing was found.

    A view over 500 files takes some milliseconds to make, so that each is made when it is first needed.
    """

    connection: DuckDBPyConnection
    name: str
    stories: bool
    make_view: Callable[[str], None]
    whole: bool = True
    made: set[str] = field(default_factory=set)

    def need(self, *tables: str) -> None:
        """Make the views of these tables, where they have not been made."""
        for table in tables:
            if table not in self.made:
                self.made.add(table)
                with refused():
                    self.make_view(table)

    def rows(self, statement: str, parameters: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a statement."""
        with refused():
            found: list[tuple[Any, ...]] = self.connection.execute(statement, parameters or {}).fetchall()
            return found

    def records_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How many ends of findings each of some actors is, of those that are any."""
        asked = {f"id_{number}": id_ for number, id_ in enumerate(ids)}
        listed = ", ".join(f"${name}" for name in asked)
        found = self.rows(
            f"SELECT end_id, count(*) FROM (SELECT unnest([source, target]) AS end_id FROM findings) "
            f"WHERE end_id IN ({listed}) GROUP BY ALL",
            asked,
        )
        return dict(found)

    def called(self, given: str) -> list[tuple[str | None, str]]:
        """Id and name of the actors that have a name or id here; else of those who only hold an office."""
        found = self.rows(
            "SELECT DISTINCT e.id, e.name FROM (SELECT unnest([{'id': source, 'name': source_name}, "
            "{'id': target, 'name': target_name}]) AS e FROM findings) "
            "WHERE lower(e.name) = lower($given) OR e.id = $given ORDER BY ALL",
            {"given": given},
        )
        if not found:
            self.need("roles")
            found = self.rows(
                "SELECT DISTINCT holder, holder_name FROM roles "
                "WHERE lower(holder_name) = lower($given) OR holder = $given ORDER BY ALL",
                {"given": given},
            )
        return [(id_, name) for id_, name in found]

    def names(self) -> list[str]:
        """All names and ids of actors that are here."""
        found = self.rows("SELECT DISTINCT unnest([source_name, target_name, source, target]) AS name FROM findings")
        return sorted(name for (name,) in found if name)


@contextmanager
def open_store(
    inputs: Sequence[str | Path],
    *,
    records: Iterable[Mapping[str, Any]] | None = None,
    in_order: bool = False,
    reading_once: bool = False,
    on_failure: Report | None = None,
) -> Iterator[Store]:
    """Open one run, files with records or tables, or records at hand.

    No other file can be read or written through the connection.
    `on_failure` takes what is no record in a file of records; without it that is an error.

    With `in_order` rows come as they stand in the files where a statement does not sort them, which takes more memory.
    With `reading_once` what the heads of files say is not kept, which for a run of 500 parts is 100 MB.
    """
    try:
        import duckdb
    except ImportError as error:
        raise InputError("queries need duckdb and pyarrow; run: pip install 'geo-nlp[query]'") from error
    from geo_nlp.queries.parts import is_run, open_run

    if not inputs and records is None:
        raise InputError("nothing to ask; name a run, or a file with records")
    runs = [Path(name) for name in inputs if is_run(Path(name))]
    if runs and len(inputs) > 1:
        raise InputError(f"{runs[0]}: is a run; ask one run at a time, or files")
    with TemporaryDirectory(prefix="geo_nlp") as spilled, duckdb.connect(config=SETTINGS) as connection:
        with refused():
            connection.execute(f"SET temp_directory = {literal(spilled)}")
            _define(connection)
            connection.execute(f"SET preserve_insertion_order = {in_order}")
            if not reading_once:
                connection.execute("SET parquet_metadata_cache = true")  # files of a part that is done stay as they are
            opened = open_run(connection, runs[0]) if runs else _loaded(connection, inputs, records, on_failure)
            _shut(connection, opened)
        store = Store(
            connection, str(inputs[0]) if inputs else "the records", opened.stories, opened.make_view, opened.whole
        )
        store.need("relations", "stances")
        store.rows(sql("findings"))
        if store.stories:
            store.need("stories", "articles")
            store.rows(sql("credits"))
        yield store


@contextmanager
def refused() -> Iterator[None]:
    """Errors of DuckDB as one line."""
    import duckdb

    from geo_nlp.queries.parts import DAMAGED

    try:
        yield
    except duckdb.Error as error:
        line = " ".join(str(error).partition("\n\nLINE ")[0].split())  # without the picture of the statement
        if part := IN_PART.search(line):
            raise InputError(f"{part.group()}: cannot be read ({line}); {DAMAGED}") from error
        raise InputError(line) from error


def _define(connection: DuckDBPyConnection) -> None:
    """Macros, and the small tables that views and answers look things up in."""
    connection.execute(sql("macros"))
    predicates = read_yaml("geo_nlp.ontology", "predicates.yaml")  # quicker than the whole ontology
    ties = [(name, entry["polarity"]) for name, entry in predicates.items() if entry["kind"] == "tie"]
    cases = " ".join(f"WHEN {literal(name)} THEN {polarity}" for name, polarity in ties)
    connection.execute(f"CREATE MACRO tie_polarity(predicate) AS CASE predicate {cases} END")
    connection.execute("CREATE TABLE countries (iso3 VARCHAR, name VARCHAR, cow BIGINT, cow_abbr VARCHAR)")
    states = [[row[name] or None for name in ("iso3", "name", "cow", "cow_abbr")] for row in rows("states")]
    values = ", ".join(
        "(" + ", ".join("NULL" if cell is None else literal(cell) for cell in row) + ")" for row in states
    )
    connection.execute(f"INSERT INTO countries VALUES {values}")


def _loaded(
    connection: DuckDBPyConnection,
    inputs: Sequence[str | Path],
    records: Iterable[Mapping[str, Any]] | None,
    on_failure: Report | None,
) -> Opened:
    """Files or records, which are read with more than a run needs."""
    from geo_nlp.queries.loaded import load, load_records

    return load(connection, inputs, on_failure) if records is None else load_records(connection, records)


def _shut(connection: DuckDBPyConnection, opened: Opened) -> None:
    """From here on nothing but the parts of the run is read, nothing is written, and that cannot be undone."""
    for setting, paths in (("allowed_directories", opened.folders), ("allowed_paths", opened.files)):
        connection.execute(f"SET {setting} = [{', '.join(literal(str(path)) for path in paths)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
