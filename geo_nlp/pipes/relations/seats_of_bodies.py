"""Cities as metonyms of the bodies that sit there: "travelled to Brussels", in an article about the EU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.types import Mention, Participant

# The bodies of a seat, the most probable first, each with its parts.
SEATS = {
    "place:brussels": {
        "igo:eu": ("igo:eu", "igo:european-commission", "igo:european-council", "igo:european-parliament"),
        "igo:nato": ("igo:nato",),
    }
}


def seated(visited: Participant, mentions: Sequence[Mention]) -> Participant:
    """The host of a visit to a city: the body that the article names most often, else the state."""
    bodies = SEATS.get(visited.actor or "")
    if bodies is None or any(m.type == "state" and m.country == visited.country for m in mentions):
        return visited
    counts = {body: sum(m.actor in parts for m in mentions) for body, parts in bodies.items()}
    body = max(counts, key=lambda b: counts[b])
    if not counts[body]:
        return visited
    named = next((m.name for m in mentions if m.actor == body), visited.name)
    return replace(visited, actor=body, name=named, country=None, sector="IGO")
