"""What is only talked about or counted: topics of a meeting, and the figures of a trade balance.

"Will meet officials to discuss ending the war in Yemen" ends no war. A fact inside a topic has a doer of its own
("discussed Russia's invasion of Georgia") and stays a record.
"""

from __future__ import annotations

from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules

# By what a topic hangs on the talks, also below "ways to" and in a list.
DOWN = frozenset({"acl", "advcl", "conj", "dobj", "pcomp", "pobj", "prep", "relcl", "xcomp"})
ABOUT = frozenset({"about", "around", "concerning", "including", "of", "on", "over", "regarding", "to"})
MEANS = frozenset({"how", "means", "way", "ways"})
DEPTH = 8


def is_topic(doc: Doc, found: Match) -> bool:
    """Whether a deed is only what its source talks about: "discussed lifting the ban", "talks on ending the siege"."""
    clause, verb = found.clause, doc[found.clause.head]
    if clause.kind != "verb" or verb.tag_ not in ("VB", "VBG") or found.slots[0] != "subject":
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") or c.lower_ == "whether" for c in verb.lefts):
        return False
    return _is_talked_about(verb)


def _is_talked_about(verb: Token) -> bool:
    """Whether a word or what it is joined to hangs on talks, by a verb or a noun for them."""
    classes = load_rules().classes
    word = verb
    for _ in range(DEPTH):
        head = word.head
        if word.dep_ not in DOWN or head is word:
            return False
        if word.dep_ == "advcl" and word.tag_ == "VBG" and word.nbor(-1).text == ",":  # one of a list of topics
            before = verb.doc.tokens[head.i + 1 : word.i]
            first = next((t for t in before if t.tag_ == "VBG" and t.dep_ == "pcomp"), None)
            return first is not None and _is_talked_about(first)
        if word.dep_ in ("acl", "advcl", "relcl") and (word.tag_ != "VB" or head.lemma_.lower() not in MEANS):
            return False  # "met to discuss", "spoke of troops attacking"; "discussed ways to end it" is a topic
        if word.dep_ in ("dobj", "xcomp") and head.lemma_ in classes["discuss_verb"]:
            return True
        if word.dep_ in ("pcomp", "pobj") and head.lower_ in ABOUT and head.i:
            nouns = [t for t in (head.head, head.nbor(-1)) if t.pos_ == "NOUN"]  # "to meet and exchange views on"
            if head.head.lemma_ in classes["talk_verb"] or any(t.lemma_ in classes["talk_noun"] for t in nouns):
                return True
        word = head
    return False


def is_statistic(doc: Doc, found: Match) -> bool:
    """Whether a trade is only counted: "imports of Spanish cars fell by 20%" is no deal, "trade grew" is."""
    noun = doc[found.clause.head]
    if found.rule.states != "COOPERATE" or found.clause.kind != "noun" or found.clause.support is not None:
        return False
    classes = load_rules().classes
    if noun.lemma_.lower() not in classes["traded"] or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    counted = noun.head.lemma_ == "be" or noun.head.lemma_ in classes["change_verb"]
    return counted and any(t.like_num or t.text == "%" for t in noun.head.subtree if t.i > noun.head.i)
