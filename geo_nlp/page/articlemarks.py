"""The marks of an article: its paragraphs, actors, roles, quotations and acts, each with what scripts find it by.

`data-r` names the rows of the findings that an element stands for, `data-p` the findings that it is an end of
(`s:` a source, `t:` a target), `data-a` the row of an actor, and `data-who` whom a pronoun or description means.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from geo_nlp.graph.look import FAMILIES
from geo_nlp.page.findings import Finding, Json, Place, place_of
from geo_nlp.page.marks import Mark, marked, paragraphs

SIGNS = {1: "cooperation", -1: "conflict", 0: "neither"}
FAMILY = {kind: number for number, family in enumerate(FAMILIES) for kind in family.types}
QUOTATION, TITLE, CUE, END, ACT, ACTOR = range(6)  # from the outside to the inside, where spans are the same

Numbered = Mapping[str, Finding]


def marked_article(record: Json, findings: Numbered, actors: Mapping[str, str], *, heading: str | None) -> str:
    """The text of a record with all its marks; `heading` is the element of its title where the text begins with it.

    `findings` and `actors` have the ids of their rows.
    """
    text = record["text"]
    marks = [
        *_paragraphs(text, record.get("title"), heading), *_quotations(findings), *_titles(findings), *_ends(findings),
        *_acts(findings, text), *_actors(record, actors),
    ]  # fmt: skip
    return marked(text, marks)


def tag(name: str, **attributes: str | None) -> str:
    """A start tag; attributes without a value are left out, `_` stands for a hyphen.

    >>> tag("a", class_="act", data_r="r1", id=None)
    '<a class="act" data-r="r1">'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{written}>"


def begins_with_title(text: str, title: str | None) -> bool:
    """Whether the first line of a text is its title."""
    return bool(title) and " ".join(text.split("\n", 1)[0].split()) == " ".join((title or "").split())


def _paragraphs(text: str, title: str | None, heading: str | None) -> Iterator[Mark]:
    for number, (start, end) in enumerate(paragraphs(text)):
        kind = heading if heading and number == 0 and begins_with_title(text, title) else "p"
        close = "close" if text[start:end].count("\n") == 1 and kind == "p" else None
        yield Mark(start, end, start_tag := tag(kind, class_=close), start_tag, whole=True)


def _quotations(findings: Numbered) -> Iterator[Mark]:
    for row, finding in findings.items():
        if finding.kind == "quotation":
            content, *cue = finding.words or ((0, 0),)
            start_tag = tag("span", class_="said", data_r=row)
            yield Mark(*content, start_tag, start_tag, QUOTATION)
            for place in cue:
                start_tag = tag("span", class_="cue", data_r=row)
                yield Mark(*place, start_tag, start_tag, CUE)


def _titles(findings: Numbered) -> Iterator[Mark]:
    for place, rows in _by_place((place, row) for row, f in findings.items() if f.kind == "role" for place in f.words):
        start_tag = tag("span", class_="title", data_r=" ".join(rows))
        yield Mark(*place, start_tag, start_tag, TITLE)


def _ends(findings: Numbered) -> Iterator[Mark]:
    ends = ((place, f"s:{row}") for row, finding in findings.items() for place in finding.sources)
    others = ((place, f"t:{row}") for row, finding in findings.items() for place in finding.targets)
    for place, names in _by_place([*ends, *others]):
        start_tag = tag("span", data_p=" ".join(names))
        yield Mark(*place, start_tag, start_tag, END)


def _acts(findings: Numbered, text: str) -> Iterator[Mark]:
    """Triggers as links to the rows of their records; where triggers overlap, each stretch leads to the rows of all."""
    acts = {row: finding for row, finding in findings.items() if finding.table == "acts" and finding.words}
    cuts = sorted({cut for finding in acts.values() for cut in finding.words[0]})
    covering: dict[Place, list[str]] = {}
    for row, finding in acts.items():
        start, end = finding.words[0]
        inside = [cut for cut in cuts if start <= cut <= end]
        for place in pairwise(inside):
            covering.setdefault(place, []).append(row)
    met: set[str] = set()
    for place, rows in sorted(covering.items()):
        some = [acts[row] for row in rows]
        look = f"act {SIGNS[min((finding.sign for finding in some), key=_loudest)]}"
        again = tag("span", class_=look, data_r=" ".join(rows))
        label = f"{text[slice(*place)]}: {'; '.join(finding.line() for finding in some)}"
        first = tag("a", class_=look, href=f"#{rows[0]}", data_r=" ".join(rows), aria_label=label)
        yield Mark(*place, again if met >= set(rows) else first, again, ACT)
        met.update(rows)


def _loudest(sign: int) -> int:
    return {-1: 0, 1: 1, 0: 2}[sign]


def _actors(record: Json, actors: Mapping[str, str]) -> Iterator[Mark]:
    meant = whom(record)
    for mention in record.get("mentions") or ():
        if (place := place_of(mention, record["text"])) is None:
            continue
        who = meant.get(place, []) if mention.get("level") != "name" else []
        look = f"actor f{FAMILY.get(mention.get('type') or '', len(FAMILIES) - 1)}"
        start_tag = tag(
            "span", class_=f"{look} pronoun" if who and mention["level"] == "pronoun" else look,
            data_a=actors.get(mention.get("actor") or ""), data_who=", ".join(who),
        )  # fmt: skip
        yield Mark(*place, start_tag, tag("span", class_=look, data_a=actors.get(mention.get("actor") or "")), ACTOR)


def whom(record: Json) -> dict[Place, list[str]]:
    """Whom the pronouns and descriptions of an article mean, as far as their records say.

    >>> it = {"start": 0, "end": 2, "text": "It", "name": "Kenya", "actor": "KEN"}
    >>> whom({"text": "It left.", "mentions": [{**it, "level": "pronoun"}]})
    {(0, 2): ['Kenya']}
    """
    found: dict[Place, list[str]] = {}
    mentions = [item for item in record.get("mentions") or () if item.get("actor")]
    for item in [*mentions, *participants(record)]:
        place, name = place_of(item, record["text"]), item.get("name")
        if place and name and name != item.get("text") and name not in found.setdefault(place, []):
            found[place].append(name)
    return {place: sorted(names) for place, names in found.items() if names}


def participants(record: Json) -> Iterator[Json]:
    """Everybody who takes part in a record."""
    for relation in record.get("relations") or ():
        yield from filter(None, (relation.get("source"), relation.get("target")))
    for stance in record.get("stances") or ():
        yield from filter(None, (stance.get("holder"), *(stance.get("targets") or ())))
    for role in record.get("roles") or ():
        yield from filter(None, (role.get("holder"), role.get("organisation")))
    for said in record.get("attributions") or ():
        yield from filter(None, (said.get("speaker"),))


def _by_place(items: Iterable[tuple[Place, str]]) -> Iterator[tuple[Place, list[str]]]:
    found: dict[Place, list[str]] = {}
    for place, name in items:
        found.setdefault(place, []).append(name)
    yield from sorted(found.items())
