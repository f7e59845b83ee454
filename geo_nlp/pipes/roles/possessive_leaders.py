"""Whose leader somebody is behind "its": "The AfD came second. Its leader, Alice Weidel, ..."."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.roles.title_modifiers import Title
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

BODIES = frozenset({"armed_group", "igo", "movement", "ngo", "organisation", "party"})
ITS = "its"


def body_of_its(doc: Doc, title: Title, mentions: Sequence[Mention]) -> int | None:
    """The position of the body that owns a title by "its": what this sentence is about so far, else the last one."""
    first = title.first - 1
    if first < 0 or title.body is not None or doc[first].lower_ != ITS:
        return None
    start = doc[first].sent.start
    spans = [(start, first)]
    if start:
        spans.append((doc[start - 1].sent.start, start))
    for begin, end in spans:
        told = [n for n, m in enumerate(mentions) if begin <= m.first < end and _is_about(doc[m.head])]
        if told:
            owner = mentions[told[0]]
            return told[0] if owner.type in BODIES and owner.level == "name" and owner.actor else None
    return None


def _is_about(head: Token) -> bool:
    """Whether a word is the subject of its sentence."""
    return head.dep_ in SUBJECTS and head.head.dep_ == "ROOT"
