"""The doors of the package, each with the inputs that fuzzing makes for it and what must hold whatever comes in.

Doors take bytes, so that each finding is a file. `enter` raises for a finding: any error that is not one of
`geo_nlp.errors` in one line, or an assertion about what came of the input.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import odd
import seeds
from commanddoor import enter_command, make_command
from hostile import TEXT

from geo_nlp.errors import GeoNlpError, InputError, RuleError
from geo_nlp.read import Failure, read_articles
from geo_nlp.types import Article

Make = Callable[[Random], bytes]
Enter = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the package. `seconds` is what one input may take, `share` how much of the time the door gets."""

    name: str
    make: Make
    enter: Enter
    seconds: float = 10
    share: float = 1


def text_of(data: bytes) -> str:
    """Text with half pairs and odd characters, as JSON or Python may give it."""
    return data.decode("utf-8", "surrogatepass" if b"\xed\xa0" in data and _passes(data) else "replace")


def _passes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def assert_one_line(error: object) -> None:
    """An error is one line that is not long, and can be written."""
    message = str(error)
    assert message and len(message.splitlines()) == 1, message[:300]
    assert len(message) < 6_000, len(message)


def one_of_our_errors(job: Callable[[], object]) -> object:
    """What a job gives; None for an error of ours."""
    try:
        return job()
    except GeoNlpError as error:
        assert_one_line(error)
        return None


# Strings: everything that reads one field, name or text.


def enter_string(data: bytes) -> None:
    from geo_nlp.clean.address import absolute, is_home, page_url
    from geo_nlp.clean.dates import find_date, iter_dates
    from geo_nlp.clean.language import is_english
    from geo_nlp.cli.notes import clip, visible
    from geo_nlp.graph.outlets import outlet
    from geo_nlp.oneline import shortened
    from geo_nlp.read.article import begins_with, check_date, not_read, sound
    from geo_nlp.read.columns import columns_of
    from geo_nlp.read.dateorder import given_date, order_of_name, readings
    from geo_nlp.read.decode import as_utf8, check_encoding, decode_html, text_codec
    from geo_nlp.read.records import plain
    from geo_nlp.read.repair import decode
    from geo_nlp.read.sniff import format_of_name, sniff
    from geo_nlp.read.sources import is_no_name, shown_name
    from geo_nlp.tables.guard import guard, json_line, unguard, whole

    text = text_of(data)
    sound(text).encode()
    decode(data).text.encode()
    for name in (text, text[:12]):
        readings(name), given_date(name), find_date(name), list(iter_dates(name)), columns_of([name, "text"])
        text_codec(name), plain([name, {"name": name}]), format_of_name(name), outlet(name, name)
        one_of_our_errors(partial(order_of_name, name)), one_of_our_errors(partial(check_encoding, name))
        one_of_our_errors(partial(check_date, name)), is_no_name(Path(name))
    (
        is_home(absolute(text) or ""),
        page_url(text.encode(errors="replace")),
        is_english(text),
        not_read(text),
        begins_with(text, text[:20]),
    )
    shortened(text), clip(text, 40), shown_name(os.fsencode(text.replace("\0", "")) if sound(text) == text else data)
    one_of_our_errors(partial(sniff, data, "a"))
    one_of_our_errors(partial(decode_html, data, "a"))
    one_of_our_errors(lambda: list(as_utf8(data.splitlines(True), "a")))
    assert not {c for c in visible(text) if unicodedata.category(c) == "Cc"}
    for line in text.split("\n"):
        assert guard(line) == guard(unguard(guard(line))), line[:80]
    whole(text).encode()
    json.loads(json_line({"a": sound(text)}))


def enter_text(data: bytes) -> None:
    """The cleaner of texts, and what tidies them for the parser."""
    from geo_nlp.clean.datelines import stories
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.pipes.normalize.truecase import plain_marks, truecase
    from geo_nlp.read.article import make_article, sound

    text = text_of(data)
    article = one_of_our_errors(lambda: make_article("a", text=text, fields={"title": text[:40], "date": text[-12:]}))
    for found in (sound(text), article.text) if isinstance(article, Article) else (sound(text),):
        made = tidied(found)
        plainly = plain_marks(made.text)
        assert len(plainly) == len(made.text)
        stories(truecase(plainly, gazetteer()), lambda _: True)


# Files of articles.


def enter_file(name: str, data: bytes) -> None:
    """A file beside an article at hand: whatever is in it, the other is read."""
    path = Path(name)
    path.write_bytes(data)
    items = list(read_articles([path, {"text": TEXT}]))
    assert isinstance(items[-1], Article), items[-1]
    for item in items:
        if isinstance(item, Failure):
            assert_one_line(item)
        else:
            assert item.text.strip()
            for field in (item.id, item.text, item.title, item.date, item.source, item.url, item.path, item.language):
                (field or "").encode()


# Records, tables of them, graphs.


def enter_record(data: bytes) -> None:
    """A line that is to be a record."""
    from geo_nlp.queries.recordfiles import _record

    one_of_our_errors(partial(_record, data, "a.jsonl line 1"))


def enter_records(data: bytes) -> None:
    """A file of records, of which those that pass go on to everything that takes records."""
    from geo_nlp.graph.selection import Selection
    from geo_nlp.queries.recordfiles import records_of_file

    path = Path("in.jsonl")
    path.write_bytes(data + b"\n" + seeds.seed("records.jsonl"))
    found = list(records_of_file(path, assert_one_line))
    assert len(found) >= 2
    through_everything(found, Random(len(data)), Selection())


def through_everything(found: Sequence[dict[str, object]], random: Random, selection: object) -> None:
    """Graphs, tables, pages and words of records."""
    from geo_nlp.graph import build_graph
    from geo_nlp.graphfiles import write_graph
    from geo_nlp.page.article import articles_page
    from geo_nlp.page.viewing import view
    from geo_nlp.queries.loaded import Tables
    from geo_nlp.tables import TABLES, rows_of

    graph = build_graph(found, level=random.choice(("actor", "organisation", "country")))
    chance = random.random()
    if chance < 0.55:
        ending = random.choice((".graphml", ".gexf", ".json", ".csv", ".cypher", ".net", ".ftm.json", ".ttl"))
        write_graph(graph, Path(f"out{ending}"))
    elif chance < 0.56:
        view(found).encode()
    elif chance < 0.7:
        articles_page(found).encode()
    elif chance < 0.8:
        taken = Tables()
        for record in found:
            taken.take_record(record)
        for table in list(taken.rows):
            taken._pack(table)
    else:
        for record in found:
            for table in TABLES:
                for row in rows_of(record, table, distinct=random.random() < 0.5):
                    json.dumps(row)


def enter_table(name: str, data: bytes) -> None:
    """A table as `extract` writes it, back to records and on to a graph."""
    from geo_nlp.graph import Selection, graph_of, open_acts
    from geo_nlp.tables.read import is_table

    path = Path(name)
    path.write_bytes(data)
    if not is_table(path):
        return
    failures = list[object]()

    def graph() -> object:
        with open_acts([path], on_failure=failures.append) as acts:
            return graph_of(acts, Selection())

    one_of_our_errors(graph)
    for failure in failures:
        assert_one_line(failure)


def enter_graph(name: str, data: bytes) -> None:
    """A graph file; one that is read can be measured and written again."""
    from geo_nlp.analysis.call import analyse
    from geo_nlp.graph import read_graph
    from geo_nlp.graphfiles import write_graph

    path = Path(name)
    path.write_bytes(data)
    graph = one_of_our_errors(partial(read_graph, path))
    if graph is None:
        return
    one_of_our_errors(lambda: write_graph(graph, Path("again.graphml")))
    if len(data) % 10 == 0:
        one_of_our_errors(lambda: analyse(graph, bootstrap=0, time_limit=1))


def enter_gold(data: bytes) -> None:
    """An annotation, scored against good records, and taken as predictions itself."""
    from geo_nlp.evaluation import evaluate

    path, good = Path("gold.jsonl"), Path("good.jsonl")
    path.write_bytes(data)
    good.write_bytes(seeds.seed("records.jsonl"))
    one_of_our_errors(lambda: dict(evaluate(path, good, resamples=1)))
    one_of_our_errors(lambda: dict(evaluate(good, path, resamples=1)))


def enter_sheet(data: bytes) -> None:
    """The sheet that a coder filled in, and the key of a sample."""
    from geo_nlp.evaluation.coders import precision_of, sheets_agree

    path = Path("sheet.csv")
    path.write_bytes(data)
    one_of_our_errors(lambda: sheets_agree(path, path))
    one_of_our_errors(lambda: precision_of(path, {1: ("right", "right")}))


# Rules and actors of one's own.


def enter_yaml(data: bytes) -> None:
    from geo_nlp.rules.sources import Source, parse

    faults = list[str]()
    parse(Source("x.yaml", "x.yaml", data.decode("utf-8", "replace"), own=True), faults)
    for fault in faults:
        assert_one_line(fault)


def enter_rules(name: str, data: bytes) -> None:
    """A folder of rules; beside all of ours, which takes half a second, one in fifty."""
    from geo_nlp.rules.loader import book_of, load_rules
    from geo_nlp.rules.sources import own_sources, product_sources

    path = Path("rules", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    ours = [source for source in product_sources() if source.kind == "attribution"]
    try:
        if sum(data) % 50:
            book_of((*ours, *own_sources(Path("rules"))))
        else:
            load_rules("rules")
    except RuleError as error:
        assert "\n" not in str(error) and str(error)
    path.unlink()


def enter_gazetteer(data: bytes) -> None:
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.gazetteer.user import merge, read_actors

    path = Path("actors.csv")
    path.write_bytes(data)
    actors = one_of_our_errors(partial(read_actors, path))
    if isinstance(actors, list) and len(data) % 20 == 0:
        merge(gazetteer(), actors).lookup("Kari Lunde")


# The pipeline.


def enter_article(data: bytes) -> None:
    """A text through the whole pipeline: a record that its own door takes, whose offsets hold."""
    from geo_nlp.extraction import outcomes
    from geo_nlp.read.article import make_article
    from geo_nlp.recordcheck import check_record
    from geo_nlp.run.pipelines import Setting, loaded
    from geo_nlp.tables.rows import record_line

    article = one_of_our_errors(lambda: make_article("a", text=text_of(data), fields={"date": "2025-03-04"}))
    if not isinstance(article, Article):
        return
    (record,) = outcomes([article], nlp=loaded(Setting()))
    assert not isinstance(record, Failure), record
    check_record(json.loads(record_line(record)), "a")
    text = record["text"]
    for mention in record["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for item in (*record["relations"], *record["stances"]):
        trigger, sentence = item["trigger"], item["sentence"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]
        assert 0 <= sentence["start"] <= sentence["end"] <= len(text)


def lines_changed(random: Random) -> bytes:
    """A record or two, changed as JSON, and sometimes as bytes too."""
    lines = [odd.json_changed(random.choice(seeds.seed("records.jsonl").splitlines()), random)]
    return odd.changed(lines, random, most=2) if random.random() < 0.1 else lines[0]


def of(*names: str) -> Make:
    """Changes of files of the corpus."""
    return lambda random: odd.changed([seeds.seed(name) for name in names], random)


def of_made(make: Callable[[], bytes], *, most: int = 6) -> Make:
    """Changes of a file that is made."""
    return lambda random: odd.changed([make()], random, most=most)


def _words(random: Random) -> bytes:
    return odd.words(random, seeds.texts()) if random.random() < 0.7 else odd.changed(seeds.texts(), random, most=12)


def _news(random: Random) -> bytes:
    from mutations import mutated

    return odd.changed([mutated(random.randrange(10**9)).encode()], random, most=3)


def rows_changed(random: Random) -> bytes:
    line = odd.json_changed(random.choice(seeds.seed("feed.jsonl").splitlines()), random)
    return odd.changed([line], random, most=2) if random.random() < 0.2 else line


FILES: dict[str, Make] = {
    "x.txt": of("note.txt"), "x.html": of("page.html"), "x.mhtml": of("page.mhtml"), "x.csv": of("table.csv"),
    "x.jsonl": rows_changed, "x.dat": of("note.txt", "page.html", "page.mhtml", "feed.jsonl", "table.csv"),
    "x.pdf": of_made(seeds.a_pdf), "x.warc": of_made(seeds.a_warc), "x.parquet": of_made(seeds.a_parquet),
    "x.zip": of_made(seeds.a_zip), "packed.zip": of_made(partial(seeds.a_zip, stored=False), most=3),
    "x.tar": of_made(seeds.a_tar),
    **{
        name: of_made(partial(seeds.packed, name), most=2)
        for name in ("note.txt.gz", "feed.jsonl.gz", "x.tar.gz", "x.warc.gz", "table.csv.bz2", "feed.jsonl.zst")
    },
}  # fmt: skip
TABLES: dict[str, Make] = {
    "relations.csv": of("relations.csv"), "stances.csv": of("stances.csv"), "roles.csv": of("roles.csv"),
    "acts.csv": of("acts.csv"), "relations.parquet": of_made(seeds.a_table_in_parquet),
    "tables.xlsx": of_made(seeds.a_spreadsheet, most=3),
}  # fmt: skip
GRAPHS = ("graph.graphml", "graph.gexf", "graph.json", "graph.csv")
RULES = ("rules.yaml", "context/context.yaml", "classes/classes.yaml", "attribution.yaml", "lemmas.yaml")
YAML = ("rules.yaml", "context.yaml", "classes.yaml")

DOORS: dict[str, Door] = {
    door.name: door
    for door in (
        Door("string", _words, enter_string, share=2),
        Door("text", _words, enter_text, share=2),
        *(Door(f"file {name}", make, partial(enter_file, name)) for name, make in FILES.items()),
        Door("record", lines_changed, enter_record, share=2),
        Door("records", lines_changed, enter_records, share=4),
        *(Door(f"table {name}", make, partial(enter_table, name), share=0.5) for name, make in TABLES.items()),
        *(Door(f"graph {name}", of(name), partial(enter_graph, name)) for name in GRAPHS),
        Door("gold", lines_changed, enter_gold, share=2),
        Door("sheet", of("sheet.csv", "sheet.key.json"), enter_sheet, share=0.5),
        Door("yaml", of(*YAML), enter_yaml, share=2),
        *(Door(f"rules {name}", of(*YAML), partial(enter_rules, name), share=0.5) for name in RULES),
        Door("gazetteer", of("gazetteer.csv"), enter_gazetteer),
        Door("article", _news, enter_article, share=4),
        Door("command", make_command, enter_command, seconds=60, share=6),
    )
}
__all__ = ["DOORS", "Door", "InputError"]
