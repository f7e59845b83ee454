"""Offices in capitals that a publisher names without a state: "the Secretary", "Foreign Minister"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.bridging.kinds import BodyKind
from geo_nlp.pipes.bridging.text import Text
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.types import Mention


def publishers_office(text: Text, mention: Mention, kind: BodyKind) -> str | None:
    """The publisher's state where the office is its own, that of its guest where it has none of that name.

    A release of the State Department calls its own head "the Secretary"; a "Prime Minister" in it is the guest's. "The
    Government" of a prime minister's release is his own, as the lawmakers of a parliament's are.
    """
    topics, head = text.topics, text.doc[mention.head]
    if kind == "law":
        return topics.parliament if mention.sector == "LEG" else None
    if kind != "rule" or topics.publisher is None or not head.text[0].isupper() or head.tag_ in PLURAL_TAGS:
        return None
    title = " ".join(t.lower_ for t in text.doc.tokens[mention.first : mention.last + 1] if t.dep_ != "det")
    if title in words("bare_rank") or (title in topics.source and title in words("bare_chief_title")):
        return topics.publisher
    if title == "government" and any(chief in topics.source for chief in words("bare_chief_title")):
        return topics.publisher
    foreign = topics.publisher in words("state_without_ministers") and head.lower_ in words("minister_title")
    return next(iter(topics.titled)) if foreign and len(topics.titled) == 1 else None
