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
QUOTE = 120
WIDTH = 44


def print_record(record: Json, stream: IO[str]) -> None:
    """Print one article: its headline, who holds which post, and who does what to whom."""
    page = console(stream)
    page.print(record["title"] or clip(record["text"], 80), style="bold")
    page.print(", ".join(str(part) for part in (record["date"], record["source"], record["id"]) if part))
    for warning in record["warnings"]:
        page.print(f"! {warning}")
    roles, relations = list(role_rows(record)), list(relation_rows(record))
    if roles:
        show(ROLE, roles, on=page)
    if relations:
        show(RELATION, relations, last=WIDTH, on=page)
    if not roles and not relations:
        page.print("no roles, relations or stances found")
    page.print()


def relation_rows(record: Json) -> Iterator[Sequence[str]]:
    """Rows of relations and stances, in text order."""
    for row, _ in _rows(record):
        yield row


def _rows(record: Json) -> Iterator[tuple[Sequence[str], str]]:
    """Rows with the acts that they tell; a record of schema 1 tells one of its own."""
    items = [(r["trigger"]["start"], _relation(record, r), r.get("act")) for r in record["relations"]]
    items += [(s["about"]["start"], _stance(record, s), s.get("act")) for s in record["stances"]]
    for number, (_, row, act) in enumerate(sorted(items, key=lambda item: item[0])):
        yield row, act or f"row {number}"


def _relation(record: Json, relation: Json) -> Sequence[str]:
    marks = ["negated"] * relation["negated"] + [relation["modality"]] * (relation["modality"] != "asserted")
    does = relation["predicate"] + (f" ({', '.join(marks)})" if marks else "")
    ends = [relation[side]["name"] if relation[side] else "–" for side in ("source", "target")]
    quote = _quote(record["text"], relation["sentence"], relation["trigger"]["start"])
    when = relation["date"] if relation.get("date_source", "text") == "text" else None
    return ends[0], does, ends[1], when or "", speaker(record, relation) or "", quote


def _stance(record: Json, stance: Json) -> Sequence[str]:
    sign = {1: "+", 0: "±", -1: "−"}[stance["polarity"]]
    not_so = ", negated" if stance["negated"] else ""
    about = stance["about"]
    targets = ", ".join(target["name"] for target in stance["targets"]) or clip(about["text"], 40)
    quote = _quote(record["text"], stance["sentence"], about["start"])
    return stance["holder"]["name"], f"{stance['attitude']} ({sign}{not_so})", targets, "", "", quote


def _quote(text: str, sentence: Json, at: int) -> str:
    """The sentence on one line; of a long one the part around `at`."""
    start, end = sentence["start"], sentence["end"]
    if end - start <= QUOTE:
        return clip(text[start:end], QUOTE)
    near = max(start, min(at - QUOTE // 2, end - QUOTE))
    cut = near if near == start else text.find(" ", near) + 1
    return ("… " if cut > start else "") + clip(text[cut:end], QUOTE)


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


def pair_rows(records: Iterable[Json], *, most: int) -> list[Sequence[object]]:
    """Who does what to whom in most acts, over all records, with the first sentence that says so."""
    acts: dict[Sequence[str], set[tuple[int, str]]] = {}
    quotes: dict[Sequence[str], str] = {}
    for number, record in enumerate(records):
        for row, act in _rows(record):
            if "–" not in row[:3]:
                acts.setdefault(row[:3], set()).add((number, act))
                quotes.setdefault(row[:3], row[-1])
    counts = Counter({pair: len(told) for pair, told in acts.items()})
    return [(*pair, count, quotes[pair]) for pair, count in counts.most_common(most)]
