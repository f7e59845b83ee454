"""The scope of a report, where the parser makes it too wide: "said it was useless, and blamed Macron".

To the parser the report goes on there ("it blamed Macron"), and in "Macron, asked about the plan, said" Macron asked.
Nor does it go on with another tense: "said Turkey would leave and called for talks" are two acts of the speaker.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

SAYING = words("plain_reporting_verb")
# Verbs of a parenthetical report: "Iran struck Iraq, Tasnim reported, and".
REPORTING = SAYING | {"announce", "report"}
# What only a speaker does: the subject of the report is a thing.
SPEAKER_ONLY_VERBS = words("speaker_only_verb")
THINGS = frozenset({"it", "that", "there", "these", "this", "those"})
# Who is asked before he answers.
QUESTIONING = frozenset("ask press query question quiz".split())


def repair_reporting_scope(doc: Doc) -> list[Token]:
    """Attach to the verb of saying what belongs to it; the words whose tags change."""
    second = [t for t in doc.tokens if t.dep_ == "conj" and t.tag_ in FINITE and _attach_to_saying(t)]
    asked = [t for t in doc.tokens if t.lemma_ in QUESTIONING and t.tag_ == "VBD" and _make_participle(t)]
    continued = [t for t in doc.tokens if t.dep_ == "conj" and t.tag_ in FINITE and _attach_past_report(t)]
    doc.reattach([*second, *asked, *continued])
    return asked


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


def _attach_past_report(verb: Token) -> bool:
    """Attach a second verb to the first, past a report: "Iran struck Iraq, Tasnim said, and warned Turkey"."""
    saying = verb.head
    if saying.lemma_ not in REPORTING or verb.left_edge.i <= verb.sent.start:
        return False
    link = verb.left_edge.nbor(-1)
    if link.dep_ != "cc" or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return False
    reported = saying.head if saying.dep_ == "parataxis" else next((c for c in saying.lefts if c.dep_ == "ccomp"), None)
    if reported is None or reported is saying or reported.tag_ != verb.tag_:
        return False
    if not _is_closed(saying, link) or not _is_opened(saying, reported):
        return False
    verb.head = link.head = reported
    return True


def _is_closed(saying: Token, link: Token) -> bool:
    """Whether a comma ends the report before "and", and the verb of saying has no object: "Tasnim said, and"."""
    between = saying.doc.tokens[saying.i + 1 : link.i]
    return bool(between) and between[-1].text == "," and all(t.dep_ != "dobj" for t in between)


def _is_opened(saying: Token, reported: Token) -> bool:
    """Whether the speaker stands after what he reports, and a comma before him: "struck Iraq, Tasnim said"."""
    speaker = next((c for c in saying.lefts if c.dep_ == "nsubj"), None)
    return speaker is not None and speaker.left_edge.i > reported.i and speaker.left_edge.nbor(-1).text == ","


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


def _make_participle(verb: Token) -> bool:
    """Make a participle of "asked" between commas after the speaker: "Macron, asked about the plan, said"."""
    saying, before = verb.head, verb.nbor(-1)
    if before.text != "," or verb.dep_ not in ("ccomp", "advcl") or saying.i < verb.i:
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    after = saying.doc.tokens[verb.right_edge.i + 1 : saying.i + 1]
    if subject is None or not after or after[0].text != "," or any(c.dep_ in SUBJECTS for c in saying.children):
        return False
    before.head, subject.head, subject.dep_ = subject, saying, "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"
    return True
