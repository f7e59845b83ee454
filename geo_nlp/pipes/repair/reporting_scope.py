"""What stands around a report, where the parser hangs it within: "said it was useless, and blamed Macron".

To the parser the report goes on there ("it blamed Macron"), and in "Macron, asked about the plan, said" Macron asked.
What "would" is said of goes on without it: "said Turkey would leave and called for talks" are two things that he did.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

SAYING = words("plain_reporting_verb")
# Who tells it in passing: "Iran struck Iraq, Tasnim reported, and".
REPORTING = SAYING | {"announce", "report"}
# What only somebody who speaks does: the subject of the report is a thing.
SPOKEN = words("speaker_only_verb")
THINGS = frozenset({"it", "that", "there", "these", "this", "those"})
# Who is asked before he answers.
ASKED = frozenset("ask press query question quiz".split())


def mend_reported(doc: Doc) -> list[Token]:
    """Hang anew what belongs to who reports; the words whose tags change."""
    parted = [token for token in doc.tokens if token.dep_ == "conj" and token.tag_ in FINITE and _parted(token)]
    asked = [token for token in doc.tokens if token.lemma_ in ASKED and token.tag_ == "VBD" and _asked(token)]
    asides = [token for token in doc.tokens if token.dep_ == "conj" and token.tag_ in FINITE and _behind_aside(token)]
    doc.hang([*parted, *asked, *asides])
    return asked


def _parted(verb: Token) -> bool:
    """Hang a second verb on the verb of saying, if it is no part of the report: of a thing, or in another tense."""
    told, saying = verb.head, verb.head.head
    reported = told.dep_ == "ccomp" and saying.lemma_ in SAYING and saying.i < told.i and verb.tag_ == saying.tag_
    if not reported or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts):
        return False
    link = next((c for c in told.rights if c.dep_ == "cc" and told.i < c.i < verb.i), None)
    if link is None or link.i != verb.left_edge.i - 1 or not (_in_other_tense(verb) or _of_a_thing(verb, link)):
        return False
    link.head = verb.head = saying
    return True


def _behind_aside(verb: Token) -> bool:
    """Hang a second verb on the first, past who reports both: "Iran struck Iraq, Tasnim said, and warned Turkey"."""
    saying, link = verb.head, verb.left_edge.nbor(-1) if verb.left_edge.i > verb.sent.start else verb
    if saying.lemma_ not in REPORTING or link.dep_ != "cc" or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return False
    told = saying.head if saying.dep_ == "parataxis" else next((c for c in saying.lefts if c.dep_ == "ccomp"), saying)
    between = verb.doc.tokens[saying.i + 1 : link.i]
    closed = bool(between) and between[-1].text == "," and all(t.dep_ != "dobj" for t in between)
    who = next((c for c in saying.lefts if c.dep_ == "nsubj"), None)
    opened = who is not None and who.left_edge.i > told.i and who.left_edge.nbor(-1).text == ","
    if told is saying or told.tag_ != verb.tag_ or not closed or not opened:
        return False
    verb.head = link.head = told
    return True


def _in_other_tense(verb: Token) -> bool:
    """Tell a past tense from what "would" goes on to: "said Turkey would leave and called for talks"."""
    told = verb.head
    past = verb.tag_ == "VBD" and verb.lower_ != verb.lemma_
    return past and told.tag_ == "VB" and any(c.tag_ == "MD" for c in told.lefts)


def _of_a_thing(verb: Token, link: Token) -> bool:
    """Tell what only people do, behind ", and", where the report is of a thing: "said it was late, and urged calm"."""
    subject = next((c for c in verb.head.lefts if c.dep_ in SUBJECTS), None)
    thing = subject is not None and (subject.pos_ == "NOUN" or subject.lower_ in THINGS)
    return thing and verb.lemma_ in SPOKEN and link.nbor(-1).text == ","


def _asked(verb: Token) -> bool:
    """Make a participle of "asked" between commas behind who says: "Macron, asked about the plan, said"."""
    saying = verb.head
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    before, behind = verb.nbor(-1), saying.doc.tokens[verb.right_edge.i + 1 : saying.i + 1]
    if subject is None or before.text != "," or verb.dep_ not in ("ccomp", "advcl") or saying.i < verb.i:
        return False
    if not behind or behind[0].text != "," or any(c.dep_ in SUBJECTS for c in saying.children):
        return False
    before.head, subject.head, subject.dep_ = subject, saying, "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"
    return True
