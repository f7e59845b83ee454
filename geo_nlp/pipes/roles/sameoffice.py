"""One role for each office that somebody holds, however often and with whatever wording the article repeats it.

Roles stay apart where the status differs ("former"), where the body or country differs, and where one post covers
many offices: a trade minister and a finance minister are both `minister`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo_nlp.ontology.schema import title_words
from geo_nlp.pipes.roles.extent import STATUS
from geo_nlp.pipes.roles.posts import SECOND
from geo_nlp.types import Role

# Posts that name one office of a state or body, so that any two of its wordings mean the same.
SINGLE = frozenset(
    "central_banker defence_minister foreign_minister head_of_government head_of_state intelligence_chief legislator "
    "mayor monarch party_leader spokesperson".split()
)
OF_BODIES = frozenset({"legislator", "party_leader", "spokesperson"})
SMALL = frozenset({"a", "an", "and", "at", "for", "from", "in", "its", "of", "on", "the", "to"})


def one_per_office(roles: Iterable[Role]) -> list[Role]:
    """The roles with those of one office told once: where it is first told, by its fullest title.

    >>> from geo_nlp.types import Participant, Sentence
    >>> putin = Participant("person:vladimir-putin", "Vladimir Putin", "RUS", "GOV", 0, 5, "Putin")
    >>> first = Role(putin, "President", "head_of_state", None, "RUS", "current", Sentence(0, 40), "title-name")
    >>> second = replace(first, title="Russian President", sentence=Sentence(41, 80))
    >>> [(role.title, role.sentence.start) for role in one_per_office([first, second])]
    [('Russian President', 0)]
    """
    kept: list[Role] = []
    for role in roles:
        same = next((i for i, other in enumerate(kept) if _is_same_office(other, role)), None)
        if same is None:
            kept.append(role)
        else:
            kept[same] = _joined(kept[same], role)
    return kept


def _is_same_office(one: Role, other: Role) -> bool:
    """Whether two roles tell of one office of one holder."""
    holder = one.holder.actor or one.holder.name
    if holder != (other.holder.actor or other.holder.name) or (one.post, one.status) != (other.post, other.status):
        return False
    words, others = _words(one), _words(other)
    if words & SECOND != others & SECOND:
        return False  # a speaker and a deputy speaker
    plain = words <= others or others <= words
    return _is_for_same(one, other) and (plain or one.post in SINGLE)


def _is_for_same(one: Role, other: Role) -> bool:
    """Whether two roles are for the same body, or one leaves out the body: "spokesman" of "ministry spokesman"."""
    if one.country and other.country and one.country != other.country:
        return False
    bodies = [(r.organisation.actor or r.organisation.text) if r.organisation else None for r in (one, other)]
    if bodies[0] and bodies[1]:
        return bodies[0] == bodies[1]
    if bodies[0] == bodies[1]:
        return True
    bare, whole = (one, other) if bodies[0] is None else (other, one)
    words = _words(bare)
    return words <= _words(whole) or (bare.post in SINGLE and (len(words) == 1 or bare.post not in OF_BODIES))


def _words(role: Role) -> set[str]:
    """The words of a title that tell the office, without those that tell its time."""
    return set(title_words(role.title)) - SMALL - STATUS.keys()


def _joined(first: Role, again: Role) -> Role:
    """The first telling of an office with the fullest title, and the body and country that either names."""
    title = max(first.title, again.title, key=lambda told: len(title_words(told)))
    return replace(
        first, title=title, organisation=first.organisation or again.organisation,
        country=first.country or again.country,
    )  # fmt: skip
