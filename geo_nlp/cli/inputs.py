"""Records from where they were written, or from articles that are extracted on the way."""

from __future__ import annotations

import bz2
import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from geo_nlp.cli.notes import counted
from geo_nlp.errors import InputError
from geo_nlp.queries.recordfiles import fault_to, records_of_file
from geo_nlp.read import Failure
from geo_nlp.read.failure import unreadable
from geo_nlp.read.sources import RECORD, STDIN, is_no_name, shown_name
from geo_nlp.read.streams import Stream, is_pipe, open_bytes
from geo_nlp.run import extract_many
from geo_nlp.run.folder import is_run
from geo_nlp.run.runrecords import run_records, units_left
from geo_nlp.tables.read import is_table, records_of_tables, tables_in

if TYPE_CHECKING:
    from geo_nlp.ner import Ner


def read_records(
    inputs: Iterable[str | Path],
    *,
    workers: int,
    model: str | None,
    rules: Sequence[Path],
    ner: Ner,
    date_order: str,
    on_failure: Callable[[Failure], None],
    on_notice: Callable[[str], None],
) -> Iterator[dict[str, Any]]:
    """Yield the records of runs and of files that hold records or tables of them, then those of all other inputs.

    Records are as they are: where there is nothing but records, rules of one's own are an error.
    """
    articles: list[str | Path | Stream] = []
    tables: list[Path] = []
    for source in map(opened, inputs):
        if isinstance(source, Stream):
            if holds_records(source):
                yield from records_of_file(source, on_failure)
            else:
                articles.append(source)
        elif is_run(source):
            if warning := unfinished_note(source):
                on_notice(warning)
            yield from run_records(source)
        elif holds_records(source):
            yield from records_of_file(source, on_failure)
        elif is_table(Path(source)):
            tables.append(Path(source))
        else:
            articles.append(source)
    yield from records_of_tables(tables, fault_to(on_failure))
    if articles:
        yield from extract_many(
            articles, workers=workers, model=model, rules=rules, ner=ner, date_order=date_order,
            on_failure=on_failure, on_notice=on_notice,
        )  # fmt: skip
    elif rules:
        raise InputError(f"--rules {rules[0]}: the inputs are records already; give the articles instead")


def unfinished_note(run: str | Path) -> str | None:
    """What is to be said of a run that has not all its records yet."""
    if (left := units_left(run)) < 1:
        return None
    return f"{run}: the run is not finished, {counted(left, 'unit')} left; these are its records so far"


def lacking_note(inputs: Sequence[str | Path], level: str) -> str | None:
    """What tables do not say of their articles, where a graph would be another one of their records.

    Without offices a person of whom no country is known stays a person, though the records have the body that he or
    she acts for. In the table of acts, an act has one date and one attitude.
    """
    paths = [Path(source) for source in inputs if str(source) != STDIN and not is_no_name(Path(source))]
    held = {path: found for path in paths if (found := tables_in(path))}
    every = frozenset[str]().union(*held.values())
    missing = []
    if held and level != "actor" and "roles" not in every:
        missing.append("no offices, by which persons count for a body or country")
    if "acts" in every and not every & {"relations", "stances"}:
        missing.append("only one date and one attitude for each act")
    if not missing:
        return None
    name = next(iter(held)) if len(held) == 1 else "the tables"
    verb = "has" if len(held) == 1 else "have"
    return f"{name}: {verb} {', and '.join(missing)}; records, or all tables (--table all), say more"


def opened(source: str | Path) -> str | Path | Stream:
    """A pipe as a stream, whose first bytes can be seen before it is read; what is none as it was."""
    if str(source) == STDIN or is_no_name(Path(source)) or not is_pipe(Path(source)):
        return source
    return Stream(shown_name(source), open_bytes(Path(source)))


def holds_records(source: str | Path | Stream) -> bool:
    """Whether a file, a pipe or standard input begins like a record."""
    if isinstance(source, Stream):
        return first_bytes(source.file, len(RECORD)).startswith(RECORD)
    if str(source) == STDIN:
        return first_bytes(sys.stdin.buffer, len(RECORD)).startswith(RECORD)
    if is_no_name(Path(source)) or not Path(source).is_file():
        return False
    try:
        with open_bytes(Path(source)) as stream:
            return stream.read(len(RECORD)) == RECORD
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(str(source), error) from error


def first_bytes(stream: BinaryIO, size: int) -> bytes:
    """The first bytes of a stream, which stay in it; none where it cannot give them back."""
    if isinstance(stream, BufferedReader | gzip.GzipFile | bz2.BZ2File):
        return stream.peek(size)
    if not stream.seekable():
        return b""
    place = stream.tell()
    head = stream.read(size)
    stream.seek(place)
    return head
