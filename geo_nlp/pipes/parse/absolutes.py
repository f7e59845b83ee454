"""Infinitives that the parser draws into a with-phrase: "spoke with King Salman to discuss trade".

It takes "with Salman to discuss" for an absolute construction and the king for the one who discusses, so that the
phrase has no object any more. Behind a verb or noun it has one, and the infinitive tells what for.
"""

from __future__ import annotations

from geo_nlp.pipes.parse.parse import Doc, Token

WITH = frozenset({"with"})


def mend_absolutes(doc: Doc) -> None:
    """Hang the noun on the preposition and the infinitive on the verb or noun that the phrase belongs to."""
    found = [verb for prep in doc.having(WITH) if (verb := _absorbed(prep)) is not None]
    for verb in found:
        prep = verb.head
        noun = next(c for c in verb.lefts if c.dep_ == "nsubj")
        noun.head, noun.dep_ = prep, "pobj"
        verb.head, verb.dep_ = prep.head, "advcl"
    doc.hang(found)


def _absorbed(prep: Token) -> Token | None:
    """The infinitive in a with-phrase behind a verb or noun: none where the phrase opens the clause."""
    verb = next((c for c in prep.rights if c.dep_ == "pcomp" and c.tag_ == "VB"), None)
    if verb is None or prep.dep_ != "prep" or prep.head.i > prep.i:
        return None
    marked = any(c.tag_ == "TO" for c in verb.lefts)
    return verb if marked and any(c.dep_ == "nsubj" for c in verb.lefts) else None
