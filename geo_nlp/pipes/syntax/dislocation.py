"""Arguments that stand where the parser does not hang them: clefts, subjects torn off, objects taken for adverbs."""

from __future__ import annotations

from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import BRANDING, GIVING, NAMING
from geo_nlp.pipes.syntax.voice import MEANS
from geo_nlp.pipes.syntax.voice import own as _own
from geo_nlp.pipes.syntax.words import NAMED, along, conjuncts, is_person_title

RELATIVE = frozenset({"WDT", "WP", "WP$"})
BESIDE = frozenset({"along", "alongside", "together"})
# Behind these a bare noun is the state that somebody is put into: "into custody", "to death", "under arrest".
INTO = frozenset({"at", "from", "in", "into", "on", "to", "under", "with"})

LETTING = frozenset({"help", "let", "make"})


def torn(verb: Token) -> list[Token]:
    """ "Following talks in Oslo, China and India agreed": a subject that the parser joined to the phrase in front."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].head is verb and verb.doc[before].dep_ in ("advmod", "aux"):
        if _in_capitals(verb.doc[before]) and not verb.is_upper:
            break
        before -= 1
    last = verb.doc[before]
    named = last.ent_type_ in NAMED or _in_capitals(last)
    if last.head is verb and named and last.dep_ in ("advmod", "compound", "npadvmod", "dep", "intj"):
        return conjuncts(last)
    while last.dep_ == "conj" and last.nbor(-1).text != ",":
        last = last.head
    opening = last.dep_ in ("conj", "appos") and last.pos_ == "PROPN" and last.left_edge.i > verb.sent.start
    return conjuncts(last) if opening and last.doc[last.left_edge.i - 1].text == "," else []


def _in_capitals(word: Token) -> bool:
    """Whether a word may be an acronym: "In March, USAID provided shelter"."""
    return word.is_upper and len(word) > 2


def behind_state(verb: Token) -> list[Token]:
    """Who put somebody into a state, behind its name: "was released unharmed by Chad", "put in jail by police"."""
    described = [c for c in verb.rights if c.dep_ in ("oprd", "acomp") and c.pos_ == "ADJ"]
    inner = [t for c in (verb, *described) for p in c.rights if p.dep_ == "prep" for t in p.rights]
    states = [t for t in inner if t.head.head is not verb or (t.head.lower_ in INTO and _bare(t))]
    behind = [c for t in (*described, *states) for c in t.rights if c.lower_ == "by"]
    doers = [t for by in behind for t in by.children if t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")]
    return [t for t in doers if t.lemma_ not in MEANS and not t.like_num]


def _bare(noun: Token) -> bool:
    """Whether a noun names a state, or a means ("hit with sanctions"; "with support by others" is no means)."""
    tags = {"with": ("NNS",), "into": ("NN", "NNS")}.get(noun.head.lower_, ("NN",))
    return noun.tag_ in tags and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)


def of_its_form(verb: Token, head: Token) -> Token:
    """The verb that a conjunct goes with: in "urged Putin to meet him and invited Trump" the finite one."""
    if verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VBG" and head.dep_ == "pcomp" and head.head.head.pos_ == "VERB":
        return head.head.head  # "accused Tusk of lying and blamed him"
    let = head.dep_ == "ccomp" and head.head.lemma_ in LETTING and head.text == head.lemma_
    if let and verb.tag_ in ("VBD", "VBZ"):
        return head.head  # "let the sailors go and flew them home"
    if verb.tag_ == "VBG" and head.tag_ in ("VBD", "VBN", "VBZ") and not any(c.dep_ == "aux" for c in verb.lefts):
        return head
    while verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VB" and head.dep_ in ("xcomp", "advcl", "acl"):
        if any(c.dep_ == "aux" and c.tag_ != "TO" for c in head.lefts) or head.head.pos_ != "VERB":
            break
        head = head.head
    return head


def cleft(verb: Token, own: list[Token]) -> list[Token]:
    """ "It was Sudan that attacked", "among those who condemned it was Ireland", "what it did was attack"."""
    listed = verb.head.lower_ in ("those", "one") or verb.head.head.lower_ == "among"
    copula = verb.head.head.head if verb.dep_ == "relcl" and listed else verb.head
    if copula.lemma_ != "be":
        return []
    named = [t for c in copula.rights if c.dep_ in ("attr", "nsubj") for t in conjuncts(c)]
    if listed and not named:  # "Sudan was among those who condemned it"
        named = [t for c in copula.lefts if c.dep_ == "nsubj" for t in conjuncts(c)]
    if verb.dep_ == "xcomp":
        doing = [c for c in copula.lefts if c.dep_ == "csubj" and c.lemma_ == "do"]
        return [t for c in doing for s in _own(c, "nsubj") for t in conjuncts(s)]
    relative = bool(own) and own[0].tag_ in RELATIVE and verb.dep_ in ("ccomp", "relcl")
    fronted = verb.dep_ == "csubj" and verb.tag_ == "VBG" and not own
    return named if relative or fronted else []


def beside(verb: Token) -> list[Token]:
    """Who acts beside the subject: "China, along with Russia, condemned", "Turkey, like Greece, condemned"."""
    preps = [c for c in verb.lefts if c.dep_ == "prep" and (c.lower_ in BESIDE or _likewise(c))]
    return [t for prep in preps for t in along(prep)]


def _likewise(prep: Token) -> bool:
    """ "Together with Qatar, ..." and "..., like Greece, ...", which name somebody."""
    if prep.lower_ == "with":
        return any(c.lower_ == "together" for c in prep.lefts)
    named = any(c.dep_ == "pobj" and c.ent_type_ in NAMED for c in prep.rights)
    return prep.lower_ == "like" and named and prep.i > 0 and prep.nbor(-1).text == ","


def missed(word: Token) -> bool:
    """Whether the parser takes an object for an adverb: "irritates Turkey", "has not done enough"."""
    named = word.dep_ == "npadvmod" and word.ent_type_ in NAMED
    return named or (word.dep_ == "advmod" and word.lower_ == "enough")


def stranded(verb: Token) -> bool:
    """Whether a relative clause tells where something is or happens, and not of its object: "the town it lives in"."""
    alone = any(not prep.children for prep in _own(verb, "prep"))
    return alone or bool(_own(verb, "ccomp")) or any(c.tag_ == "WRB" for c in verb.lefts)


def told_as(verb: Token) -> list[Token]:
    """What somebody says that something is: "worried about what they say are attacks by China"."""
    own = any(c.lower_ == "what" for c in _own(verb, "dobj"))
    below = [c for c in verb.rights if c.dep_ == "ccomp"]
    clauses = [c for c in below if any(s.lower_ == "what" for s in _own(c, "nsubj")) or (own and c.lemma_ == "be")]
    return [t for c in clauses for o in c.rights if o.dep_ in ("attr", "dobj") for t in conjuncts(o)]


def fused(clause: Token) -> list[Token]:
    """What somebody calls something: "condemned what it called Israel's siege", "what he sees as a plot"."""
    if clause.lemma_ not in NAMING or not any(c.lower_ == "what" for c in _own(clause, "dobj")):
        return []
    behind = _own(clause, "oprd") or [obj for prep, obj in prepositions(clause) if prep == "as"]
    return [t for head in behind for t in conjuncts(head)]


def unmarked(verb: Token) -> list[Token]:
    """By whom, where the parser sees no agent: "was awarded a medal by Macron", "was viewed with scorn by Macron"."""
    inner = [t for c in verb.rights if c.lower_ in ("as", "with") for t in c.rights if t.dep_ == "pobj"]
    carriers = [t for t in inner if t.head.lower_ == "with" or is_person_title(t.text)]  # not "as an attack by Russia"
    carriers += [verb] if _own(verb, "dobj", "oprd") else []
    carriers += _own(verb, "oprd", "dobj") if verb.lemma_ in BRANDING else []  # "was called a liar by Macron"
    # "Was fined ten million euros by Mali", "was given an audience by Macron".
    carriers += [t for t in _own(verb, "dobj") if _own(t, "nummod") or verb.lemma_ in GIVING]
    carriers += [c for c in _own(verb, "xcomp") if not _own(c, "dobj", "xcomp")]  # "was told to leave by Macron"
    behind = [c for t in carriers for c in t.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"]
    heads = [c for by in behind for c in by.children if c.dep_ == "pobj"]
    named = [
        c for c in heads if c.ent_type_ in NAMED or c.head.dep_ == "agent" or (c.pos_ == "PROPN" and not c.ent_type_)
    ]
    return named or behind_state(verb)


def apart(verb: Token, joined: Token, thing: Token) -> bool:
    """Whether a comma parts two clauses, and none an object that both share: "Turkey invaded, and Mali warned Chad"."""
    doer = _own(joined, "nsubj")
    parted = bool(doer) and any(t.text == "," for t in verb.doc.tokens[verb.i : doer[0].i])
    return parted and thing.left_edge.nbor(-1).text != ","
