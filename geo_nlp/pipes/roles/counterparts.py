"""The office of a counterpart: a foreign minister in "Fidan met his Russian counterpart, Lavrov"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from geo_nlp.ontology import load_ontology
from geo_nlp.ontology.schema import title_words
from geo_nlp.pipes.linking.tenures import tenured_post
from geo_nlp.pipes.roles.title_modifiers import Title
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import wordings
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Role

COUNTERPART = "counterpart"
VAGUE_POSTS = frozenset({"other", "official"})


def is_counterpart(words: str) -> bool:
    """Whether a title says only that its holder has the same office as another."""
    return title_words(words)[-1:] == (COUNTERPART,)


def with_office(
    doc: Doc, title: Title, holder: Mention, mentions: Sequence[Mention], known: Mapping[str | None, Role],
    date: str | None,
) -> Title | None:  # fmt: skip
    """The title of a counterpart with the office in place of that word; None where neither's office is known.

    The holder's own office by the tables comes first, then that of the person named last before him, by the
    roles `known` so far or the tables.
    """
    own = tenured_post(holder.actor, date)
    other = _named_before(doc, title, holder, mentions)
    role = known.get(other.actor) if other else None
    post = own or (role.post if role else tenured_post(other.actor, date) if other else None)
    if post is None or post in VAGUE_POSTS:
        return None
    office = _wording(role.title, post) if role and role.post == post else None
    office = office or load_ontology().posts[post].titles[0].title
    return replace(title, words=" ".join([*title.words.split()[:-1], office]))


def _named_before(doc: Doc, title: Title, holder: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The other person who was named last, in this sentence or the one before."""
    start = doc[title.first].sent.start
    start = doc[start - 1].sent.start if start else 0
    for n in range(bisect_left(mentions, title.first, key=lambda m: m.first) - 1, -1, -1):
        mention = mentions[n]
        if mention.first < start:
            return None
        if mention.type == "person" and mention.level == "name" and mention.actor != holder.actor:
            return mention
    return None


def _wording(title: str, post: str) -> str | None:
    """The longest known wording of a post in a title: "Foreign Minister" of "Turkish Foreign Minister"."""
    words = title.split()
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    known = [found for i, j in spans if (found := " ".join(words[i:j])).lower() in wordings()]
    return max((found for found in known if load_ontology().post_of(found) == post), key=len, default=None)
