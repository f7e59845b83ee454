"""The author of a whole text: "Statement by NATO", "Remarks by Secretary Kerry on Syria" at its head.

Only official texts have one: by a byline, a signature, the title or the publisher.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.gazetteer.tables import slug
from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.title_author import (
    addressed_in,
    is_conference,
    is_joint,
    joint_body_in,
    member_in,
    speaker_in,
    states_in,
)
from geo_nlp.pipes.linking.people import Link, person_link
from geo_nlp.pipes.linking.publisher import Publisher, parliament_of, publisher_of
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.syntax.labels import FINITE
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Article, Mention

STATEMENTS = words("published_statement_noun")
AUTHOR_TYPES = frozenset({"person", "igo", "government", "party", "ngo", "organisation", "armed_group", "legislature"})
LONGEST_FIRST_LINE = 40  # tokens of a line
LINES = 3  # headline, byline, and where a second byline would stand
OFFICE = 12  # tokens
FIRST_NAMES = 3
LEAST_TIMES_NAMED = 2  # names of a state in a text that is about it


@dataclass(frozen=True, slots=True)
class Author:
    """The author of a text: `one` is "I", `party` is "we", the state that an official speaks for.

    `hearer` is "you", `other` the one foreign state that the text is about: the second of "our two countries".
    With `is_bilateral` the title names that state.
    """

    one: Mention | None = None
    party: Mention | None = None
    hearer: Mention | None = None
    other: Mention | None = None
    is_bilateral: bool = False


def author_of(doc: Doc, mentions: Sequence[Mention], article: Article, gazetteer: Gazetteer) -> Author:
    """The author of a text by its head, by its title, or by what its source publishes; none of an ordinary story.

    In a joint statement "we" is nobody who is known; at a joint press conference it is who signs the text.
    """
    publisher = publisher_of(article.source)
    byline = actor_of_byline(doc, mentions)
    joint = is_joint(article.title or first_line(doc)) and (publisher is not None or not byline)
    named = {m.actor: m for m in mentions if m.actor and not m.refers_to and m.level == "name"}
    if joint and not is_conference(article.title):
        body = joint_body_in(article.title)
        return Author(party=_as_mention(body, named) if body else None)
    if (member := _member_of_parliament(article, named, gazetteer)) is not None:
        return member
    by = byline or actor_of_signature(doc, mentions)
    one = named.get(by) if by else None
    if one is None:
        if joint:
            return Author()
        one = _author_of_title(article, publisher, named)
    party = party_of(one, named, gazetteer) if one else _as_mention(publisher.entry, named) if publisher else None
    if party is None or party.type != "state":
        return Author(one, party)
    is_bilateral = len(states_in(article.title, party.actor)) == 1
    other = _other_state(mentions, article, party, named)
    return Author(one, party, _hearer(article, party, named), other, is_bilateral)


def _member_of_parliament(article: Article, named: Mapping[str, Mention], gazetteer: Gazetteer) -> Author | None:
    """The member whose words a parliament publishes, by the surname in the title, with the state for "we"."""
    country, surname = parliament_of(article.source), member_in(article.title)
    state = gazetteer.entries.get(country or "") if surname else None
    if state is None or surname is None:
        return None
    people = {m.actor: m for m in named.values() if m.type == "person" and m.name.split(" ")[-1] == surname}
    unnamed = Link("person", f"person:{slug(surname)}", surname, country, "LEG")
    one = next(iter(people.values())) if len(people) == 1 else _mention_of_link(unnamed, named)
    return Author(one, _as_mention(state, named))


def _author_of_title(article: Article, publisher: Publisher | None, named: Mapping[str, Mention]) -> Mention | None:
    """The author that a title names; where it names nobody, the official whose texts the source publishes."""
    has_author, link = speaker_in(article.title, publisher, article.date)
    if link is None and not has_author and publisher is not None:
        entry = publisher.holder(article.date)
        link = person_link(entry, article.date) if entry else None
    return _mention_of_link(link, named) if link else None


def _hearer(article: Article, party: Mention, named: Mapping[str, Mention]) -> Mention | None:
    """The guest that a title honours, else the state that it addresses."""
    state = addressed_in(article.title, party.actor)
    return _as_mention(state, named) if state else None


def _other_state(
    mentions: Sequence[Mention], article: Article, party: Mention, named: Mapping[str, Mention]
) -> Mention | None:
    """The one foreign state of a statement by its title, else by how often the text names it and its people."""
    titled = states_in(article.title, party.actor)
    if len(titled) == 1:
        return _as_mention(titled[0], named)
    foreign = Counter(m.country for m in mentions if m.country and m.country != party.country and m.level == "name")
    first = [country for country, times in foreign.most_common(2) if times >= LEAST_TIMES_NAMED]
    state = named.get(first[0]) if len(first) == 1 or (first and foreign[first[0]] > 2 * foreign[first[-1]]) else None
    return state if state is not None and state.type == "state" and not titled else None


def party_of(one: Mention, named: Mapping[str, Mention], gazetteer: Gazetteer) -> Mention:
    """The referent of someone's "we": of a government official the state, of anyone else the speaker."""
    state = gazetteer.entries.get(one.country or "") if one.type == "person" and one.sector == "GOV" else None
    return one if state is None else _as_mention(state, named)


def first_line(doc: Doc) -> str:
    """The first line of a text; nothing where it has only one."""
    end = first_line_end(doc)
    return doc.text[: doc[end].idx] if end else ""


def first_line_end(doc: Doc) -> int:
    """The token of the break after the first line; 0 where there is none."""
    return next((t.i for t in doc.tokens[:LONGEST_FIRST_LINE] if "\n" in t.text and t.i), 0)


def _mention_of_link(link: Link, named: Mapping[str, Mention]) -> Mention:
    """The mention of a linked actor, or an empty one where the text does not name it."""
    known = named.get(link.actor or "")
    return known or Mention(0, 0, "", link.type, "name", False, link.actor, link.name, link.country, link.sector)


def _as_mention(entry: Entry, named: Mapping[str, Mention]) -> Mention:
    """The mention of a state or body by itself, not by its people; else an empty one."""
    known = named.get(entry.id)
    sector = entry.sector or ("GOV" if entry.type == "state" else None)
    known = known if known is not None and known.sector == sector else None
    return known or Mention(0, 0, "", entry.type, "name", False, entry.id, entry.name, entry.country, sector)


def actor_of_byline(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one actor that the first line names as author: "Statement by NATO"; None where there are more."""
    line = first_line_end(doc) or min(LONGEST_FIRST_LINE, len(doc))
    words = doc.tokens[:line]
    by = next((t.i for t in words if t.lower_ in STATEMENTS and t.nbor().lower_ in ("by", "from")), line)
    named = [m for m in mentions if m.level == "name" and by < m.first < line and m.type in AUTHOR_TYPES and m.actor]
    people = [m for m in named if m.type == "person"]
    first = (people or named)[:1]
    joined = len(people) > 1 and doc[people[0].last + 1].lower_ in ("and", ",")
    return first[0].actor if first and not joined else None


def actor_of_signature(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one official whose name and office are a line at the head: "Ned Price, Department Spokesperson".

    It is the first line or the one below the headline; two such lines mean more than one author.
    """
    breaks = [t.i for t in doc.tokens[: LINES * LONGEST_FIRST_LINE] if "\n" in t.text][:LINES]
    starts = [0, *(i + 1 for i in breaks)]
    last = starts[-1] + LONGEST_FIRST_LINE
    early = [m for m in mentions if m.first < last and m.type == "person" and m.level == "name"]
    early = [m for m in early if _is_signature(doc, m, breaks)]
    found = [(m, n) for m in early for n, start in enumerate(starts) if _opens_line(doc, start, m)]
    alone = len({m.actor for m, _ in found}) == 1 and found[0][1] < LINES - 1
    return found[0][0].actor if alone else None


def _opens_line(doc: Doc, start: int, mention: Mention) -> bool:
    """Whether a name opens a line, or its last part does after first names: "Antony J. Blinken"."""
    before = doc.tokens[start : mention.first]
    return start <= mention.first <= start + FIRST_NAMES and all(t.tag_ == "NNP" and not t.is_space for t in before)


def _is_signature(doc: Doc, mention: Mention, breaks: Sequence[int]) -> bool:
    """Whether a line is an official's name, a comma and an office, without a full stop."""
    end = next((i for i in breaks if i > mention.last), None)
    if end is None or mention.actor is None or mention.sector not in SERVING | {"ELI"}:
        return False
    office = doc.tokens[mention.last + 1 : end]
    short = 1 < len(office) <= OFFICE and office[0].text == "," and office[-1].text not in (".", ":", ",")
    return short and not any(t.tag_ in FINITE for t in office)
