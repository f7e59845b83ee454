"""The commands together. Nothing heavy is imported before one runs, so that `geo-nlp --help` answers at once."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Annotated

import typer

from geo_nlp.cli import analyse, demo, discourse, doctor, evaluate, extract, gazetteer, graph, query, rules, runs, view
from geo_nlp.cli.group import Commands
from geo_nlp.cli.notes import note
from geo_nlp.cli.stopping import open_closed_streams, stopping
from geo_nlp.process import claim

app = typer.Typer(
    name="geo-nlp",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(short_help="Articles to records.")(extract.extract)
app.add_typer(runs.app, name="run", short_help="What a long run has done, what failed, and whether it is sound.")
app.command(short_help="Records or articles to a graph file.")(graph.graph)
app.command(short_help="A page to look at: a graph, or articles.")(view.view)
app.command(short_help="Who stands with whom, by their stances.")(discourse.discourse)
app.command(short_help="Who did what to whom, when.")(query.query)
app.command(short_help="Centrality, dyads over time, balance and blocs.")(analyse.analyse)
app.add_typer(evaluate.app, name="evaluate", short_help="How good records are, and why some are wrong.")
app.add_typer(rules.app, name="rules", short_help="List, check and explain rules.")
app.add_typer(gazetteer.app, name="gazetteer", short_help="Look up names, add your own actors.")
app.command(short_help="Check the installation.")(doctor.doctor)
app.command(short_help="Try everything on sample articles.")(demo.demo)


class Notes(logging.Handler):
    """What a logger has to say as lines on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say one line."""
        note(record.getMessage())


NOTES = Notes()


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Who is in the news, which offices they hold, and what they do to and say about each other.

    \b
    Start here:
      geo-nlp doctor                                 check the installation
      geo-nlp demo                                   try everything on sample articles
      geo-nlp extract article.html                   show what one article says
      geo-nlp extract news/ -o records.jsonl         turn articles into records
      geo-nlp graph records.jsonl -o actors.graphml  turn records into a graph
      geo-nlp view records.jsonl -o page.html        look at the graph in a browser
      geo-nlp query records.jsonl --target China     who did what to China
      geo-nlp analyse records.jsonl                  who is central, who is against whom
    \b
    Exit codes: 0 done; 1 done, but some articles failed, which are listed;
    2 wrong usage, or a file that cannot be read or written; 5 no spaCy model;
    130 interrupted, 143 ended by SIGTERM, 129 by SIGHUP.
    """
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    logging.getLogger("geo_nlp").addHandler(logging.NullHandler())
    logging.getLogger("geo_nlp.indexes").addHandler(NOTES)
    if not sys.warnoptions:  # what libraries say to who writes programs
        warnings.simplefilter("ignore")
    if version:
        from geo_nlp import __version__

        typer.echo(f"geo-nlp {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line."""
    claim()
    open_closed_streams()
    with stopping():
        app(prog_name="geo-nlp")
