"""Names that no table has (NIL entities): their type by the head word, their country by a state or body inside."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import slug
from geo_nlp.gazetteer.user import OF_A_COUNTRY
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.lone_surnames import LEADERS, leader
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.linking.tenures import is_now, tenure_at
from geo_nlp.pipes.mentions.head_words import SHIPS, STATE_BRANCHES
from geo_nlp.pipes.mentions.nominal_filters import DIVISIONS
from geo_nlp.pipes.mentions.proposals import COMPLEMENT_PREPS, Name
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace

GOVERNMENT_WORDS = frozenset({"administration", "cabinet", "government"})


def link_unknown(doc: Doc, name: Name, text: str, gazetteer: Gazetteer) -> Link:
    """The link of a name that no table has: type and sector by its head word, country by a state or place inside."""
    start = max(name.first - 1, 0)  # the word before a name may be its state
    words = [fold(t.text) for t in doc.tokens[start : name.last + 1]]
    name = replace(name, first=name.first - start, last=name.last - start)
    kind, sector = _type_by_head(words, name, gazetteer) if name.type not in ("place", "group") else (name.type, None)
    vague = kind == "group" or (kind == "place" and words[-1].lower() not in DIVISIONS)
    country = None if vague or kind == "igo" else _state_inside(words, name, gazetteer)
    country = SHIPS.get(words[name.first], country)
    branch = kind in STATE_BRANCHES or sector == "UNK"
    if branch and (_opens_with_world_body(words, name, gazetteer) or _is_of_world_body(words, name, gazetteer)):
        kind, sector, country = "igo", "IGO", None  # "UN Board of Inquiry", "Sanctions Committee of the UN"
    if owner := _opening_body(words, name, gazetteer):
        country, sector = country or owner.country, owner.sector if sector in ("GOV", None) else sector
    prefix = load_ontology().actor_types[kind].id_prefix
    plain = load_ontology().actor_types[kind].sector
    sector = sector or (None if kind == "group" or plain == "UNK" else plain)
    owned = kind in OF_A_COUNTRY
    actor = (
        f"{prefix}:{country.lower()}:{slug(text)}"
        if owned and country
        else f"{prefix if not owned else 'org'}:{slug(text)}"
    )
    return Link(kind, actor, text, country, sector, acts=kind != "place")


def government_of_leader(doc: Doc, name: Name, link: Link, gazetteer: Gazetteer, date: str | None) -> Link:
    """A government that is named after its leader as that of his state: "the Obama Administration"."""
    if link.country or doc[name.last].lower_ not in GOVERNMENT_WORDS:
        return link
    for token in doc.tokens[name.first : name.last]:
        namesakes = gazetteer.surnames.get(fold(token.text), ())
        leading = [e for e in namesakes if any(t.post in LEADERS for t in e.tenures)]
        entry = leader(leading, date, ())
        tenure = tenure_at(entry, date) if entry else None
        several = len({t.country for e in leading for t in e.tenures if t.post in LEADERS}) > 1
        if tenure is not None and tenure.country and (not several or is_now(tenure, date)):
            country, state = tenure.country, gazetteer.entries[tenure.country].name
            return Link("government", f"gov:{country.lower()}:government", f"Government of {state}", country, "GOV")
    return link


def _opens_with_world_body(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a longer name opens with that of a body of several states."""
    n, entries = gazetteer.at(words, name.first)
    return 0 < n <= name.last - name.first and entries[0].type == "igo"


def _is_of_world_body(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name ends in that of a body of several states: "Sanctions Committee of the UN Security Council"."""
    for i in range(name.first + 1, name.last):
        if words[i] == "of":
            start = i + 1 + (words[i + 1].lower() == "the")
            n, entries = gazetteer.at(words, start)
            return start + n == name.last + 1 and bool(n) and entries[0].type == "igo"
    return False


def _opening_body(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> Entry | None:
    """The known body that a longer name opens with: "Shin Bet Security Service", "Kremlin Press Office"."""
    n, entries = gazetteer.at(words, name.first)
    known = n and entries[0].type in ("government", "military", "party", "armed_group", "legislature", "judiciary")
    return entries[0] if known else None


def _type_by_head(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """Type and sector by the last head word before a complement: "Institute of Statistics" is an institute."""
    end = next((i for i in range(name.first + 1, name.last + 1) if words[i] in COMPLEMENT_PREPS), name.last + 1)
    if words[end - 1].isdigit() and end - 2 > name.first:  # "Task Force 50"
        return "military", "MIL"
    for last in (end - 1, name.first):
        for first in (last - 1, last):
            text = " ".join(words[first : last + 1])
            head = (gazetteer.heads.get(text) or gazetteer.heads.get(text.title())) if first >= name.first else None
            if head and head.type not in ("place", "event"):
                return head.type, head.sector
    return (name.type if name.type in load_ontology().actor_types else "organisation"), None


def _state_inside(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> str | None:
    """The country of the first state or place in a name, or right before it: "Norwegian Fisheries Board".

    What a body deals with does not own it: "the Select Committee on China".
    """
    for i in [*range(name.first, name.last + 1), name.first - 1]:
        before = [w.lower() for w in words[max(i - 2, name.first) : i]] if i > name.first else []
        if before[-1:] in (["on"], ["against"]) or before == ["on", "the"]:
            continue
        for n in range(3, 0, -1):
            whole = i == name.first and i + n - 1 == name.last
            here = i >= name.first or i + n == name.first
            found = gazetteer.names.get(" ".join(words[i : i + n])) if i >= 0 and here and not whole else None
            if found and found[0].country and found[0].type in ("state", "place"):
                return found[0].country
    return None
