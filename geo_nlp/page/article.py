"""The article view: a text with its actors, roles, quotations and acts marked, and each record beside its words.

Without a script the marks are there, each act leads to its row in a table of records, and so does each line of the
side list. The script (`article.js`) shows the row as a card, links source and target, and filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

from geo_nlp.atomic import text_file
from geo_nlp.errors import InputError
from geo_nlp.graph.acts import LAYERS
from geo_nlp.graph.look import FAMILIES
from geo_nlp.page.findings import Json
from geo_nlp.page.frame import page
from geo_nlp.page.marks import escaped
from geo_nlp.page.shownarticle import ShownArticle, title_of
from geo_nlp.recordcheck import check_shape
from geo_nlp.types import Record

MOST = 50
"""Articles on one page: some 40 KB each, and nobody reads more from one list."""
SHOWN = {"actor": "Actors", "act": "Acts", "stance": "Attitudes", "role": "Roles", "quotation": "Quotations"}


def article_page(record: Json | Record) -> str:
    """The page of one article.

    >>> '<a class="act conflict"' in article_page({
    ...     "id": "a", "text": "France condemned Russia.", "relations": [{
    ...         "source": {"name": "France", "start": 0, "end": 6}, "target": {"name": "Russia"},
    ...         "predicate": "ACCUSE", "quad": 3, "trigger": {"start": 7, "end": 16},
    ...         "sentence": {"start": 0, "end": 24}}]})
    True
    """
    return _page([_checked(record, 1)], left_out=0)


def articles_page(records: Iterable[Json | Record], *, most: int = MOST) -> str:
    """A page with a list of articles, of which it holds the first `most`, and says how many it does not."""
    numbered = enumerate(records, 1)
    shown = [_checked(record, number) for number, record in islice(numbered, most)]
    return _page(shown, left_out=sum(1 for _ in numbered))


def write_article_page(records: Iterable[Json | Record], path: str | Path, *, most: int = MOST) -> None:
    """Write the page of some articles: one file that needs no other and contacts no server."""
    text = articles_page(records, most=most)
    with text_file(path) as file:
        file.write(text)


def _checked(item: Json | Record, number: int) -> Json:
    record = asdict(item) if isinstance(item, Record) else item
    if not isinstance(item, Record):
        check_shape(record, f"item {number}")
    return record


def _page(records: Sequence[Json], *, left_out: int) -> str:
    if not records:
        raise InputError("no records, so there is no article to show; make some with `geo-nlp extract`")
    several = len(records) + left_out > 1
    title = f"{len(records) + left_out} articles" if several else title_of(records[0])
    articles = [ShownArticle(record, f"a{number}", several) for number, record in enumerate(records, 1)]
    kinds = {kind for article in articles for kind in article.families()}
    body = [_filters(sorted(kinds))]
    if several:
        body += [f"<h1>{escaped(title)}</h1>", *_contents(articles, left_out)]
    body += ["<main>", *(line for article in articles for line in article.lines()), "</main>"]
    body.append('<div id="card" role="status" aria-live="polite" hidden></div>')
    return page(title=title, body="\n".join(body), styles=[_families(), _part("article.css")],
                scripts=[_part("article.js")])  # fmt: skip


def _contents(articles: Sequence[ShownArticle], left_out: int) -> Iterator[str]:
    yield '<nav class="contents" aria-label="Articles"><details open><summary>Articles</summary><ol>'
    for article in articles:
        details = " · ".join(str(article.record[name]) for name in ("date", "source") if article.record.get(name))
        acts = sum(finding.table == "acts" for finding in article.findings.values())
        small = f"<small>{escaped(details)} · {acts} {'record' if acts == 1 else 'records'}</small>"
        yield f'<li><a href="#{article.prefix}">{escaped(title_of(article.record))}</a> {small}</li>'
    yield "</ol></details></nav>"
    if left_out:
        yield f'<p class="left-out">{left_out} further articles are not on this page, which holds {len(articles)}.</p>'


def _filters(kinds: Sequence[int]) -> str:
    """What is shown, which is the legend as well; without a script only the legend."""
    samples = {
        "act": '<i class="cooperation">cooperation</i> <i class="conflict">conflict</i> <i class="neither">neither</i>',
        "actor": " ".join(f'<i class="actor f{kind}">{escaped(FAMILIES[kind].name.lower())}</i>' for kind in kinds),
        "role": '<i class="title">title</i>', "quotation": '<i class="said">words</i> <i class="cue">cue</i>',
    }  # fmt: skip
    shown = (_box("k", kind, f"{name} {samples.get(kind, '')}") for kind, name in SHOWN.items())
    layers = (_box("l", layer, layer) for layer in LAYERS)
    return "\n".join([
        '<details class="filters" open><summary>Legend and filters</summary><form>',
        "<fieldset><legend>Marks</legend>", *shown, "</fieldset>",
        "<fieldset><legend>Layer of acts</legend>", *layers, "</fieldset>", "</form></details>",
    ])  # fmt: skip


def _box(name: str, value: str, label: str) -> str:
    return f'<label><input type="checkbox" name="{name}" value="{value}" checked> {label}</label>'


@cache
def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _families() -> str:
    """The colours of the families of actor types, as in graphs."""
    return "\n".join(f".f{number} {{ --family: {family.colour}; }}" for number, family in enumerate(FAMILIES))
