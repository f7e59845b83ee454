"""Grammatical functions over spaCy's English labels: who acts, who is acted on, whatever the surface form.

The idea is PredPatt's (White et al. 2016): passives, relative clauses, participles, control and coordination are
undone once, here, so that no rule has to know of them. The *subject* is always the one who acts.
"""

from __future__ import annotations

from geo_nlp.pipes.displaced import NAMED, RELATIVE, beside, cleft, fused, missed, of_its_form, stranded, torn
from geo_nlp.pipes.holdings import CREATING
from geo_nlp.pipes.infinitives import announced, completes
from geo_nlp.pipes.parse import Token
from geo_nlp.pipes.passives import CALLING, finite, is_passive, misread, ordered
from geo_nlp.pipes.passives import own as _own
from geo_nlp.pipes.phrases import prepositions
from geo_nlp.pipes.verbclasses import (
    ACCOMPANYING,
    BLAMED,
    BLAMING,
    BRANDING,
    CAUTIONING,
    CONTACTING,
    CONVEYING,
    CURBING,
    GIVING,
    INSTRUMENTS,
    NOT_OWN,
    OBJECT_CONTROL,
    OF_OTHERS,
    PLANS,
    PURPOSES,
    TELLING,
    USING,
)
from geo_nlp.pipes.words import conjuncts, is_person_title

DEPTH = 6
DESCRIBING = BRANDING | {"cite", "quote"}
TALKING = frozenset("ask complain congratulate demand discuss inform invite say talk thank urge warn wish".split())
BODIES = frozenset({"GPE", "NORP", "ORG"})
# Who does so together: "Modi and Xi, who met in Kazan".
TOGETHER = frozenset("agree clash cooperate disagree fight meet negotiate quarrel speak talk".split())


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that name who acts; empty in a passive without agent."""
    if is_passive(verb):
        found = [obj for by in _own(verb, "agent") for obj in by.children if obj.dep_ == "pobj"] or _unmarked(verb)
        if not found and (ordering := ordered(verb)) is not None and ordering.lemma_ != "want":
            return grammatical_subjects(ordering, depth + 1)
        if not found and verb.dep_ == "conj" and depth < DEPTH and is_passive(verb.head):
            return []
        return [token for head in found for token in conjuncts(head)]
    return grammatical_subjects(verb, depth)


def _unmarked(verb: Token) -> list[Token]:
    """By whom, where the parser sees no agent: "was awarded a medal by Macron", "was viewed with scorn by Macron"."""
    inner = [t for c in verb.rights if c.lower_ in ("as", "with") for t in c.rights if t.dep_ == "pobj"]
    carriers = [t for t in inner if t.head.lower_ == "with" or is_person_title(t.text)]  # not "as an attack by Russia"
    carriers += [verb] if _own(verb, "dobj", "oprd") else []
    beside = [c for t in carriers for c in t.rights if c.dep_ == "prep" and c.lower_ == "by"]
    return [c for by in beside for c in by.children if c.dep_ == "pobj" and c.ent_type_ in NAMED]


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, its own or inherited through control, coordination and participles."""
    if _own(verb, "expl") and not _own(verb, "nsubj"):
        return []  # "said that there was an attack"
    own = [t for t in _own(verb, "nsubj", "nsubjpass") if t.lower_ != "there"]
    if own and depth and verb.lemma_ == "be" and own[0].lemma_ in PURPOSES:  # "Macron's aim was to meet him"
        return [t for o in _own(own[0], "poss") for t in conjuncts(o)]
    if named := cleft(verb, own):
        return named
    if own:
        if own[0].tag_ in RELATIVE and verb.dep_ == "relcl":
            used = verb.head.dep_ == "dobj" and verb.head.head.lemma_ not in NOT_OWN
            if verb.head.lemma_ in INSTRUMENTS and used:  # "launched an attack that killed"
                return grammatical_subjects(verb.head.head, depth + 1)
            first = verb.head
            while first.dep_ == "conj" and verb.lemma_ in TOGETHER and own[0].nbor(-1).text == ",":
                first = first.head
            return conjuncts(first)
        if own[0].tag_ in RELATIVE and verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and own[0].i < verb.head.i:
            return conjuncts(verb.head.head)  # "Lavrov, who Macron says attacked"
        return [token for head in own for token in conjuncts(head)] + beside(verb)
    if depth >= DEPTH:
        return []
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
    if dep in ("xcomp", "ccomp") and (head.pos_ in ("VERB", "AUX", "ADJ") or _own(head, "nsubj")):  # "they plan/NN to"
        return _controller(verb, head, depth)
    if dep == "advcl" and head.pos_ in ("VERB", "AUX"):
        if (head.lemma_ in CALLING and verb.tag_ == "VB") or completes(verb) or _for_whom(verb, head):
            return _controller(verb, head, depth)
        if head.lemma_ in OF_OTHERS and verb.tag_ == "VB" and _plans(head):
            return [
                t for by in _own(head, "prep", "agent") if by.lower_ == "by" for c in by.children for t in conjuncts(c)
            ]
        return grammatical_subjects(head, depth + 1)
    if dep == "acl":
        return conjuncts(head) if finite(verb) else _of_noun(verb, head, depth)
    if dep == "relcl" and verb.tag_ not in ("VB",):
        return []
    if announced(verb):
        return conjuncts(head) + [c for c in head.rights if c.dep_ == "appos" and c.i < verb.i]
    if dep == "relcl" and head.dep_ == "dobj" and head.head.lemma_ in CREATING:  # "launched a website to attack"
        return grammatical_subjects(head.head, depth + 1)
    one = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "among") else head
    if dep == "relcl" and one.dep_ == "attr":  # "was the only country to condemn", "is one of the few leaders to back"
        return grammatical_subjects(one.head, depth + 1)
    if dep == "dobj" and verb.tag_ == "VBG" and head.pos_ == "VERB":  # "denied planning to"
        return grammatical_subjects(head, depth + 1)
    if dep == "pcomp":
        named = [c for c in head.rights if c.dep_ == "pobj" and c.i < verb.i]  # "a message from Macron inviting Putin"
        return [t for c in named for t in conjuncts(c)] or _of_gerund(head, depth)
    if dep == "amod" and verb.tag_ == "VBG":
        return conjuncts(head)
    if misread(verb):
        return [verb.nbor(-1)]
    if dep == "amod" and verb.tag_ == "VBD":  # "the British relinquished control", read as one phrase
        return [t for t in head.lefts if t.i < verb.i and t.ent_type_ in NAMED]
    return torn(verb) if dep == "ROOT" else []


def _plans(verb: Token) -> bool:
    """Whether the object of a verb is what somebody means to do."""
    return any(c.lemma_ in PLANS for c in _own(verb, "dobj"))


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """ "Agreed to lift" is done by who agreed; "urged them to lift" by those who were urged."""
    if head.pos_ == "ADJ":
        return grammatical_subjects(head.head, depth + 1) if head.head.pos_ in ("AUX", "VERB") else []
    if asked := _for_whom(verb, head):
        return asked
    if head.lemma_ in CALLING and (called := [t for prep, t in prepositions(head) if prep in CALLING[head.lemma_]]):
        return called
    if head.lemma_ in OBJECT_CONTROL or _called_to(verb, head):
        if is_passive(head):
            return grammatical_subjects(head, depth + 1)
        below = objects(head, depth + 1)
        if below:
            return below
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return []
    return grammatical_subjects(head, depth + 1)


def _for_whom(verb: Token, head: Token) -> list[Token]:
    """Who shall do it, named right before: "made a plea for Congress not to impose sanctions"."""
    before = verb.doc[verb.left_edge.i - 1] if verb.tag_ == "VB" and verb.left_edge.i > head.i + 1 else None
    while before is not None and before.dep_ in ("conj", "neg"):
        before = before.head if before.dep_ == "conj" else before.nbor(-1)
    named = before is not None and before.dep_ == "pobj" and before.head.lower_ == "for" and before.ent_type_ in NAMED
    noun = before.head.head if before is not None and named else None
    return conjuncts(before) if before is not None and noun is not None and noun.head is head else []


def _called_to(verb: Token, head: Token) -> bool:
    """Whether a body is called upon: "called Iran to free them"; who "called Putin to thank him" thanks himself."""
    calls = head.lemma_ == "call" and verb.tag_ == "VB" and verb.lemma_ not in CONVEYING | TALKING
    return calls and all(t.ent_type_ in BODIES for t in _own(head, "dobj"))


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ "Troops fighting X": the noun; "a plan to attack X": whose plan it is, or who made it."""
    if verb.tag_ == "VBG":
        senders = [t for prep, t in prepositions(noun) if prep == "from"] if noun.lemma_ in INSTRUMENTS else []
        if senders:  # "conveyed a message from Kishida inviting him"
            return senders
        if noun.lemma_ in INSTRUMENTS and noun.dep_ == "dobj" and noun.head.lemma_ not in NOT_OWN:
            return grammatical_subjects(noun.head, depth + 1)
        return conjuncts(noun)
    active = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and _own(verb, "dobj") and not _own(verb, "agent"))
    if active and not verb.nbor(-1).is_punct:
        return conjuncts(noun)  # "the rebels handed over arms", read as a phrase
    if verb.tag_ == "VBN":
        return []
    owners = _own(noun, "poss") or [t for t in _own(noun, "compound", "nmod", "amod") if t.ent_type_ in NAMED]
    if owners:
        return [t for owner in owners for t in conjuncts(owner)]
    if by := [obj for prep in noun.children if prep.lower_ == "by" for obj in prep.children if obj.dep_ == "pobj"]:
        return [t for obj in by for t in conjuncts(obj)]
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return [] if noun.head.lemma_ in OF_OTHERS else grammatical_subjects(noun.head, depth + 1)
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB" else None
    if deed is not None and (noun.head.lower_ in ("on", "for", "to", "with") or _as_tool(noun.head, deed)):
        return grammatical_subjects(deed, depth + 1)
    return [] if noun.pos_ != "PROPN" and noun.dep_ != "nsubj" else [noun]


def _as_tool(prep: Token, verb: Token) -> bool:
    """Whether something serves its user: "used the coup as an excuse to jail critics"."""
    return prep.lower_ == "as" and verb.lemma_ in ("employ", "exploit", "misuse", "seize", "take", "treat", "use")


def _of_gerund(prep: Token, depth: int) -> list[Token]:
    """ "Accused X of bombing": X; "apologised for bombing": who apologised."""
    governor = prep.head
    if governor.pos_ in ("ADJ", "ADV") and governor.head.pos_ in ("VERB", "AUX"):  # "stopped short of bombing"
        return grammatical_subjects(governor.head, depth + 1)
    if prep.lower_ == "as" and governor.lemma_ in DESCRIBING:  # "cited the law as barring him", done by the law
        return objects(governor, depth + 1)
    if prep.lower_ == "against" and governor.lemma_ in CAUTIONING:  # "warned Iran against leaving", done by Iran
        return objects(governor, depth + 1)
    if governor.lemma_ in ACCOMPANYING and prep.lower_ == "in":  # "joined France in condemning Iran", done by both
        return [*subjects(governor, depth + 1), *objects(governor, depth + 1)]
    if governor.pos_ in ("VERB", "AUX"):
        below = objects(governor, depth + 1) if prep.lower_ in BLAMED else []
        if below and (governor.lemma_ in BLAMING or _judged_for(governor, prep, below)):
            return below
        return grammatical_subjects(governor, depth + 1)
    if owners := _own(governor, "poss"):
        return [t for p in owners for t in conjuncts(p)]
    if governor.lemma_ in CURBING:
        return []
    if governor.dep_ == "dobj" and governor.head.pos_ == "VERB":  # "has no intention of bombing", but "accuses rebels"
        blamed = governor.head.lemma_ in BLAMING and prep.lower_ in BLAMED
        return conjuncts(governor) if blamed else grammatical_subjects(governor.head, depth + 1)
    return []


def _judged_for(verb: Token, prep: Token, below: list[Token]) -> bool:
    """Whether somebody has something done to him for a deed of his own: "mocked Lavrov for praising Macron"."""
    somebody = all(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in below)
    return prep.lower_ == "for" and somebody and verb.lemma_ not in USING


def objects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that name who or what is acted on: the direct object, or the subject of a passive."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod"):
            return conjuncts(verb.head)
        joined = verb.dep_ == "conj" and verb.head.dep_ == "acl" and not _own(verb, "nsubj", "nsubjpass", "aux")
        if joined and is_passive(verb.head) and depth < DEPTH:
            return objects(verb.head, depth + 1)  # "backed by Macron but opposed by Merkel"
        if (ordering := ordered(verb)) is not None:
            return [t for o in _own(verb, "nsubj") or _own(ordering, "dobj") for t in conjuncts(o)]
        found = grammatical_subjects(verb, depth)
        extra = [t for o in _own(verb, "dobj", "oprd") for t in conjuncts(o)]
        if verb.lemma_ in GIVING and _own(verb, "dobj"):
            return extra
        return found or extra
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
    if misread(verb) or (
        verb.dep_ == "amod" and verb.tag_ == "VBD"
    ):  # "Orban defended Israeli leader Netanyahu", read as one phrase
        return conjuncts(verb.head)
    told = [t for c in clauses if _told_of(c, verb) and not _own(c, "mark") for t in _own(c, "nsubj", "nsubjpass")]
    raised = any(c.tag_ == "VB" and _own(c, "aux") and _own(c, "aux")[0].lower_ == "to" for c in clauses)
    doing = any(c.tag_ == "VBG" and not _own(c, "aux") for c in clauses)  # "accept refugees fleeing war"
    if told and (raised or doing or verb.lemma_ in OBJECT_CONTROL | TELLING):
        return [token for head in told for token in conjuncts(head)]
    if verb.dep_ == "relcl" and (
        _own(verb, "dobj")
        or (_own(verb, "nsubj") and _own(verb, "nsubj")[0].tag_ not in RELATIVE and not stranded(verb))
    ):
        return _described(verb.head)
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and depth < DEPTH
        and not _own(verb, "prep", "ccomp", "xcomp", "advmod")
    ):
        later = [t for t in _own(verb.head, "dobj") if t.i > verb.i]
        return [token for head in later for token in conjuncts(head)]
    shared = [
        t
        for c in verb.rights
        if c.dep_ == "conj" and c.pos_ == "VERB" and not _own(verb, "prep", "ccomp", "xcomp", "prt")
        for t in _own(c, "dobj")
    ]
    return [token for head in shared if depth < DEPTH for token in conjuncts(head)]


def _described(noun: Token) -> list[Token]:
    """Who is meant by a description: "Lavrov is somebody whom Macron respects"."""
    said_of = noun.dep_ == "attr" and noun.pos_ in ("NOUN", "PRON") and noun.head.lemma_ == "be"
    subjects = [t for t in grammatical_subjects(noun.head) if t.pos_ == "PROPN"] if said_of else []
    return subjects or conjuncts(noun)


def addressed(verb: Token) -> list[Token]:
    """To whom something is said in a call or visit: "phoned Abbas to convey his support"."""
    if verb.lemma_ not in CONVEYING or verb.tag_ != "VB" or verb.head.lemma_ not in CONTACTING:
        return []
    return objects(verb.head)


def _told_of(clause: Token, verb: Token) -> bool:
    """Whether the subject of an inner clause is the object: "had Iran leave", "helped it win", "called it illegal"."""
    if clause.tag_ in ("VB", "VBN", "VBG"):  # not "warned the army could be called in"
        return not any(c.tag_ in ("MD", "VBD", "VBP", "VBZ") for c in _own(clause, "aux", "auxpass"))
    return (verb.lemma_ == "help" and not _own(clause, "aux")) or (clause.pos_ == "ADJ" and verb.lemma_ in TELLING)


def datives(verb: Token) -> list[Token]:
    """Heads of the indirect object: "gave Ukraine weapons", "Ukraine was given weapons"."""
    if verb.lemma_ in GIVING and is_passive(verb) and _own(verb, "dobj"):
        return grammatical_subjects(verb)
    return [token for head in _own(verb, "dative") if head.pos_ != "ADP" for token in conjuncts(head)]
