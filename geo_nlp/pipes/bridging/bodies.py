"""The body of a state that only the text around it gives: "the parliament" of a report from Mogadishu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geo_nlp.gazetteer import Body, gazetteer
from geo_nlp.pipes.bridging.holders import Identity
from geo_nlp.pipes.linking.country_of_body import SELDOM, body_of_state, states_having
from geo_nlp.pipes.mentions.state_bodies import DESCRIBED_OTHERWISE, body_at
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

ARTICLES = frozenset({"the", "The"})


def bodies_of_states(doc: Doc, mentions: Sequence[Mention], found: Mapping[int, str]) -> Iterator[tuple[int, Identity]]:
    """Yield the positions of bodies that every state has, with the one of their state.

    `found` has the states of mentions that have none of their own, by their positions. A body that is described
    further ("the transitional parliament", "police in Lagos") may be another than the one that every state has.
    """
    for n, mention in enumerate(mentions):
        country = mention.country or found.get(n)
        if country is None or mention.level != "nominal" or mention.actor is not None or mention.refers_to:
            continue
        words = [t.text for t in doc.tokens[mention.first : mention.last + 1] if t.text not in ARTICLES]
        length, body = body_at(words, 0, gazetteer()) if words else (0, None)
        if body is not None and length == len(words) and _has(country, body):
            link = body_of_state(body, country, gazetteer())
            if link.actor is not None:
                yield n, (link.actor, link.name)


def _has(country: str, body: Body) -> bool:
    """Whether a body described in lower case may be the one of a state: few states have a congress."""
    return body.type not in DESCRIBED_OTHERWISE and (body.slug not in SELDOM or country in states_having(body))
