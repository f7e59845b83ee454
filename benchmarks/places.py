"""`python -m benchmarks.places [--part PART]`: place, casualties and dates of events against data/gold.

Differs from the layers `dates` and `place` of `geo-nlp evaluate` in what it pairs: events with one end or none count
here, and several records may tell one event. An extracted event is the gold's where it has its trigger (or another
word for it that the gold names), else where it has its predicate and one of its ends nearby. Precision is over the
events found, recall over all that the gold tells; what the gold calls optional is neither missed nor wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import asin, cos, radians, sin, sqrt

from benchmarks.gold import GOLD, extracted, own
from geo_nlp.evaluation.layers import types_of
from geo_nlp.evaluation.same import Values
from geo_nlp.gazetteer.tables import rows
from geo_nlp.gazetteer.toponyms import toponym_key, toponyms
from geo_nlp.pipeline import load

PARTS = ("learn", "final", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NEAR = 50.0  # kilometres
Event = Values
Pair = tuple[Event, list[Event]]


def annotated(name: str, parts: Iterable[str]) -> Iterator[Values]:
    """The annotated texts of the set `places` or `dates`; not every part has both."""
    for part in parts:
        if (GOLD / name / f"{part}.jsonl").exists():
            yield from own(f"{name}/{part}")


def judged(items: Sequence[Values]) -> list[tuple[Values, list[Pair]]]:
    """Each annotated text with its events, and the relations found that tell them."""
    found = extracted(items, load())
    return [(item, list(paired(item, record["relations"]))) for item, record in zip(items, found, strict=True)]


def paired(item: Values, found: Iterable[Event]) -> Iterator[Pair]:
    """Each event of the gold with the relations that report it: by their trigger first, then those left over."""
    found = [r for r in found if r["quad"] is not None]
    by_trigger = [_reports_of(event, item["relations"], found) for event in item["relations"]]
    taken = {r["id"] for mine in by_trigger for r in mine}
    for event, mine in zip(item["relations"], by_trigger, strict=True):
        yield event, mine or [r for r in found if r["id"] not in taken and is_same(event, r)]


def _reports_of(event: Event, events: Sequence[Event], found: Sequence[Event]) -> list[Event]:
    """The relations that have a trigger of the event; of another predicate only where no other event starts there."""
    mine = [r for r in found if has_trigger(event, r)]
    agreeing = [r for r in mine if agrees(event, r)]
    return agreeing or [r for r in mine if not any(starts(e, r) and agrees(e, r) for e in events)]


def starts(event: Event, relation: Event) -> bool:
    """Whether a relation's trigger is the event's own."""
    return bool(relation["trigger"]["start"] == event["trigger"]["start"])


def has_trigger(event: Event, relation: Event) -> bool:
    """Whether a relation has a trigger of the event, or another word for it in the sentence."""
    others = {span["start"] for span in event.get("other_triggers", ())}
    return starts(event, relation) or (_in_sentence(event, relation) and relation["trigger"]["start"] in others)


def _in_sentence(event: Event, relation: Event) -> bool:
    sentence = relation["sentence"]
    return bool(sentence["start"] <= event["trigger"]["start"] < sentence["end"])


def agrees(event: Event, relation: Event) -> bool:
    """Whether the relation has the event's predicate, or one that the gold allows for it."""
    planned = {"AGREE", "CONCEDE"} if event.get("modality") == "planned" else set()  # as PLOVER has it
    return relation["predicate"] in types_of(event) | planned


def is_same(event: Event, relation: Event) -> bool:
    """Whether a relation with another trigger tells the event: near it, with its predicate and one of its ends."""
    near = abs(relation["trigger"]["start"] - event["trigger"]["start"]) < 60
    return near and agrees(event, relation) and bool(_countries(event) & _countries(relation))


def _countries(event: Event) -> set[str]:
    ends = (event.get("source"), event.get("target"))
    return {end["country"] for end in ends if end and end.get("country")}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points on the globe."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(half))


def same_state(found: Event, gold: Event) -> bool:
    """Whether two places lie in one state, or are both of none; a territory may be called its sovereign's."""
    return gold.get("country") in (found["country"], _sovereigns().get(found["country"], ""))


@cache
def _sovereigns() -> dict[str, str]:
    return {row["iso3"]: row["sovereign"] for row in rows("states") if row["sovereign"]}


def same_place(found: Event, gold: Event) -> bool:
    """Whether a place is the annotated one: its name, or near where the gazetteer has that name in that state."""
    if not same_state(found, gold):
        return False
    if toponym_key(gold["name"]) in {toponym_key(found["name"]), toponym_key(found["text"])}:
        return True
    if found["lat"] is None:
        return False
    there = [t for t in toponyms().lookup(gold["name"]) if t.country == gold.get("country") and t.lat is not None]
    return any(kilometres((found["lat"], found["lon"]), (t.lat or 0, t.lon or 0)) <= NEAR for t in there)


def judge_places(pairs: Iterable[Pair]) -> Counter[str]:
    """Counts of places given, right and to be found."""
    tally: Counter[str] = Counter()
    for event, mine in pairs:
        golds = [p for p in (event["place"], *event.get("place_alternatives", ())) if p]
        wanted = bool(event["place"]) and not event.get("place_optional") and not event.get("optional")
        given = next((r["place"] for r in mine if r["place"]), None)
        place = bool(given) and any(same_place(given, gold) for gold in golds)
        state = bool(given) and any(same_state(given, gold) for gold in golds)
        tally.update(gold=wanted, found=wanted and bool(mine), right=wanted and place, right_state=wanted and state)
        if given:
            tally.update(given=1, given_right=place, given_state=state)
            if not place:
                tally["wrong"] += 1
    return tally


def judge_casualties(pairs: Iterable[Pair]) -> Counter[str]:
    """Counts of casualties by role, right where the number is: given, right and to be found."""
    tally: Counter[str] = Counter()
    for event, mine in pairs:
        for role in ("killed", "injured"):
            gold = event[role]
            free = bool(event.get("optional") or event.get("casualties_optional"))
            wanted = bool(gold) and not free
            given = next((r[role] for r in mine if r[role]), None)
            right = bool(given and gold) and given["count"] == gold.get("count")
            tally.update(gold=wanted, found=wanted and bool(mine), right=wanted and right)
            if given and not (event.get("casualties_optional") and not right):
                tally.update(given=1, given_right=right)
    return tally


def judge_dates(pairs: Iterable[Pair]) -> Counter[str]:
    """Counts of events that the text dates: found, dated right; and of dates that it does not give."""
    tally: Counter[str] = Counter()
    for event, mine in pairs:
        in_text = event["date_source"] == "text"
        allowed = {event["date"], *event.get("date_alternatives", ())}
        date = mine[0]["date"] if mine else None
        from_text = bool(mine) and mine[0]["date_source"] == "text"
        wanted = in_text and not event.get("optional")
        tally.update(in_text=wanted, in_text_found=wanted and bool(mine), in_text_right=wanted and date in allowed)
        if mine and not in_text:
            tally.update(not_in_text=1, invented=from_text and date not in allowed)
        if from_text:
            tally.update(dated=1, dated_right=date in allowed)
    return tally


def share(part: int, whole: int) -> str:
    """A share with what it is made of."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0/0)"


def lines(places: Counter[str], casualties: Counter[str], dates: Counter[str]) -> Iterator[str]:
    """The figures, a line each."""
    p, c, d = places, casualties, dates
    if p:
        yield f"events with a place that are found  {share(p['found'], p['gold'])}"
        yield f"place       precision {share(p['given_right'], p['given'])}  recall {share(p['right'], p['gold'])}  of those found {share(p['right'], p['found'])}"  # noqa: E501
        yield f"its state   precision {share(p['given_state'], p['given'])}  recall {share(p['right_state'], p['gold'])}  of those found {share(p['right_state'], p['found'])}"  # noqa: E501
        yield f"casualties  precision {share(c['given_right'], c['given'])}  recall {share(c['right'], c['gold'])}  of those found {share(c['right'], c['found'])}"  # noqa: E501
    if d:
        yield f"dates       found {share(d['in_text_found'], d['in_text'])}  right of those found {share(d['in_text_right'], d['in_text_found'])}"  # noqa: E501
        yield f"            precision {share(d['dated_right'], d['dated'])}  invented {share(d['invented'], d['not_in_text'])}"  # noqa: E501


def main(arguments: list[str] | None = None) -> None:
    """Extract, compare, print; with --show each difference."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places", description=__doc__)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true", help="print what differs, in the part learn alone")
    options = parser.parse_args(arguments)
    if options.show and options.part != "learn":
        parser.error("--show: give --part learn; the other parts are not looked at")
    parts = [options.part] if options.part else PARTS
    placed, dated = (judged(list(annotated(name, parts))) for name in ("places", "dates"))
    if options.show:
        from benchmarks.places_shown import differences

        print(*differences(placed, dated), sep="\n")
    pairs = [pair for _, some in placed for pair in some]
    days = [pair for _, some in dated for pair in some]
    print(*lines(judge_places(pairs), judge_casualties(pairs), judge_dates(days)), sep="\n")


if __name__ == "__main__":
    main()
