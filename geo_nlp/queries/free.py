"""`--sql`: a SELECT of one's own over the views. Nothing is written, and no file is read but those of the run."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.errors import InputError
from geo_nlp.queries.answer import Answer, ask
from geo_nlp.queries.conditions import conditions
from geo_nlp.queries.counts import counts
from geo_nlp.queries.parts import columns_by_table
from geo_nlp.queries.question import Question, question
from geo_nlp.queries.schema import known_columns, views
from geo_nlp.queries.statements import Statement
from geo_nlp.queries.store import Store, refused

Listed = tuple[str, str, str, str]


def select(text: str, store: Store) -> Answer:
    """The answer to one SELECT statement."""
    import duckdb

    text.encode()  # half a pair of surrogates is an error of the command line, of which DuckDB makes another
    with refused():
        found = store.connection.extract_statements(text)
    if len(found) != 1 or found[0].type != duckdb.StatementType.SELECT:
        raise InputError("--sql takes one SELECT statement; what is asked is only read")
    make_dyads(store)
    try:
        return ask(Statement(found[0].query, {}), store)
    except InputError as error:
        raise InputError(f"--sql: {error}") from error


def alone(asked: Question) -> None:
    """Refuse other options beside `--sql`."""
    if asked != Question():
        raise InputError("--sql asks by itself; put the conditions into it")


def make_dyads(store: Store) -> None:
    """The view `dyads`: the answer to `--dyads --period month`."""
    store.need("stories" if store.stories else "acts", *columns_by_table())
    asked = question(dyads=True, period="month")
    made = counts(asked, conditions(asked, store), stories=store.stories, notes=False)
    store.rows(f"CREATE OR REPLACE VIEW dyads AS {made.sql}")


def described(store: Store) -> Iterator[Listed]:
    """View, column, type and meaning of everything that `--sql` can ask."""
    make_dyads(store)
    for view in views():
        if view == "stories" and not store.stories:
            continue
        for name, kind, *_ in store.rows(f"DESCRIBE {view}"):
            known = known_columns().get(name)
            yield view, name, kind, known.meaning if known else ""
