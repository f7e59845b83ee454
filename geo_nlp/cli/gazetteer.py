"""`geo-nlp gazetteer`: look names up, check the tables, add your own actors."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo_nlp.cli.notes import listing, note
from geo_nlp.errors import InputError, OntologyError

if TYPE_CHECKING:
    from geo_nlp.gazetteer import Entry, Tenure

app = typer.Typer(help="Look names up, check the tables, add your own actors.")


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name as news write it, or a surname.")],
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only offices held on that day, as 2014-06.", show_default=False)
    ] = None,
) -> None:
    """Tell which actors a name can mean; exit code 1 if none.

    \b
    Examples:
      geo-nlp gazetteer lookup Kremlin
      geo-nlp gazetteer lookup Obama --date 2014
    """
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.periods import period

    if date is not None and period(date) is None:
        raise InputError(f"date {date!r} is not a date; write it as 2014, 2014-06 or 2014-06-15")
    found = gazetteer().lookup(name)
    if not found:
        note(f"{name!r} is not in the gazetteer{_near(name)}; add actors with `geo-nlp gazetteer add FILE.csv`")
        raise typer.Exit(1)
    columns = ("id", "name", "type", "country", "sector", "read as", "offices")
    listing(columns, [(e.id, e.name, e.type, e.country, e.sector, e.how, _offices(e, date)) for e in found])


def _near(name: str) -> str:
    from difflib import get_close_matches

    from geo_nlp.gazetteer import gazetteer

    close = get_close_matches(name, gazetteer().names, n=3, cutoff=0.75)
    return f" (near: {', '.join(close)})" if close else ""


def _offices(entry: Entry, date: str | None) -> str:
    held = [t for t in entry.tenures if date is None or _holds(t, date)]
    return "; ".join(f"{t.title or t.post} {t.country or t.organisation or ''} {t.since}–{t.until}" for t in held)


def _holds(tenure: Tenure, date: str) -> bool:
    """Whether a post was held at some time of a day, month or year."""
    return tenure.since[: len(date)] <= date and (not tenure.until or date[: len(tenure.until)] <= tenure.until)


@app.command()
def check() -> None:
    """Check that the compiled index is fresh, and that your own table is sound."""
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.gazetteer.compile import is_fresh
    from geo_nlp.gazetteer.user import user_actors, user_file

    if not is_fresh():
        raise OntologyError("index.msgpack is older than the tables; run `python -m geo_nlp.gazetteer.compile`")
    known = gazetteer()
    count = Counter(entry.type for entry in known.entries.values())
    typer.echo(f"{len(known.names)} names of {len(known.entries)} actors and places; the index is fresh")
    typer.echo(", ".join(f"{number} {kind}" for kind, number in count.most_common()))
    typer.echo(f"own actors: {len(user_actors())} in {user_file()}")


@app.command()
def add(
    table: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Actors, one a row.", show_default=False)],
) -> None:
    """Add your own actors, which then win over the product's.

    \b
    The columns of FILE.csv:
      name      as news write it; must be filled
      type      person, igo, government, military, party, armed_group, company, media, ngo, ...; must be filled
      country   ISO 3166-1 alpha-3, as FRA
      sector    a PLOVER code, as GOV, REB, BUS
      aliases   other names, separated by ;
      id        as company:acme; made from the name if empty; a known id gives that actor more names
    \b
    They are kept in the file that GEO_NLP_GAZETTEER names, else in geo_nlp/gazetteer.csv in your data folder
    (XDG_DATA_HOME or ~/.local/share). A row with an id that is there replaces it.
    """
    from geo_nlp.gazetteer.user import add_actors, user_file

    new, replaced = add_actors(table)
    typer.echo(f"{new} actor{'s' * (new != 1)} added, {replaced} replaced in {user_file()}")
