"""Tables to files: CSV, TSV, Parquet and spreadsheets, row by row; a spreadsheet has a sheet for each table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from io import BytesIO
from tempfile import gettempdir
from typing import IO, TYPE_CHECKING, Any

from geo_nlp.errors import InputError, OutputError
from geo_nlp.tables.guard import guard, whole
from geo_nlp.tables.layout import Cell, Column, Row, columns_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WriteRow = Callable[[Row], None]
BATCH = 5_000
SHEET_ROWS = 1_048_576
CELL_LETTERS = 32_767
WIDE = {
    "title": 40, "url": 30, "path": 24, "sentence": 80, "content": 80, "about": 40, "role_title": 30, "meaning": 100,
}  # fmt: skip


def _columns(table: str | Sequence[Column]) -> Sequence[Column]:
    """The columns of a table by its name, or those given."""
    return columns_of(table) if isinstance(table, str) else table


@contextmanager
def csv_table(
    stream: IO[str], table: str | Sequence[Column], *, delimiter: str = ",", bom: bool = False
) -> Iterator[WriteRow]:
    """Rows as CSV or TSV; with `bom` the mark by which Excel knows UTF-8. Cells are guarded against formulas."""
    names = [column.name for column in _columns(table)]
    if bom:
        stream.write("\ufeff")
    lines = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    lines.writerow(names)
    yield lambda row: lines.writerow([text_of(row[name]) for name in names])


def text_of(cell: Cell) -> str:
    """A cell as text: true and false, numbers as Python has them, nothing for None.

    >>> text_of(True), text_of(-2.0), text_of("=1+1"), text_of(None)
    ('true', '-2.0', "'=1+1", '')
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else guard(cell) if isinstance(cell, str) else repr(cell)


@contextmanager
def parquet_table(
    stream: IO[bytes], table: str | Sequence[Column], *, batch: int = BATCH
) -> Iterator[WriteRow]:  # fmt: skip
    """Rows as Parquet with the whole schema in every file, also where a column is empty; days are real dates.

    A row may leave out cells that are empty. `batch` rows are held until they are written, and make a row group.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("writing Parquet needs pyarrow; run: pip install 'geo-nlp[store]'") from error
    types = {
        "str": pyarrow.string(), "int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }  # fmt: skip
    columns = _columns(table)
    schema = pyarrow.schema([(column.name, types[column.type]) for column in columns])
    rows: list[Row] = []
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as file:

        def array(column: Column) -> Any:
            name = column.name
            cells: list[Any] = [row.get(name) for row in rows]
            if column.type == "date":
                cells = [typed(cell, column) for cell in cells]
            try:
                return pyarrow.array(cells, types[column.type])
            except UnicodeEncodeError:  # which few have, so that it is not looked for before
                return pyarrow.array([typed(cell, column) for cell in cells], types[column.type])

        def flush() -> None:
            file.write_table(pyarrow.Table.from_arrays([array(column) for column in columns], schema=schema))
            rows.clear()

        def write(row: Row) -> None:
            rows.append(row)
            if len(rows) >= batch:
                flush()

        yield write
        flush()


def typed(cell: Cell, column: Column) -> Any:
    """A cell as the type of its column: days as dates, text that can be encoded."""
    if isinstance(cell, str):
        return date.fromisoformat(cell) if column.type == "date" else whole(cell)
    return cell


class _Target:
    """A stream under a zip file that outlives it: what is written after an error goes nowhere, and without a word."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def spreadsheet(
    stream: IO[bytes], tables: Sequence[str] | Mapping[str, Sequence[Column]], *, explained: bool = False
) -> Iterator[Mapping[str, WriteRow]]:
    """A workbook with a sheet for each table, written row by row: head frozen, filters on, links to click.

    Sheets of other columns are given by name. What is `explained` has a last sheet that says what columns and values
    mean. The same rows give the same bytes: there is no time of writing in it.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise InputError("writing .xlsx needs xlsxwriter; run: pip install 'geo-nlp[xlsx]'") from error
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    target = _Target(stream)
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"created": datetime(2000, 1, 1)})
    sheets = tables if isinstance(tables, Mapping) else {table: columns_of(table) for table in tables}
    try:
        yield {name: _sheet(book, name, columns) for name, columns in sheets.items()}
        if explained:
            _explain(book, [column for columns in sheets.values() for column in columns])
        book.close()
    except xlsxwriter.exceptions.XlsxWriterException as error:  # its own files are in the folder for temporary ones
        raise OutputError(f"the spreadsheet cannot be written ({error}); make room in {gettempdir()}") from error
    except BaseException:
        with suppress(Exception):  # what was done so far may be of use
            _close(book, target)
        raise
    finally:
        target.stream = BytesIO()


def _explain(book: Workbook, columns: Sequence[Column]) -> None:
    from geo_nlp.tables.legend import LEGEND, LEGEND_COLUMNS, legend_rows

    write = _sheet(book, LEGEND, LEGEND_COLUMNS)
    for row in legend_rows(columns):
        write(row)


def _close(book: Workbook, target: _Target) -> None:
    try:
        book.close()
    except Exception:
        target.stream = BytesIO()  # where the archive that was not closed writes its end, now as the error goes
        raise


def _sheet(book: Workbook, name: str, columns: Sequence[Column]) -> WriteRow:
    sheet = book.add_worksheet(name)
    head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, WIDE.get(column.name, 14))
        sheet.write_string(0, number, column.name, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, SHEET_ROWS - 1, len(columns) - 1)
    count = 0

    def write(row: Row) -> None:
        nonlocal count
        count += 1
        if count >= SHEET_ROWS:
            raise InputError(f"an .xlsx sheet holds {SHEET_ROWS - 1:,} rows; write .csv or .parquet instead")
        for number, column in enumerate(columns):
            cell = typed(row[column.name], column)
            if isinstance(cell, bool):
                sheet.write_boolean(count, number, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(count, number, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(count, number, cell)
            elif cell is not None:
                _write_text(sheet, count, number, str(cell)[:CELL_LETTERS], link=column.name == "url")

    return write


def _write_text(sheet: Any, row: int, column: int, text: str, *, link: bool) -> None:
    if not (link and text.startswith(("http://", "https://")) and sheet.write_url(row, column, text) == 0):
        sheet.write_string(row, column, text)
