"""The parts of a run as views: each table over its files in all parts that are done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.errors import InputError
from geo_nlp.queries.schema import ARTICLES, SQL_TYPES, STORIES, known_columns, literal, quoted
from geo_nlp.tables import TABLES, columns_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Types = dict[str, str]
DAMAGED = "the part is damaged: delete its folder, and the run makes it again"


def is_run(path: Path) -> bool:
    """Whether a path is the folder of a run."""
    try:
        return (path / "run.json").is_file()
    except OSError:  # a name that is too long for one
        return False


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: what may be read, whether there are stories, and what makes the view of a table.

    What is `whole` has all articles, also those in which nothing was found, which no table names.
    """

    folders: Sequence[Path]
    files: Sequence[Path]
    stories: bool
    make_view: Callable[[str], None]
    whole: bool = True


def open_run(connection: DuckDBPyConnection, run: Path) -> Opened:
    """A run, whose views are made over the files of the parts that are done now."""
    parts = parts_of(run)
    stories = (run / "stories.parquet").resolve()

    def make_view(table: str) -> None:
        if table == "stories":
            _make_view(connection, table, [stories], STORIES)
        else:
            _make_view(connection, table, [part / f"{table}.parquet" for part in parts], columns_by_table()[table])

    there = stories.is_file()
    return Opened([run.resolve() / "parts"], [stories] if there else [], there, make_view)


def open_tables(connection: DuckDBPyConnection, files: Mapping[str, Sequence[Path]]) -> Opened:
    """Tables in Parquet by their names, which are read where they lie; the articles are those that have rows."""
    paths = [path for some in files.values() for path in some]
    _make_articles(connection, paths)
    for table, names in columns_by_table().items():
        if table != "articles":
            _make_view(connection, table, files.get(table, []), names)
    return Opened((), paths, False, lambda table: None, whole=False)


def _make_articles(connection: DuckDBPyConnection, paths: Sequence[Path]) -> None:
    held = ("article", "date", "outlet", "title", "url", "path")
    read = " UNION ALL ".join(
        f"SELECT {_cast(held, {name: '' for name in held})} FROM read_parquet({literal(str(path))})" for path in paths
    )
    columns = ", ".join(name if name in held else f"NULL::{typed(name)} AS {quoted(name)}" for name in ARTICLES)
    connection.execute(f"CREATE VIEW articles AS SELECT DISTINCT ON (article, path) {columns} FROM ({read})")


def columns_by_table() -> dict[str, Sequence[str]]:
    """The columns of each table of a part, in order."""
    return {"articles": ARTICLES} | {table: [column.name for column in columns_of(table)] for table in TABLES}


def parts_of(run: Path) -> list[Path]:
    """The folders of the parts that are done, in order; those whose name begins with a dot are at work."""
    folder = (run / "parts").resolve()
    if not folder.is_dir():
        return []
    with os.scandir(folder) as found:
        return sorted(Path(entry.path) for entry in found if entry.is_dir() and not entry.name.startswith("."))


def typed(name: str) -> str:
    """The type of a column in SQL."""
    return SQL_TYPES[known_columns()[name].type]


def empty(names: Iterable[str]) -> str:
    """A statement without rows, with all columns."""
    return f"SELECT {', '.join(f'NULL::{typed(name)} AS {quoted(name)}' for name in names)} WHERE false"


def _make_view(connection: DuckDBPyConnection, table: str, paths: Sequence[Path], names: Sequence[str]) -> None:
    """A view over files with the columns of the table, whatever types their empty columns have, and any others."""
    if not paths:
        connection.execute(f"CREATE VIEW {table} AS {empty(names)}")
        return
    for path in paths:
        if not path.is_file():
            raise InputError(f"{path}: is missing; {DAMAGED}")
    found = _types(connection, paths[0])
    if all(found.get(name) == typed(name) for name in names):
        others = [name for name in found if name not in names]
        chosen = ", ".join(map(quoted, [*names, *others]))
        connection.execute(f"CREATE VIEW {table} AS SELECT {chosen} FROM read_parquet({_listed(paths)})")
        return
    # DuckDB gives all files the types of the first, so that a column which is empty there would break the others.
    each = ((_cast(names, _types(connection, some[0])), _listed(some)) for some in _alike(connection, paths))
    united = " UNION ALL ".join(f"SELECT {columns} FROM read_parquet({listed})" for columns, listed in each)
    connection.execute(f"CREATE VIEW {table} AS {united}")


def _listed(paths: Iterable[Path]) -> str:
    return f"[{', '.join(literal(str(path)) for path in paths)}]"


def _alike(connection: DuckDBPyConnection, paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The files in their order, neighbours with the same columns and types together, since views over many are slow."""
    columns = "list({'name': name, 'type': type, 'logical': logical_type} ORDER BY name)"
    found = connection.execute(
        f"SELECT file_name, CAST({columns} AS VARCHAR) FROM parquet_schema({_listed(paths)}) GROUP BY file_name"
    )
    schemas = dict(found.fetchall())
    for _, some in groupby(paths, lambda path: schemas[str(path)]):
        yield list(some)


def _types(connection: DuckDBPyConnection, path: Path) -> Types:
    """The columns of a file with their types in SQL."""
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})").fetchall()
    return {name: kind for name, kind, *_ in described}


def _cast(names: Sequence[str], found: Types) -> str:
    given = ((name, quoted(name) if name in found else "NULL") for name in names)
    return ", ".join(f"CAST({value} AS {typed(name)}) AS {quoted(name)}" for name, value in given)
