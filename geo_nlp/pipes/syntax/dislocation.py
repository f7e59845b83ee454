"""Arguments that the parser attaches elsewhere: the focus of a cleft, subjects in the phrase before, late agents."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.dependents import dependents, prepositional_objects, with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED, NOUN_POS, WHEN
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import MEANS_NOUNS
from geo_nlp.pipes.syntax.words import BRANDING, along, conjuncts, is_comitative, is_person_title

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
FUSED = frozenset({"what", "who", "whom"})
# After these a bare noun is the state that a person is put into: "into custody", "to death", "under arrest".
INTO = frozenset({"at", "from", "in", "into", "on", "to", "under", "with"})

LETTING = frozenset({"help", "let", "make"})
# Relations by which the parser attaches a subject to its verb as something else.
MISREAD_SUBJECTS = ("advmod", "compound", "npadvmod", "dep", "intj")


def misattached_subjects(verb: Token, depth: int) -> list[Token]:
    """A subject read as part of the phrase before it: "following talks in Oslo, China and India agreed"."""
    if verb.i == verb.sent.start:
        return []
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].head is verb and verb.doc[before].dep_ in ("advmod", "aux"):
        before -= 1
    last = verb.doc[before]
    acronym = last.is_upper and len(last) > 2  # "In March, USAID provided shelter"
    if last.head is verb and last.dep_ in MISREAD_SUBJECTS and (acronym or last.ent_type_ in NAMED):
        return conjuncts(last)
    while last.dep_ == "conj" and last.nbor(-1).text != ",":
        last = last.head
    opening = last.dep_ in ("conj", "appos") and last.pos_ == "PROPN" and last.left_edge.i > verb.sent.start
    return conjuncts(last) if opening and last.doc[last.left_edge.i - 1].text == "," else []


def after_label(subjects: list[Token]) -> list[Token]:
    """What stands after the label of a paragraph, read as an apposition: "Other Bodies: The government denied"."""
    colons = [c for s in subjects for c in s.rights if c.text == ":"]
    return [c for colon in colons for c in colon.head.rights if c.dep_ == "appos" and c.i > colon.i] or subjects


def without_sources(subjects: list[Token]) -> list[Token]:
    """The subjects without a label and who only reports: "France: The premier said", "according to X, four died"."""
    labels = [t for t in subjects if t.nbor().text == ":" or any(c.text == ":" for c in t.rights)]
    kept = [t for t in subjects if t not in labels and not _is_source_of_report(t)]
    return kept or subjects


def _is_source_of_report(name: Token) -> bool:
    """Whether a name is an apposition to who reports: "according to the premier, Macron, four people died"."""
    comma = name.left_edge.i - 1
    return comma > 0 and any(c.lower_ == "according" and c.right_edge.i == comma - 1 for c in name.head.lefts)


def misattached_agents(verb: Token) -> list[Token]:
    """The agent of a passive that the parser attaches elsewhere: "was awarded a medal by Macron"."""
    by = [c for t in _carriers_of_agent(verb) for c in t.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"]
    agents = [c for prep in by for c in prep.children if c.dep_ == "pobj"]
    return [t for t in agents if _can_be_agent(t)] or _agents_after_state(verb)


def _carriers_of_agent(verb: Token) -> list[Token]:
    """Words that "by" may be attached to by mistake: "was told to leave by Macron", "viewed with scorn by Macron"."""
    objects, predicates = dependents(verb, "dobj"), dependents(verb, "oprd")
    inner = [t for c in verb.rights if c.lower_ in ("as", "with") for t in c.rights if t.dep_ == "pobj"]
    carriers = [t for t in inner if t.head.lower_ == "with" or is_person_title(t.text)]  # not "as an attack by Russia"
    if objects or predicates:
        carriers.append(verb)
    if verb.lemma_ in BRANDING:
        carriers += dependents(verb, "oprd", "dobj")  # "was called a liar by Macron"
    # "Was fined ten million euros by Mali", "was given an audience by Macron".
    carriers += [t for t in objects if verb.lemma_ in words("giving_verb") or dependents(t, "nummod")]
    carriers += [c for c in dependents(verb, "prep") if c.lower_ == "including"]  # "criticised, including by Mali"
    carriers += [c for c in dependents(verb, "xcomp") if not dependents(c, "dobj", "xcomp")]
    return carriers


def _can_be_agent(noun: Token) -> bool:
    """Whether what stands after "by" is an actor: a name, or what the parser sees as an agent."""
    named = noun.ent_type_ in NAMED or any(c.ent_type_ in NAMED for c in noun.lefts)  # "by the Russian army"
    return named or noun.head.dep_ == "agent" or (noun.pos_ == "PROPN" and not noun.ent_type_)


def _agents_after_state(verb: Token) -> list[Token]:
    """The agent after the state a person is put into: "was released unharmed by Chad", "put in jail by police"."""
    described = [c for c in verb.rights if c.dep_ in ("oprd", "acomp") and c.pos_ == "ADJ"]
    inner = [t for c in (verb, *described) for p in c.rights if p.dep_ == "prep" for t in p.rights]
    states = [t for t in inner if t.head.head is not verb or (t.head.lower_ in INTO and _is_state_or_means(t))]
    agents = [t for c in (*described, *states) for t in prepositional_objects(c, "by")]
    return [t for t in agents if t.pos_ in NOUN_POS and t.lemma_ not in MEANS_NOUNS and not t.like_num]


def _is_state_or_means(noun: Token) -> bool:
    """Whether a noun names a state, or a means ("hit with sanctions"; "with support by others" is no means)."""
    tags = {"with": ("NNS",), "into": ("NN", "NNS")}.get(noun.head.lower_, ("NN",))
    return noun.tag_ in tags and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)


def conjunct_of_same_form(verb: Token, head: Token) -> Token:
    """The verb that a conjunct goes with: in "urged Putin to meet him and invited Trump" the finite one."""
    if verb.tag_ not in ("VBD", "VBZ"):
        return head
    if head.tag_ == "VBG" and head.dep_ == "pcomp" and head.head.head.pos_ == "VERB":
        return head.head.head  # "accused Tusk of lying and blamed him"
    if head.dep_ == "ccomp" and head.head.lemma_ in LETTING and head.text == head.lemma_:
        return head.head  # "let the sailors go and flew them home"
    while head.tag_ == "VB" and head.dep_ in ("xcomp", "advcl", "acl") and head.head.pos_ == "VERB":
        if any(c.dep_ == "aux" and c.tag_ != "TO" for c in head.lefts):
            break
        head = head.head
    return head


def focus_of_cleft(verb: Token, own: list[Token]) -> list[Token]:
    """The focus of a cleft: "it was Sudan that attacked", "among those who condemned it was Ireland"."""
    if verb.dep_ == "xcomp":
        return []
    relative = verb.dep_ in ("ccomp", "relcl") and bool(own) and own[0].tag_ in RELATIVE_TAGS
    fronted = verb.dep_ == "csubj" and verb.tag_ == "VBG" and not own
    return _predicates_of_copula(verb) if relative or fronted else []


def _predicates_of_copula(verb: Token) -> list[Token]:
    """The predicate of "be", or its subject: "it was Sudan that", "Sudan was among those who condemned it"."""
    listed = verb.head.lower_ in ("those", "one") or verb.head.head.lower_ == "among"
    copula = verb.head.head.head if verb.dep_ == "relcl" and listed else verb.head
    if copula.lemma_ != "be":
        return []
    focus = [c for c in copula.rights if c.dep_ in ("attr", "nsubj")]
    if listed and not focus:
        focus = [c for c in copula.lefts if c.dep_ == "nsubj"]
    return with_conjuncts(focus)


def object_in_focus(verb: Token) -> list[Token]:
    """The focus of a cleft that is the object: "it was Chad that Mali bombed", "what Mali bombed was Chad".

    Not what is no object ("it was Monday that Mali attacked", "it was Chad that Mali met with"), nor what is denied.
    """
    clause = verb
    while clause.dep_ == "xcomp":  # "it is Chad that Mali wants to occupy"
        clause = clause.head
    copula, opening = clause.head, clause.left_edge
    if clause.dep_ not in ("ccomp", "csubj") or copula.lemma_ != "be" or dependents(copula, "neg"):
        return []
    if opening.head not in (clause, verb) or not dependents(clause, "nsubj"):
        return []
    own = [t for t in dependents(verb, "dobj", "oprd", "xcomp") if t is not opening]
    if own or is_adjunct_relative(verb):
        return []
    return [t for t in _focus_beside(clause, opening) if t.pos_ in NOUN_POS and t.ent_type_ not in WHEN]


def _focus_beside(clause: Token, opening: Token) -> list[Token]:
    """The predicate before "that", or what "is what" it says: "it was Chad that", "Chad was what", "what ... was"."""
    copula = clause.head
    if opening.lower_ == "that":
        expletive = any(c.lower_ == "it" for c in dependents(copula, "nsubj"))
        focus = [c for c in dependents(copula, "attr", "acomp") if c.pos_ == "PROPN"] if expletive else []
    elif opening.lower_ in FUSED and opening.dep_ == "dobj":
        focus = dependents(copula, "nsubj") if clause.dep_ == "ccomp" else dependents(copula, "attr", "acomp")
    else:
        focus = []
    return with_conjuncts(focus)


def comitative_subjects(verb: Token) -> list[Token]:
    """Who acts along with the subject: "China, along with Russia, condemned"."""
    preps = [c for c in verb.lefts if c.dep_ == "prep" and is_comitative(c)]
    return [t for prep in preps for t in along(prep)]


def is_object_read_as_adverb(word: Token) -> bool:
    """Whether the parser takes an object for an adverb: "irritates Turkey", "has not done enough"."""
    named = word.dep_ == "npadvmod" and word.ent_type_ in NAMED
    return named or (word.dep_ == "advmod" and word.lower_ == "enough")


def is_adjunct_relative(verb: Token) -> bool:
    """Whether the noun of a relative clause is its place or another adjunct, no object: "the town it lives in"."""
    stranded = any(not prep.children for prep in dependents(verb, "prep"))
    return stranded or bool(dependents(verb, "ccomp")) or any(c.tag_ == "WRB" for c in verb.lefts)


def reported_as(verb: Token) -> list[Token]:
    """The predicate in a clause with "what", as others put it: "worried about what they say are attacks by China"."""
    of_verb = any(c.lower_ == "what" for c in dependents(verb, "dobj"))
    clauses = [
        c
        for c in verb.rights
        if c.dep_ == "ccomp"
        and ((of_verb and c.lemma_ == "be") or any(s.lower_ == "what" for s in dependents(c, "nsubj")))
    ]
    return with_conjuncts([o for c in clauses for o in c.rights if o.dep_ in ("attr", "dobj")])


def fused(clause: Token) -> list[Token]:
    """The predicate of a fused relative clause: "condemned what it called Israel's siege", "what he sees as a plot"."""
    if clause.lemma_ not in words("naming_as_verb") or not any(c.lower_ == "what" for c in dependents(clause, "dobj")):
        return []
    predicates = dependents(clause, "oprd") or [obj for prep, obj in prepositions(clause) if prep == "as"]
    return with_conjuncts(predicates)


def joined_by_hyphen(participle: Token) -> list[Token]:
    """The word that a hyphen joins to a participle before its noun: "the Iran-backed militias"."""
    at = participle.i - 2
    if participle.dep_ != "amod" or at < participle.sent.start or participle.nbor(-1).text not in ("-", "–"):
        return []
    first = participle.doc[at]
    return [] if first.whitespace_ or participle.nbor(-1).whitespace_ else [first]
