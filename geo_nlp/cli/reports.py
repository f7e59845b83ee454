"""Where an analysis goes: a page at a terminal, JSON, Markdown, a spreadsheet, or a folder of tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.atomic import atomic_files, binary_file, text_file
from geo_nlp.cli.notes import clip, console, show
from geo_nlp.cli.options import apart
from geo_nlp.errors import InputError

if TYPE_CHECKING:
    from geo_nlp.analysis import Analysis

FILES = (".json", ".md", ".xlsx")
QUOTED = 3
LONGEST = 240


def check_outputs(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Refuse, before anything is measured, what cannot be written."""
    for path in outputs:
        if path.suffix.lower() not in FILES and (path.suffix or path.is_file()):
            raise InputError(f"{path}: the ending does not give the format; use {', '.join(FILES)}, or name a folder")
        apart(path, list(inputs))


def check_folder(path: Path) -> None:
    """Refuse, before anything is measured, pictures that cannot be drawn or have no folder."""
    from geo_nlp.pictures.paper import check_picture

    if path.is_file():
        raise InputError(f"{path}: a file; name a folder for the pictures")
    check_picture(path / "network.png")


def write_report(found: Analysis, path: Path, *, top: int) -> None:
    """Write an analysis as its file's ending asks for; without one, a folder with a .csv file for each table."""
    from geo_nlp.analysis import tables, writing
    from geo_nlp.tables import write

    columns = tables.table_columns()
    ending = path.suffix.lower()
    if ending in (".json", ".md"):
        text = writing.json_of(found) if ending == ".json" else writing.markdown_of(found, top=top)
        with text_file(path) as stream:
            stream.write(text)
    elif ending == ".xlsx":
        with binary_file(path) as book, write.spreadsheet(book, columns) as sheets:
            for table, write_row in sheets.items():
                for row in tables.table_rows(found, table):
                    write_row(row)
    else:
        path.mkdir(parents=True, exist_ok=True)
        with atomic_files([path / f"{table}.csv" for table in columns]) as streams:
            for table, file in zip(columns, streams, strict=True):
                with write.csv_table(file, columns[table]) as write_row:
                    for row in tables.table_rows(found, table):
                        write_row(row)


def print_report(found: Analysis, *, top: int) -> None:
    """A short report for people."""
    from geo_nlp.analysis.report import headline, sections
    from geo_nlp.cli.layout import wrapped

    page = console()
    for line in (headline(found), *found.notes):
        page.print("\n".join(wrapped(line, page.width)), soft_wrap=True)
    for section in sections(found, top=top):
        show(section.columns, section.rows, title=section.title, spare=section.spare, on=page)
        for about, quote in section.quotes[:QUOTED]:
            where = ", ".join(filter(None, (quote.outlet, quote.date, quote.url or quote.path)))
            text = f"{about}: {clip(quote.sentence, LONGEST)} ({where})"
            page.print("\n".join(f"   {line}" for line in wrapped(text, page.width - 3)), soft_wrap=True)
