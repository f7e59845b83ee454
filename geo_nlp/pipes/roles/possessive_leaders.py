"""The body of a leader after "its": "The AfD came second. Its leader, Alice Weidel, ..."."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.roles.title_modifiers import Title
from geo_nlp.pipes.syntax.dependents import is_main_subject
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

LED_BODY_TYPES = frozenset({"armed_group", "igo", "movement", "ngo", "organisation", "party"})
ITS = "its"


def body_of_its(doc: Doc, title: Title, mentions: Sequence[Mention]) -> int | None:
    """The position of the antecedent of "its" before a title: the subject of this sentence so far, else of the last."""
    first = title.first - 1
    if first < 0 or title.body is not None or doc[first].lower_ != ITS:
        return None
    start = doc[first].sent.start
    spans = [(start, first)]
    if start:
        spans.append((doc[start - 1].sent.start, start))
    for begin, end in spans:
        subjects = [n for n, m in enumerate(mentions) if begin <= m.first < end and is_main_subject(doc[m.head])]
        if subjects:
            owner = mentions[subjects[0]]
            return subjects[0] if owner.type in LED_BODY_TYPES and owner.level == "name" and owner.actor else None
    return None
