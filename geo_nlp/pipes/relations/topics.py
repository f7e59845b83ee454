"""Topics and figures, which are no events: what is only talked about, and the numbers of a trade balance.

"Will meet officials to discuss ending the war in Yemen" ends no war. An event within a topic that has its own agent
("discussed Russia's invasion of Georgia") stays a record.
"""

from __future__ import annotations

from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules

# The dependencies between a topic and its talks, also within "ways to" and in a list.
LINKING = frozenset({"acl", "advcl", "conj", "dobj", "pcomp", "pobj", "prep", "relcl", "xcomp"})
TOPIC_PREPS = frozenset({"about", "around", "concerning", "including", "of", "on", "over", "regarding", "to"})
MEANS = frozenset({"how", "means", "way", "ways"})
TOPIC_DEPTH = 8


def is_topic(doc: Doc, found: Match) -> bool:
    """Whether an act is only a topic of its source: "discussed lifting the ban", "talks on ending the siege"."""
    clause, verb = found.clause, doc[found.clause.head]
    if clause.kind != "verb" or verb.tag_ not in ("VB", "VBG") or found.slots[0] != "subject":
        return False
    if any(c.dep_ in SUBJECTS or c.lower_ == "whether" for c in verb.lefts):
        return False
    return _is_of_talks(verb)


def _is_of_talks(verb: Token) -> bool:
    """Whether a word is subordinate to a verb or noun of talking."""
    word = verb
    for _ in range(TOPIC_DEPTH):
        head = word.head
        if word.dep_ not in LINKING or head is word:
            return False
        if word.dep_ == "advcl" and word.tag_ == "VBG" and word.nbor(-1).text == ",":
            return False
        if word.dep_ in ("acl", "advcl", "relcl") and (word.tag_ != "VB" or head.lemma_.lower() not in MEANS):
            return False  # "met to discuss", "spoke of troops attacking"; "discussed ways to end it" is a topic
        if _is_governed_by_talk(word):
            return True
        word = head
    return False


def _is_governed_by_talk(word: Token) -> bool:
    """Whether a word is the object of a verb or noun of talking: "discussed", "talks on", "exchange views on"."""
    head, classes = word.head, load_rules().classes
    if word.dep_ in ("dobj", "xcomp"):
        return head.lemma_ in classes["discuss_verb"]
    if word.dep_ not in ("pcomp", "pobj") or head.lower_ not in TOPIC_PREPS or not head.i:
        return False
    nouns = [t for t in (head.head, head.nbor(-1)) if t.pos_ == "NOUN"]  # "to meet and exchange views on"
    return head.head.lemma_ in classes["talk_verb"] or any(t.lemma_ in classes["talk_noun"] for t in nouns)


def is_statistic(doc: Doc, found: Match) -> bool:
    """Whether a trade is only counted: "imports of Spanish cars fell by 20%" is no deal, "trade grew" is."""
    noun = doc[found.clause.head]
    if found.rule.states != "COOPERATE" or found.clause.kind != "noun" or found.clause.support is not None:
        return False
    classes = load_rules().classes
    if noun.lemma_.lower() not in classes["traded"] or noun.dep_ not in SUBJECTS:
        return False
    changed = noun.head.lemma_ == "be" or noun.head.lemma_ in classes["change_verb"]
    return changed and any(t.like_num or t.text == "%" for t in noun.head.subtree if t.i > noun.head.i)
