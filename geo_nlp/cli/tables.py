"""Records as tables for people: a page for each article, and what many articles have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from geo_nlp.cli.acts import COLUMNS, SPARE, Act, acts_of, sentence_of
from geo_nlp.cli.layout import Layout, fitted, table, wrapped
from geo_nlp.cli.notes import clip, console

Json = Mapping[str, Any]
ROLE = ("who", "title", "of")
SPARE_ROLE = ("of",)
PAIR = ("source", "does", "target", "acts", "for example")
FEWEST = 8  # lines of a page for acts, however low the terminal
INDENT = 3


def print_record(record: Json, stream: IO[str], *, everything: bool = False) -> None:
    """Print the page of one article; at a terminal no more than fits, unless `everything` is asked for."""
    page = console(stream)
    room = None if everything or not stream.isatty() else page.height - 2
    for number, line in enumerate(page_of(record, width=page.width, room=room)):
        page.print(line, style="bold" if number == 0 else "", soft_wrap=True)
    page.print()


def page_of(record: Json, *, width: int, room: int | None = None) -> Iterator[str]:
    """The lines of an article's page: headline, who holds which post, and who does what to whom.

    With `room`, at most so many lines as far as that can be: a fifth for roles, the rest for acts.
    """
    head = [*wrapped(record["title"] or clip(record["text"], 80), width), *wrapped(_about(record), width)]
    head += [line for warning in record["warnings"] for line in wrapped(f"! {warning}", width)]
    yield from head
    roles, acts = list(role_rows(record)), acts_of(record)
    if not roles and not acts:
        yield "no roles, relations or stances found"
        return
    few = roles if room is None else roles[: max(3, room // 5)]
    if few:
        shown = ["", *table(ROLE, few, width=width, spare=SPARE_ROLE)]
        yield from shown
        head += shown
    best = acts if room is None else _that_fit(record, acts, width, max(FEWEST, room - len(head)))
    if best:
        yield from ("", *_sentences_with_acts(record, best, width))
    if (cut := len(acts) > len(best)) or len(roles) > len(few):
        some = [f"{len(best)} of {len(acts)} acts"] * cut
        some += [f"{len(few)} of {len(roles)} roles"] * (len(roles) > len(few))
        yield from ("", f"{' and '.join(some)}; --all shows the rest")


def _about(record: Json) -> str:
    """Date, outlet, and where the article is."""
    where = record["url"] or record.get("path") or record["id"]
    return ", ".join(str(part) for part in (record["date"], record["source"], where) if part)


def _sentences_with_acts(record: Json, acts: Sequence[Act], width: int) -> Iterator[str]:
    """Each sentence once, in the order of the acts, and under it the rows of its acts."""
    layout = _layout(acts, width)
    yield from layout.head()
    for sentence in dict.fromkeys(act.sentence for act in acts):
        inside = [act for act in acts if act.sentence == sentence]
        yield from _sentence(record, inside, width)
        for act in inside:
            yield from layout.row(act.cells)


def _layout(acts: Sequence[Act], width: int) -> Layout:
    return fitted(COLUMNS, [act.cells for act in acts], width=width, spare=SPARE, indent=INDENT)


def _sentence(record: Json, acts: Sequence[Act], width: int) -> list[str]:
    text = sentence_of(record["text"], acts[0].sentence, min(act.at for act in acts))
    return [f" {line}" for line in wrapped(text, width - 1)]


def _that_fit(record: Json, acts: list[Act], width: int, room: int) -> list[Act]:
    """The first acts that fit into `room` lines with their heading, their sentences, and the line that counts them."""
    layout = _layout(acts, width)
    left = room - len(layout.head()) - 3
    chosen: list[Act] = []
    for act in acts:
        known = any(act.sentence == other.sentence for other in chosen)
        left -= len(layout.row(act.cells)) + (0 if known else len(_sentence(record, [act], width)))
        if left < 0 and chosen:
            break
        chosen.append(act)
    return acts if len(chosen) == len(acts) else chosen


def role_rows(record: Json) -> Iterator[tuple[str, str, str]]:
    """Rows of roles, each holder and post once, with the title that the article uses most.

    A post without a name of its own ("other") is distinguished by its title; a role that is not current says so.
    """
    by_post: dict[tuple[str, str], list[Json]] = {}
    for role in record["roles"]:
        holder = role["holder"]["actor"] or role["holder"]["name"]
        by_post.setdefault((holder, role["title"] if role["post"] == "other" else role["post"]), []).append(role)
    for roles in by_post.values():
        current = [role for role in roles if role["status"] == "current"] or roles
        (title, _), *_ = Counter(role["title"] for role in current).most_common()
        role = next(role for role in current if role["title"] == title)
        body = next((b for r in current if (b := (r["organisation"] or {}).get("name") or r["country"])), "")
        status = role["status"]
        mark = "" if status == "current" or status in title.casefold() else f" ({status})"
        yield role["holder"]["name"], clip(title, 60) + mark, body


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
    """Who does what to whom most often, in acts over all records, with the most certain sentence that says so."""
    found: dict[tuple[str, ...], list[tuple[tuple[float, ...], str]]] = {}
    for record in records:
        for act in acts_of(record):
            if act.rank[0] == -2:
                quote = clip(sentence_of(record["text"], act.sentence, act.at), 120)
                found.setdefault(act.cells[:3], []).append((act.rank, quote))
    often = sorted(found.items(), key=lambda pair: (-len(pair[1]), min(pair[1]), pair[0]))[:most]
    return [(*pair, len(quotes), min(quotes)[1]) for pair, quotes in often]
