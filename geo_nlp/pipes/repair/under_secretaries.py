"""Under secretaries, whose title the parser takes for a preposition: "Under Secretary Nuland met Lavrov"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import PLACE_LABELS, PROPER, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

SECRETARIES = frozenset({"Secretary", "Secretaries"})


def repair_under_secretaries(doc: Doc) -> list[Token]:
    """Make a part of the title of "Under", and of its object what the phrase is to the verb; the words."""
    found = [t for t in doc.having({"under"}) if t.text == "Under" and t.tag_ == "IN" and t.i + 1 < t.sent.end]
    found = [under for under in found if under.nbor().text in SECRETARIES and under.nbor().tag_ in PROPER]
    for under in found:
        _attach_to_title(under)
    doc.reattach(found)
    return found


def _attach_to_title(under: Token) -> None:
    """Attach "Under" to "Secretary", and who has the title to the verb."""
    title, above = under.nbor(), under.head
    objects = [c for c in under.rights if c.dep_ == "pobj"]
    if objects:
        holder = objects[-1]
        for other in under.rights:
            if other is not holder:
                other.head, other.dep_ = holder, "nmod" if other.dep_ == "pobj" else other.dep_
        holder.head, holder.dep_ = above, _relation_of_holder(under, holder)
    state = under.nbor(-1) if under.i > under.sent.start else under
    if objects and state.ent_type_ in PLACE_LABELS and state.dep_ in ("dobj", "pobj"):  # "met with U.S. Under"
        holder.head, holder.dep_ = state.head, state.dep_
        state.head, state.dep_ = title, "compound"
    under.head, under.dep_, under.tag_, under.pos_ = title, "compound", "NNP", "PROPN"


def _relation_of_holder(under: Token, holder: Token) -> str:
    """What the holder of the title is to the word above: its subject before a verb, its object after it."""
    above = under.head
    if under.dep_ == "conj":
        return "conj"
    if above.pos_ not in VERBAL:
        return "pobj" if above.pos_ == "ADP" else "appos"
    if holder.i > above.i:
        return "dobj"
    if any(c.dep_ in SUBJECTS for c in above.children):
        return "appos"
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in above.lefts) else "nsubj"
