"""Two clauses with "and" between them, where the parser gives the second's subject to the first.

"Macron met Modi in Paris and Turkey agreed to send aid": to the parser Turkey is joined to Paris, and Macron agreed.
A noun right before a finite verb, with nothing between that would carry on an earlier subject, is that verb's own.
And who says something and does another thing does it himself: 'Macron said "Iran has won" and left for Poland'.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import CLOSING, NOMINAL_POS, OPENING

LINKS = frozenset({"and", "but", "while"})
# What a clause of its own has already.
OWN = SUBJECTS | {"expl", "mark"}
# What stands behind these is a thing or somebody, no clause: "struck Beirut and Iran threatened Israel".
CLAUSELESS = words("clauseless_verb")

LONGEST = 60  # words in a quotation


def part_clauses(doc: Doc) -> None:
    """Give each second clause its subject, and take it from the first."""
    links = (t for t in doc.having(LINKS) if t.dep_ == "cc" and t.i + 2 < len(doc))
    doc.hang([link for link in links if _beyond_quotation(link) or _parted(link)])


def _parted(link: Token) -> bool:
    """Hang anew what stands around "and" if it joins two clauses; whether it does."""
    first = link.head
    second = next((c for c in first.rights if c.dep_ == "conj" and c.i > link.i), None)
    if second is None or second.pos_ not in NOMINAL_POS or second.left_edge.i != link.i + 1:
        return False
    verb = _verb_behind(second)
    if verb is None or verb.head.i >= first.i or verb.sent is not second.sent:
        return False
    outer = verb.head
    taken = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if taken is not None and taken.left_edge.i == outer.i + 1 and any(first is word for word in taken.subtree):
        if verb.dep_ != "ccomp" or outer.lemma_ not in CLAUSELESS:
            return False
        taken.head, taken.dep_ = outer, "dobj"
    elif verb.dep_ not in ("advcl", "ccomp", "conj") or any(c.dep_ in OWN for c in verb.children):
        return False
    second.head, second.dep_, link.head = verb, "nsubj", outer
    verb.dep_ = "conj"
    return True


def _beyond_quotation(link: Token) -> bool:
    """Hang a verb that follows a quotation on the verb before it, not on one within."""
    first, mark = link.head, link.nbor(-1)
    verb = next((c for c in first.rights if c.dep_ == "conj" and c.i > link.i), None)
    if mark.text not in CLOSING or verb is None or any(c.dep_ in OWN for c in verb.children):
        return False
    before = reversed(link.doc.tokens[max(mark.i - LONGEST, 0) : mark.i])
    opening = next((t.i for t in before if t.text in OPENING), -1)
    told = next((t for t in first.ancestors if t.i < opening and t.pos_ == "VERB"), None)
    whole = any(c.dep_ in SUBJECTS and opening < c.i for c in first.lefts)  # not 'said Iran "won" and thanked it'
    if told is None or not whole or first.i > mark.i or told.tag_ != verb.tag_ or link.nbor().text in OPENING:
        return False
    verb.head = link.head = told
    return True


def _verb_behind(noun: Token) -> Token | None:
    """The finite verb right behind a noun, past its auxiliaries and adverbs; None where another word stands there."""
    for token in noun.doc.tokens[noun.right_edge.i + 1 : noun.right_edge.i + 5]:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
            modal = any(c.dep_ == "aux" and c.tag_ != "TO" and c.i > noun.i for c in token.lefts)
            by = any(c.dep_ == "agent" for c in token.rights) and not modal
            return token if (token.tag_ in FINITE or modal) and not by else None
        if token.dep_ not in ("aux", "auxpass", "advmod", "neg") or token.tag_ == "TO":
            return None
    return None
