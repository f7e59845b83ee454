"""Relative pronouns that are objects, which the parser takes for a second subject: "Hamas, which Israel attacked"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import NOMINAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import BRANDING

RELATIVES = frozenset({"that", "which", "who", "whom"})


def repair_relative_objects(doc: Doc) -> list[Token]:
    """Make objects of such pronouns, and a predicate of what their noun is called; the verbs with another tag."""
    for pronoun in doc.having(RELATIVES):
        verb = pronoun.head
        if pronoun.tag_ == "IN" and pronoun.dep_ == "dobj" and verb.tag_ != "VB":  # "tents that they had put up"
            pronoun.tag_ = "WDT"
        if pronoun.tag_ not in ("WDT", "WP") or verb.dep_ != "relcl" or pronoun.i > verb.i:
            continue
        if pronoun.dep_ == "nsubj" and _has_other_subject(verb, pronoun):
            pronoun.dep_ = "dobj"
        if pronoun.dep_ == "dobj" and verb.lemma_ in BRANDING:
            for kind in verb.rights:
                kind.dep_ = "oprd" if kind.dep_ == "dobj" else kind.dep_
    mended = (_clause_of_apposition(pronoun) for pronoun in doc.having(RELATIVES))
    return [verb for verb in mended if verb is not None]


def _clause_of_apposition(pronoun: Token) -> Token | None:
    """Mend the relative clause that the parser takes for a prepositional phrase: "a step that France condemned"."""
    if pronoun.tag_ != "WDT" or pronoun.dep_ != "prep" or pronoun.head.pos_ != "NOUN" or len(pronoun.rights) != 1:
        return None
    subject = pronoun.rights[0]
    verb = next((c for c in subject.rights if c.dep_ == "acl" and c.tag_ in ("VBD", "VBN")), None)
    if verb is None or subject.dep_ not in ("nsubj", "pobj") or subject.tag_ not in NOMINAL_TAGS:
        return None
    verb.head, verb.dep_, verb.tag_ = pronoun.head, "relcl", "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    pronoun.head, pronoun.dep_ = verb, "dobj"
    pronoun.doc.reattach([verb, subject, pronoun])
    return verb


def _has_other_subject(verb: Token, pronoun: Token) -> bool:
    """Whether a clause has a noun as subject beside the pronoun, and nothing below it that the pronoun could do."""
    if any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "dobj" and verb.lemma_ not in BRANDING) for c in verb.rights):
        return False
    return any(c.dep_ == "nsubj" and c.i > pronoun.i and c.tag_ in NOMINAL_TAGS for c in verb.lefts)
