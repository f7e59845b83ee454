"""Posts and verbs with a prefix, which the parser takes apart: "its vice-president", "agreed to re-open the border".

It may take the prefix for the verb, and the verb for another one: "after he was re-arrested".
"""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUNS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import HYPHENS

POST_PREFIXES = frozenset({"co", "ex", "vice"})
SEPARATED_PREFIXES = frozenset({"co", "de", "re"})
OF_CLAUSE = SUBJECTS | {"aux", "auxpass", "mark"}


def repair_prefixes(doc: Doc) -> None:
    """Attach a prefix, its hyphen and what modifies the post or verb to the word after the hyphen."""
    prefixes = doc.having(POST_PREFIXES | SEPARATED_PREFIXES)
    doc.reattach([word for prefix in prefixes if (word := _attach_prefix(prefix)) is not None])


def _attach_prefix(prefix: Token) -> Token | None:
    """The word after a prefix and its hyphen, once they are attached to it; None where they were before."""
    if prefix.i + 2 >= prefix.sent.end or prefix.nbor().text not in HYPHENS:
        return None
    hyphen, post = prefix.nbor(), prefix.nbor(2)
    bereft = prefix.dep_ == "pcomp" or (prefix.head is not prefix and any(c.lower_ == "to" for c in prefix.lefts))
    finite = prefix.pos_ in VERBAL and any(c.dep_ in OF_CLAUSE and c.lower_ != "to" for c in prefix.lefts)
    verb = (bereft or finite) and post.pos_ in VERBAL and prefix.lower_ in SEPARATED_PREFIXES
    noun = post.tag_ in NOUNS and prefix.lower_ in POST_PREFIXES and prefix.dep_ not in MODIFIERS
    if not (verb or noun) or hyphen.idx != prefix.idx + len(prefix):
        return None
    ordered = prefix.dep_ == "dobj" and post.dep_ in SUBJECTS and post.head.head is prefix.head
    gerund = verb and prefix.dep_ == "pcomp"  # "from re-emerging"
    # Or the prefix was taken for the noun: "ordered nine ex-ministers jailed".
    if gerund or post.head is prefix or ordered or (verb and finite):
        post.head = post if prefix.head is prefix else prefix.head
        post.dep_ = "advcl" if finite and prefix.dep_ == "xcomp" else prefix.dep_
    for child in (*prefix.children, *hyphen.children):
        if child is not post and child is not hyphen:
            child.head = post
    prefix.head, prefix.dep_, hyphen.head, hyphen.dep_ = post, "compound", post, "punct"
    return post
