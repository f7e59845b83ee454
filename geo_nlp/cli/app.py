"""The commands together, and what every one of them does about errors: one line, and an exit code that scripts can use.

Nothing heavy is imported before a command runs, so that `geo-nlp --help` answers at once.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from geo_nlp.cli import demo, doctor, extract, gazetteer, graph, rules
from geo_nlp.cli.notes import note
from geo_nlp.errors import GeoNlpError


class Commands(TyperGroup):
    """A group that turns errors into one line on stderr; a pipe that was closed (`| head`) ends it quietly."""

    def invoke(self, ctx: Any) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except GeoNlpError as error:
            note(str(error))
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:
            _write_no_more()
            raise typer.Exit(0) from error

    def main(self, *args: Any, **extra: Any) -> object:
        """Parse the command line and exit with the command's code."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
            if sys.stdout:
                sys.stdout.flush()
        except BrokenPipeError:
            _write_no_more()
            sys.exit(0)
        except OSError as error:
            _write_no_more()
            what = f"cannot be used ({error.strerror or error}); make room there, or name another place"
            note(f"{error.filename or 'standard output'}: {what}")
            sys.exit(2)
        except typer.TyperException as error:
            path = getattr(getattr(error, "ctx", None), "command_path", "geo-nlp")
            note(f"{' '.join(error.format_message().split()).rstrip('.')}; try `{path} --help`")
            sys.exit(2)
        except typer.Abort:
            sys.exit(130)
        sys.exit(code if isinstance(code, int) else 0)


def _write_no_more() -> None:
    """What is left over for stdout goes nowhere, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    name="geo-nlp",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(short_help="Articles to records.")(extract.extract)
app.command(short_help="Records or articles to a graph file.")(graph.graph)
app.add_typer(rules.app, name="rules", short_help="List, check and explain rules.")
app.add_typer(gazetteer.app, name="gazetteer", short_help="Look names up, add your own actors.")
app.command(short_help="What is installed, and whether it works.")(doctor.doctor)
app.command(short_help="The main job on sample articles.")(demo.demo)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Who is in the news, what offices they hold, and what they do to and say about each other.

    \b
    Begin with:
      geo-nlp doctor                                is everything there?
      geo-nlp demo                                  the whole way, on sample articles
      geo-nlp extract article.html                  a table of what one article says
      geo-nlp extract news/ -o records.jsonl        articles to records
      geo-nlp graph records.jsonl -o actors.graphml records to a graph
    \b
    Exit codes: 0 done; 1 done, but some articles failed and are listed; 2 wrong usage or unreadable input;
    5 no spaCy model.
    """
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8")
    logging.getLogger("geo_nlp").addHandler(logging.NullHandler())
    if version:
        from geo_nlp import __version__

        typer.echo(f"geo-nlp {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line."""
    app(prog_name="geo-nlp")
