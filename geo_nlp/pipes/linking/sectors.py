"""PLOVER sectors of actors that are described rather than named: "FBI agents", "a retired general", "union leader"."""

from __future__ import annotations

from geo_nlp.gazetteer import Gazetteer, Nominal
from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.syntax.tree import Span

SERVING = frozenset({"COP", "GOV", "LEG", "MIL", "SPY"})  # whose people act for their state
OFFICIAL = SERVING | {"JUD", "ELI"}
OF_OWN_COUNTRY = OFFICIAL | {"REB", "UAF", "SOC", "UNK", "PTY", "LAB"}
PLAIN = frozenset({"CVL", "SOC", "GOV", "UNK", None})
GENERIC = words("sector_neutral_noun")
OUT_OF_OFFICE = words("out_of_office_adjective")


def sector_of(words: Span, nominal: Nominal, of: Link | None, gazetteer: Gazetteer) -> str | None:
    """The sector of a described actor.

    Out of office it is ELI; people of a body have the body's ("FBI agents"), people of what is described before them
    have that one's ("trade union leader").
    """
    if nominal.sector in OFFICIAL and any(t.lower_ in OUT_OF_OFFICE for t in words):
        return "ELI"
    plain = of is None or of.type in ("state", "place", "person", "group") or of.sector in ("GOV", "IGO", None)
    if " " in nominal.head and plain and not (of and of.type == "igo" and nominal.sector == "SOC"):
        return nominal.sector
    if nominal.head == "people" and of is None and any(t.like_num for t in words):
        return "UNK"
    if of is None or of.type in ("state", "place", "person", "group"):
        if nominal.head not in GENERIC:
            return nominal.sector
        return _described_before(words, gazetteer) or _described_behind(words, gazetteer) or nominal.sector
    if of.type == "igo":
        return "IGO" if nominal.sector in ("GOV", "COP", "SOC", "UNK", None) else nominal.sector
    own = nominal.sector is None or nominal.sector in OF_OWN_COUNTRY
    return of.sector if own and of.sector not in ("GOV", None) else nominal.sector


def _described_before(words: Span, gazetteer: Gazetteer) -> str | None:
    """The sector of the actor that the modifiers name: "intelligence agency" in "intelligence agency officer"."""
    heads = [t.i for t in words if t.lower_ in gazetteer.nominals]
    last = heads[-1] if heads else words.end - 1
    for first in range(max(words.start, last - 3), last):
        text = " ".join(t.lower_ for t in words.doc[first:last])
        if (modifier := gazetteer.nominals.get(text)) and modifier.type not in ("person", "state"):
            return modifier.sector
    return None


def _described_behind(words: Span, gazetteer: Gazetteer) -> str | None:
    """The sector of whom somebody leads: "crime syndicate" in "the leader of a Brazilian crime syndicate"."""
    last = words.end - 1
    if not any(t.lower_ == "of" for t in words):
        return None
    for first in range(max(words.start + 1, last - 2), last + 1):
        text = " ".join(t.lower_ for t in words.doc[first : last + 1])
        if (led := gazetteer.nominals.get(text)) and led.type not in ("person", "state"):
            return led.sector
    return None


def stands_for_body(nominal: Nominal, of: Link) -> bool:
    """Whether a nominal acts for the body that modifies it: "Iranian troops", "the U.S. side", "U.N. officials".

    A single person does not: who "the Turkish prime minister" is, coreference tells.
    """
    if nominal.type == "person" and not nominal.plural:
        return False
    if of.type == "state":
        acting = nominal.sector in SERVING or nominal.type == "judiciary"
        return acting and (nominal.type != "state" or nominal.head == "side")
    return of.type in ("armed_group", "igo", "government", "military") and nominal.sector not in ("CVL", "REF", "UNK")
