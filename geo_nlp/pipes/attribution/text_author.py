"""Whose words a whole text is: "Statement by NATO", "Remarks by Secretary Kerry on Syria" at its head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.title_author import (
    addressed_in,
    honoured_in,
    is_conference,
    is_joint,
    speaker_in,
    states_in,
)
from geo_nlp.pipes.linking.people import Link, person_link
from geo_nlp.pipes.linking.publisher import publisher_of
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.syntax.labels import FINITE
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Article, Mention

STATEMENTS = words("published_statement_noun")
AUTHORS = frozenset({"person", "igo", "government", "party", "ngo", "organisation", "armed_group", "legislature"})
LONGEST = 40
LINES = 3  # headline, byline, and where a second byline would stand
OFFICE = 12
FIRST_NAMES = 3
FEW = 2  # names of a state in a text that is about it


@dataclass(frozen=True, slots=True)
class Author:
    """Whose words a text is: `one` is "I", `party` is "we", the state that an official speaks for.

    `hearer` is "you", `other` the one foreign state that the text is about: the second of "our two countries".
    """

    one: Mention | None = None
    party: Mention | None = None
    hearer: Mention | None = None
    other: Mention | None = None


def author_of(doc: Doc, mentions: Sequence[Mention], article: Article, gazetteer: Gazetteer) -> Author:
    """Who says a whole text: by its head, by its title, or as what its source publishes; nobody in an ordinary story.

    In a joint statement "we" is nobody who is known; at a joint press conference it is who signs the text.
    """
    publisher = publisher_of(article.source)
    joint = is_joint(article.title or first_line(doc)) and (publisher is not None or not author(doc, mentions))
    if joint and not is_conference(article.title):
        return Author()
    named = {m.actor: m for m in mentions if m.actor and not m.refers_to and m.level == "name"}
    by = author(doc, mentions) or signer(doc, mentions)
    one = named.get(by) if by else None
    if one is None and joint:
        return Author()
    if one is None:
        told, link = speaker_in(article.title, publisher, article.date)
        if link is None and not told and publisher is not None:
            entry = publisher.holder(article.date)
            link = person_link(entry, article.date) if entry else None
        one = _unnamed(link, named) if link else None
    party = party_of(one, named, gazetteer) if one else _as_mention(publisher.entry, named) if publisher else None
    if party is None or party.type != "state":
        return Author(one, party)
    heard, guest = addressed_in(article.title, party.actor), honoured_in(article.title, article.date)
    hearer = _unnamed(guest, named) if guest else _as_mention(heard, named) if heard else None
    return Author(one, party, hearer, _other(mentions, article, party, named))


def _other(
    mentions: Sequence[Mention], article: Article, party: Mention, named: Mapping[str, Mention]
) -> Mention | None:
    """The one foreign state of a statement by its title, else by how often the text speaks of it and its people."""
    told = states_in(article.title, party.actor)
    if len(told) == 1:
        return _as_mention(told[0], named)
    foreign = Counter(m.country for m in mentions if m.country and m.country != party.country and m.level == "name")
    first = [country for country, times in foreign.most_common(2) if times >= FEW]
    state = named.get(first[0]) if len(first) == 1 or (first and foreign[first[0]] > 2 * foreign[first[-1]]) else None
    return state if state is not None and state.type == "state" and not told else None


def party_of(one: Mention, named: Mapping[str, Mention], gazetteer: Gazetteer) -> Mention:
    """Whom somebody means by "we": an official of a government his state, anybody else himself and his like."""
    state = gazetteer.entries.get(one.country or "") if one.type == "person" and one.sector == "GOV" else None
    return one if state is None else _as_mention(state, named)


def first_line(doc: Doc) -> str:
    """The words of the first line."""
    line = next((t.i for t in doc.tokens[:LONGEST] if "\n" in t.text and t.i), 0)
    return doc.text[: doc[line].idx] if line else ""


def _unnamed(link: Link, named: Mapping[str, Mention]) -> Mention:
    """Somebody as the text names him, or as he is known where it does not."""
    known = named.get(link.actor or "")
    return known or Mention(0, 0, "", link.type, "name", False, link.actor, link.name, link.country, link.sector)


def _as_mention(entry: Entry, named: Mapping[str, Mention]) -> Mention:
    """A state or body as the text names it by itself, not by its people; else as the tables have it."""
    known = named.get(entry.id)
    sector = entry.sector or ("GOV" if entry.type == "state" else None)
    known = known if known is not None and known.sector == sector else None
    return known or Mention(0, 0, "", entry.type, "name", False, entry.id, entry.name, entry.country, sector)


def author(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one actor by whom the first line says that the text is; None where there is none or more than one."""
    line = next((t.i for t in doc.tokens[:LONGEST] if "\n" in t.text and t.i), min(LONGEST, len(doc)))
    words = [t.lower_ for t in doc.tokens[:line]]
    at = next(
        (i for i, word in enumerate(words) if word in STATEMENTS and words[i + 1 : i + 2] in (["by"], ["from"])), None
    )
    if at is None:
        return None
    named = [m for m in mentions if m.level == "name" and at < m.first < line and m.type in AUTHORS and m.actor]
    people = [m for m in named if m.type == "person"]
    first = (people or named)[:1]
    joined = len(people) > 1 and doc[people[0].last + 1].lower_ in ("and", ",")
    return first[0].actor if first and not joined else None


def signer(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one official whose name and office are a line of their own at the head: "Ned Price, Department Spokesperson".

    It is the first line or the one below the headline; two such lines tell of more than one author.
    """
    breaks = [t.i for t in doc.tokens[: LINES * LONGEST] if "\n" in t.text][:LINES]
    starts = [0, *(i + 1 for i in breaks)]
    last = starts[-1] + LONGEST
    early = [m for m in mentions if m.first < last and m.type == "person" and m.level == "name"]
    early = [m for m in early if _signs(doc, m, breaks)]
    found = [(m, n) for m in early for n, start in enumerate(starts) if _opens(doc, start, m)]
    alone = len({m.actor for m, _ in found}) == 1 and found[0][1] < LINES - 1
    return found[0][0].actor if alone else None


def _opens(doc: Doc, start: int, mention: Mention) -> bool:
    """Whether a name opens a line, or its last part does behind first names: "Antony J. Blinken"."""
    before = doc.tokens[start : mention.first]
    return start <= mention.first <= start + FIRST_NAMES and all(t.tag_ == "NNP" and not t.is_space for t in before)


def _signs(doc: Doc, mention: Mention, breaks: Sequence[int]) -> bool:
    """Whether a line is an official's name, a comma and his office, without a full stop."""
    end = next((i for i in breaks if i > mention.last), None)
    if end is None or mention.actor is None or mention.sector not in SERVING | {"ELI"}:
        return False
    office = doc.tokens[mention.last + 1 : end]
    short = 1 < len(office) <= OFFICE and office[0].text == "," and office[-1].text not in (".", ":", ",")
    return short and not any(t.tag_ in FINITE for t in office)
