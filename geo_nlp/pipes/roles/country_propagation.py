"""Countries of people and organisations that no table knows: by role, by the words around the name, by the article.

An office of state without a state is one of the article's main state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.ontology.statetitles import state_of_title
from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.linking.country_by_context import country_in_context
from geo_nlp.pipes.linking.country_of_body import LEAST_NEAR, SENATES, WIDER, most_reported
from geo_nlp.pipes.linking.described_names import NAMED_BODIES, descriptions
from geo_nlp.pipes.linking.tenures import tenure_in
from geo_nlp.pipes.mentions.nominal_owners import AGENT_NOUNS
from geo_nlp.pipes.roles.occupations import UNTELLING, sectors_of_occupations
from geo_nlp.pipes.roles.roles import POSTS_WITHOUT_COUNTRY
from geo_nlp.pipes.roles.sector_of_role import sector_of_role
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Role

CABINET = frozenset({"head_of_government", "deputy_head", "minister", "foreign_minister", "defence_minister"})
OF_PARTIES = frozenset({"OPP", "PTY", "REB"})
WITH_COUNTRY = frozenset({"state", "place", "person", "government"})
LOCAL = frozenset({"media", "movement", "ngo", "organisation", "party"})
SECRET_OR_ARMED = frozenset({"COP", "MIL", "SPY"})
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})
POST_COMPLEMENTS = frozenset({"of", "for", "to"})
HIRED = frozenset({"consultant", "strategist"})  # by anybody
CONCERNING = frozenset({"about", "concerning", "regarding"})
COUNTERPART_PREPS = frozenset({"against", "with"})
SERVING_NOUNS = AGENT_NOUNS | words("relative_noun")
ABROAD_POSTS = frozenset({"ambassador", "envoy"})
PLACED = frozenset(
    "person place organisation company media ngo party movement government military legislature judiciary".split()
)


def place_actors(
    doc: Doc, mentions: Sequence[Mention], roles: Sequence[Role], home: str | None, date: str | None,
    parliament: str | None = None, publisher: str | None = None,
) -> tuple[list[Mention], list[Role]]:  # fmt: skip
    """Give actors without a country, and roles, the country that the text gives them; people their role's sector.

    First its roles, then the words around any mention of the actor, then, for an office of state without a state
    ("the interior minister"), the article's main state. `home` is the country of the dateline, `parliament` the one
    whose parliament publishes the article, `publisher` the state that does: its releases on another are no article of
    that other.
    """
    roles = [_with_country_of_tenure(role, date) for role in roles]
    country: dict[str | None, str] = {}
    for role in roles:
        if role.country:
            country.setdefault(role.holder.actor, role.country)
    in_text = _of_main_state(mentions) | _in_context(doc, mentions)
    for actor, of in in_text.items():
        country.setdefault(actor, of)
    state = _ArticleState.of(doc, mentions, home, parliament, publisher)
    for role in roles:
        if role.organisation and role.organisation.actor in in_text:
            country.setdefault(role.holder.actor, in_text[role.organisation.actor])
        unplaced = role.holder.actor not in gazetteer().entries
        if unplaced and (own := _state_of(doc, role, country, state)):
            country.setdefault(role.holder.actor, own)
    sector: dict[str | None, str] = {}
    for role in roles:
        sector.setdefault(role.holder.actor, sector_of_role(role))
    for actor, by_occupation in sectors_of_occupations(doc, mentions, gazetteer()).items():
        if sector.get(actor) in UNTELLING:
            sector[actor] = by_occupation
    governing = [r for r in roles if r.post in CABINET and sector_of_role(r) == "GOV"]
    ministers = {r.holder.actor for r in governing if not _is_opposing(r)}
    for name, described in descriptions(doc, mentions):
        if described.country:
            country.setdefault(name.actor, described.country)
        if described.sector and (described.type in NAMED_BODIES or described.sector in SECRET_OR_ARMED):
            sector.setdefault(name.actor, described.sector)
    placed = [_with_country(m, country.get(m.actor), sector.get(m.actor), m.actor in ministers) for m in mentions]
    placed = _with_served_country(doc, placed)
    known = {m.actor: m for m in placed if m.type == "person"}
    return placed, [_of_holder(role, known[role.holder.actor]) for role in roles]


@dataclass(frozen=True, slots=True)
class _ArticleState:
    """The main state of an article, and the `people` named in it."""

    main: str | None
    has_soldiers: bool  # whether it is the main state, too, without those states "in" which soldiers serve
    people: Sequence[Mention]
    order: Mapping[int, int]  # of the people, by the offsets of their names
    parliament: str | None
    offices: Set[tuple[str, str | None]]  # wordings of people without a name, with their states

    @classmethod
    def of(
        cls, doc: Doc, mentions: Sequence[Mention], home: str | None, parliament: str | None, publisher: str | None
    ) -> _ArticleState:
        """What the mentions of an article from `home` say about its main state."""
        telling = [m for m in mentions if m.type != "state" or not _is_spoken_of(doc, m)]
        main = most_reported(telling) or home
        main = main if publisher in (None, main) else None
        of_soldiers = most_reported([m for m in telling if doc[m.head].head.lower_ != "in"])
        people = [m for m in mentions if m.type == "person" and m.level == "name"]
        order = {m.start: n for n, m in enumerate(people)}
        offices = {(m.text.lower(), m.country) for m in mentions if m.type == "person" and m.level == "nominal"}
        return cls(main, of_soldiers == main, people, order, parliament, offices)


def _is_of_own_state(role: Role, state: _ArticleState) -> bool:
    """Whether a role is an office of state without a state, and so of the article's: "the interior minister"."""
    title = role.title.lower().split()
    if role.organisation is not None or not POST_COMPLEMENTS.isdisjoint(title):
        return False
    if title[-1] in HIRED or role.post in ABROAD_POSTS:
        return False
    if role.post == "military_officer" and (not state.has_soldiers or role.title.endswith(".")):
        return False  # "Gen." of any army
    return load_ontology().posts[role.post].sector in STATE_SECTORS


def _state_of(doc: Doc, role: Role, country: Mapping[str | None, str], state: _ArticleState) -> str | None:
    """The state of an office that is named without it: by the title, the parliament, the one before, the article."""
    if role.organisation is None and (own := state_of_title(role.title)) is not None:
        return own
    if not _is_of_own_state(role, state):
        return None
    legislator = load_ontology().posts[role.post].sector == "LEG"
    return (
        ("USA" if legislator and not words_beside("american").isdisjoint(role.title.split()) else None)
        or (state.parliament if legislator else None)
        or _state_of_one_before(doc, role, state, country)
        or _state_of_same_office(role, state)
        or (state.main if _may_have(state.main, role) else None)
    )


def _state_of_same_office(role: Role, state: _ArticleState) -> str | None:
    """The one state whose office the article calls so without a name: "Canada's Defence Minister visits troops"."""
    title = role.title.lower()
    found = {country for text, country in state.offices if country and text.endswith(f"s {title}")}
    return next(iter(found)) if len(found) == 1 else None


def _may_have(state: str | None, role: Role) -> bool:
    """Whether a state may have an office: a senator where there is a Senate."""
    return state in SENATES or not {"senator", "senators", "sen."} & set(role.title.lower().split())


def _state_of_one_before(doc: Doc, role: Role, state: _ArticleState, country: Mapping[str | None, str]) -> str | None:
    """The country of the official named right before: "Prime Minister Medvedev and Finance Minister Hall"."""
    at = state.order.get(role.holder.start, 0)
    if not at:
        return None
    before, holder = state.people[at - 1 : at + 1]
    between = doc.tokens[before.last + 1 : holder.first]
    titled = [t.text for t in between if t.lower_ not in ("and", ",")]
    joined = titled and len(titled) < len(between) and between[0].lower_ in ("and", ",")
    office = joined and all(text[0].isupper() for text in titled) and " ".join(titled) == role.title
    return (before.country or country.get(before.actor)) if office else None


def _of_main_state(mentions: Sequence[Mention]) -> dict[str | None, str]:
    """Bodies without a country, all of the one state that an article is about; acronyms may be from anywhere."""
    near = Counter(m.country for m in mentions if m.country and m.level == "name" and m.type in WITH_COUNTRY)
    main, n = next(iter(near.most_common(1)), (None, 0))
    if main is None or n < LEAST_NEAR or 4 * n < 3 * near.total():
        return {}
    bodies = (m for m in mentions if m.type in LOCAL and m.level == "name" and not m.country)
    unknown = (m for m in bodies if m.actor not in gazetteer().entries and not m.text.isupper())
    return {m.actor: main for m in unknown if WIDER.isdisjoint(m.text.split())}


def _with_country(mention: Mention, country: str | None, sector: str | None, minister: bool) -> Mention:
    """A named actor with the country and the sector that the text gives it; a minister is of the government."""
    if mention.type not in PLACED or not mention.actor or mention.level != "name":
        return mention
    country = mention.country or country
    partisan = minister and mention.sector in OF_PARTIES
    sector = "GOV" if partisan else _sector_in_office(mention.sector, sector)
    known = (country, sector) == (mention.country, mention.sector)
    return mention if known else replace(mention, country=country, sector=sector)


def _with_served_country(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, aides and relatives of a person with that person's country: "a spokesman for Merkel"."""
    country = {i: m.country for m in mentions if m.type == "person" for i in range(m.first, m.last + 1)}
    found = []
    for mention in mentions:
        if mention.level == "nominal" and not mention.country and doc[mention.head].lemma_ in SERVING_NOUNS:
            served = [t.i for prep, t in prepositions(doc[mention.head]) if prep in POST_COMPLEMENTS]
            mention = replace(mention, country=next((country[i] for i in served if country.get(i)), None))
        found.append(mention)
    return found


def _is_opposing(role: Role) -> bool:
    """Whether a title is of the opposition: "the main opposition leader in Zimbabwe"."""
    return "opposition" in role.title.lower()


def _sector_in_office(known: str | None, by_role: str | None) -> str | None:
    """The sector that a table knows; but a person introduced in an office is not out of office."""
    return by_role if by_role not in (None, "UNK") and known in (None, "ELI") else known or by_role


def _is_spoken_of(doc: Doc, mention: Mention) -> bool:
    """Whether a state is spoken about or acted on: "told reporters about Syria", "accused Syria"."""
    head = doc[mention.head]
    if head.dep_ == "dobj" or (head.dep_ == "pobj" and head.head.lower_ in COUNTERPART_PREPS):
        return True
    before = mention.first - 1
    while before >= 0 and doc[before].lower_ == "the":
        before -= 1
    return before >= 0 and doc[before].lower_ in CONCERNING


def _in_context(doc: Doc, mentions: Sequence[Mention]) -> dict[str | None, str]:
    """The countries of actors by the words around the first mention of each that has such words."""
    covering = {i: m for m in mentions if m.level == "name" for i in range(m.first, m.last + 1)}
    found: dict[str | None, str] = {}
    for mention in mentions:
        lacks = mention.level == "name" and mention.type in PLACED and mention.actor and not mention.country
        # A sea, a continent; a body that is at work in many states: "the Red Cross in Gaza".
        of_none = mention.type in ("ngo", "place") and mention.actor in gazetteer().entries
        if not lacks or of_none or mention.actor in found:
            continue
        if country := country_in_context(doc, mention, covering):
            found[mention.actor] = country
    return found


def _with_country_of_tenure(role: Role, date: str | None) -> Role:
    """A bare title of a known person with the country of the tables: "Defence Minister X", "President Y"."""
    if role.country or role.organisation:
        return role
    tenure = tenure_in(role.holder.actor, role.post, date)
    return replace(role, country=tenure.country) if tenure else role


def _of_holder(role: Role, holder: Mention) -> Role:
    """A role with the country and sector of its holder; private posts and those of world bodies have no country."""
    body = role.organisation
    apart = role.post in POSTS_WITHOUT_COUNTRY or (body is not None and (body.actor or "").startswith("igo:"))
    own, country = role.holder, role.country or (None if apart else holder.country)
    if (own.country, own.sector) != (holder.country, holder.sector):
        own = replace(own, country=holder.country, sector=holder.sector)
    return role if own is role.holder and country == role.country else replace(role, holder=own, country=country)
