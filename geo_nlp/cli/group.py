"""What every command does about errors: one line on stderr, and an exit code that scripts can use."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
from contextlib import suppress
from tempfile import gettempdir
from typing import Any

import typer
from typer.core import TyperGroup

from geo_nlp.cli.notes import note
from geo_nlp.cli.stopping import Stopped, write_no_more
from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.suggest import did_you_mean, unknown

NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Commands(TyperGroup):
    """A group that turns errors into one line on stderr; a pipe that was closed (`| head`) ends it quietly."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was asked for; where there is none, say which one may be meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            raise InputError(unknown("command", name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except GeoNlpError as error:
            note("; ".join([str(error), *_notes(error)]))
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            number = error.number if isinstance(error, Stopped) else signal.SIGINT
            if (notes := _notes(error)) or number == signal.SIGINT:
                note("; ".join(["interrupted", *notes]))
            else:
                note(f"ended by {signal.Signals(number).name}")
            raise typer.Exit(128 + number) from error
        except UnicodeEncodeError as error:  # what was given, since articles and records cannot hold it
            note(f"{error.object[:40]!r} is not UTF-8 (UnicodeEncodeError: {error.reason}); write it in UTF-8")
            raise typer.Exit(2) from error
        except BrokenPipeError as error:
            write_no_more(sys.stdout)
            raise typer.Exit(0) from error

    def main(self, *args: Any, **extra: Any) -> object:
        """Parse the command line and exit with the command's code."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
            if sys.stdout:
                sys.stdout.flush()
        except BrokenPipeError:
            write_no_more(sys.stdout)
            sys.exit(0)
        except OSError as error:
            where = _place_of(error)
            write_no_more(sys.stdout)
            note(f"{where}: cannot be used ({error.strerror or error}); make room there, or choose another place")
            sys.exit(2)
        except typer.TyperException as error:
            if type(error).__name__ == "NoArgsIsHelpError":  # a group without a command: its message is the help
                typer.echo(error.format_message())
                sys.exit(0)
            note(usage_line(error, self._asked_for(args, extra)))
            sys.exit(2)
        except typer.Abort:
            sys.exit(130)
        sys.exit(code if isinstance(code, int) else 0)

    def _asked_for(self, args: tuple[Any, ...], extra: dict[str, Any]) -> str:
        """The command of a command line, where an error does not say: the words before the first that is none."""
        words = [*(args[0] if args else extra.get("args") or sys.argv[1:])]
        path, group = [extra.get("prog_name") or "geo-nlp"], self.commands
        for word in words:
            if word not in group:
                break
            path.append(word)
            group = getattr(group[word], "commands", {})
        return " ".join(path)


def _notes(error: BaseException) -> list[str]:
    """What is to be said of an error besides its message: where the files are that it left unfinished."""
    return list(getattr(error, "__notes__", ()))


def _place_of(error: OSError) -> str:
    """What could not be used: a terminal or a pipe has no end, so that no room is a lack of it for temporary files."""
    if error.filename:
        return str(error.filename)
    if error.errno in NO_ROOM:
        with suppress(OSError, ValueError):
            handle = sys.stdout.fileno()
            if os.isatty(handle) or stat.S_ISFIFO(os.fstat(handle).st_mode):
                return gettempdir()
    return "standard output"


def usage_line(error: typer.TyperException, command: str) -> str:
    """What is wrong with a command line, which option may be meant, and where to look: at the help of `command`."""
    context: Any = getattr(error, "ctx", None)
    path = f"`{getattr(context, 'command_path', command)} --help`"
    if (wrong := getattr(error, "option_name", None)) and hasattr(error, "possibilities"):
        options = [name for param in context.command.params for name in (*param.opts, *param.secondary_opts)]
        hint = did_you_mean(wrong, [name for name in options if name.startswith("--")])
        return f"no such option {wrong}{hint}{' S' if hint else '; s'}ee {path}"
    return f"{' '.join(error.format_message().split()).rstrip('.')}; see {path}"
