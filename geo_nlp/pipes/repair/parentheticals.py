"""Verbs that an insertion parts from their auxiliary: "had not, as of Monday, announced", "was on Monday expelled".

The small model's parser leaves the subject or the negation with the auxiliary, or takes the auxiliary or the verb of
the insertion for the verb of the sentence, so that whoever is quoted there becomes its subject.
"""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.pipes.syntax.labels import AUXILIARIES, SUBJECTS, WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token

AUXILIARY_FORMS = frozenset(
    "am are be been did do does had has have is was were can could may might must shall should will would".split()
)
# The forms of a verb that each auxiliary asks for; a bare one the tagger may take for a noun.
BASE_FORMS = frozenset({"VB", "VBP", "NN"})
FORMS_AFTER_AUXILIARY = {"be": frozenset({"VBG", "VBN"}), "have": frozenset({"VBN", "VBD"}), "do": BASE_FORMS}
DAILY = frozenset({"early", "earlier", "late", "later"})
LONGEST_PARENTHETICAL = 9  # words of an insertion


def repair_parentheticals(doc: Doc) -> None:
    """Attach what an insertion parts from its verb to it, and the verb to the head of the auxiliary or insertion."""
    auxiliaries = [t for t in doc.having(AUXILIARY_FORMS) if t.pos_ == "AUX"]
    moved = [c for t in auxiliaries if t.dep_ in AUXILIARIES for c in t.children]
    for word in moved:
        word.dep_ = "nsubjpass" if word.dep_ in SUBJECTS and word.head.dep_ == "auxpass" else word.dep_
        word.head = word.head.head
    parted = [(t, verb) for t in auxiliaries if (verb := _verb_after_insertion(t)) is not None]
    for auxiliary, verb in parted:
        _join(auxiliary, verb)
    doc.reattach([*moved, *(verb for _, verb in parted)])


def _verb_after_insertion(auxiliary: Token) -> Token | None:
    """The verb after an insertion that opens right after an auxiliary, where the parser does not tie the two."""
    opening = auxiliary.nbor(2) if auxiliary.nbor().dep_ == "neg" else auxiliary.nbor()
    within = auxiliary.doc.tokens[opening.i + 1 : min(opening.i + LONGEST_PARENTHETICAL, auxiliary.sent.end)]
    if opening.text == ",":
        closing = next((t for t in within[1:] if t.text == ","), None)
    else:
        closing = _end_of_date(opening, within)
    if closing is None:
        return None
    verb = closing.nbor()
    forms = BASE_FORMS if auxiliary.tag_ == "MD" else FORMS_AFTER_AUXILIARY.get(auxiliary.lemma_, frozenset())
    return verb if verb.tag_ in forms and verb.text.islower() and auxiliary.head is not verb else None


def _end_of_date(opening: Token, within: list[Token]) -> Token | None:
    """The last word of a date without commas: "was for years supplied", "was late on Friday summoned"."""
    if opening.tag_ != "IN" and opening.ent_type_ not in WHEN and opening.lower_ not in DAILY:
        return None
    dated = list(takewhile(lambda t: t.ent_type_ in WHEN or t.tag_ == "IN", within))
    last = dated[-1] if dated else opening
    return last if last.ent_type_ in WHEN else None


def _join(auxiliary: Token, verb: Token) -> None:
    """Make a verb that of its sentence, with its auxiliary's subject; a verb of saying in between is a parenthesis."""
    between = (t for t in auxiliary.doc[auxiliary.i + 1 : verb.i] if t.pos_ == "VERB")
    quoted = next((t for t in between if t in (auxiliary.head, auxiliary.head.head)), None)
    top, passive = quoted or auxiliary, auxiliary.lemma_ == "be" and verb.tag_ == "VBN"
    for child in (*auxiliary.children, *(c for c in top.children if not auxiliary.i < c.i < verb.i)):
        child.head = verb
        child.dep_ = "nsubjpass" if child.dep_ in SUBJECTS and passive else child.dep_
    verb.head, verb.dep_ = (top.head, top.dep_) if top.head is not top else (verb, "ROOT")
    auxiliary.head, auxiliary.dep_ = verb, "auxpass" if passive else "aux"
    if quoted is not None:
        quoted.head, quoted.dep_ = verb, "parataxis"
    if verb.tag_ == "NN":
        verb.tag_, verb.pos_ = "VB", "VERB"
