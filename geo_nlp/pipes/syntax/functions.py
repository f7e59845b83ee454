"""Grammatical functions over spaCy's English labels: who acts, who is acted on, whatever the surface form.

The idea is PredPatt's (White et al. 2016): passives, relative clauses, participles, control and coordination are
undone once, here, so that no rule has to know of them. The *subject* is always the one who acts.
"""

from __future__ import annotations

from geo_nlp.pipes.syntax import control, relative_clauses
from geo_nlp.pipes.syntax.control_infinitives import announced, completes
from geo_nlp.pipes.syntax.dislocation import (
    RELATIVE,
    beside,
    cleft,
    fused,
    missed,
    of_its_form,
    stranded,
    torn,
    unmarked,
)
from geo_nlp.pipes.syntax.labels import NOUNS, TENSED
from geo_nlp.pipes.syntax.possession_classes import CREATING
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import (
    BRANDING,
    CONTACTING,
    CONVEYING,
    GIVING,
    OBJECT_CONTROL,
    PERMITTING,
    PURPOSES,
    TASKED,
    TELLING,
)
from geo_nlp.pipes.syntax.voice import CALLING, bereft, finite, is_passive, misread, ordered
from geo_nlp.pipes.syntax.voice import own as _own
from geo_nlp.pipes.syntax.words import NAMED, conjuncts

DEPTH = 6


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that name who acts; empty in a passive without agent."""
    if is_passive(verb):
        found = [obj for by in _own(verb, "agent") for obj in by.children if obj.dep_ == "pobj"] or unmarked(verb)
        if not found and bereft(verb) is not None:
            return []
        if not found and (ordering := ordered(verb)) is not None and ordering.lemma_ != "want":
            return grammatical_subjects(ordering, depth + 1)
        if not found and verb.dep_ == "conj" and depth < DEPTH and is_passive(verb.head):
            return []
        return [token for head in found for token in conjuncts(head)]
    return grammatical_subjects(verb, depth)


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, its own or inherited through control, coordination and participles."""
    if depth > DEPTH or (_own(verb, "expl") and not _own(verb, "nsubj")):
        return []  # "said that there was an attack"
    own = [t for t in _own(verb, "nsubj", "nsubjpass") if t.lower_ != "there"]
    if len(own) > 1:
        own = [t for t in own if t.nbor().text != ":"] or own  # "France: On Monday, the government said"
    if len(own) > 1 and (_spoken_to(own) or (own[-1].tag_ == "PRP" and own[-1].nbor(-1).text == ",")):
        own = own[-1:]  # "Mr President, we condemn it": who is spoken to does nothing
    if own and depth and verb.lemma_ == "be" and own[0].lemma_ in PURPOSES:  # "Macron's aim was to meet him"
        return [t for o in _own(own[0], "poss") for t in conjuncts(o)]
    if named := cleft(verb, own):
        return named
    if own:
        if own[0].tag_ in RELATIVE and verb.dep_ == "relcl":
            return relative_clauses.stood_for(own[0], verb, depth)
        if own[0].tag_ in RELATIVE and verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and own[0].i < verb.head.i:
            return conjuncts(verb.head.head)  # "Lavrov, who Macron says attacked"
        return [token for head in own for token in conjuncts(head)] + beside(verb)
    return _inherited(verb, depth) if depth < DEPTH else []


def _spoken_to(own: list[Token]) -> bool:
    """Whether the first of two subjects is who is spoken to: "Robert, the President met Putin"."""
    first, edge = own[0], own[-1].left_edge
    alone = first.i == first.sent.start and first.ent_type_ == "PERSON" and first.nbor().text == ","
    return alone and edge.tag_ == "DT" and edge.nbor(-1).text == "," and own[-1].nbor().text != ","


def _inherited(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb has from another: by control, coordination, as a participle, or lost by the parser."""
    if governed := [s for c in _own(verb, "aux") for s in _own(c, "nsubj")]:  # "Iran admits downing it"
        return [t for head in governed for t in conjuncts(head)]
    # "Should Russia attack", "in case Turkey attacks": the parser makes the name a compound of the verb.
    opened = verb.tag_ in ("VB", "VBZ", "VBP") and verb.dep_ == "advcl" and verb.left_edge.tag_ in ("MD", "IN")
    if opened and (named := [t for t in _own(verb, "compound") if t.ent_type_ in NAMED]):
        return named
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return grammatical_subjects(of_its_form(verb, head), depth + 1)
    if dep == "ROOT" and verb.tag_ in ("VBZ", "VBD"):  # a headline: "Lula praises Cuba, slams US"
        before = [c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_]
        return [t for c in before for s in _own(c, "nsubj") for t in conjuncts(s)] or torn(verb)
    if dep in ("xcomp", "advcl") and (deed := control.spoken_of(verb, head)) is not None:
        return control.of_noun(verb, deed, depth) or _by_whom(head)
    if dep in ("xcomp", "ccomp") and (head.pos_ in ("VERB", "AUX", "ADJ") or _own(head, "nsubj")):  # "they plan/NN to"
        return control.controller(verb, head, depth)
    if dep == "advcl" and head.pos_ in ("VERB", "AUX"):
        return _of_adverbial(verb, head, depth)
    if dep == "acl":
        return conjuncts(head) if finite(verb) else control.of_noun(verb, head, depth)
    if dep == "relcl" and verb.tag_ not in ("VB",):
        return []
    if announced(verb):
        return conjuncts(head) + [c for c in head.rights if c.dep_ == "appos" and c.i < verb.i]
    if dep == "relcl" and head.dep_ == "dobj" and head.head.lemma_ in CREATING:  # "launched a website to attack"
        return grammatical_subjects(head.head, depth + 1)
    one = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "among") else head
    if dep == "relcl" and one.dep_ == "attr":  # "was the only country to condemn", "is one of the few leaders to back"
        return grammatical_subjects(one.head, depth + 1)
    if dep == "attr" and verb.tag_ == "VBG" and head.lemma_ == "be":  # "Qatar is mediating between", read as a noun
        return grammatical_subjects(head, depth + 1)
    if dep == "dobj" and verb.tag_ == "VBG" and head.pos_ == "VERB":  # "denied planning to"
        return grammatical_subjects(head, depth + 1)
    if dep == "pcomp":
        named = [c for c in head.rights if c.dep_ == "pobj" and c.i < verb.i]  # "a message from Macron inviting Putin"
        return [t for c in named for t in conjuncts(c)] or control.of_gerund(head, depth)
    if dep == "amod" and verb.tag_ == "VBG":
        return conjuncts(head)
    if misread(verb):
        return [verb.nbor(-1)]
    if dep == "amod" and verb.tag_ == "VBD":  # "the British relinquished control", read as one phrase
        return [t for t in head.lefts if t.i < verb.i and t.ent_type_ in NAMED]
    return torn(verb) if dep == "ROOT" else []


def _by_whom(verb: Token) -> list[Token]:
    """Who is named behind "by" at a verb."""
    by = [c for c in _own(verb, "prep", "agent") if c.lower_ == "by"]
    return [t for prep in by for c in prep.children for t in conjuncts(c)]


def _of_adverbial(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does what an adverbial clause tells: whoever acts above it, or is asked or planned for there."""
    beside = verb.doc[verb.i - 2] if verb.i > head.i + 2 and verb.nbor(-1).text == "," else None
    if beside is not None and beside.tag_ in NOUNS and verb.lemma_ in TASKED and not _own(verb, "mark"):
        return conjuncts(beside)  # "support for the army, focused on defeating it"
    if verb.tag_ == "VB" and head.lemma_ in BRANDING:
        called = [t for t in _own(head, "dobj") if any(t.i < c.i < verb.i for c in _own(head, "oprd"))]
        if called:  # "called the vote a plot to unseat him"
            return [t for o in called for t in conjuncts(o)]
    if (head.lemma_ in CALLING and verb.tag_ == "VB") or completes(verb) or control.for_whom(verb, head):
        return control.controller(verb, head, depth)
    if control.unheeded(verb, head):
        return []
    if marked := [t for m in _own(verb, "mark") for t in m.rights if t.dep_ == "pobj" and m.i < t.i < verb.i]:
        return [t for subject in marked for t in conjuncts(subject)]  # "after Theresa May stepped down"
    asked = [t for o in _own(head, "dobj") for t in control.asked_of(o, head, verb)]
    asked = asked or (control.timed(head) if verb.tag_ == "VB" else [])
    return asked or grammatical_subjects(head, depth + 1)


def _of_passive(verb: Token, depth: int) -> list[Token]:
    """To whom something is done: what the participle describes, or the subject, or who is had to suffer it."""
    if verb.dep_ in ("acl", "amod"):
        return conjuncts(verb.head)
    joined = verb.dep_ == "conj" and verb.head.dep_ == "acl" and not _own(verb, "nsubj", "nsubjpass", "aux")
    if joined and is_passive(verb.head) and depth < DEPTH:
        return objects(verb.head, depth + 1)  # "backed by Macron but opposed by Merkel"
    if (ordering := ordered(verb)) is not None:
        return [t for o in _own(verb, "nsubj") or _own(ordering, "dobj") for t in conjuncts(o)]
    if verb.dep_ == "pcomp" and any(c.dep_ == "acl" and c.tag_ == "VBG" for s in _own(verb, "nsubj") for c in s.rights):
        return []  # "with officials reporting 150 soldiers killed"
    found = grammatical_subjects(verb, depth)
    extra = [t for o in _own(verb, "dobj", "oprd") for t in conjuncts(o)]
    if verb.lemma_ in GIVING and _own(verb, "dobj"):
        return extra
    return found or extra


def objects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that name who or what is acted on: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return _of_passive(verb, depth)
    own = [t for t in _own(verb, "dobj", "oprd") if t.tag_ not in RELATIVE]
    own = own or [t for t in verb.rights if t.i == verb.i + 1 and missed(t)]
    called = own and all(t.dep_ == "oprd" for t in own)
    if called and verb.dep_ == "relcl" and any(c.tag_ in RELATIVE for c in _own(verb, "dobj")):
        own = [verb.head, *own]  # "Trump, whom Macron called a friend"
    if own:
        return [token for head in own for token in conjuncts(head)]
    clauses = _own(verb, "ccomp")
    if called := [t for c in clauses for t in fused(c)]:
        return called
    if bare := [c for c in clauses if verb.lemma_ in PERMITTING and c.tag_ == "NNS" and not _own(c, "nsubj")]:
        return conjuncts(bare[0])  # "let inspectors into the plant"
    # "Orban defended Israeli leader Netanyahu", read as one phrase.
    if misread(verb) or (verb.dep_ == "amod" and verb.tag_ == "VBD"):
        return conjuncts(verb.head)
    told = [t for c in clauses if _told_of(c, verb) and not _own(c, "mark") for t in _own(c, "nsubj", "nsubjpass")]
    raised = any(c.tag_ == "VB" and _own(c, "aux") and _own(c, "aux")[0].lower_ == "to" for c in clauses)
    doing = any(c.tag_ == "VBG" and not _own(c, "aux") for c in clauses)  # "accept refugees fleeing war"
    if told and (raised or doing or verb.lemma_ in OBJECT_CONTROL | TELLING or verb.lemma_ == "help"):
        return [token for head in told for token in conjuncts(head)]
    if verb.dep_ == "relcl" and (
        _own(verb, "dobj")
        or (_own(verb, "nsubj") and _own(verb, "nsubj")[0].tag_ not in RELATIVE and not stranded(verb))
    ):
        return _described(verb.head, depth)
    return _of_beside(verb) if depth < DEPTH else []


def _of_beside(verb: Token) -> list[Token]:
    """The object that a verb shares with one it is joined to: "attacked and later occupied Kuwait"."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not _own(verb, "prep", "ccomp", "xcomp", "advmod"):
        return [t for o in _own(verb.head, "dobj") if o.i > verb.i for t in conjuncts(o)]
    if _own(verb, "prep", "ccomp", "xcomp", "prt"):
        return []
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB"]
    return [t for c in joined for o in _own(c, "dobj") for t in conjuncts(o)]


def _described(noun: Token, depth: int) -> list[Token]:
    """Who is meant by a description: "Lavrov is somebody whom Macron respects"."""
    said_of = noun.dep_ == "attr" and noun.pos_ in ("NOUN", "PRON") and noun.head.lemma_ == "be"
    subjects = [t for t in grammatical_subjects(noun.head, depth + 1) if t.pos_ == "PROPN"] if said_of else []
    return subjects or conjuncts(noun)


def addressed(verb: Token) -> list[Token]:
    """To whom something is said in a call or visit: "phoned Abbas to convey his support"."""
    if verb.lemma_ not in CONVEYING or verb.tag_ != "VB" or verb.head.lemma_ not in CONTACTING:
        return []
    return objects(verb.head)


def _told_of(clause: Token, verb: Token) -> bool:
    """Whether the subject of an inner clause is the object: "had Iran leave", "helped it win", "called it illegal"."""
    if clause.tag_ in ("VB", "VBN", "VBG"):  # not "warned the army could be called in"
        return not any(c.tag_ in TENSED for c in _own(clause, "aux", "auxpass"))
    # "Allowed it expanded access", "let the sailors go/VBP".
    bare = verb.lemma_ == "help" or (verb.lemma_ in PERMITTING and clause.tag_ in ("VBD", "VBP"))
    return (bare and not _own(clause, "aux")) or (clause.pos_ == "ADJ" and verb.lemma_ in TELLING)


def datives(verb: Token) -> list[Token]:
    """Heads of the indirect object: "gave Ukraine weapons", "Ukraine was given weapons"."""
    if verb.lemma_ in GIVING and is_passive(verb) and _own(verb, "dobj"):
        return grammatical_subjects(verb)
    return [token for head in _own(verb, "dative") if head.pos_ != "ADP" for token in conjuncts(head)]
