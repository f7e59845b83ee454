"""`geo-nlp gazetteer`: look up names, check the tables, add your own actors."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo_nlp.cli.group import Commands
from geo_nlp.cli.notes import counted, listing, note, say
from geo_nlp.errors import InputError

if TYPE_CHECKING:
    from geo_nlp.gazetteer import Entry, Tenure

app = typer.Typer(cls=Commands, no_args_is_help=True, help="Look up names, check the tables, add your own actors.")


@app.command(short_help="Show which actors a name can refer to.")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as it is written in the news, or a surname.")],
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only offices held at that time, such as 2014-06.", show_default=False),
    ] = None,
) -> None:
    """Show which actors a name can refer to; the exit code is 1 if there are none.

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
        note(f"{name!r} is not in the gazetteer{_near(name)}")
        raise typer.Exit(1)
    columns = ("id", "name", "type", "country", "sector", "kind", "offices")
    rows = [(e.id, e.name, e.type, e.country, e.sector, e.how, _offices(e, date)) for e in found]
    listing(columns, rows, spare=("kind", "sector", "country"))


def _near(name: str) -> str:
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.suggest import near

    close = near(name, gazetteer().names, most=3)
    return f"; did you mean {' or '.join(close)}?" if close else "; add it with `geo-nlp gazetteer add FILE.csv`"


def _offices(entry: Entry, date: str | None) -> str:
    held = [t for t in entry.tenures if date is None or _holds(t, date)]
    return "; ".join(f"{t.title or t.post} {t.country or t.organisation or ''} {t.since}–{t.until}" for t in held)


def _holds(tenure: Tenure, date: str) -> bool:
    """Whether a post was held at some time of a day, month or year."""
    return tenure.since[: len(date)] <= date and (not tenure.until or date[: len(tenure.until)] <= tenure.until)


@app.command(short_help="Check the tables.")
def check() -> None:
    """Count what the tables have, and check that your own has no errors.

    \b
    Example:
      geo-nlp gazetteer check
    """
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.gazetteer.user import user_actors, user_file

    known = gazetteer()
    count = Counter(entry.type for entry in known.entries.values())
    say(f"{len(known.names)} names of {len(known.entries)} actors and places; the index is up to date")
    say(", ".join(f"{number} {kind}" for kind, number in count.most_common()))
    say(f"{counted(len(user_actors()), 'actor')} of your own in {user_file()}")


@app.command(short_help="Add actors of your own.")
def add(
    table: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="Table of actors, one per row.", show_default=False)
    ],
) -> None:
    """Add actors of your own; they take precedence over the built-in ones.

    \b
    The columns of FILE.csv:
      name      as it is written in the news; required
      type      person, igo, government, military, party, armed_group, company, media, ngo, ...; required
      country   ISO 3166-1 alpha-3 code, such as FRA
      sector    PLOVER code, such as GOV, REB or BUS
      aliases   other names, separated by ;
      id        such as company:acme; made from the name if empty; the id of a known actor gives it more names
    \b
    For example:
      name,type,country,aliases
      Acme Steel,company,FRA,Acme;Acme SA
    \b
    The actors are kept in the file named by GEO_NLP_GAZETTEER, or else in geo_nlp/gazetteer.csv in your data folder
    (XDG_DATA_HOME or ~/.local/share). A row replaces an earlier one with the same id.
    \b
    Examples:
      geo-nlp gazetteer add my-actors.csv
      geo-nlp gazetteer lookup "Acme Steel"
    """
    from geo_nlp.gazetteer.user import add_actors, user_file

    new, replaced = add_actors(table)
    say(f"{counted(new, 'actor')} added and {replaced} replaced in {user_file()}")
