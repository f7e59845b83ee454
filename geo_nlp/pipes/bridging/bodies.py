"""The body of a state that the text around it or its owner gives: "the parliament", "its military"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geo_nlp.gazetteer import Body, gazetteer
from geo_nlp.pipes.bridging.holders import Identity
from geo_nlp.pipes.linking.country_of_body import SELDOM, body_of_state, states_having
from geo_nlp.pipes.linking.nil_entities import GOVERNMENT_WORDS
from geo_nlp.pipes.mentions.state_bodies import DESCRIBED_OTHERWISE, body_at
from geo_nlp.pipes.syntax.pronoun_forms import OWN_POSSESSIVES
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

ARTICLE_OR_OWNER = OWN_POSSESSIVES | {"the", "this"}


def bodies_of_states(doc: Doc, mentions: Sequence[Mention], found: Mapping[int, str]) -> Iterator[tuple[int, Identity]]:
    """Yield the positions of bodies that every state has, with the one of their state.

    `found` has the states of mentions that have none of their own, by their positions. A body that is described
    further ("the transitional parliament", "police in Lagos") may be another than the one that every state has.
    """
    for n, mention in enumerate(mentions):
        country = mention.country or found.get(n)
        if country is None or mention.level != "nominal" or mention.actor is not None or mention.refers_to:
            continue
        body = _body_of(doc, mention)
        inside = (m for m in mentions[n + 1 : n + 3] if m.last <= mention.last and m.sector == "PRE")
        if (breakaway := next(inside, None)) is not None:  # the government of Somaliland is not that of Somalia
            if body is not None and body.slug == "government" and breakaway.actor is not None:
                yield n, (breakaway.actor, breakaway.name)
        elif body is not None and _has(country, body):
            link = body_of_state(body, country, gazetteer())
            if link.actor is not None:
                yield n, (link.actor, link.name)


def _body_of(doc: Doc, mention: Mention) -> Body | None:
    """The body that a phrase is: with its article or owner, or with the leader of a government: "the Biden cabinet"."""
    words = [t.text for t in doc.tokens[mention.first : mention.last + 1]]
    words = words[1:] if words[0].lower() in ARTICLE_OR_OWNER else words
    leader = words[-1:] and words[-1] in GOVERNMENT_WORDS and all(word.istitle() for word in words[:-1])
    words = words[-1:] if leader else words
    length, body = body_at(words, 0, gazetteer()) if words else (0, None)
    return body if length == len(words) else None


def _has(country: str, body: Body) -> bool:
    """Whether a body described in lower case may be the one of a state: few states have a congress."""
    return body.type not in DESCRIBED_OTHERWISE and (body.slug not in SELDOM or country in states_having(body))
