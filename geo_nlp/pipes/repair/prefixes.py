"""Posts with a prefix, which the parser takes apart: "WikiLeaks co-founder Julian Assange", "its vice-president"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUNS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import HYPHENS

POST_PREFIXES = frozenset({"co", "ex", "vice"})


def repair_prefixes(doc: Doc) -> None:
    """Attach a prefix, its hyphen and what modifies the post to the noun after the hyphen."""
    doc.reattach([post for prefix in doc.having(POST_PREFIXES) if (post := _attach_prefix(prefix)) is not None])


def _attach_prefix(prefix: Token) -> Token | None:
    """The noun after a prefix and its hyphen, once they are attached to it; None where they were before."""
    if prefix.i + 2 >= prefix.sent.end or prefix.nbor().text not in HYPHENS:
        return None
    hyphen, post = prefix.nbor(), prefix.nbor(2)
    if post.tag_ not in NOUNS or prefix.dep_ in MODIFIERS or hyphen.idx != prefix.idx + len(prefix):
        return None
    ordered = prefix.dep_ == "dobj" and post.dep_ in SUBJECTS and post.head.head is prefix.head
    if post.head is prefix or ordered:  # the prefix was taken for the noun: "ordered nine ex-ministers jailed"
        post.head, post.dep_ = prefix.head, prefix.dep_
    for child in (*prefix.children, *hyphen.children):
        if child is not post and child is not hyphen:
            child.head = post
    prefix.head, prefix.dep_, hyphen.head, hyphen.dep_ = post, "compound", post, "punct"
    return post
