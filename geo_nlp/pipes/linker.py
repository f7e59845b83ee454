"""Link each name to an actor id and a country: metonyms, ambiguous names, office holders by date, short forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from geo_nlp.gazetteer import Body, Entry, Gazetteer, Nominal
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import slug
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.assembly import LEADING, SHIPS
from geo_nlp.pipes.idle import idle
from geo_nlp.pipes.metonyms import acts
from geo_nlp.pipes.nominals import DIVISIONS, Described
from geo_nlp.pipes.people import Link, link_people
from geo_nlp.pipes.proposals import Name
from geo_nlp.types import Level, Mention

OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "ELI"})
GENERIC = frozenset(
    "officer official leader member chief head spokesman spokeswoman spokesperson director worker employee delegate "
    "representative chairman chairwoman president commander boss staff source figure activist".split()
)
PLAIN = frozenset({"CVL", "SOC", "GOV", "UNK", None})
OUT_OF_OFFICE = frozenset("former ex retired late ousted deposed exiled onetime erstwhile".split())


def link(
    doc: Doc, names: Sequence[Name], nominals: Sequence[Described], gazetteer: Gazetteer, date: str | None
) -> list[Mention]:
    """All mentions of `doc` with actor, country and sector, in text order.

    A nominal is resolved here only where it belongs to several states ("Chinese and Russian troops").
    """
    states = Counter(e.country for name in names for e in name.entries[:1] if e.type == "state" and e.country)
    near = states + Counter(
        e.country
        for name in names
        for e in name.entries[:1]
        if e.type in ("place", "person", "government") and e.country
    )
    others = [
        i
        for name in names
        for i in (name.first, name.last)
        if name.entries and name.entries[0].how in ("name", "adjective", "capital", "metonym")
    ]
    links: list[Link | None] = [
        None if n.type == "person" else _link(doc, n, states, near, others, gazetteer) for n in names
    ]
    people = link_people(doc, names, gazetteer, date)
    resolved = [people[i] if found is None else found for i, found in enumerate(links)]
    long = {(n.first, n.last): one for n, one in zip(names, resolved, strict=True)}
    resolved = [long.get(n.short_for, one) if n.short_for else one for n, one in zip(names, resolved, strict=True)]
    mentions = [
        _mention(doc, n.first, n.last, _head(doc[n.first : n.last + 1]), _level(doc, n), r)
        for n, r in zip(names, resolved, strict=True)
    ]
    for name, _one in zip(names, resolved, strict=True):
        if name.body and name.state and name.first != name.last:
            nested = _state_words(name, gazetteer, doc)
            if nested:
                mentions.append(
                    _mention(
                        doc,
                        *nested,
                        nested[0],
                        "name",
                        Link(
                            "state",
                            name.state.id,
                            name.state.name,
                            name.state.country,
                            "GOV",
                            name.state.how == "adjective",
                            acts=False,
                        ),
                    )
                )
    religious = {n.first for n, one in zip(names, resolved, strict=True) if n.type == "group" and one.sector == "REL"}
    joint: dict[tuple[int, int], list[int]] = {}
    for described in nominals:
        of = [resolved[n] for n in described.states]
        n = described.nominal
        words = doc[described.first : described.last + 1]
        sector = _sector(words, n, of[0] if of else None, gazetteer)
        if sector in PLAIN and religious & set(range(described.first, described.head)):
            sector = "REL"
        own = Link(n.type, None, words.text, of[0].country if of else None, sector)
        mention = _mention(doc, described.first, described.last, described.head, "nominal", own)
        several = n.plural and len({r.country for r in of if r.type in ("state", "igo")}) > 1
        one = len(of) == 1 and _stands_for_body(n, of[0])
        joint[mention.start, mention.end] = [names[i].first for i in described.states] if several or one else []
        mentions.append(mention)
    mentions.sort(key=lambda m: (m.start, -m.end))
    place = {m.first: i for i, m in enumerate(mentions) if m.level == "name"}
    return [
        replace(m, refers_to=tuple(place[i] for i in joint.get((m.start, m.end), ()) if i in place))
        if m.level == "nominal"
        else m
        for m in mentions
    ]  # fmt: skip


def _sector(words: Span, nominal: Nominal, of: Link | None, gazetteer: Gazetteer) -> str | None:
    """The sector of a described actor.

    Out of office it is ELI; people of a body have the body's ("FBI agents"), people of what is described before them
    have that one's ("trade union leader").
    """
    if nominal.sector in OFFICIAL and any(t.lower_ in OUT_OF_OFFICE for t in words):
        return "ELI"
    plain = of is None or of.type in ("state", "place", "person", "group") or of.sector in ("GOV", "IGO", None)
    if " " in nominal.head and plain:
        return nominal.sector
    if nominal.head == "people" and of is None and any(t.like_num for t in words):
        return "UNK"
    if of is None or of.type in ("state", "place", "person", "group"):
        return _described_before(words, gazetteer) or nominal.sector if nominal.head in GENERIC else nominal.sector
    if of.type == "igo":
        return "IGO" if nominal.sector in ("GOV", "COP", "SOC", "UNK", None) else nominal.sector
    own = nominal.sector in (*OFFICIAL, "REB", "UAF", "SOC", "UNK", "PTY", "LAB", None)
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


def _stands_for_body(nominal: Nominal, of: Link) -> bool:
    """Whether a nominal acts for the body that modifies it: "Iranian troops", "Hamas fighters", "U.N. officials".

    A single person does not: who "the Turkish prime minister" is, coreference tells.
    """
    if nominal.type == "person" and not nominal.plural:
        return False
    if of.type == "state":
        acting = nominal.sector in ("GOV", "MIL", "COP", "LEG", "SPY") or nominal.type == "judiciary"
        return acting and nominal.type != "state"
    return of.type in ("armed_group", "igo", "government", "military") and nominal.sector not in ("CVL", "REF", "UNK")


def _mention(doc: Doc, first: int, last: int, head: int, level: Level, link: Link) -> Mention:
    span = doc[first : last + 1]
    return Mention(
        start=span.start_char, end=span.end_char, text=span.text, type=link.type, level=level, demonym=link.demonym,
        actor=link.actor, name=link.name, country=link.country, sector=link.sector,
        first=first, last=last, head=head, acts=link.acts,
    )  # fmt: skip


def _level(doc: Doc, name: Name) -> Level:
    """A body in lower case is described rather than named: "the Turkish government"."""
    return "name" if not name.body or doc[name.last].text[0].isupper() else "nominal"


def _head(span: Span) -> int:
    return int(span.root.i)


def _state_words(name: Name, gazetteer: Gazetteer, doc: Doc) -> tuple[int, int] | None:
    """The tokens of the state inside "the Chinese Foreign Ministry" or "the Parliament of Georgia"."""
    words = [fold(t.text) for t in doc]
    for i in range(name.first, name.last + 1):
        n, entries = gazetteer.at(words, i)
        if n and name.state in entries:
            return i, i + n - 1
    return None


def _link(
    doc: Doc, name: Name, states: Counter[str], near: Counter[str], others: Sequence[int], gazetteer: Gazetteer
) -> Link:
    text = doc[name.first : name.last + 1].text
    if name.body:
        return _body(doc, name, name.body, near if name.type == "party" else states, text, gazetteer)
    if not name.entries:
        return _unknown(doc, name, text, gazetteer)
    entry = _choose(name.entries, near)
    if entry.how == "capital":
        return _capital(doc, name, entry, others, gazetteer)
    if entry.how == "trap" and entry.type == "organisation":
        return _unknown(doc, name, text, gazetteer)
    if entry.how in ("place", "trap"):
        return Link(
            entry.type,
            entry.id or None,
            entry.name,
            entry.country,
            entry.sector,
            acts=entry.type not in ("place", "event", "product"),
        )
    demonym = entry.how in ("adjective", "people")
    active = not idle(doc, name, entry, gazetteer)
    return Link(entry.type, entry.id, entry.name, entry.country, entry.sector, demonym, active)


def _capital(doc: Doc, name: Name, entry: Entry, others: Sequence[int], gazetteer: Gazetteer) -> Link:
    """A capital that acts, or is all the text, is its state, or the body that has its seat there ("Brussels said")."""
    head = doc[name.first : name.last + 1].root
    alone = name.first == 0 and name.last >= len(doc) - 2
    if not alone and not acts(head, [i for i in others if not name.first <= i <= name.last]):
        return Link("place", entry.id, entry.name, entry.country, None, acts=False)
    if body := next((e for e in name.entries if e.type == "igo"), None):
        return Link("igo", body.id, body.name, None, body.sector)
    state = gazetteer.entries[entry.country or ""]
    return Link("state", state.id, state.name, entry.country, "GOV")


def _choose(entries: Sequence[Entry], states: Counter[str]) -> Entry:
    """Of several entries the one whose country the article speaks of, else the first of the gazetteer's order."""
    first = entries[0]
    if first.how == "capital" or len({e.id for e in entries}) == 1:
        return first
    entries = [e for e in entries if e is first or first.type != "state" or e.country != first.country]
    if first.type == "state" and states[first.country or ""] > 1:
        return first
    return max(
        entries, key=lambda e: (states[e.country or ""] - (e is first and states[e.country or ""] > 0), e is first)
    )


def _body(doc: Doc, name: Name, body: Body | None, states: Counter[str], text: str, gazetteer: Gazetteer) -> Link:
    if body is None:
        return Link("organisation", f"org:{slug(text)}", text, None, None)
    country = name.state.country if name.state else _nearest_state(doc, name, states)
    prefix = load_ontology().actor_types[body.type].id_prefix
    actor = f"{prefix}:{country.lower()}:{body.slug}" if country else None
    known = gazetteer.entries.get(actor or "")
    state = name.state.name if name.state else None
    own = known.name if known else f"{body.name} of {state}" if state else text
    return Link(body.type, actor, own, country, body.sector)


def _nearest_state(doc: Doc, name: Name, states: Counter[str]) -> str | None:
    """A body without a state belongs to the state that the article speaks of most."""
    return min(states, key=lambda c: (-states[c], c)) if states else None


def _unknown(doc: Doc, name: Name, text: str, gazetteer: Gazetteer) -> Link:
    """A name that no table has: what it is tells its head word, where it belongs a state or place inside it."""
    words = [fold(t.text) for t in doc[: name.last + 1]]
    kind, sector = _by_head(words, name, gazetteer) if name.type not in ("place", "group") else (name.type, None)
    vague = kind == "group" or (kind == "place" and words[-1].lower() not in DIVISIONS)
    country = None if vague else _state_inside(words, name, gazetteer)
    country = SHIPS.get(words[name.first], country)
    if owner := _body_inside(words, name, gazetteer):
        country, sector = country or owner.country, owner.sector if sector in ("GOV", None) else sector
    prefix = load_ontology().actor_types[kind].id_prefix
    owned = kind in ("government", "military", "legislature", "judiciary", "party")
    actor = (
        f"{prefix}:{country.lower()}:{slug(text)}"
        if owned and country
        else f"{prefix if not owned else 'org'}:{slug(text)}"
    )
    return Link(kind, actor, text, country, sector, acts=kind != "place")


def _body_inside(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> Entry | None:
    """The known body that a longer name opens with: "Shin Bet Security Service", "Kremlin Press Office"."""
    n, entries = gazetteer.at(words, name.first)
    known = n and entries[0].type in ("government", "military", "party", "armed_group", "legislature", "judiciary")
    return entries[0] if known else None


def _by_head(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """Type and sector by the last head word before a complement: "Institute of Statistics" is an institute."""
    end = next((i for i in range(name.first + 1, name.last + 1) if words[i] in LEADING), name.last + 1)
    for last in (end - 1, name.first):
        for first in (last - 1, last):
            head = gazetteer.heads.get(" ".join(words[first : last + 1])) if first >= name.first else None
            if head and head.type not in ("place", "event"):
                return head.type, head.sector
    return (name.type if name.type in load_ontology().actor_types else "organisation"), None


def _state_inside(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> str | None:
    """The country of the first state or place in a name, or right before it: "Dutch Safety Board"."""
    for i in [*range(name.first, name.last + 1), name.first - 1]:
        for n in range(3, 0, -1):
            whole = i == name.first and i + n - 1 == name.last
            here = i >= name.first or i + n == name.first
            found = gazetteer.names.get(" ".join(words[i : i + n])) if i >= 0 and here and not whole else None
            if found and found[0].country and found[0].type in ("state", "place"):
                return found[0].country
    return None
