"""Two means that are coordinated before the attack made with both: "in Russian missile and drone strikes on Kyiv".

The parser takes the first for a noun by itself, and the second with the attack for its conjunct or another clause.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token


def repair_shared_compounds(doc: Doc) -> None:
    """Attach both means and what stands before them to the attack."""
    doc.reattach([attack for means in doc.having(words("means_of_attack_noun")) if (attack := _attach_means(means))])


def _attach_means(first: Token) -> Token | None:
    """The attack after two means, once they are attached to it; None where there is none."""
    if first.i + 3 >= first.sent.end:
        return None
    link, second, attack = first.nbor(), first.nbor(2), first.nbor(3)
    if link.lower_ not in ("and", "or") or second.lower_ not in words("means_of_attack_noun"):
        return None
    if attack.tag_ not in COMMON_NOUN_TAGS or attack.lemma_ not in words("attack_noun"):
        return None
    if first.head.i not in (second.i, attack.i):
        attack.head, attack.dep_ = (attack if first.head is first else first.head), first.dep_
    for word in (*first.children, *link.children, *second.children):
        if word.i not in (link.i, second.i, attack.i):
            word.head = attack
    first.head, first.dep_ = attack, "nmod"
    link.head, link.dep_ = first, "cc"
    second.head, second.dep_ = first, "conj"
    return attack
