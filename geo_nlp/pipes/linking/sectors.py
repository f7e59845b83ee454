"""PLOVER sectors of nominal actors, by their noun and their owner: "FBI agents", "a retired general", "union boss"."""

from __future__ import annotations

from geo_nlp.gazetteer import Gazetteer, Nominal
from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.syntax.tree import Span

SERVING = frozenset({"COP", "GOV", "LEG", "MIL", "SPY"})  # people of these act for their state
OF_STATE = SERVING | {"JUD"}
OFFICIAL = OF_STATE | {"ELI"}
OF_OWN_COUNTRY = OFFICIAL | {"REB", "UAF", "SOC", "UNK", "PTY", "LAB"}
PLAIN = frozenset({"CVL", "SOC", "GOV", "UNK", None})
NO_BODIES = frozenset({"state", "place", "person", "group"})  # people of these have the sector of their noun
SECTOR_NEUTRAL_NOUNS = words("sector_neutral_noun")
OUT_OF_OFFICE = words("former_modifier") - {"then"} | {"exiled"}


def sector_of(words: Span, nominal: Nominal, owner: Link | None, gazetteer: Gazetteer) -> str | None:
    """The sector of a described actor.

    Out of office it is ELI; people of a body have the body's ("FBI agents"), people of what is described before them
    have that one's ("trade union leader").
    """
    if nominal.sector in OFFICIAL and any(t.lower_ in OUT_OF_OFFICE for t in words):
        return "ELI"
    if " " in nominal.head and _keeps_sector(nominal, owner):
        return nominal.sector
    if nominal.head == "people" and owner is None and any(t.like_num for t in words):
        return "UNK"
    if owner is not None and owner.type not in NO_BODIES:
        return _sector_of_body(nominal, owner)
    if nominal.head not in SECTOR_NEUTRAL_NOUNS:
        return nominal.sector
    return _described_beside(words, gazetteer) or nominal.sector


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
    own = nominal.sector is None or nominal.sector in OF_OWN_COUNTRY
    own = own or (nominal.sector == "BUS" and body.sector in OF_STATE)  # "the CIA director"
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
