"""Relative clauses that the parser misreads: reduced ones, those whose pronoun is the object, and those without one.

In "Soldiers sent to Goma opened fire" the participle looks like a past tense, and the verb after it becomes a stray
clause (the garden path of Bever 1970); in "Hamas, which Israel attacked" the pronoun looks like a second subject. In
"Chad blamed Mali, a charge Mali denies" the last verb looks like that of the sentence.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import FINITE, NOMINAL_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import BRANDING

OWN_PATIENT = frozenset({"aux", "auxpass", "ccomp", "dobj", "neg", "prt", "xcomp"})
CLAUSE_BOUNDS = frozenset({"cc", "mark", "punct"})
RELATIVES = frozenset({"that", "which", "who", "whom"})


def repair_reduced_relatives(doc: Doc) -> list[Token]:
    """Make participles of such verbs, and the verbs of their clauses of what follows; the words."""
    sent = [t for t in doc.tokens if t.tag_ == "VBD" and t.lemma_ in words("dispatch_verb")]
    found = [(*two, t) for t in sent if (two := _subject_and_verb(t)) is not None]
    for subject, verb, participle in found:
        _hang_on_subject(subject, verb, participle)
    clausal = [t for t in doc.tokens if t.dep_ == "csubj" and t.tag_ == "VBD" and _is_reduced(t)]
    for participle in clausal:  # "a leader killed in a raid was not Musa"
        passive = any(c.dep_ == "auxpass" for c in participle.head.lefts)
        subject = participle.nbor(-1)
        subject.head, subject.dep_ = participle.head, "nsubjpass" if passive else "nsubj"
        participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"
    doc.reattach([*(verb for _, verb, _ in found), *clausal])
    return [*(verb for _, verb, _ in found), *clausal]


def _is_reduced(participle: Token) -> bool:
    """Whether a clause that is read as a subject is a noun with its participle: "a leader killed in a raid was"."""
    subject = participle.nbor(-1)
    own = subject.head is participle and subject.dep_ == "nsubj" and participle.i < participle.head.i
    placed = any(c.i == participle.i + 1 and c.tag_ == "IN" for c in participle.rights)
    return own and placed and not any(c.dep_ in OWN_PATIENT or c.dep_ == "mark" for c in participle.children)


def _subject_and_verb(sent: Token) -> tuple[Token, Token] | None:
    """The subject right before a verb without object, and the finite verb after its phrase that has no other."""
    subject = sent.nbor(-1)
    if subject.head is not sent or subject.dep_ != "nsubj" or any(c.dep_ in OWN_PATIENT for c in sent.children):
        return None
    if not any(c.i == sent.i + 1 and c.tag_ in ("IN", "TO") for c in sent.rights):
        return None
    for token in sent.doc[sent.i + 1 : sent.sent.end]:
        if token.dep_ in CLAUSE_BOUNDS or token.tag_.startswith("W"):
            return None
        if token.tag_ in FINITE or (token.tag_ == "VBN" and token.dep_ in ("acl", "advcl")):
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            own = any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.lefts)
            return None if own or verb.i < token.i else (subject, verb)
    return None


def _hang_on_subject(subject: Token, verb: Token, sent: Token) -> None:
    """Hang the participle on the subject, and the subject and what else the clause has on its verb."""
    start = verb.left_edge.i
    for child in list(sent.children):
        if child is not verb and (child.i < subject.i or child.i >= start):
            child.head = verb
    verb.head, verb.dep_ = (verb if sent.head is sent else sent.head), sent.dep_
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
    sent.head, sent.dep_, sent.tag_ = subject, "acl", "VBN"
    if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        verb.tag_ = "VBD"


def repair_relative_objects(doc: Doc) -> list[Token]:
    """Make objects of such pronouns, and a predicate of what their noun is called; no word has another tag then."""
    for pronoun in doc.having(RELATIVES):
        verb = pronoun.head
        if pronoun.tag_ == "IN" and pronoun.dep_ == "dobj" and verb.tag_ != "VB":  # "tents that they had put up"
            pronoun.tag_ = "WDT"
        if pronoun.tag_ not in ("WDT", "WP") or verb.dep_ != "relcl" or pronoun.i > verb.i:
            continue
        if pronoun.dep_ == "nsubj" and _has_other_subject(verb, pronoun):
            pronoun.dep_ = "dobj"
        if pronoun.dep_ == "dobj" and verb.lemma_ in BRANDING:
            for kind in verb.rights:
                kind.dep_ = "oprd" if kind.dep_ == "dobj" else kind.dep_
    return []


def _has_other_subject(verb: Token, pronoun: Token) -> bool:
    """Whether a clause has a noun as subject beside the pronoun, and nothing below it that the pronoun could do."""
    if any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "dobj" and verb.lemma_ not in BRANDING) for c in verb.rights):
        return False
    return any(c.dep_ == "nsubj" and c.i > pronoun.i and c.tag_ in NOMINAL_TAGS for c in verb.lefts)


def repair_contact_relatives(doc: Doc) -> None:
    """Hang a clause on the noun before its subject, which sums up the clause before it: "a charge Mali denies"."""
    found = [(noun, noun.head) for noun in doc.tokens if noun.dep_ == "dobj" and noun.tag_ == "NN" and _sums_up(noun)]
    for noun, verb in found:
        before = next(c for c in verb.lefts if c.dep_ == "ccomp")
        before.head, before.dep_ = (before if verb.head is verb else verb.head), verb.dep_
        noun.head, noun.dep_ = before, "npadvmod"
        verb.head, verb.dep_ = noun, "relcl"
    doc.reattach(verb for _, verb in found)


def _sums_up(noun: Token) -> bool:
    """Whether "a charge" stands between the comma after a clause and the subject of the verb whose object it is."""
    verb = noun.head
    if noun.i > verb.i or noun.left_edge.lower_ not in ("a", "an") or noun.left_edge.nbor(-1).text != ",":
        return False
    clauses = [c for c in verb.lefts if c.dep_ == "ccomp"]
    whole = len(clauses) == 1 and clauses[0].i < noun.i and any(c.dep_ in SUBJECTS for c in clauses[0].lefts)
    return whole and any(c.dep_ in SUBJECTS and c.left_edge.i == noun.i + 1 for c in verb.lefts)
