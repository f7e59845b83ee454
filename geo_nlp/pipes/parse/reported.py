"""What stands around a report, where the parser hangs it within: "said it was useless, and blamed Macron".

To the parser the report goes on there ("it blamed Macron"), and in "Macron, asked about the plan, said" Macron asked.
"""

from __future__ import annotations

from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.tags import FINITE, SUBJECTS

SAYING = frozenset("add admit argue claim declare insist note say state stress suggest tell warn write".split())
# What only somebody who speaks does: the subject of the report is a thing.
SPOKEN = frozenset(
    "accuse applaud appeal ask blame call condemn criticise criticize demand denounce invite offer pledge praise "
    "promise propose reiterate reject request salute thank threaten urge voice vow warn welcome".split()
)
THINGS = frozenset({"it", "that", "there", "these", "this", "those"})
# Who is asked before he answers.
ASKED = frozenset("ask press query question quiz".split())


def mend_reported(doc: Doc) -> list[Token]:
    """Hang anew what belongs to who reports; the words whose tags change."""
    parted = [token for token in doc.tokens if token.dep_ == "conj" and token.lemma_ in SPOKEN and _parted(token)]
    asked = [token for token in doc.tokens if token.lemma_ in ASKED and token.tag_ == "VBD" and _asked(token)]
    doc.hang([*parted, *asked])
    return asked


def _parted(verb: Token) -> bool:
    """Hang a second verb behind ", and" on the verb of saying, if what it is joined to is told of a thing."""
    told = verb.head
    saying = told.head
    link = next((c for c in told.rights if c.dep_ == "cc" and told.i < c.i < verb.i), None)
    if link is None or link.nbor(-1).text != "," or link.i != verb.left_edge.i - 1:
        return False
    reported = told.dep_ == "ccomp" and saying.lemma_ in SAYING and saying.i < told.i and verb.tag_ == saying.tag_
    if not reported or verb.tag_ not in FINITE or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts):
        return False
    subject = next((c for c in told.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or not (subject.pos_ == "NOUN" or subject.lower_ in THINGS):
        return False
    link.head = verb.head = saying
    return True


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
