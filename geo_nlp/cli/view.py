"""`geo-nlp view`: a page to look at, of a graph or of articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli.completion import among, predicates
from geo_nlp.cli.graph import Given
from geo_nlp.cli.notes import counted, note
from geo_nlp.cli.options import (
    Confidence,
    DateOrder,
    Model,
    Names,
    Quiet,
    Rules,
    Workers,
    apart,
    sources,
    tell_left_out,
)
from geo_nlp.cli.selecting import Since, Until

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph.acts import Acts

Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Page to write, one file that works offline.")
]
Article = Annotated[
    bool, typer.Option("--article", help="Show the articles with what was found in them, not the graph.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Headline of the page of a graph.", show_default=False)]
Levels = Annotated[
    str,
    typer.Option(
        metavar="actor|organisation|country", help="What the nodes are.",
        autocompletion=among("actor", "organisation", "country"),
    ),
]  # fmt: skip
Predicate = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Keep only these acts, as in `geo-nlp graph`; can be repeated.", show_default=False,
        autocompletion=predicates,
    ),
]  # fmt: skip


def view(
    inputs: Given,
    output: Output = Path("page.html"),
    article: Article = False,
    title: Title = None,
    level: Levels = "actor",
    since: Since = None,
    until: Until = None,
    predicate: Predicate = None,
    min_confidence: Confidence = None,
    date_order: DateOrder = "auto",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    quiet: Quiet = False,
) -> None:
    """Make a page of the graph of actors, from a run, from records, from tables, or straight from articles: click a
    line and read its acts, each with date, outlet, sentence and link; search, filter, play through time. With
    --article, a page of the articles, with actors, roles, quotations and acts marked in the text.

    The page is one file that asks no host for anything; open it in a browser. docs/view.md has more.

    \b
    Examples:
      geo-nlp view runs/2025 -o page.html
      geo-nlp view records.jsonl -o states.html --level country --since 2024
      geo-nlp view news/ -o conflict.html --predicate conflict
      geo-nlp view article.html -o article-view.html --article
    """
    from geo_nlp.cli.inputs import unfinished_note
    from geo_nlp.cli.progress import Watch
    from geo_nlp.ner import chosen
    from geo_nlp.page.article import write_article_page
    from geo_nlp.page.viewing import TITLE, save, selected
    from geo_nlp.read.expected import expected_articles
    from geo_nlp.run.folder import is_run

    given = sources(inputs)
    apart(output, given)
    ready = [source for source in given if _is_extracted(source)]
    watch = Watch(quiet=quiet, expected=lambda: None if ready else expected_articles(given))
    options: dict[str, Any] = {
        "workers": workers, "model": model, "rules": rules or (), "ner": chosen(ner), "date_order": date_order,
    }  # fmt: skip
    if article:
        write_article_page(_records(given, watch, options), output)
        told = str(output)
    else:
        read: Iterable[Any] = given if ready == given and not rules else _records(given, watch, options)
        wanted = selected(since=since, until=until, predicates=predicate, min_confidence=min_confidence)
        acts = _saved(read, output, title or TITLE, level, wanted, save)
        told = f"{output}: {acts}"
    code = 0 if ready == given and not article else watch.summary()
    if not quiet:
        for line in filter(None, map(unfinished_note, filter(is_run, given))):
            note(line)
        tell_left_out([source for source in given if source not in ready])
        note(f"{told}; open it in a browser")
    raise typer.Exit(code)


def _records(given: list[str | Path], watch: Watch, options: dict[str, Any]) -> Iterable[Any]:
    from geo_nlp.cli.inputs import read_records

    records: Iterable[Any] = read_records(given, **options, on_failure=watch.failed, on_notice=watch.noticed)
    return watch.over(records)


def _is_extracted(source: str | Path) -> bool:
    """Whether a source holds what `extract` wrote: then acts are read from it, without records between."""
    from geo_nlp.cli.inputs import holds_records
    from geo_nlp.run.folder import is_run
    from geo_nlp.tables.read import is_table

    return str(source) != "-" and (is_run(source) or holds_records(source) or is_table(Path(source)))


def _saved(read: Iterable[Any], output: Path, title: str, level: Any, wanted: Any, save: Any) -> str:
    from geo_nlp.graph.opening import open_acts
    from geo_nlp.page.graphpage import graph_page

    with open_acts(read, level=level, selection=wanted) as acts:
        save(graph_page(acts, title=title), output)
        return _told(acts)


def _told(acts: Acts) -> str:
    if not len(acts):
        return "nothing is left to draw; the page is empty"
    import numpy as np

    actors = len(np.union1d(acts.source, acts.target))
    return f"{counted(len(np.unique(acts.act)), 'act')} of {counted(actors, 'actor')}"
