"""What differs between annotated events and those found, for `python -m benchmarks.places --part learn --show`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.places import Event, Pair, same_place
from geo_nlp.evaluation.same import Values

Judged = Sequence[tuple[Values, list[Pair]]]


def differences(placed: Judged, dated: Judged) -> Iterator[str]:
    """A line for each wrong or missing place, number or date."""
    for item, pairs in placed:
        shown = ((*_places(pair, item["text"]), *_casualties(pair, item["text"])) for pair in pairs)
        yield from _with_text(item, [line for some in shown for line in some])
    for item, pairs in dated:
        yield from _with_text(item, [line for pair in pairs for line in _dates(pair, item["text"])])


def _with_text(item: Values, shown: list[str]) -> Iterator[str]:
    if shown:
        text = item["text"] if len(item["text"]) < 400 else "(article)"
        yield f"[{item['id']} {item['kind']} {item.get('date')}] {text}"
        yield from (f"    {line}" for line in shown)


def _in_words(event: Event, text: str) -> str:
    """An event in words: trigger, predicate and ends."""
    ends = (end and (end.get("country") or _words(end, text)) for end in (event.get("source"), event.get("target")))
    return " ".join(map(str, (_words(event["trigger"], text), event["predicate"], *ends)))


def _words(span: Values, text: str) -> str:
    return text[span["start"] : span["end"]] if "start" in span else str(span.get("name") or span.get("actor"))


def _places(pair: Pair, text: str) -> Iterator[str]:
    event, mine = pair
    golds = [p for p in (event["place"], *event.get("place_alternatives", ())) if p]
    given = next((r["place"] for r in mine if r["place"]), None)
    right = given and any(same_place(given, gold) for gold in golds)
    wanted = event["place"] and not event.get("place_optional") and not event.get("optional")
    name = _in_words(event, text)
    gold = event["place"] and (event["place"]["name"], event["place"].get("country"), event.get("place_source"))
    if given and not right:
        yield f"WRONG {name}: {given['name']} {given['country']} ({given['text']}), not {gold}"
    elif wanted and not mine:
        yield f"NO EVENT {name}: {gold}"
    elif wanted and not given:
        yield f"NO PLACE {name}: {gold} [{', '.join(r['trigger']['text'] + ' ' + r['predicate'] for r in mine)}]"


def _casualties(pair: Pair, text: str) -> Iterator[str]:
    event, mine = pair
    trigger = _words(event["trigger"], text)
    for role in ("killed", "injured"):
        gold, given = event[role], next((r[role] for r in mine if r[role]), None)
        free = event.get("optional") or event.get("casualties_optional")
        annotated = gold and (_words(gold, text), gold.get("count"))
        if given and (not gold or gold.get("count") != given["count"]):
            yield f"WRONG {role} {trigger}: {given['text']} {given['count']}, not {annotated}"
        elif gold and not given and not free:
            yield f"NO {role}{'' if mine else ' (NO EVENT)'} {trigger}: {annotated}"


def _dates(pair: Pair, text: str) -> Iterator[str]:
    event, mine = pair
    allowed = {event["date"], *event.get("date_alternatives", ())}
    name = f"{_words(event['trigger'], text)} {event['predicate']}: {event['date']} {event['date_source']}"
    if not mine:
        if event["date_source"] == "text" and not event.get("optional"):
            yield f"NO EVENT {name}"
    elif mine[0]["date"] not in allowed:
        yield f"WRONG {name}; found {mine[0]['date']} {mine[0]['date_source']}"
