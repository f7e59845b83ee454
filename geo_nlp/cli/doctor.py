"""`geo-nlp doctor`: what is installed, whether it works, and what to cite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import typer

from geo_nlp.cli.notes import say
from geo_nlp.cli.options import Model
from geo_nlp.errors import GeoNlpError, OutputError

if TYPE_CHECKING:
    from spacy.language import Language

EXTRAS = {
    "pdf": (("pypdfium2",), "reading PDF"),
    "warc": (("fastwarc", "resiliparse"), "reading web archives"),
    "store": (("pyarrow",), "reading and writing Parquet"),
    "query": (("duckdb", "pyarrow"), "asking questions: geo-nlp query"),
    "analyse": (("highspy",), "the exact frustration index: geo-nlp analyse"),
    "dask": (("distributed",), "a run on a Dask cluster: extract --engine dask"),
}
TRIAL = "France condemned Russia on Monday."


def doctor(model: Model = None) -> None:
    """Check the installation: versions, model, rules, gazetteer, optional parts, and one sentence all the way through.

    The line `cite` has the versions to cite, which every record carries under `engine`. The exit code is 5 if there is
    no model and 2 if something else is broken; a missing optional part is not an error.

    \b
    Examples:
      geo-nlp doctor
      geo-nlp doctor --model path/to/model
    """
    code = 0
    for name, check in (
        ("versions", _versions), ("model", lambda: _model(model)), ("rules", _rules), ("gazetteer", _gazetteer),
        ("leaders", _leaders), ("indexes", _indexes), ("engine.rules", lambda: _knowledge(model)), ("stages", _stages),
        ("pipeline", lambda: _trial(model)), ("cite", lambda: _cite(model)),
    ):  # fmt: skip
        try:
            _say("ok", name, check())
        except GeoNlpError as error:
            _say("ERROR", name, str(error))
            code = max(code, error.exit_code)
            if name == "model":
                break
    for mark, name, text in _extras():
        _say(mark, name, text)
    raise typer.Exit(code)


def _say(mark: str, name: str, text: str) -> None:
    say(f"{mark:<9}{name:<14}{text}")


def _versions() -> str:
    import platform
    from importlib.metadata import version

    from geo_nlp import __version__

    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "networkx", "trafilatura", "typer"))
    return f"geo_nlp {__version__}, Python {platform.python_version()}, {libraries}"


@cache
def _pipeline(model: str | None) -> Language:
    from geo_nlp.pipeline import load

    return load(model)


def _model(model: str | None) -> str:
    from geo_nlp.pipeline import engine_of
    from geo_nlp.weights import are_known

    nlp = _pipeline(model)
    weights = "its files are checked" if are_known(nlp) else "not one that geo_nlp knows: its files are not checked"
    return f"{engine_of(nlp).model}, from {nlp.path or 'memory'}; {weights}"


def _rules() -> str:
    from geo_nlp.rules.loader import load_rules

    book = load_rules()
    return f"{len(book.rules()):,} rules in {len(book.files)} files"


def _indexes() -> str:
    from geo_nlp.indexes import build, every_index, found

    with suppress(OutputError):
        build()
    lacking = [index.of for index in every_index() if found(index, index.made_of()) is None]
    if lacking:
        return f"built at each start, which is slow, for {', '.join(lacking)}: no folder for them can be written"
    return "up to date"


def _gazetteer() -> str:
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.gazetteer.user import user_actors, user_file

    return f"{len(gazetteer().names):,} names; {len(user_actors())} actors of your own in {user_file()}"


def _leaders() -> str:
    from geo_nlp.gazetteer import gazetteer

    return f"office holders as of {gazetteer().as_of}"


def _knowledge(model: str | None) -> str:
    from geo_nlp.gazetteer.disputed import in_use
    from geo_nlp.pipeline import engine_of

    covers = f"rules, word classes, gazetteer, your own actors, and the policy for disputed places ({in_use()})"
    return f"{engine_of(_pipeline(model)).rules}, a hash of {covers}"


def _stages() -> str:
    from geo_nlp.native import compiled
    from geo_nlp.native.compile import missing

    if files := compiled():
        return f"compiled, {len(files)} modules"
    return f"not compiled, which is slower: {missing() or 'run `python -m geo_nlp.native.compile`'}"


def _trial(model: str | None) -> str:
    found = _pipeline(model)(TRIAL)._.relations
    stated = [f"{r.source.actor} {r.predicate} {r.target.actor}" for r in found if r.source and r.target]
    if stated != ["FRA ACCUSE RUS"]:
        raise GeoNlpError(f"{TRIAL!r} gave {stated or 'nothing'} instead of FRA ACCUSE RUS; try another model")
    return f"{TRIAL!r} gives {stated[0]}"


def _cite(model: str | None) -> str:
    from geo_nlp.pipeline import engine_of

    engine = engine_of(_pipeline(model))
    return f"geo_nlp {engine.geo_nlp} (model {engine.model}; rules {engine.rules}; {_leaders()})"


def _extras() -> Iterator[tuple[str, str, str]]:
    from importlib.util import find_spec

    for extra, (modules, use) in EXTRAS.items():
        lacking = [name for name in modules if find_spec(name) is None]
        if lacking:
            yield "missing", extra, f"{use} needs {' and '.join(lacking)}: pip install 'geo-nlp[{extra}]'"
        else:
            yield "ok", extra, f"{use} ({', '.join(modules)})"
