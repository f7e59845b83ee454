"""What differs between annotated events and those found, for `python -m benchmarks.places --part learn --show`.

Only the part learn is ever shown: the other is the unread part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.places import Pair, same_place

Judged = Sequence[tuple[dict[str, Any], list[Pair]]]


def differences(placed: Judged, dated: Judged) -> Iterator[str]:
    """A line for each wrong or missing place, number or date."""
    for item, pairs in placed:
        shown = [line for pair in pairs for line in (*_places(pair), *_casualties(pair))]
        yield from _with_text(item, shown)
    for item, pairs in dated:
        yield from _with_text(item, [line for pair in pairs for line in _dates(pair)])


def _with_text(item: dict[str, Any], shown: list[str]) -> Iterator[str]:
    if shown and item["part"] == "learn":
        text = item["text"] if len(item["text"]) < 400 else "(article)"
        yield f"[{item['id']} {item['kind']} {item['date']}] {text}"
        yield from (f"    {line}" for line in shown)


def _places(pair: Pair) -> Iterator[str]:
    event, mine = pair
    golds = [p for p in (event["place"], *event.get("place_alt", ())) if p]
    given = next((r["place"] for r in mine if r["place"]), None)
    right = given and any(same_place(given, gold, event.get("alt_country", ())) for gold in golds)
    wanted = event["place"] and not event.get("place_optional") and not event.get("optional")
    name = f"{event['trigger']} {event['predicate']} {event['source']} {event['target']}"
    gold = event["place"] and (event["place"]["name"], event["place"]["country"], event.get("place_source"))
    if given and not right:
        yield f"WRONG {name}: {given['name']} {given['country']} ({given['text']}), not {gold}"
    elif wanted and not mine:
        yield f"NO EVENT {name}: {gold}"
    elif wanted and not given:
        yield f"NO PLACE {name}: {gold} [{', '.join(r['trigger']['text'] + ' ' + r['predicate'] for r in mine)}]"


def _casualties(pair: Pair) -> Iterator[str]:
    event, mine = pair
    for role in ("killed", "injured"):
        gold, given = event[role], next((r[role] for r in mine if r[role]), None)
        free = event.get("optional") or event.get("casualties_optional")
        if given and (not gold or gold["count"] != given["count"]):
            told = gold and (gold["text"], gold["count"])
            yield f"WRONG {role} {event['trigger']}: {given['text']} {given['count']}, not {told}"
        elif gold and not given and not free:
            yield f"NO {role}{'' if mine else ' (NO EVENT)'} {event['trigger']}: {gold['text']} {gold['count']}"


def _dates(pair: Pair) -> Iterator[str]:
    event, mine = pair
    allowed = {event["date"], *event.get("date_alt", ())}
    name = f"{event['trigger']} {event['predicate']}: {event['date']} {event['source_of_date']}"
    if not mine:
        if event["source_of_date"] == "text" and not event.get("optional"):
            yield f"NO EVENT {name}"
    elif mine[0]["date"] not in allowed:
        yield f"WRONG {name}; found {mine[0]['date']} {mine[0]['date_source']}"
