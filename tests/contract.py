"""What holds of every record, whatever the text: the invariants of the contract, as faults in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON, SECOND_PERSON

ONTOLOGY = load_ontology()
Record = dict[str, Any]
FORMS = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W(0[1-9]|[1-4]\d|5[0-3])",
    "month": r"\d{4}-(0[1-9]|1[0-2])",
    "quarter": r"\d{4}-Q[1-4]",
    "year": r"\d{4}",
    "decade": r"\d{3}X",
}
# What a sentence must hold for an event in it to have a day: a weekday, a day of a month, or a word like "yesterday".
DAY = re.compile(
    r"(?i)\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?\b"
    r"|\b(to|yester|mid|every)?day\b|\b(to|over)?night\b|\btomorrow\b|\bmorning|\bevening|\bdays? (ago|earlier|later)"
    r"|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\W+(\w+\W+){0,2}([12]?\d|3[01])\b"
    r"|\b([12]?\d|3[01])\w*\W+(\w+\W+){0,2}(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d\d?[/.]\d\d?[/.]\d{2,4}\b"
)


def faults(record: Record) -> list[str]:
    """Whatever in a record breaks the contract."""
    checks = (_texts, _mentions, _roles, _relations, _dates, _stances, _acts, _edges, _contents)
    return [fault for check in checks for fault in check(record)]


def loose_ends(record: Record) -> list[str]:
    """What should hold as well and does not yet of every text: of what a stance is about."""
    return list(_abouts(record))


def _texts(record: Record) -> Iterator[str]:
    yield from _spans(record, record["text"], "record")


def _spans(value: Any, text: str, where: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _spans(item, text, f"{where}[{number}]")
    elif isinstance(value, dict):
        if {"start", "end"} <= value.keys():
            start, end = value["start"], value["end"]
            if not 0 <= start < end <= len(text):
                yield f"{where}: {start}:{end} is no stretch of the text"
            elif value.get("text", text[start:end]) != text[start:end]:
                yield f"{where}: {value['text']!r} is not {text[start:end]!r}"
        for key, item in value.items():
            yield from _spans(item, text, f"{where}.{key}")


def _mentions(record: Record) -> Iterator[str]:
    listed = [actor["id"] for actor in record["actors"]]
    if len(set(listed)) != len(listed):
        yield "an actor is listed twice"
    named = {mention["actor"] for mention in record["mentions"] if mention["level"] == "name"} - {None}
    if named != set(listed):
        yield f"actors and names differ: {sorted(named ^ set(listed))}"
    spans = [(mention["start"], mention["end"]) for mention in record["mentions"]]
    if spans != sorted(set(spans), key=lambda span: (span[0], -span[1])):
        yield "mentions are out of order, or two have one span"


def _own_place(target: Record) -> bool:
    """Whether a place stands for its state, which may act on it: "Peru declared an emergency in Lima"."""
    return target["sector"] is None and target["actor"] == target["country"]


def _participant(record: Record, part: Record | None, name: str) -> Iterator[str]:
    """A participant is a mention; a resolved pronoun has its antecedent, which is a mention that is no pronoun."""
    if part is None:
        return
    levels = {(m["start"], m["end"]): m["level"] for m in record["mentions"]}
    level, before = levels.get((part["start"], part["end"])), part["antecedent"]
    if level is None:
        yield f"{name}: {part['text']!r} is no mention"
    own = part["text"].lower() in FIRST_PERSON | SECOND_PERSON  # of whom only the title or the source may tell
    if level == "pronoun" and part["actor"] and before is None and not own:
        yield f"{name}: {part['text']!r} has no antecedent"
    if before and levels.get((before["start"], before["end"])) in (None, "pronoun"):
        yield f"{name}: the antecedent {before['text']!r} is no full mention"


def _within(inner: Record | None, outer: Record) -> bool:
    return inner is None or (outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def _roles(record: Record) -> Iterator[str]:
    for role in record["roles"]:
        name = f"role {role['title']!r} by {role['rule']}"
        yield from _participant(record, role["holder"], name)
        yield from _participant(record, role["organisation"], name)
        if role["post"] not in ONTOLOGY.posts:
            yield f"{name}: post {role['post']}"
        if not _within(role["holder"], role["sentence"]):
            yield f"{name}: the holder is outside the sentence"


def _relations(record: Record) -> Iterator[str]:
    ids = [relation["id"] for relation in record["relations"]]
    if len(set(ids)) != len(ids):
        yield "two relations have one id"
    for relation in record["relations"]:
        name = f"{relation['predicate']} by {relation['rule']}"
        predicate = ONTOLOGY.predicates[relation["predicate"]]
        ends = [relation["source"], relation["target"]]
        for part in ends:
            yield from _participant(record, part, name)
        if relation["quad"] != predicate.quad:
            yield f"{name}: quad {relation['quad']}"
        if relation["mode"] is not None and relation["mode"] not in predicate.modes:
            yield f"{name}: mode {relation['mode']}"
        if ends == [None, None] or (predicate.kind == "tie" and None in ends):
            yield f"{name}: an end is missing"
        if not all(_within(part, relation["sentence"]) for part in (*ends, relation["trigger"])):
            yield f"{name}: an end or the trigger is outside the sentence"
        if all(ends) and ends[0]["actor"] and ends[0]["actor"] == ends[1]["actor"] and not _own_place(ends[1]):
            yield f"{name}: {ends[0]['actor']} with itself"
        said = relation["attribution"]
        if said is not None and not 0 <= said < len(record["attributions"]):
            yield f"{name}: attribution {said}"
        elif said is not None and not _within(relation["trigger"], record["attributions"][said]["content"]):
            yield f"{name}: the trigger is outside what is said"


def _dates(record: Record) -> Iterator[str]:
    """A date has the form of its granularity, is on the calendar, and a day is never invented.

    It is in the sentence or before it, or in that of another record of the act.
    """
    for relation in (*record["relations"], *record["stances"]):
        when, grain, source = relation["date"], relation["date_granularity"], relation["date_source"]
        if when is None or grain is None or source is None:
            if not when == grain == source or record["date"] is not None:
                yield f"date {when} of granularity {grain} from {source}"
            continue
        if source == "article":
            if (when, grain) != (record["date"], "day"):
                yield f"the article's date is {record['date']}, not {when}"
            continue
        if not re.fullmatch(FORMS[grain], when):
            yield f"date {when} is no {grain}"
        if grain == "day":
            try:
                date.fromisoformat(when)
            except ValueError:
                yield f"date {when} is on no calendar"
            same = [r for r in record["relations"] if (r["act"], r["date"]) == (relation["act"], when)]
            told = [record["text"][: relation["sentence"]["end"]]]
            told += [record["text"][r["sentence"]["start"] : r["sentence"]["end"]] for r in same]
            if not any(DAY.search(" ".join(each.split())) for each in told):  # however many blanks
                yield f"the day {when} is not in {told[0]!r}"


def _stances(record: Record) -> Iterator[str]:
    for stance in record["stances"]:
        name = f"{stance['attitude']} by {stance['rule']}"
        yield from _participant(record, stance["holder"], name)
        for target in stance["targets"]:
            yield from _participant(record, target, name)
        if stance["polarity"] != ONTOLOGY.attitudes[stance["attitude"]].polarity or not 1 <= stance["strength"] <= 3:
            yield f"{name}: polarity {stance['polarity']}, strength {stance['strength']}"
        if stance["holder"]["actor"] and stance["holder"]["actor"] in [target["actor"] for target in stance["targets"]]:
            yield f"{name}: a stance on oneself"
        if not (_within(stance["holder"], stance["sentence"]) or _speaks(record, stance)):
            yield f"{name}: the holder is outside the sentence, and does not speak there"


def _speaks(record: Record, stance: Record) -> bool:
    """Whether the holder is the one in whose speech the stance stands: a quotation runs over several sentences."""
    inside = [a for a in record["attributions"] if _within(stance["about"], a["content"])]
    return any(a["speaker"] and a["speaker"]["start"] == stance["holder"]["start"] for a in inside)


def _acts(record: Record) -> Iterator[str]:
    """Acts are numbered from 1 without a gap; stances have an id and a trigger in their sentence as relations have."""
    acts = {item["act"] for item in (*record["relations"], *record["stances"])}
    if acts != {f"a{n}" for n in range(1, len(acts) + 1)}:
        yield f"acts are numbered {sorted(acts)}"
    first: dict[str, int] = {}
    for item in sorted((*record["relations"], *record["stances"]), key=lambda item: item["trigger"]["start"]):
        first.setdefault(item["act"], item["trigger"]["start"])
    if [*first.values()] != [first[act] for act in sorted(first, key=lambda act: (len(act), act))]:
        yield f"acts are numbered in the order {[*first]}"
    ids = [stance["id"] for stance in record["stances"]]
    if len(set(ids)) != len(ids):
        yield "two stances have one id"
    for stance in record["stances"]:
        if not _within(stance["trigger"], stance["sentence"]):
            yield f"{stance['rule']}: the trigger {stance['trigger']['text']!r} is outside the sentence"
        said = stance["attribution"]
        if said is not None and not _within(stance["trigger"], record["attributions"][said]["content"]):
            yield f"{stance['rule']}: the trigger is outside what is said"


def _edges(record: Record) -> Iterator[str]:
    for part in (*(s["about"] for s in record["stances"]), *(a["content"] for a in record["attributions"])):
        if part["text"] != part["text"].strip():
            yield f"white space around {part['text']!r}"


def _abouts(record: Record) -> Iterator[str]:
    for stance in record["stances"]:
        if not _within(stance["about"], stance["sentence"]):
            yield f"{stance['rule']}: {stance['about']['text']!r} is outside the sentence"
        for target in stance["targets"]:
            if not _within(target, stance["about"]):
                yield f"{stance['rule']}: target {target['text']!r} is outside {stance['about']['text']!r}"


def _contents(record: Record) -> Iterator[str]:
    for said in record["attributions"]:
        for part in (said["cue"], said["speaker"]):
            if part and _within(part, said["content"]):
                yield f"{said['rule']}: {part['text']!r} is inside what is said, {said['content']['text'][:40]!r}"
