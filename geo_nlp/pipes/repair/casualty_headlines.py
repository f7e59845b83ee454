"""Headlines that count the dead and then the wounded: "Nine protesters killed, 11 wounded in Myanmar".

The parser makes the second count an adverbial of the first, or a subject of its own, and gives it the place of both.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.dependents import dependents
from geo_nlp.pipes.syntax.labels import PAST_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token

PHRASES_OF_BOTH = frozenset({"advcl", "npadvmod", "prep"})  # what follows the second count, and tells of both


def repair_casualty_headlines(doc: Doc) -> None:
    """Join the second participle to the first one as its conjunct, with the count as its subject."""
    changed: list[Token] = []
    for killed in doc.having({"killed"}):
        wounded = _wounded_after(killed)
        if wounded is None:
            continue
        count = doc[killed.i + 2]
        for token in [t for t in (*count.children, *wounded.children) if t.i > wounded.i and t.dep_ in PHRASES_OF_BOTH]:
            token.head = killed
        if killed.head in (count, wounded):
            killed.head, killed.dep_ = killed, "ROOT"
        count.head, count.dep_ = wounded, "nsubjpass"
        wounded.head, wounded.dep_ = killed, "conj"
        for subject in dependents(killed, "nsubj", "dobj"):
            if subject.i < killed.i:
                subject.dep_ = "nsubjpass"
        changed += [killed, wounded, count]
    doc.reattach(changed)


def _wounded_after(killed: Token) -> Token | None:
    """The participle of the second count in "N killed, M wounded"; not in "N were killed", "killed, M wounded men"."""
    doc = killed.doc
    if killed.i + 3 >= killed.sent.end or doc[killed.i + 1].text != "," or not doc[killed.i + 2].like_num:
        return None
    wounded = doc[killed.i + 3]
    bare = killed.tag_ in PAST_TAGS and not dependents(killed, "aux", "auxpass") and killed.i > killed.sent.start
    second = wounded.tag_ in PAST_TAGS and wounded.dep_ != "amod" and wounded.lemma_ in words("wounding_verb")
    return wounded if bare and second and not any(t.pos_ == "AUX" for t in killed.sent) else None
