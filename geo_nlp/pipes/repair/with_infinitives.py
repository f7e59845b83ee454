"""Infinitives that the parser draws into a phrase with "with": "spoke with King Salman to discuss trade".

It takes "with Salman to discuss" for an absolute construction and the king for the one who discusses, so that the
phrase has no object any more. After a verb or noun it has one, and the infinitive is a purpose.
"""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Doc, Token

WITH = frozenset({"with"})
PREMODIFIERS = MODIFIERS | {"det", "poss", "nummod"}


def repair_with_infinitives(doc: Doc) -> None:
    """Attach the noun to the preposition and the infinitive to the verb or noun that the phrase modifies."""
    found = [(prep, noun) for prep in doc.having(WITH) if (noun := _subject_of_infinitive(prep)) is not None]
    for prep, noun in found:
        verb = noun.head
        noun.head, noun.dep_ = prep, "pobj"
        if prep.dep_ == "mark":
            prep.head, prep.dep_ = verb.head, "prep"
        if verb.dep_ == "pcomp":
            verb.head, verb.dep_ = prep.head, "advcl"
    doc.reattach([word for pair in found for word in pair])


def _subject_of_infinitive(prep: Token) -> Token | None:
    """The noun after "with" that is taken for the subject of an infinitive; none where the phrase opens the clause."""
    if not _follows_governor(prep) or any(c.dep_ == "pobj" for c in prep.rights):
        return None
    noun = prep.nbor() if prep.i + 1 < prep.sent.end else prep
    while noun.head.i > noun.i and noun.dep_ in PREMODIFIERS:
        noun = noun.head
    verb = noun.head
    marked = any(c.tag_ == "TO" and c.i > noun.i for c in verb.lefts)
    return noun if noun.dep_ == "nsubj" and verb.tag_ == "VB" and marked else None


def _follows_governor(prep: Token) -> bool:
    """Whether a phrase stands after the word it modifies, a marker without a comma: "talks failed, with Chad to"."""
    if prep.dep_ == "prep":
        return prep.head.i < prep.i
    marks = prep.dep_ == "mark" and prep.head.dep_ == "advcl" and prep.head.head.i < prep.i
    return marks and not prep.nbor(-1).is_punct
