"""Two clauses with "and" between them, where the parser gives the second's subject to the first.

"Macron met Modi in Paris and Turkey agreed to send aid": to the parser Turkey is joined to Paris, and Macron agreed.
A noun right before a finite verb, with nothing between that would carry on an earlier subject, is that verb's own.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import with_conjuncts
from geo_nlp.pipes.syntax.labels import AUXILIARIES, FINITE, NOMINAL_POS, PRESENT_TAGS, PROPER, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

LINKS = frozenset({"and", "but", "while"})
# What a clause has that has a subject or conjunction of its own.
OWN_CLAUSE_DEPS = SUBJECTS | {"expl", "mark"}
# Verbs that take no clause: in "struck Beirut and Iran threatened Israel" Beirut is the object.
CLAUSELESS = words("clauseless_verb")


def repair_clause_coordination(doc: Doc) -> None:
    """Give each second clause its subject, and take it from the first."""
    links = (t for t in doc.having(LINKS) if t.dep_ == "cc" and t.i + 2 < len(doc))
    mended = (_attach_past_tense, _separate_clauses, _separate_tolls, _join_origins)
    doc.reattach([link for link in links if any(repair(link) for repair in mended)])


def _separate_clauses(link: Token) -> bool:
    """Make a noun after "and" the subject of the verb after it: "met Modi in Paris and Turkey agreed"."""
    first = link.head
    subject = _conjunct_after(link)
    if subject is None or subject.pos_ not in NOMINAL_POS or subject.left_edge.i != link.i + 1:
        return False
    verb = _finite_verb_after(subject)
    if verb is None or verb.head.i >= first.i or verb.sent is not subject.sent:
        return False
    outer = verb.head
    taken = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if taken is not None and _holds_first(taken, first, outer):
        if verb.dep_ != "ccomp" or outer.lemma_ not in CLAUSELESS:
            return False
        taken.head, taken.dep_ = outer, "dobj"
    elif verb.dep_ not in ("advcl", "ccomp", "conj") or any(c.dep_ in OWN_CLAUSE_DEPS for c in verb.children):
        return False
    subject.head, subject.dep_, link.head = verb, "nsubj", outer
    verb.dep_ = "conj"
    return True


def _separate_tolls(link: Token) -> bool:
    """Make a second count the subject of its own participle: "were killed and 26 wounded by a mine"."""
    verb, count = link.head, _conjunct_after(link)
    if count is None or count.left_edge.i != link.i + 1 or not any(c.dep_ == "nsubjpass" for c in verb.lefts):
        return False
    harm = either("killing_verb", "wounding_verb")
    hurt = next((c for c in count.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == count.i + 1), None)
    if hurt is None or hurt.lemma_ not in harm or verb.lemma_ not in harm:
        return False
    for told in (c for c in count.rights if c.i > hurt.i):  # "wounded after two bombs exploded"
        told.head = hurt
    count.head, count.dep_, hurt.head, hurt.dep_ = hurt, "nsubjpass", verb, "conj"
    return True


def _join_origins(link: Token) -> bool:
    """Make the last of several names part of their list: "500 migrants from Iran, Iraq and Mali gather at the border".

    The parser gives the last name to the verb, and leaves the noun before the list without one.
    """
    noun, verb = link.head, _conjunct_after(link)
    if noun.pos_ != "NOUN" or noun.dep_ != "ROOT" or verb is None or verb.pos_ != "VERB" or verb.tag_ not in FINITE:
        return False
    last = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ in PROPER), None)
    listed = _names_before(noun, link)
    if last is None or last.left_edge.i != link.i + 1 or not listed:
        return False
    last.head = link.head = listed[-1]
    last.dep_, noun.dep_, verb.dep_ = "conj", "nsubj", "ROOT"
    verb.head, noun.head = verb, verb
    return True


def _names_before(noun: Token, link: Token) -> list[Token]:
    """The further names of a list in a phrase of a noun, before its last "and": "Iraq" of "from Iran, Iraq and"."""
    before = [o for p in noun.rights if p.dep_ == "prep" and p.i < link.i for o in p.rights if o.dep_ == "pobj"]
    return [m for o in before if o.tag_ in PROPER for m in with_conjuncts([o]) if m is not o]


def _conjunct_after(link: Token) -> Token | None:
    """The conjunct that "and" adds to its head."""
    return next((c for c in link.head.rights if c.dep_ == "conj" and c.i > link.i), None)


def _holds_first(subject: Token, first: Token, outer: Token) -> bool:
    """Whether a subject right after the outer verb is its object, with the first conjunct: "struck Beirut and Iran"."""
    return subject.left_edge.i == outer.i + 1 and any(first is word for word in subject.subtree)


def _attach_past_tense(link: Token) -> bool:
    """Attach a past tense to the past tense before a clause in another: "praised the role it has and met it".

    Also "said that Chad would send aid and thanked Mali", "vowed to stand by Iraq as it votes and thanked Mali",
    "rejects the claim that rebels are guilty and instead blames the army".
    """
    first, verb = link.head, _conjunct_after(link)
    if verb is None or first.dep_ not in ("acl", "advcl", "ccomp", "relcl"):
        return False
    instead = verb.tag_ == "VBZ" and any(c.lower_ == "instead" for c in verb.lefts)
    if verb.tag_ != "VBD" and not instead:
        return False
    modal = first.tag_ == "VB" and any(c.tag_ == "MD" for c in first.lefts)
    if not modal and first.tag_ not in PRESENT_TAGS:
        return False
    if any(c.dep_ in OWN_CLAUSE_DEPS or c.dep_ in AUXILIARIES for c in verb.children):
        return False
    outer = next((t for t in first.ancestors if t.pos_ in VERBAL and t.tag_ != "VB"), None)
    if outer is None or outer.tag_ != verb.tag_ or outer.i > first.i:
        return False
    verb.head = link.head = outer
    return True


def _finite_verb_after(noun: Token) -> Token | None:
    """The finite verb right after a noun, past its auxiliaries and adverbs; None where another word stands there."""
    for token in noun.doc.tokens[noun.right_edge.i + 1 : noun.right_edge.i + 5]:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in AUXILIARIES):
            modal = any(c.dep_ == "aux" and c.tag_ != "TO" and c.i > noun.i for c in token.lefts)
            passive = any(c.dep_ == "agent" for c in token.rights) and not modal
            return token if (token.tag_ in FINITE or modal) and not passive else None
        if token.dep_ not in ("aux", "auxpass", "advmod", "neg") or token.tag_ == "TO":
            return None
    return None
