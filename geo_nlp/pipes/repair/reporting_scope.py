"""The scope of a report, where the parser makes it too wide: "said it was useless, and blamed Macron".

To the parser the report goes on there ("it blamed Macron"). Nor does it go on with another tense: "said Turkey would
leave and called for talks" are two acts of the speaker.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

SAYING = words("plain_reporting_verb")
# What only a speaker does: the subject of the report is a thing.
SPEAKER_ONLY_VERBS = words("speaker_only_verb")
THINGS = frozenset({"it", "that", "there", "these", "this", "those"})


def repair_reporting_scope(doc: Doc) -> list[Token]:
    """Attach to the verb of saying what belongs to it; no word has another tag then."""
    second = [t for t in doc.tokens if t.dep_ == "conj" and t.tag_ in FINITE and _attach_to_saying(t)]
    doc.reattach(second)
    return []


def _attach_to_saying(verb: Token) -> bool:
    """Attach a second verb to the verb of saying, if it is no part of the report: "said it was late and urged calm"."""
    reported, saying = verb.head, verb.head.head
    if reported.dep_ != "ccomp" or saying.lemma_ not in SAYING or saying.i >= reported.i or verb.tag_ != saying.tag_:
        return False
    if any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts):
        return False
    link = next((c for c in reported.rights if c.dep_ == "cc" and reported.i < c.i < verb.i), None)
    if link is None or link.i != verb.left_edge.i - 1:
        return False
    if not _is_in_other_tense(verb) and not _is_act_of_speaker(verb, link):
        return False
    link.head = verb.head = saying
    return True


def _is_in_other_tense(verb: Token) -> bool:
    """Whether a past tense follows a report with a modal: "said Turkey would leave and called for talks"."""
    reported = verb.head
    past = verb.tag_ == "VBD" and verb.lower_ != verb.lemma_
    return past and reported.tag_ == "VB" and any(c.tag_ == "MD" for c in reported.lefts)


def _is_act_of_speaker(verb: Token, link: Token) -> bool:
    """Whether only a speaker does it, and the report is about a thing: "said it was late, and urged calm"."""
    if verb.lemma_ not in SPEAKER_ONLY_VERBS or link.nbor(-1).text != ",":
        return False
    subject = next((c for c in verb.head.lefts if c.dep_ in SUBJECTS), None)
    return subject is not None and (subject.pos_ == "NOUN" or subject.lower_ in THINGS)
