"""Each wording of a person's office once, however often the article repeats it.

Another wording ("Kenyan President", "President") is a record of its own, with its own sentence as evidence; tables and
the terminal show an office once, by its fullest title.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo_nlp.ontology.schema import title_words
from geo_nlp.pipes.roles.title_modifiers import STATUS
from geo_nlp.slotted import replace
from geo_nlp.types import Role

ROLE_FUNCTION_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "its", "of", "on", "the", "to"})


def without_repeats(roles: Iterable[Role]) -> list[Role]:
    """The roles without those that only repeat one: the same holder, post, status and wording, for the same body.

    The first stays; it takes over a body or country that only the repetition names.

    >>> from geo_nlp.types import Participant, Sentence
    >>> putin = Participant("person:vladimir-putin", "Vladimir Putin", "RUS", "GOV", 0, 5, "Putin")
    >>> first = Role(putin, "Russian President", "head_of_state", None, "RUS", "current", Sentence(0, 40), "title-name")
    >>> again = replace(first, title="president of Russia", sentence=Sentence(41, 80))
    >>> other = replace(first, title="the Russian president", sentence=Sentence(81, 99))
    >>> [(role.title, role.sentence.start) for role in without_repeats([first, again, other])]
    [('Russian President', 0), ('president of Russia', 41)]
    """
    kept: list[Role] = []
    for role in roles:
        same = next((i for i, other in enumerate(kept) if _is_same_role(other, role)), None)
        if same is None:
            kept.append(role)
        else:
            first = kept[same]
            body, country = first.organisation or role.organisation, first.country or role.country
            kept[same] = replace(first, organisation=body, country=country)
    return kept


def _is_same_role(one: Role, other: Role) -> bool:
    """Whether two roles are the same office of one holder in the same wording."""
    holder = one.holder.actor or one.holder.name
    if holder != (other.holder.actor or other.holder.name) or (one.post, one.status) != (other.post, other.status):
        return False
    bodies = [(r.organisation.actor or r.organisation.text) if r.organisation else None for r in (one, other)]
    apart = bodies[0] and bodies[1] and bodies[0] != bodies[1]
    elsewhere = one.country and other.country and one.country != other.country
    return not apart and not elsewhere and _office_words(one) == _office_words(other)


def _office_words(role: Role) -> set[str]:
    """The words of a title that name the office, without function words and those of its status."""
    return set(title_words(role.title)) - ROLE_FUNCTION_WORDS - STATUS.keys()
