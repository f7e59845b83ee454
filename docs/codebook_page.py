"""`make docs`: docs/codebook.md, every field, value and column, from the schema, the ontology and the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geo_nlp.compiled import read_yaml
from geo_nlp.ontology import load_ontology
from geo_nlp.records import schema
from geo_nlp.tables.layout import PART_TABLES, RUN_TABLES, columns, columns_of, meaning_of

PAGE = Path(__file__).with_name("codebook.md")
PARTS = (
    ("relation", "relations"), ("stance", "stances"), ("role", "roles"), ("attribution", "attributions"),
    ("mention", "mentions"), ("actor", "actors"), ("participant", "source, target, holder, speaker, organisation"),
    ("place", "place"), ("casualties", "killed, injured"), ("trigger", "trigger"), ("text", "about, cue, content"),
    ("sentence", "sentence"), ("dateline", "dateline"),
)  # fmt: skip
INTRO = """# Codebook

Every field of a record (`geo-nlp extract -o records.jsonl`), every value that it may have, and every column of the
tables (`--table`, `.csv`, `.tsv`, `.parquet`, `.xlsx`). This page is made from `geo_nlp/record.schema.json`,
`geo_nlp/ontology/` and `geo_nlp/tables/columns.yaml` by `make docs`; a test fails when one of them holds something
that it does not explain.

Event types, modes, quad classes, scores and sectors are those of PLOVER (Halterman et al. 2023, the codebook of
2021 to 2024); ties and attitudes are our own. Countries are ISO 3166-1 alpha-3 (XKX is Kosovo), `cow` numbers those of
the Correlates of War state system. Dates are ISO 8601. Offsets are characters of `text`, counted from 0, the end not
included. Attributions have the terms of PolNeAR (Newell et al. 2018): speaker, cue, content.
"""
ENDS = """\
An **act** is what counts: the headline and the body, an event reported again in other words, and an event with
the attitude that it voices share `act` within an article. Weights of graph edges are acts; `--distinct` gives each act
once. An armed group, a movement or rebels are never counted as their home state; other actors roll up to their country.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    published = schema()
    yield INTRO
    yield ENDS
    yield "## The record\n"
    yield from _fields(published["properties"])
    yield from _part("engine", published["properties"]["engine"])
    for name, where in PARTS:
        yield from _part(name, published["$defs"][name], where)
    yield "\n## Values\n"
    yield from _values()
    yield "\n## Tables\n"
    for table in (*PART_TABLES, *RUN_TABLES):
        names = ", ".join(f"`{column.name}`" for column in columns_of(table))
        yield f"\n**{table}**: {meaning_of(table)} {len(columns_of(table))} columns: {names}.\n"
    yield "\n### Columns\n"
    held = columns().values()
    rows = ((f"`{c.name}`", c.type, c.meaning, f"`{c.field}`", f"`{_plain(c.example)}`") for c in held)
    yield from _table(("column", "type", "meaning", "field of the record", "example"), rows)


def _part(name: str, part: Mapping[str, Any], where: str = "") -> Iterator[str]:
    yield f"\n### {name}\n"
    if about := ". ".join(filter(None, (part.get("description"), f"Stands in: {where}" if where else ""))):
        yield f"{about[0].upper()}{about[1:]}.\n"
    yield from _fields(part["properties"])


def _fields(properties: Mapping[str, Any]) -> Iterator[str]:
    rows = ((f"`{n}`", field["description"], f"`{_plain(field['examples'][0])}`") for n, field in properties.items())
    yield from _table(("field", "meaning", "example"), rows)


def _values() -> Iterator[str]:
    known, meanings = load_ontology(), read_yaml("geo_nlp.ontology", "codebook.yaml")
    yield "### predicate\n"
    rows = (
        (f"`{name}`", p.kind, p.meaning, p.quad or "", "" if p.score is None else f"{p.score:g}", p.cameo or "",
         "" if p.polarity is None else p.polarity, f"`{p.future}`" if p.future else "")
        for name, p in known.predicates.items()
    )  # fmt: skip
    head = ("value", "kind", "meaning", "quad", "score", "CAMEO root", "polarity of a tie", "when planned")
    yield from _table(head, rows)
    yield "\n### mode\n"
    modes = (
        (f"`{name}`", f"`{mode}`", meanings["mode"][name][mode], "" if score is None else f"{score:g}",
         p.cameo_root(mode))
        for name, p in known.predicates.items() for mode, score in p.modes.items()
    )  # fmt: skip
    yield from _table(("predicate", "value", "meaning", "score", "CAMEO root"), modes)
    yield "\n### attitude\n"
    attitudes = ((f"`{n}`", a.meaning, a.polarity, a.strength) for n, a in known.attitudes.items())
    yield from _table(("value", "meaning", "polarity", "strength of a bare word"), attitudes)
    yield "\n### type\n"
    types = ((f"`{n}`", t.meaning, f"`{t.id_prefix or 'ISO code'}`", t.sector) for n, t in known.actor_types.items())
    yield from _table(("value", "meaning", "begins the id", "sector where nothing better is known"), types)
    yield "\n### sector\n"
    yield from _table(("value", "meaning"), ((f"`{name}`", meaning) for name, meaning in known.sectors.items()))
    for name, values in meanings.items():
        if name != "mode":
            yield f"\n### {name}\n"
            yield from _table(("value", "meaning"), ((f"`{value}`", meaning) for value, meaning in values.items()))


def _plain(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    names = list(head)
    yield f"| {' | '.join(map(str, names))} |"
    yield f"| {' | '.join('---' for _ in names)} |"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
