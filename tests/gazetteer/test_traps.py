"""Names that mean something else: what must be found in a sentence, and which actors must not act in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.extraction import make_doc
from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import slug
from geo_nlp.ontology import load_ontology
from geo_nlp.rules.schema import Strict, Words
from geo_nlp.types import Article, Mention

PUBLISHED = "2025-03-01"


class Trap(Strict):
    """A sentence with what must be found in it and who must not act; the keys are told at the top of traps.yaml."""

    text: str
    has: tuple[dict[str, str | None], ...] = ()
    lacks: Words = ()
    date: str = PUBLISHED
    xfail: str | None = None

    @property
    def wanted(self) -> list[tuple[str, str | None]]:
        return [pair for one in self.has for pair in one.items()]

    @property
    def counterpart(self) -> bool:
        """Whether the word of a trap is the actor here."""
        return not self.lacks and any(is_actor(value) for _, value in self.wanted)


def is_actor(value: str | None) -> bool:
    """Whether an expectation is the id of somebody who acts, not a type, a place or null."""
    return bool(value) and value not in load_ontology().actor_types and not value.startswith("place:")


@cache
def kinds() -> Mapping[str, tuple[Trap, ...]]:
    loaded = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text("utf-8"))
    return {kind: tuple(Trap(**trap) for trap in traps) for kind, traps in loaded.items()}


def all_traps() -> list[Trap]:
    return [trap for traps in kinds().values() for trap in traps]


@pytest.fixture(scope="module")
def read(request: pytest.FixtureRequest, nlp: Language) -> Mapping[str, Doc]:
    """The processed `Doc` of every trap that was selected, by its text, each with its own date."""
    params = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
    traps = {p["trap"].text: p["trap"] for p in params if isinstance(p.get("trap"), Trap)}
    articles = [Article(id=f"t{n}", text=trap.text, date=trap.date) for n, trap in enumerate(traps.values())]
    return dict(zip(traps, nlp.pipe([make_doc(nlp, a) for a in articles], batch_size=64), strict=True))


def bare(words: str) -> str:
    """Words without the article, which belongs to some names ("The Guardian") and not to others."""
    return words.removeprefix("The ").removeprefix("the ")


def meets(mention: Mention, value: str | None) -> bool:
    if value is None:
        return mention.country is None
    if value in load_ontology().actor_types:
        return mention.type == value
    return mention.actor == value and (mention.acts or not is_actor(value))


def faults(trap: Trap, doc: Doc) -> Iterator[str]:
    """What is missing and who acts that should not, a line each."""
    mentions: list[Mention] = doc._.mentions
    for words, value in trap.wanted:
        found = [m for m in mentions if bare(trap.text[m.start : m.end]) == bare(words)]
        if not any(meets(m, value) for m in found):
            yield f"missing: {words} = {value}; found {[(m.type, m.actor, m.country, m.acts) for m in found]}"
    ends = {end.actor for r in doc._.relations for end in (r.source, r.target) if end}
    for actor in trap.lacks:
        if acting := [trap.text[m.start : m.end] for m in mentions if m.acts and m.actor == actor]:
            yield f"acts: {actor}, by {acting}"
        if actor in ends:
            yield f"end of a relation: {actor}"


def marked(trap: Trap) -> object:
    marks = [pytest.mark.xfail(reason=trap.xfail, strict=True)] if trap.xfail else []
    return pytest.param(trap, id=trap.text, marks=marks)


@pytest.mark.parametrize("trap", [marked(trap) for trap in all_traps()])
def test_trap(trap: Trap, read: Mapping[str, Doc]) -> None:
    found = list(faults(trap, read[trap.text]))
    assert not found, "\n".join([trap.text, *found])


def test_few_are_known_to_fail() -> None:
    assert 16 * sum(trap.xfail is not None for trap in all_traps()) <= len(all_traps())


def test_traps_are_many_and_of_many_kinds() -> None:
    texts = Counter(trap.text for trap in all_traps())
    assert not [text for text, count in texts.items() if count > 1]
    assert len(texts) >= 360
    assert len(kinds()) >= 25


def test_a_third_are_counterparts() -> None:
    assert 3 * sum(trap.counterpart for trap in all_traps()) >= len(all_traps())


@cache
def words_of() -> Mapping[str, frozenset[str]]:
    """The words, in lower case, of all names of every actor that the gazetteer knows; a capital names its state too."""
    found: dict[str, set[str]] = {}
    known = gazetteer()
    for name, entries in [*known.names.items(), *known.surnames.items()]:
        for entry in entries:
            for actor in {entry.id, entry.country} if entry.how == "capital" else {entry.id}:
                found.setdefault(actor or "", set()).update(re.findall(r"\w\w+", name.lower()))
    return {actor: frozenset(words) for actor, words in found.items()}


def can_be_found(actor: str, text: str) -> bool:
    """Whether a word of the text is of a name of the actor, or would give an unknown actor this id."""
    kind, _, name = actor.partition(":")
    if actor not in words_of() and kind in ("person", "org", "group"):
        return name in slug(text)
    return bool(words_of().get(actor, frozenset()) & set(re.findall(r"\w\w+", fold(text).lower())))


def known(value: str | None) -> bool:
    """Whether an expectation is null, a type, an actor or place of the gazetteer, or a body of a state."""
    if value is None or value in load_ontology().actor_types or value in words_of():
        return True
    kind, _, body = value.partition(":")
    return kind == "gov" and body[4:] in {b.slug for b in gazetteer().bodies.values()}


def test_expectations_name_what_exists() -> None:
    wrong = [(trap.text, words) for trap in all_traps() for words, _ in trap.wanted if words not in trap.text]
    assert not wrong + [(trap.text, value) for trap in all_traps() for _, value in trap.wanted if not known(value)]


def test_what_is_lacking_could_be_found() -> None:
    """An item that could not fail proves nothing."""
    assert not [(trap.text, a) for trap in all_traps() for a in trap.lacks if not can_be_found(a, trap.text)]
    assert not [trap.text for trap in all_traps() if not (trap.has or trap.lacks)]
