"""Records as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from geo_nlp.cli.notes import clip, console, show
from geo_nlp.run.rows import speaker

Json = Mapping[str, Any]
RELATION = ("source", "does", "target", "when", "says", "sentence")
ROLE = ("who", "title", "of", "status")


def print_record(record: Json, stream: IO[str]) -> None:
    """Print one article: its headline, who holds which post, and who does what to whom."""
    page = console(stream)
    page.print(record["title"] or clip(record["text"], 80), style="bold")
    page.print(", ".join(str(part) for part in (record["date"], record["source"], record["id"]) if part))
    roles, relations = list(role_rows(record)), list(relation_rows(record))
    if roles:
        show(ROLE, roles, on=page)
    if relations:
        show(RELATION, relations, on=page)
    if not roles and not relations:
        page.print("no roles, relations or stances found")
    page.print()


def relation_rows(record: Json, *, quote: int = 110) -> Iterator[Sequence[str]]:
    """Rows of relations and stances, in text order."""
    items = [(r["sentence"]["start"], _relation(record, r, quote)) for r in record["relations"]]
    items += [(s["sentence"]["start"], _stance(record, s, quote)) for s in record["stances"]]
    for _, row in sorted(items, key=lambda item: item[0]):
        yield row


def _relation(record: Json, relation: Json, quote: int) -> Sequence[str]:
    marks = ["negated"] * relation["negated"] + [relation["modality"]] * (relation["modality"] != "asserted")
    does = relation["predicate"] + (f" ({', '.join(marks)})" if marks else "")
    ends = [relation[side]["name"] if relation[side] else "–" for side in ("source", "target")]
    said, sentence = speaker(record, relation) or "", _sentence(record, relation, quote)
    return ends[0], does, ends[1], relation["date"] or "", said, sentence


def _stance(record: Json, stance: Json, quote: int) -> Sequence[str]:
    sign = {1: "+", 0: "±", -1: "−"}[stance["polarity"]]
    not_so = ", negated" if stance["negated"] else ""
    targets = ", ".join(target["name"] for target in stance["targets"])
    feels = f"{stance['attitude']} ({sign}{not_so})"
    return stance["holder"]["name"], feels, targets, "", "", _sentence(record, stance, quote)


def _sentence(record: Json, item: Json, quote: int) -> str:
    return clip(record["text"][item["sentence"]["start"] : item["sentence"]["end"]], quote)


def role_rows(record: Json) -> Iterator[Sequence[str]]:
    """Rows of roles, each holder and title once."""
    rows: dict[Sequence[str], None] = {}
    for role in record["roles"]:
        body = (role["organisation"] or {}).get("name") or role["country"] or ""
        rows[role["holder"]["name"], clip(role["title"], 60), body, role["status"]] = None
    yield from rows


def actor_rows(records: Iterable[Json], *, most: int) -> list[Sequence[object]]:
    """The actors that are mentioned most, over all records."""
    counts: Counter[str] = Counter()
    known: dict[str, Json] = {}
    for record in records:
        counts.update(m["actor"] for m in record["mentions"] if m["actor"])
        for actor in record["actors"]:
            known.setdefault(actor["id"], actor)
    named = sorted((a for a in counts if a in known), key=lambda a: (-counts[a], a))[:most]
    return [(known[a]["name"], a, known[a]["type"], known[a]["country"], counts[a]) for a in named]
