"""Verbs that an insertion parts from their auxiliary: "had not, as of Monday, announced", "is not, he said, attacking".

The small model's parser leaves the negation with the auxiliary, or takes the auxiliary or the verb of the insertion for
the verb of the sentence, and then whoever is quoted there does the deed.
"""

from __future__ import annotations

from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.tags import SUBJECTS

AUXILIARIES = frozenset({"aux", "auxpass"})
NEGATIVE = frozenset({"n't", "n’t", "never", "not"})
HELPING = frozenset(
    "am are be been did do does had has have is was were can could may might must shall should will would".split()
)
# The forms of a verb that each auxiliary asks for; a bare one the tagger may take for a noun.
BARE = frozenset({"VB", "VBP", "NN"})
FORMS = {"be": frozenset({"VBG", "VBN"}), "have": frozenset({"VBN", "VBD"}), "do": BARE}
LONGEST = 9


def mend_interrupted(doc: Doc) -> None:
    """Hang what an insertion parts from its verb on it, and the verb where the auxiliary or the insertion hangs."""
    negations = [t for t in doc.having(NEGATIVE) if t.dep_ == "neg" and t.head.dep_ in AUXILIARIES]
    for negation in negations:
        negation.head = negation.head.head
    parted = [(t, verb) for t in doc.having(HELPING) if t.pos_ == "AUX" and (verb := _behind(t)) is not None]
    for auxiliary, verb in parted:
        _join(auxiliary, verb)
    doc.hang([*negations, *(verb for _, verb in parted)])


def _behind(auxiliary: Token) -> Token | None:
    """The verb behind an insertion that opens right after an auxiliary, where the parser does not tie the two."""
    opening = auxiliary.nbor(2) if auxiliary.nbor().dep_ == "neg" else auxiliary.nbor()
    if opening.text != ",":
        return None
    within = auxiliary.doc[opening.i + 2 : min(opening.i + LONGEST, auxiliary.sent.end)]
    closing = next((t for t in within if t.text == ","), None)
    if closing is None:
        return None
    verb = closing.nbor()
    forms = BARE if auxiliary.tag_ == "MD" else FORMS.get(auxiliary.lemma_, frozenset())
    return verb if verb.tag_ in forms and verb.text.islower() and auxiliary.head is not verb else None


def _join(auxiliary: Token, verb: Token) -> None:
    """Make a verb that of its sentence, with its auxiliary's subject; who is quoted between them only says so."""
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
        for thing in verb.rights[:1]:
            thing.dep_ = "dobj" if thing.dep_ in ("npadvmod", "appos", "dep") else thing.dep_
