"""Every UN member and intergovernmental body in the sentence frames of frames.yaml: found, and linked to its row.

A name may be in the tables and yet be lost in a sentence: the model tears it apart, a longer name swallows it, or
another table claims it. Each frame is one test, which lists the names that it loses.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

import geo_nlp.gazetteer
from geo_nlp.extraction import make_doc
from geo_nlp.types import Article, Role

ROOT = Path(geo_nlp.gazetteer.__file__).parent
PLAN: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("frames.yaml").read_text("utf-8"))
FRAMES: dict[str, dict[str, Any]] = PLAN["frames"]
EXCEPTIONS: dict[str, dict[str, str]] = PLAN["exceptions"]
ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){3})[A-Z][A-Z0-9-]+")
SMALL = frozenset("of the and for in on to de la des".split())
SLOT = re.compile(r"\{(adjective|partner|(?:[Tt]he )?X(?:'s)?)\}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a sentence has it, and the row that it is of."""

    name: str
    actor: str
    kind: str
    adjective: str
    acronym: bool = False

    @property
    def country(self) -> str | None:
        return self.actor if self.kind == "state" else None

    @property
    def type(self) -> str:
        return "state" if self.kind == "state" else "igo"

    @property
    def article(self) -> str:
        words = self.kind == "body" and " " in self.name and self.name not in PLAN["bare"]
        return "the " if words or self.name in PLAN["the"] else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A frame filled in; `expected` holds an actor with the character bounds of its name, without the article."""

    text: str
    named: Named
    expected: tuple[tuple[int, int, str], ...]


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((ROOT / f"{table}.csv").read_text("utf-8").splitlines()))


def names() -> list[Named]:
    """Names of the living members and of all bodies, with one acronym of each body that is not named by one."""
    found = []
    for row in rows("states"):
        if row["kind"] == "un_member":
            adjective = row["adjectives"].split(";")[0] or row["name"]
            found += [
                Named(n, row["iso3"], "state", adjective) for n in [row["name"], *PLAN["also"].get(row["iso3"], ())]
            ]
    for row in rows("organisations/igos"):
        acronyms = [a for a in row["aliases"].split(";") if ACRONYM.fullmatch(a) and a not in PLAN["not"]]
        found += [Named(n, row["id"], "body", n) for n in [row["name"], *PLAN["also"].get(row["id"], ())]]
        if not ACRONYM.fullmatch(row["name"]):
            found += [Named(a, row["id"], "body", a, acronym=True) for a in acronyms[:1]]
    return found


NAMES = names()


def sentences(frame: Mapping[str, Any]) -> list[Sentence]:
    return [fill(frame, named) for named in NAMES if frame.get("acronyms", True) or not named.acronym]


def fill(frame: Mapping[str, Any], named: Named) -> Sentence:
    template = frame.get("both") or frame[named.kind]
    partner, its_id = ("Germany", "DEU") if named.actor == "FRA" else ("France", "FRA")
    text, expected, done = "", [], 0
    for slot in SLOT.finditer(template):
        text += template[done : slot.start()]
        done = slot.end()
        if slot[1] == "partner":
            expected.append((len(text), len(text) + len(partner), its_id))
            text += partner
            continue
        name = named.adjective if slot[1] == "adjective" else cased(named.name, frame)
        article = named.article if slot[1][:3].lower() == "the" else ""
        text += article.capitalize() if slot[1][0] == "T" else article
        expected.append((len(text), len(text) + len(name), named.actor))
        text += name
        if slot[1].endswith("'s"):
            text += "'" if name.lower().endswith("s") else "'s"
    text += template[done:]
    return Sentence(text.upper() if frame.get("case") == "upper" else text, named, tuple(expected))


def cased(name: str, frame: Mapping[str, Any]) -> str:
    """The name as its first letters are in a headline In Title Case."""
    if frame.get("case") != "title":
        return name
    return " ".join(w if w in SMALL or w[1:2] == "'" else w[0].upper() + w[1:] for w in name.split(" "))


def faults(sentence: Sentence, doc: Doc, frame: Mapping[str, Any]) -> Iterator[str]:
    """What is expected and not found, each with what was found in its place."""
    named = sentence.named
    for start, end, actor in sentence.expected:
        kind, country = (named.type, named.country) if actor == named.actor else ("state", actor)
        wanted = (actor, kind, country)
        starts = {start, start - len("the ") if sentence.text[:start].lower().endswith("the ") else start}
        exact = [m for m in doc._.mentions if m.start in starts and m.end == end]
        if not any((m.actor, m.type, m.country) == wanted for m in exact):
            near = [m for m in doc._.mentions if m.start < end and m.end > start]
            got = "; ".join(f"{m.text!r} {m.actor} {m.type} {m.country}" for m in near)
            yield f"{sentence.text[start:end]!r} {actor} {kind} {country}, got {got or 'no mention'}"
    if holder := frame.get("role"):
        held = [r for r in doc._.roles if r.holder.text == holder]
        if not any(_is_of(r, named) for r in held):
            got = "; ".join(f"{r.title!r} of {r.organisation and r.organisation.actor} {r.country}" for r in held)
            yield f"{holder!r} a role of {named.actor}, got {got or 'no role'}"


def _is_of(role: Role, named: Named) -> bool:
    organisation = role.organisation and role.organisation.actor
    return role.country == named.country if named.kind == "state" else organisation == named.actor


@pytest.fixture(scope="module")
def read(nlp: Language) -> Mapping[str, Doc]:
    """The processed `Doc` of every sentence, each an article of its own so that none helps another."""
    texts = dict.fromkeys(sentence.text for frame in FRAMES.values() for sentence in sentences(frame))
    docs = nlp.pipe((make_doc(nlp, Article(id="frame", text=text)) for text in texts), batch_size=128)
    return dict(zip(texts, docs, strict=True))


@pytest.mark.parametrize("frame", FRAMES)
def test_every_name_is_found(frame: str, read: Mapping[str, Doc]) -> None:
    tried = sentences(FRAMES[frame])
    failed: dict[str, list[str]] = {}
    for sentence in tried:
        for fault in faults(sentence, read[sentence.text], FRAMES[frame]):
            failed.setdefault(sentence.named.name, []).append(f"{sentence.text} -> {fault}")
    excepted = EXCEPTIONS.get(frame, {})
    lost = [fault for name, found in failed.items() if name not in excepted for fault in found]
    assert not lost, "\n".join([f"{len(lost)} faults in {len(tried)} sentences", *lost])
    assert not set(excepted) - set(failed), "exceptions that pass"


def test_the_lists_name_what_is_there() -> None:
    known = {named.name for named in NAMES}
    assert len(known) == len(NAMES)
    assert len({named.actor for named in NAMES if named.kind == "state"}) == 193
    assert not (set(PLAN["the"]) | set(PLAN["bare"])) - known
    assert not set(PLAN["also"]) - {named.actor for named in NAMES}
    assert not set(PLAN["not"]) - {alias for row in rows("organisations/igos") for alias in row["aliases"].split(";")}
    assert not set(EXCEPTIONS) - set(FRAMES)
    assert all(reason for listed in EXCEPTIONS.values() for reason in listed.values())
