"""The sector of who holds a role: of its body, of the words of its title, else of its post; ELI out of office."""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.gazetteer import Nominal, gazetteer
from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.types import Role

BODY_POSTS = frozenset({"head_of_organisation", "official", "spokesperson"})  # of the sector of their body
POSTS_OF_LEADERS = frozenset({"head_of_organisation", "military_officer", "party_leader"})
# Who leaves a post of these sectors is no former official: "a former university president".
NO_OFFICIALS = frozenset({"AGR", "BUS", "CRM", "EDU", "JRN", "LAB", "MED", "MNC", "NGO", "REL"})
AFTER_TITLE = frozenset({"at", "for", "from", "in", "of", "to", "with"})  # "law professor at Oslo"


def sector_of_role(role: Role) -> str:
    """The sector of a role: of its body, of what its title says ("dissident", "professor"), else of its post."""
    if role.post in BODY_POSTS and role.organisation and role.organisation.sector:
        sector = role.organisation.sector
    else:
        word = _nominal_of(role)
        sector = (word.sector if word else None) or load_ontology().posts[role.post].sector
    return "ELI" if role.status == "former" and sector not in NO_OFFICIALS else sector


def _nominal_of(role: Role) -> Nominal | None:
    """What the words of a title say in themselves: "dissident", "court nominee", "Nairobi police officer"."""
    known, title = gazetteer().nominals, role.title.lower()
    if role.post == "activist":
        return known.get(title.split()[-1])
    if role.post == "candidate":
        return known.get(title)
    if title in words("police_rank") or (role.post == "military_officer" and "police" in title.split()):
        return known["police officer"]
    if role.post == "official":
        return known.get(title) or _nominal_at_end(title, "COP")
    return _nominal_at_end(title, "EDU") if role.post == "analyst" else _armed_group_of(role)


def _nominal_at_end(title: str, sector: str) -> Nominal | None:
    """The longest nominal of a sector with which a title ends before "at" or "of": "law professor at Oslo"."""
    head = list(takewhile(lambda word: word not in AFTER_TITLE, title.split()))
    ends = (gazetteer().nominals.get(" ".join(head[n:])) for n in range(len(head)))
    return next((nominal for nominal in ends if nominal is not None and nominal.sector == sector), None)


def _armed_group_of(role: Role) -> Nominal | None:
    """The armed group that a title without a body tells: "Chechen rebel leader", "militia commander"."""
    if role.organisation is not None or role.post not in POSTS_OF_LEADERS:
        return None
    known = (gazetteer().nominals.get(word) for word in role.title.lower().split()[:-1])
    return next((word for word in known if word is not None and word.type == "armed_group"), None)
