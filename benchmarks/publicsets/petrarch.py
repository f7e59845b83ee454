"""Validation files of PETRARCH: XML, in which each sentence has the events that it should be coded with.

    <Sentence date="20150303" id="r1">
    <EventCoding eventcode="112" sourcecode="FRAGOV" targetcode="RUS"/>
    <Text>France accused Russia on Monday.</Text>
    </Sentence>

`<EventCoding noevents="true"/>` is a sentence without events. The first three letters of an actor's code are those of a
country; an actor of none, and a code that PLOVER has no type for, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.publicsets.labels import types_for
from geo_nlp.evaluation.same import Values
from geo_nlp.gazetteer import cow_code


def read(file: Path) -> Iterator[Values]:
    """The sentences of a file, each a text with its relations."""
    for sentence in ElementTree.parse(file).iter("Sentence"):
        text = " ".join((sentence.findtext("Text") or "").split())
        day = sentence.get("date", "")
        date = f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else day or None
        found = [made for event in sentence.iter("EventCoding") if (made := _relation(event))]
        yield {"id": sentence.get("id", ""), "text": text, "date": date, "relations": found}


def _relation(event: ElementTree.Element) -> dict[str, Any] | None:
    source, target = (_end(event.get(f"{name}code", "")) for name in ("source", "target"))
    types = types_for(event.get("eventcode", ""))
    if not (types and source and target):
        return None
    return {"source": source, "predicate": types[0], "alternatives": types[1:], "target": target}


def _end(code: str) -> dict[str, str] | None:
    country = code[:3]
    return {"country": country, "name": code} if cow_code(country) is not None or country == "PSE" else None
