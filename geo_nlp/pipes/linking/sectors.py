"""PLOVER sectors of nominal actors, by their noun and their owner: "FBI agents", "a retired general", "union boss"."""

from __future__ import annotations

from geo_nlp.gazetteer import Gazetteer, Nominal
from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOMINAL_POS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token

SERVING = frozenset({"COP", "GOV", "LEG", "MIL", "SPY"})  # people of these act for their state
OF_STATE = SERVING | {"JUD"}
OFFICIAL = OF_STATE | {"ELI"}
OF_OWN_COUNTRY = OFFICIAL | {"REB", "UAF", "SOC", "UNK", "PTY", "LAB"}
BODIES_OF_PEOPLE = frozenset({"EDU", "LAB", "NGO", "PTY", "REL", "SOC"})
PLAIN = frozenset({"CVL", "SOC", "GOV", "UNK", None})
NO_BODIES = frozenset({"state", "place", "person", "group"})  # people of these have the sector of their noun
ONE = frozenset({"a", "an", "another", "one"})
SECTOR_NEUTRAL_NOUNS = words("sector_neutral_noun")
BAND_NOUNS = words("band_noun")
OUT_OF_OFFICE = words("former_modifier") - {"then"} | {"exiled"}


def sector_of(words: Span, nominal: Nominal, owner: Link | None, gazetteer: Gazetteer) -> str | None:
    """The sector of a described actor.

    Out of office it is ELI; people of a body have the body's ("FBI agents"), people of what is described before them
    have that one's ("trade union leader").
    """
    armed = owner is not None and owner.type == "armed_group"
    if nominal.sector in OFFICIAL and not armed and any(t.lower_ in OUT_OF_OFFICE for t in words):
        return "ELI"
    if " " in nominal.head and _keeps_sector(nominal, owner):
        return nominal.sector
    if nominal.head == "people" and owner is None and any(t.like_num for t in words):
        return "UNK"
    if owner is not None and owner.type not in NO_BODIES:
        return _sector_of_body(nominal, owner)
    if nominal.head in BAND_NOUNS and (people := _people_after(words.root, gazetteer)) is not None:
        return people.sector
    if nominal.head not in SECTOR_NEUTRAL_NOUNS:
        return nominal.sector
    beside = _described_beside(words, gazetteer)
    if beside is None and nominal.sector != "LAB":  # "employees of a security firm"
        beside = _described_after(words.root, gazetteer)
    return beside or nominal.sector


def is_one_person(doc: Doc, first: int, last: int) -> bool:
    """Whether the adjective of a state stands for one of its people: "an American was killed", no "American drone"."""
    if not first or doc[first - 1].lower_ not in ONE or doc[last].dep_ in MODIFIERS:
        return False
    return last + 1 >= len(doc) or doc[last + 1].pos_ not in NOMINAL_POS


def _keeps_sector(nominal: Nominal, owner: Link | None) -> bool:
    """Whether a compound noun has its own sector beside its owner: "riot police", "human rights activist"."""
    if owner is None or owner.type in NO_BODIES:
        return True
    social = owner.type == "igo" and nominal.sector == "SOC"
    return owner.sector in ("GOV", "IGO", None) and not social


def _sector_of_body(nominal: Nominal, body: Link) -> str | None:
    """The sector of people of a body: mostly the body's ("FBI agents")."""
    if body.type == "igo":
        return "IGO" if nominal.sector in ("GOV", "COP", "SOC", "UNK", None) else nominal.sector
    if nominal.sector in (None, "UNK") and body.sector == "GOV":
        return "GOV"  # "senior members of the administration"
    own = nominal.sector is None or nominal.sector in OF_OWN_COUNTRY
    own = own or (nominal.sector == "BUS" and body.sector in OF_STATE | BODIES_OF_PEOPLE)  # "the CIA director"
    return body.sector if own and body.sector not in ("GOV", None) else nominal.sector


def _described_beside(words: Span, gazetteer: Gazetteer) -> str | None:
    """The sector of the actor that the modifiers or an of-phrase name.

    "Intelligence agency" in "intelligence agency officer", "crime syndicate" in "the leader of a crime syndicate".
    """
    heads = [t.i for t in words if t.lower_ in gazetteer.nominals]
    head = heads[-1] if heads else words.end - 1
    places = [(first, head) for first in range(max(words.start, head - 3), head)]
    if any(t.lower_ == "of" for t in words):
        places += [(first, words.end) for first in range(max(words.start + 1, words.end - 3), words.end)]
    for first, end in places:
        named = gazetteer.nominals.get(" ".join(t.lower_ for t in words.doc[first:end]))
        if named is not None and named.type not in ("person", "state") and named.sector:
            return named.sector
    return None


def _people_after(noun: Token, gazetteer: Gazetteer) -> Nominal | None:
    """The people whom a band is made of: the gunmen of "a mob of heavily armed gunmen"."""
    found = (gazetteer.nominals.get(t.lower_) for t in prepositional_objects(noun, "of"))
    return next((n for n in found if n is not None and n.sector not in ("UNK", None)), None)


def _described_after(noun: Token, gazetteer: Gazetteer) -> str | None:
    """The sector of the groups that a phrase describes: "leaders of the militant groups Hamas and Fatah".

    So too "members of civil society", "representatives from the private sector", "a spokesman for the rebels".
    """
    doc = noun.doc
    for group in prepositional_objects(noun, "of", "from", "for"):
        for first in range(max(noun.i + 1, group.i - 2), group.i + 1):
            named = gazetteer.nominals.get(" ".join(t.lower_ for t in doc.tokens[first : group.i + 1]))
            if named is None or named.type in ("person", "state"):
                continue
            civic = named.sector == "SOC" and named.type == "organisation" and " " in named.head
            if named.sector not in PLAIN or civic:
                return named.sector
    return None
