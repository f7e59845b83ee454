"""Entity linking: each name to an actor id and a country; metonyms, ambiguous names, office holders, short forms.

Unknown names get an id of their own (NIL entities). Whom a nominal refers to is left to coreference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import slug
from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.country_of_body import (
    Spoken,
    body_of,
    of_main_state,
    of_one_state,
    spoken_around,
    with_seat,
    with_state_of_officer,
)
from geo_nlp.pipes.linking.nil_entities import government_of_leader, link_unknown
from geo_nlp.pipes.linking.parties import is_foreign_namesake, local_party
from geo_nlp.pipes.linking.people import Link, link_people
from geo_nlp.pipes.linking.place_states import state_of_place, state_of_region
from geo_nlp.pipes.linking.representatives import Place, joint_owners, with_joint_referents
from geo_nlp.pipes.linking.sectors import PLAIN, is_one_person, sector_of
from geo_nlp.pipes.mentions.metonymy import stands_for_state
from geo_nlp.pipes.mentions.nominals import Described
from geo_nlp.pipes.mentions.non_acting_names import does_not_act
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.mentions.state_bodies import COMMON
from geo_nlp.pipes.syntax.tree import Doc, Span
from geo_nlp.types import Level, Mention

DESCRIBED = COMMON | words("forces_plural_noun")
LONGEST_STATE_NAME = 8  # words of a state's name


def link(
    doc: Doc, names: Sequence[Name], nominals: Sequence[Described], gazetteer: Gazetteer, date: str | None,
    about: str | None = None, parliament: str | None = None,
) -> list[Mention]:  # fmt: skip
    """All mentions of `doc` with actor, country and sector, in text order.

    A nominal is resolved here only where it stands for its states or bodies ("Chinese and Russian troops"). `about` is
    the state that the title says the article is about, `parliament` the one whose parliament publishes it.
    """
    spoken = Spoken.of(doc, names, about, parliament)
    names = [of_one_state(name, spoken) for name in names]
    links = _links(doc, names, spoken, gazetteer, date)
    mentions = [_mention_of_name(doc, name, one) for name, one in zip(names, links, strict=True)]
    mentions += [state for name in names if (state := _nested_state(doc, name, gazetteer)) is not None]
    religious = {n.first for n, one in zip(names, links, strict=True) if n.type == "group" and one.sector == "REL"}
    joint: dict[tuple[int, int], list[Place]] = {}
    for described in nominals:
        mention = _mention_of_nominal(doc, described, links, religious, gazetteer)
        mentions.append(mention)
        if owners := joint_owners(doc, described, names, links):
            joint[mention.start, mention.end] = owners
            doc.met(joint_owners, "antecedent", mention.head, mention.level)
    mentions.sort(key=lambda m: (m.start, -m.end))
    return with_joint_referents(mentions, joint)


def _links(
    doc: Doc, names: Sequence[Name], spoken: Spoken, gazetteer: Gazetteer, date: str | None
) -> list[Link]:  # fmt: skip
    """The link of each name; a short form has that of the long one."""
    people = link_people(doc, names, gazetteer, date)
    followed = zip_longest(names, names[1:])
    names = [
        with_state_of_officer(doc, n, after, people.get(i + 1), gazetteer) for i, (n, after) in enumerate(followed)
    ]
    links = [
        people[i] if name.type == "person" else _link(doc, name, names, spoken, gazetteer, date)
        for i, name in enumerate(names)
    ]
    long = {(n.first, n.last): one for n, one in zip(names, links, strict=True)}
    return [long.get(n.short_for, one) if n.short_for else one for n, one in zip(names, links, strict=True)]


def _nested_state(doc: Doc, name: Name, gazetteer: Gazetteer) -> Mention | None:
    """The state that a body's name opens with, or that a described one has: "the army of Mali".

    Not that of "the Conservative Party of Canada".
    """
    if not (name.body and name.state and name.first != name.last):
        return None
    nested = _state_words(name, gazetteer, doc)
    if not nested or (nested[0] != name.first and not doc[name.first].text.islower()):
        return None
    state = name.state
    demonym = state.how == "adjective"
    link = Link("state", state.id, state.name, state.country, "GOV", demonym, acts=False)
    return _linked_mention(doc[nested[0] : nested[1] + 1], nested[0], "name", link)


def _mention_of_name(doc: Doc, name: Name, link: Link) -> Mention:
    """The mention of a name that is resolved."""
    span = doc[name.first : name.last + 1]
    return _linked_mention(span, span.root.i, _level(doc, name), link)


def _mention_of_nominal(
    doc: Doc, described: Described, links: Sequence[Link], religious: set[int], gazetteer: Gazetteer
) -> Mention:
    """A nominal with the country of the first state that it belongs to, and its sector."""
    state = links[described.states[0]] if described.states else None
    words = doc[described.first : described.last + 1]
    sector = sector_of(words, described.nominal, state, gazetteer)
    if sector in PLAIN and religious & set(range(described.first, described.head)):
        sector = "REL"
    own = Link(described.nominal.type, None, words.text, state.country if state else None, sector)
    return _linked_mention(words, described.head, "nominal", own)


def _linked_mention(span: Span, head: int, level: Level, link: Link) -> Mention:
    """The mention of a span with what it is linked to."""
    return Mention(
        start=span.start_char, end=span.end_char, text=span.text, type=link.type, level=level, demonym=link.demonym,
        actor=link.actor, name=link.name, country=link.country, sector=link.sector,
        first=span.start, last=span.end - 1, head=head, acts=link.acts,
    )  # fmt: skip


def _level(doc: Doc, name: Name) -> Level:
    """A body in lower case is described rather than named: "the Turkish government", "the army of Mali"."""
    first, last = doc[name.first], doc[name.last]
    if name.body and name.last > name.first and first.text.islower():
        return "nominal"
    described = name.body or (name.last > name.first and last.lower_ in DESCRIBED)
    return "nominal" if described and last.text.islower() else "name"


def _state_words(name: Name, gazetteer: Gazetteer, doc: Doc) -> tuple[int, int] | None:
    """The tokens of the state inside "the Chinese Foreign Ministry" or "the Parliament of Georgia"."""
    words = [fold(t.text) for t in doc.tokens[name.first : name.last + LONGEST_STATE_NAME]]
    for i in range(name.last - name.first + 1):
        n, entries = gazetteer.at(words, i)
        if n and name.state in entries:
            return name.first + i, name.first + i + n - 1
    return None


def _link(doc: Doc, name: Name, names: Sequence[Name], spoken: Spoken, gazetteer: Gazetteer, date: str | None) -> Link:
    """The link of a name that is no person's."""
    text = doc[name.first : name.last + 1].text
    if name.body:
        known = spoken if name.state else spoken_around(doc, name, names, spoken)
        return body_of(with_seat(doc, name, names, gazetteer), name.body, known, text, gazetteer)
    if not name.entries:
        unknown = link_unknown(doc, name, text, gazetteer)
        return of_main_state(government_of_leader(doc, name, unknown, gazetteer, date), text, spoken)
    if name.entries[0].how in ("capital", "place") and (there := state_of_place(doc, name, names, gazetteer)):
        own = next((e for e in name.entries if e.country == there.country), None)
        actor = own.id if own else f"place:{slug(text)}-{slug(there.name)}"
        if there.country != name.entries[0].country:
            return Link("place", actor, text, there.country, None, acts=False)
    region = state_of_region(doc, name, names) if name.entries[0].type == "place" else None
    if region is not None and region != name.entries[0].country:
        actor = f"place:{slug(text)}-{slug(gazetteer.entries[region].name)}"
        return Link("place", actor, text, region, None, acts=False)
    entry = local_party(_best_entry(name.entries, spoken.near), spoken, text, gazetteer)
    if entry.how == "capital":
        return _capital(doc, name, entry, gazetteer)
    if is_foreign_namesake(entry, spoken, text, gazetteer):
        return of_main_state(Link("party", f"org:{slug(text)}", text, None, "PTY"), text, spoken)
    if entry.how == "trap" and entry.type == "organisation":
        return link_unknown(doc, name, text, gazetteer)
    if entry.how in ("place", "trap"):
        breakaway = entry.sector == "PRE" and not does_not_act(doc, name, entry, gazetteer)
        active = breakaway or entry.type not in ("place", "event", "product")
        return Link(entry.type, entry.id, entry.name, entry.country, entry.sector, acts=active)
    demonym = entry.how in ("adjective", "people")
    active = not does_not_act(doc, name, entry, gazetteer)
    one = entry.how == "adjective" and is_one_person(doc, name.first, name.last)
    return Link(entry.type, entry.id, entry.name, entry.country, "CVL" if one else entry.sector, demonym, active)


def _capital(doc: Doc, name: Name, entry: Entry, gazetteer: Gazetteer) -> Link:
    """A capital that acts, or is all the text, is its state, or the body that has its seat there ("Brussels said")."""
    head = doc[name.first : name.last + 1].root
    alone = name.first == 0 and name.last >= len(doc) - 2
    if not alone and not stands_for_state(head):
        return Link("place", entry.id, entry.name, entry.country, None, acts=False)
    if body := next((e for e in name.entries if e.type == "igo"), None):
        return Link("igo", body.id, body.name, None, body.sector)
    state = gazetteer.entries[entry.country or ""]
    return Link("state", state.id, state.name, entry.country, "GOV")


def _best_entry(entries: Sequence[Entry], states: Counter[str]) -> Entry:
    """Of several entries that of a country which the article names, else the first in the gazetteer's order."""
    first = entries[0]
    if first.how == "capital" or len({e.id for e in entries}) == 1:
        return first
    entries = [e for e in entries if e is first or first.type != "state" or e.country != first.country]
    if first.type == "state" and states[first.country or ""] > 1:
        return first
    return max(
        entries, key=lambda e: (states[e.country or ""] - (e is first and states[e.country or ""] > 0), e is first)
    )
