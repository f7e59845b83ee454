"""`geo-nlp doctor`: what is installed, and whether it works."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from geo_nlp.cli.options import Model
from geo_nlp.errors import GeoNlpError

EXTRAS = {"pdf": ("pypdfium2",), "warc": ("fastwarc", "resiliparse"), "store": ("pyarrow",)}
PLANNED = ("dask", "fast", "viz")
TRIAL = "France condemned Russia on Monday."


def doctor(model: Model = None) -> None:
    """Check the installation: versions, model, rules, gazetteer, extras, and one sentence through all of it.

    Exit code 5 if there is no model, 2 if something else is broken; missing extras are no fault.
    """
    code = 0
    for name, check in (
        ("versions", _versions), ("model", lambda: _model(model)), ("rules", _rules), ("gazetteer", _gazetteer),
        ("stages", _stages), ("pipeline", lambda: _trial(model)),
    ):  # fmt: skip
        try:
            _say("ok", name, check())
        except GeoNlpError as error:
            _say("FAULT", name, str(error))
            code = max(code, error.exit_code)
            if name == "model":
                break
    for mark, name, text in _extras():
        _say(mark, name, text)
    raise typer.Exit(code)


def _say(mark: str, name: str, text: str) -> None:
    typer.echo(f"{mark:<8}{name:<12}{text}")


def _versions() -> str:
    import platform
    from importlib.metadata import version

    from geo_nlp import __version__

    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "networkx", "trafilatura", "typer"))
    return f"geo_nlp {__version__}, Python {platform.python_version()}, {libraries}"


def _model(model: str | None) -> str:
    from geo_nlp.pipeline import engine_of, load

    nlp = load(model)
    return f"{engine_of(nlp).model}, from {nlp.path or 'memory'}"


def _rules() -> str:
    from geo_nlp.rules.compile import is_fresh
    from geo_nlp.rules.loader import load_rules

    book = load_rules()
    slow = "" if is_fresh() else ", read from YAML, which is slow; run `python -m geo_nlp.rules.compile`"
    return f"{len(book.rules())} in {len(book.files)} files ({book.digest}){slow}"


def _gazetteer() -> str:
    from geo_nlp.errors import OntologyError
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.gazetteer.compile import is_fresh
    from geo_nlp.gazetteer.user import user_actors, user_file

    if not is_fresh():
        raise OntologyError("index.msgpack is older than the tables; run `python -m geo_nlp.gazetteer.compile`")
    known = gazetteer()
    own = f"{len(user_actors())} own actors in {user_file()}"
    return f"{len(known.names)} names, office holders as of {known.as_of}; {own}"


def _stages() -> str:
    from geo_nlp.native import compiled
    from geo_nlp.native.compile import missing

    if files := compiled():
        return f"compiled, {len(files)} modules"
    return f"read as Python, which is slower: {missing() or '`python -m geo_nlp.native.compile` changes that'}"


def _trial(model: str | None) -> str:
    from geo_nlp.pipeline import load

    found = load(model)(TRIAL)._.relations
    stated = [f"{r.source.actor} {r.predicate} {r.target.actor}" for r in found if r.source and r.target]
    if stated != ["FRA ACCUSE RUS"]:
        raise GeoNlpError(f"{TRIAL!r} gave {stated or 'nothing'} instead of FRA ACCUSE RUS; try another model")
    return f"{TRIAL!r} gives {stated[0]}"


def _extras() -> Iterator[tuple[str, str, str]]:
    from importlib.util import find_spec

    for extra, modules in EXTRAS.items():
        missing = [name for name in modules if find_spec(name) is None]
        if missing:
            yield "missing", extra, f"{', '.join(missing)}; to have it: pip install 'geo-nlp[{extra}]'"
        else:
            yield "ok", extra, ", ".join(modules)
    for extra in PLANNED:
        yield "planned", extra, "nothing uses it yet"
