"""The state of bodies that are named without it ("the Foreign Ministry"): that which the article names most.

A state that the body acts on in its sentence is not counted; a body that few states have is one of theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from geo_nlp.gazetteer import Body, Gazetteer, gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import slug
from geo_nlp.gazetteer.user import OF_A_COUNTRY
from geo_nlp.lexicon import phrases, table, words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.parties import known_party
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.relative_clauses import place_of_where
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_title_word
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

ENVOYS = words("sent_person_noun")
ALL_MENTIONS = 1000  # more than any text names
LEAST_NEAR = 4
LEAST_OF_MANY = 6  # names of a survey
SELDOM = frozenset({"congress", "treasury"})
SENATES = words("state_with_senate")
LONGEST_OFFICE = 4
# Bodies of several states say so.
WIDER = words("supranational_name_word")
SEAT_WORDINGS = frozenset({"capital", "name", "place"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """Counts of the states that an article names, alone and with their people and places (`near`); their demonyms.

    `about` is the state that its title says it is about, `parliament` the one whose parliament publishes it.
    """

    states: Counter[str]
    near: Counter[str]
    demonyms: Mapping[str, frozenset[str]]
    about: str | None = None
    parliament: str | None = None

    @classmethod
    def of(cls, doc: Doc, names: Sequence[Name], about: str | None = None, parliament: str | None = None) -> Spoken:
        """The counts of the known names of an article."""
        first = [
            (name, e, e.country) for name in names for e in name.entries[:1] if e.country and not _is_of_several(name)
        ]
        states = Counter(country for _, e, country in first if e.type == "state")
        near = Counter(country for _, e, country in first if e.type in ("place", "person", "government"))
        words = defaultdict(set)
        for name, e, country in first:
            if e.how == "adjective":
                words[country].add(fold(doc[name.first : (name.first if name.body else name.last) + 1].text))
        demonyms = {country: frozenset(found) for country, found in words.items()}
        return cls(states, states + near, demonyms, about, parliament)

    @property
    def nearest(self) -> str | None:
        """The state that the article is about by its title, else names most, with its people and places; maybe none."""
        return self.about or min(
            self.near, key=lambda c: (-self.states[c] - self.near[c], -self.states[c], c), default=None
        )

    @property
    def is_of_many(self) -> bool:
        """Whether an article has no state that it names as often as all others together: a survey of the news."""
        most = self.nearest
        total = sum(self.near.values())
        return self.about is None and most is not None and total >= LEAST_OF_MANY and 2 * self.near[most] < total

    def without(self, others: Counter[str]) -> Spoken:
        """The counts without those mentions of some states."""
        return replace(self, states=self.states - others, near=self.near - others) if others else self

    @property
    def main(self) -> str | None:
        """The state that the article is about: three of four names that have a state have this one."""
        most = self.nearest
        enough = (
            most is not None and self.near[most] >= LEAST_NEAR and 4 * self.near[most] >= 3 * sum(self.near.values())
        )
        return most if enough else None


def with_seat(doc: Doc, name: Name, names: Sequence[Name], gazetteer: Gazetteer) -> Name:
    """A body with the state in which it has its seat: "the Foreign Ministry in Kyiv", not "Congress in Kyiv"."""
    start = name.last + 2
    seldom = name.body is not None and name.body.slug in SELDOM
    if name.state or seldom or start >= len(doc) or doc[start - 1].lower_ != "in":
        return name
    n = bisect_left(names, start, key=attrgetter("first"))
    seat = names[n].entries[:1] if n < len(names) and names[n].first == start else ()
    state = gazetteer.entries.get(seat[0].country or "") if seat and seat[0].how in SEAT_WORDINGS else None
    return replace(name, state=state) if state else name


def spoken_around(doc: Doc, name: Name, names: Sequence[Name], spoken: Spoken) -> Spoken:
    """The counts for a body without its state: in a survey of the news those of its sentence, else of the one before.

    Of the sentences before only those of the same item count. In "Mali, where the army attacked" it is Mali's.
    """
    place = place_of_where(doc[name.last])
    there = [n for n in names if place is not None and n.first <= place.i <= n.last and n.entries]
    there = there or _fronted_state(doc, name, names)
    if there and there[0].entries[0].type in ("place", "state"):
        return Spoken.of(doc, there[:1], parliament=spoken.parliament)
    others = counterparts_of(doc, name, names) + _destination_of(doc, name, names)
    if not spoken.is_of_many:
        return spoken.without(others)
    sentence = doc[name.first].sent
    while True:
        start, end = (bisect_left(names, i, key=attrgetter("first")) for i in (sentence.start, sentence.end))
        here = Spoken.of(doc, names[start:end], parliament=spoken.parliament).without(others)
        before = doc[sentence.start - 1] if sentence.start else None
        if here.near or before is None or before.is_space or "\n" in before.whitespace_:
            break
        sentence = before.sent
    return here if here.near else spoken.without(others)


def _fronted_state(doc: Doc, name: Name, names: Sequence[Name]) -> list[Name]:
    """The state that a sentence begins with, that of its bodies: "In Chad, the Interior Ministry banned a march"."""
    start = doc[name.first].sent.start
    if doc[start].lower_ != "in":
        return []
    there = list(names[bisect_left(names, start + 1, key=attrgetter("first")) :][:1])
    fronted = there and there[0].first <= start + 2 and doc[there[0].last + 1].text == ","
    subject = name.first <= there[0].last + 4 if fronted else False
    return there if subject and there[0].entries and there[0].entries[0].type == "state" else []


def _destination_of(doc: Doc, name: Name, names: Sequence[Name]) -> Counter[str]:
    """The state to which a body goes, and of which it is not: "the Delegation to the Republic of Poland"."""
    if doc[name.last + 1 : name.last + 2].text.lower() != "to":
        return Counter()
    near = names[bisect_left(names, name.last + 2, key=attrgetter("first")) :][:1]
    goal = next((n.entries[0].country for n in near if n.entries and n.first <= name.last + 3), None)
    return Counter({goal: ALL_MENTIONS} if goal else ())


def counterparts_of(doc: Doc, name: Name, names: Sequence[Name]) -> Counter[str]:
    """How often a sentence names states that a body acts on, or that act on it: "the Senate condemned Iran".

    None of them is the state of the body; nor is it that of an envoy whom it summons: "summoned Russia's ambassador".
    """
    head = doc[name.first : name.last + 1].root
    verb = next((t for t in head.ancestors if t.pos_ == "VERB"), None)
    if verb is None or any(c.dep_ == "ccomp" for c in verb.rights) or any(c.dep_ == "poss" for c in head.lefts):
        return Counter()
    acts = head.head is verb and head.dep_ == "nsubj"
    found: Counter[str] = Counter()
    start, end = (bisect_left(names, i, key=attrgetter("last")) for i in (verb.sent.start, verb.sent.end))
    for other in names[start:end]:
        for state in other.entries[:1]:
            word = doc[other.last]
            if state.type != "state" or not state.country:
                continue
            if acts and word.dep_ in ("amod", "poss") and word.head.lemma_ in ENVOYS and _is_acted_on(word.head, verb):
                found[state.country] += ALL_MENTIONS
            elif state.how == "name":
                found[state.country] += _is_acted_on(word, verb) if acts else _acts_on(word, verb, head)
    return found


def _acts_on(state: Token, verb: Token, body: Token) -> bool:
    """Whether a state is the subject of a verb with a body after it: "Iran condemned the Senate"."""
    return body.i > verb.i and state.head is verb and state.dep_ == "nsubj"


def _is_acted_on(state: Token, verb: Token) -> bool:
    """Whether a state is what the verb of a body acts on: "the Senate condemned Iran", not "in Iran"."""
    after = verb.i < state.i <= verb.right_edge.i
    return after and state.dep_ in ("dobj", "pobj") and state.head.lower_ != "in"


def _is_of_several(name: Name) -> bool:
    """Whether a name is that of several states: "Congolese"."""
    return len({e.country for e in name.entries if e.type == "state" and e.how == name.entries[0].how}) > 1


def of_one_state(name: Name, spoken: Spoken) -> Name:
    """A name of several states as that of the one that the article names most, else of the first."""
    if not _is_of_several(name):
        return name
    likeliest = max(name.entries, key=lambda e: spoken.near[e.country or ""])
    return replace(name, entries=(likeliest,), state=likeliest if name.state else None)


def body_of(name: Name, body: Body, spoken: Spoken, text: str, gazetteer: Gazetteer) -> Link:
    """The body of the state that is named with it, else of the one that the article names most."""
    if body.type == "party" and not name.state and (party := known_party(body, spoken, text, gazetteer)):
        return Link("party", party.id, party.name, party.country, party.sector)
    country = name.state.country if name.state else _likeliest_country(body, spoken, text)
    if country is None:
        return Link(body.type, None, text, None, body.sector)
    return body_of_state(body, country, gazetteer, called=None if name.state else text)


def _likeliest_country(body: Body, spoken: Spoken, text: str) -> str | None:
    """The state of a body without one: that of the parliament which publishes, else the one named most that has it."""
    if body.type == "legislature" and spoken.parliament:
        return spoken.parliament
    guessed = bool(spoken.states) or spoken.about is not None or body.type == "party"
    country = spoken.nearest if guessed else None
    if text.casefold() == "foreign office":
        country = max(phrases("foreign_office"), key=lambda c: spoken.states[c])
    senate = text == "Senate" and country is not None and country not in SENATES
    if having := SENATES if senate else states_having(body):
        there = [c for c in spoken.near if c in having]  # of two that are named as often the first
        best_known = table("best_known_chamber").get("senate" if senate else body.slug, country)
        country = max(there, key=lambda c: spoken.states[c] + spoken.near[c], default=best_known)
    return country


def body_of_state(body: Body, country: str, gazetteer: Gazetteer, *, called: str | None = None) -> Link:
    """The body that a state has; one that no table has is called what the text calls it, or by its state."""
    actor = f"{load_ontology().actor_types[body.type].id_prefix}:{country.lower()}:{body.slug}"
    known, state = gazetteer.entries.get(actor), gazetteer.entries.get(country)
    own = known.name if known else called or f"{body.name} of {state.name if state else country}"
    return Link(body.type, actor, own, country, body.sector)


@cache
def states_having(body: Body) -> frozenset[str]:
    """The few states that have such a body by the tables, which others name differently: a congress, a treasury."""
    if body.slug not in SELDOM:
        return frozenset()
    prefix = load_ontology().actor_types[body.type].id_prefix
    ids = (entry.split(":") for entry in gazetteer().entries if entry.startswith(f"{prefix}:"))
    return frozenset(parts[1].upper() for parts in ids if parts[2:] == [body.slug])


def with_state_of_officer(doc: Doc, name: Name, after: Name | None, link: Link | None, gazetteer: Gazetteer) -> Name:
    """A body with the state of the known person in whose title it is: "Treasury Secretary X", "Senate Leader Y"."""
    if name.state or name.body is None or name.body.type == "party" or after is None or link is None:
        return name
    title = doc.tokens[name.last + 1 : after.first]
    office = 0 < len(title) < LONGEST_OFFICE and all(is_title_word(t.text) for t in title)
    state = gazetteer.entries.get(link.country or "") if office else None
    return replace(name, state=state) if state and link.actor in gazetteer.entries else name


def of_main_state(link: Link, text: str, spoken: Spoken) -> Link:
    """A body that no table has, of the article's main state: "the Treasury Board", no "International Commission"."""
    country = spoken.main if link.type in OF_A_COUNTRY and not link.country and WIDER.isdisjoint(text.split()) else None
    if country is None:
        return link
    prefix = load_ontology().actor_types[link.type].id_prefix
    return replace(link, actor=f"{prefix}:{country.lower()}:{slug(text)}", country=country)


def most_reported(mentions: Sequence[Mention]) -> str | None:
    """The state that is named more often than all others together.

    One word for a state is weak evidence ("U.S. intervention", in a report from La Paz): people and cities may
    outweigh it. Whose embassy it is ("outside the Israeli embassy in Athens") is none.
    """
    diplomats = load_rules().classes["diplomatic_body"]
    missions = (m for m in mentions if m.country and m.type == "government")
    abroad = {m.first for m in missions if m.text.split()[-1].lower() in diplomats}
    own = [m for m in mentions if m.country and m.first not in abroad]
    states = [m.country for m in own if m.type == "state"]
    names = [m.country for m in own if m.level == "name"] if len(states) == 1 else []
    for countries in (names, states):
        for country, n in Counter(countries).most_common(1):
            if 2 * n > len(countries):
                return country
    return None
