"""`geo-nlp view`: a page to look at, of a graph or of articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli import selecting
from geo_nlp.cli.graph import Given, opened
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
    note_left_out,
    sources,
)
from geo_nlp.errors import InputError
from geo_nlp.suggest import unknown

if TYPE_CHECKING:
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import Acts, Selection

PAGES = (".html", ".htm")
Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Page to write, one file that works offline.")
]
Article = Annotated[
    bool, typer.Option("--article", help="Show the articles with what was found in them, not the graph.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Headline of the page of a graph.", show_default=False)]


def view(
    inputs: Given,
    output: Output = Path("page.html"),
    article: Article = False,
    title: Title = None,
    level: selecting.Level = "actor",
    predicate: selecting.Predicate = None,
    quad: selecting.Quad = None,
    sign: selecting.Sign = None,
    layer: selecting.PageLayer = None,
    said_by: selecting.SaidBy = None,
    since: selecting.Since = None,
    until: selecting.Until = None,
    outlet: selecting.Outlet = None,
    actor: selecting.Actor = None,
    country: selecting.Country = None,
    ego: selecting.Ego = None,
    depth: selecting.Depth = 1,
    min_weight: selecting.MinWeight = 1,
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

    The page is a single file that contacts no server; open it in a browser. What is planned or denied is in it, and
    switched off at first. docs/view.md has more.

    \b
    Examples:
      geo-nlp view runs/2025 -o page.html
      geo-nlp view records.jsonl -o states.html --level country --since 2024
      geo-nlp view news/ -o china.html --ego China --title "China and its neighbours"
      geo-nlp view article.html -o marked.html --article
    """
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph.levels import check_level
    from geo_nlp.ner import chosen
    from geo_nlp.page.viewing import TITLE, selected
    from geo_nlp.read.expected import expected_articles
    from geo_nlp.run.folder import is_run

    if output.suffix.lower() not in PAGES:
        raise InputError(f"{output}: {unknown('page format', output.suffix, PAGES)}")
    check_level(level)
    selection = selected(
        predicates=predicate, quads=quad or (), signs=sign or (), speakers=said_by or (), since=since, until=until,
        outlets=outlet or (), actors=actor or (), countries=country or (), ego=ego, depth=depth,
        min_weight=min_weight, min_confidence=min_confidence, **({"layers": layer} if layer else {}),
    )  # fmt: skip
    given = sources(inputs)
    apart(output, given)
    files = [source for source in given if not is_run(source)]
    watch = Watch(quiet=quiet, expected=lambda: expected_articles(given) if files == given else None)
    reading = {"workers": workers, "model": model, "rules": rules or (), "ner": chosen(ner), "date_order": date_order}
    if article:
        summary = _articles(given, watch, reading, output)
    else:
        summary = _graph(given, watch, reading, output, title or TITLE, {"level": level, "selection": selection})
    code = watch.summary() if watch.articles or watch.failures or files else 0
    if not quiet:
        note_left_out(files)
        note(f"{output}: {summary}")
    raise typer.Exit(code)


def _articles(given: list[str | Path], watch: Watch, reading: dict[str, Any], output: Path) -> str:
    from geo_nlp.cli.inputs import read_records
    from geo_nlp.page.article import MOST, write_article_page

    records = read_records(given, **reading, on_failure=watch.failed, on_notice=watch.noticed)
    write_article_page(watch.over(records), output)
    shown = counted(watch.articles, "article")
    if watch.articles > MOST:
        shown = f"the first {MOST} of {shown}"
    return f"{shown}; open it in a browser"


def _graph(
    given: list[str | Path], watch: Watch, reading: dict[str, Any], output: Path, title: str, asked: dict[str, Any]
) -> str:
    from geo_nlp.page.graphpage import graph_page
    from geo_nlp.page.viewing import save

    with opened(given, watch, reading, {**asked, "window": None}) as acts:
        save(graph_page(acts, title=title), output)
        return _summary(acts, asked["selection"])


def _summary(acts: Acts, selection: Selection) -> str:
    from geo_nlp.graph.acts import LAYERS

    if not len(acts):
        asked = selecting.options_of(selection)
        if selection.layers == LAYERS:  # as a page is by itself
            asked.remove("--layer")
        return f"the page is empty: {selecting.why_empty(acts, asked)}"
    import numpy as np

    from geo_nlp.graph.coding import used

    distinct_acts, actors = (len(used(codes)[0]) for codes in (acts.act, np.append(acts.source, acts.target)))
    done = np.isin(acts.layer, [LAYERS.index("asserted"), LAYERS.index("claimed")])
    off = distinct_acts - len(used(acts.act[done])[0])
    hidden = f", of which {off:,} planned or denied, switched off at first" if off else ""
    return f"{counted(distinct_acts, 'act')} of {counted(actors, 'actor')}{hidden}; open it in a browser"
