"""Relative pronouns that are objects, which the parser takes for a second subject: "Hamas, which Israel attacked"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import NOMINAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import BRANDING

RELATIVES = frozenset({"that", "which", "who", "whom"})


def repair_relative_objects(doc: Doc) -> list[Token]:
    """Make objects of such pronouns, and a predicate of what their noun is called; no word has another tag then."""
    for pronoun in doc.having(RELATIVES):
        verb = pronoun.head
        if pronoun.tag_ not in ("WDT", "WP") or verb.dep_ != "relcl" or pronoun.i > verb.i:
            continue
        if pronoun.dep_ == "nsubj" and _has_other_subject(verb, pronoun):
            pronoun.dep_ = "dobj"
        if pronoun.dep_ == "dobj" and verb.lemma_ in BRANDING:
            for kind in verb.rights:
                kind.dep_ = "oprd" if kind.dep_ == "dobj" else kind.dep_
    return []


def _has_other_subject(verb: Token, pronoun: Token) -> bool:
    """Whether a clause has a noun as subject beside the pronoun, and nothing below it that the pronoun could do."""
    if any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "dobj" and verb.lemma_ not in BRANDING) for c in verb.rights):
        return False
    return any(c.dep_ == "nsubj" and c.i > pronoun.i and c.tag_ in NOMINAL_TAGS for c in verb.lefts)
