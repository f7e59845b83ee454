"""Grammatical functions over spaCy's English labels: who acts, who is acted on, whatever the surface form.

The idea is PredPatt's (White et al. 2016): passives, relative clauses, participles, control and coordination are
undone once, here, so that no rule has to know of them. The *subject* is always the one who acts.
Each construction is a function that returns heads, or None where it is not met; the first that is met decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import inherited_subjects, relative_clauses
from geo_nlp.pipes.syntax.constructions import Construction, first_met
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.dislocation import (
    RELATIVE_TAGS,
    after_label,
    comitative_subjects,
    focus_of_cleft,
    fused,
    is_adjunct_relative,
    is_object_read_as_adverb,
    joined_by_hyphen,
    misattached_agents,
    object_in_focus,
    without_sources,
)
from geo_nlp.pipes.syntax.labels import PAST_TAGS
from geo_nlp.pipes.syntax.raising import raised_objects
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive, misread, ordered
from geo_nlp.pipes.syntax.words import COPULAS, conjuncts

NEARLY_ADJACENT = 3  # words from a passive to the one joined to it
INHERITANCE_DEPTH = 6  # verbs from one to the next, each of which inherits its subject
AFTER_RECIPIENT = frozenset({"CD", "DT", "JJR", "PRP$"})  # tags of what no modifier of the same noun stands before


def _owner_of_purpose(verb: Token, own: list[Token], depth: int) -> list[Token] | None:
    """The possessor of a purpose, which "is to" do something: "Macron's aim was to meet him"."""
    if not depth or verb.lemma_ != "be" or own[0].lemma_ not in words("purpose_noun"):
        return None
    return with_conjuncts(dependents(own[0], "poss"))


def _focus_of_cleft(verb: Token, own: list[Token], depth: int) -> list[Token] | None:
    """The focus of a cleft sentence: "it was Sudan that attacked"."""
    return focus_of_cleft(verb, own) or None


def _antecedent_of_relative(verb: Token, own: list[Token], depth: int) -> list[Token] | None:
    """What a relative pronoun stands for: "the rebels who attacked", "Lavrov, who Macron says attacked"."""
    pronoun = own[0]
    if pronoun.tag_ not in RELATIVE_TAGS:
        return None
    if verb.dep_ == "relcl":
        return relative_clauses.antecedents(pronoun, verb, depth)
    embedded = verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and pronoun.i < verb.head.i
    return conjuncts(verb.head.head) if embedded else None


def _overt_subject(verb: Token, own: list[Token], depth: int) -> list[Token] | None:
    """The subject with its conjuncts and who acts along: "France and Mali left", "France, along with Mali, left"."""
    return with_conjuncts(own) + comitative_subjects(verb)


def _inherited_subject(verb: Token, own: list[Token], depth: int) -> list[Token] | None:
    """The subject of another verb or noun: "agreed to attack", "forces attacking"."""
    return inherited_subjects.inherited_subjects(verb, depth) if depth < INHERITANCE_DEPTH else None


SubjectConstruction = Callable[[Token, list[Token], int], list[Token] | None]
OVERT: Final[tuple[SubjectConstruction, ...]] = (
    _owner_of_purpose,
    _focus_of_cleft,
    _antecedent_of_relative,
    _overt_subject,
)
COVERT: Final[tuple[SubjectConstruction, ...]] = (_focus_of_cleft, _inherited_subject)


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, its own or inherited through control, coordination and participles."""
    if depth > INHERITANCE_DEPTH or _is_existential(verb):
        return []
    own = _own_subjects(verb)
    for construction in OVERT if own else COVERT:
        found = construction(verb, own, depth)
        if found is not None:
            if verb.doc.notes is not None:
                verb.doc.notes.headed(construction, "subject", verb, found)
            return found
    return []


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that name who acts; empty in a passive without agent."""
    return first_met(AGENTS, verb, depth) if is_passive(verb) else grammatical_subjects(verb, depth)


def _agents_of_passive(verb: Token, depth: int) -> list[Token] | None:
    """The agents of a passive, also where the parser hangs them elsewhere: "was attacked by Iran"."""
    agents = [obj for by in dependents(verb, "agent") for obj in by.children if obj.dep_ == "pobj"]
    return with_conjuncts(agents or misattached_agents(verb)) or None


def _subject_of_causative(verb: Token, depth: int) -> list[Token] | None:
    """Who has something done: "Macron had him arrested"; not "wanted him arrested", nor "had two of its men killed"."""
    causing = ordered(verb)
    if causing is None or causing.lemma_ == "want":
        return None
    things = dependents(verb, "nsubj") or dependents(causing, "dobj")
    counted = [t for t in things if t.like_num or any(c.like_num for c in t.lefts)]
    bereft = causing.lemma_ == "have" and any(c.tag_ == "PRP$" for t in counted for c in t.subtree)
    return None if bereft else grammatical_subjects(causing, depth + 1)


def _agents_of_conjunct(verb: Token, depth: int) -> list[Token] | None:
    """The agents of a passive joined to one without any: "was conquered and ruled", "one was killed, two hurt by".

    Who arrests some is not told to have killed the others: "two were killed and one was arrested by police".
    """
    harming, bodily = either("passive_harm_verb", "wounding_verb"), either("killing_verb", "wounding_verb")
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ in PAST_TAGS and not dependents(c, "mark")]
    like = [c for c in joined if (c.lemma_ in bodily) == (verb.lemma_ in bodily)]
    alike = [c for c in joined if (c in like and {c.lemma_, verb.lemma_} <= harming) or _goes_on_at_once(verb, c)]
    return [t for c in alike for t in _agents_of_passive(c, depth) or ()] or None


def _goes_on_at_once(verb: Token, after: Token) -> bool:  # "was conquered and ruled"
    return after.i - verb.i <= NEARLY_ADJACENT and not dependents(after, "nsubjpass", "auxpass")


def _agent_in_compound(verb: Token, depth: int) -> list[Token] | None:
    """The agent before a hyphen: "Iran-backed militias", "Russian-occupied regions"; not "West Bank-based militias"."""
    agentive = verb.lower_ in words("agentive_participle") or verb.lemma_ in words("occupying_verb")
    return joined_by_hyphen(verb) or None if agentive else None


AGENTS: Final[tuple[Construction, ...]] = (
    _agents_of_passive,
    _subject_of_causative,
    _agents_of_conjunct,
    _agent_in_compound,
)


def _is_existential(verb: Token) -> bool:
    """Whether "there" stands for the subject: "said that there was an attack"."""
    return bool(dependents(verb, "expl")) and not dependents(verb, "nsubj")


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects that the parser gives a verb, without who is spoken to or named as the speaker before it."""
    own = [t for t in dependents(verb, "nsubj", "nsubjpass") if t.lower_ != "there"]
    own = after_label(own) if len(own) == 1 else without_sources(own)
    if len(own) > 1 and (own[-1].tag_ == "PRP" and own[-1].nbor(-1).text == ","):
        return own[-1:]  # "Mr President, we condemn it"
    return own


def objects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that name who or what is acted on: the direct object, or the subject of a passive."""
    return first_met(OBJECTS_IN_ORDER, verb, depth, "object")


def _focus_of_object_cleft(verb: Token, depth: int) -> list[Token] | None:
    """The focus of a cleft sentence whose verb has its own subject: "it was Chad that Mali bombed"."""
    return object_in_focus(verb) or None


def _overt_objects(verb: Token, depth: int) -> list[Token] | None:
    """The objects and object predicates of a verb: "attacked Chad", "Trump, whom Macron called a friend"."""
    found = dependents(verb, "dobj", "oprd")
    own = [t for t in found if t.tag_ not in RELATIVE_TAGS]
    own = own or [t for t in verb.rights[:1] if t.i == verb.i + 1 and is_object_read_as_adverb(t)]
    if own and verb.dep_ == "relcl" and all(t.dep_ == "oprd" for t in own):
        own = [verb.head, *own] if any(t.dep_ == "dobj" and t.tag_ in RELATIVE_TAGS for t in found) else own
    return with_conjuncts(own) or None


def _objects_read_as_clause(verb: Token, depth: int) -> list[Token] | None:
    """The predicate of an object clause with "what": "condemned what it called a siege"."""
    return [t for c in dependents(verb, "ccomp") for t in fused(c)] or None


def _object_read_as_head(verb: Token, depth: int) -> list[Token] | None:
    """The object of a verb that is read as one phrase with it: "Orban defended Israeli leader Netanyahu"."""
    return conjuncts(verb.head) if misread(verb) or (verb.dep_ == "amod" and verb.tag_ == "VBD") else None


def _raised_objects(verb: Token, depth: int) -> list[Token] | None:
    """The subject of a complement that is the object of its verb: see `raising`."""
    clauses = dependents(verb, "ccomp") or [c for c in dependents(verb, "xcomp") if dependents(c, "nsubj")]
    return (raised_objects(verb, clauses) or None) if clauses else None


def _is_object_relative(verb: Token) -> bool:
    """Whether a relative clause lacks the object that its noun is: "the town which they attacked"."""
    if dependents(verb, "dobj"):
        return True
    own = dependents(verb, "nsubj")
    return bool(own) and own[0].tag_ not in RELATIVE_TAGS and not is_adjunct_relative(verb)


def _antecedent_of_object_relative(verb: Token, depth: int) -> list[Token] | None:
    """The noun of a relative clause, or who it is a predicate of: "Lavrov is somebody whom Macron respects"."""
    if verb.dep_ != "relcl" or not _is_object_relative(verb):
        return None
    noun = verb.head
    predicate = noun.dep_ == "attr" and noun.pos_ in ("NOUN", "PRON") and noun.head.lemma_ == "be"
    named = [t for t in grammatical_subjects(noun.head, depth + 1) if t.pos_ == "PROPN"] if predicate else []
    return named or conjuncts(noun)


def _named_by_predicate(noun: Token, depth: int) -> list[Token]:
    """The names of which a noun is a predicate: "Macron is the first leader attacked", "was among those attacked"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "among":
        copula = noun.head.head
    elif noun.dep_ == "attr":
        copula = noun.head
    else:
        return []
    if copula.lemma_ not in COPULAS:
        return []
    return [t for t in grammatical_subjects(copula, depth + 1) if t.pos_ == "PROPN"]


def _shared_objects(verb: Token, depth: int) -> list[Token] | None:
    """The object that a verb shares with a coordinated one: "attacked and later occupied Kuwait"."""
    if depth >= INHERITANCE_DEPTH:
        return None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not dependents(verb, "prep", "ccomp", "xcomp", "advmod"):
        return with_conjuncts([o for o in dependents(verb.head, "dobj") if o.i > verb.i])
    if dependents(verb, "prep", "ccomp", "xcomp", "prt") or any(c.dep_ == "advmod" for c in verb.rights):
        return []  # "met there and signed a plan"
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB"]
    return with_conjuncts([o for c in joined for o in dependents(c, "dobj")])


def _patients_of_passive(verb: Token, depth: int) -> list[Token] | None:
    """Who something is done to: what the participle modifies, its subject, or the object of a causative."""
    if not is_passive(verb):
        return None
    if verb.dep_ in ("acl", "amod"):
        return _named_by_predicate(verb.head, depth) or conjuncts(verb.head)
    if depth < INHERITANCE_DEPTH and _is_coordinated_participle(verb):
        return objects(verb.head, depth + 1)
    if (causing := ordered(verb)) is not None:
        return with_conjuncts(dependents(verb, "nsubj") or dependents(causing, "dobj"))
    if verb.lemma_ in words("giving_verb") and dependents(verb, "dobj"):
        return with_conjuncts(dependents(verb, "dobj", "oprd"))
    return grammatical_subjects(verb, depth) or with_conjuncts(dependents(verb, "dobj", "oprd"))


OBJECTS_IN_ORDER: Final[tuple[Construction, ...]] = (
    _patients_of_passive,
    _focus_of_object_cleft,
    _overt_objects,
    _objects_read_as_clause,
    _object_read_as_head,
    _raised_objects,
    _antecedent_of_object_relative,
    _shared_objects,
)


def _is_coordinated_participle(verb: Token) -> bool:
    """Whether a participle modifies a noun by coordination alone: "backed by Macron but opposed by Merkel"."""
    joined = verb.dep_ == "conj" and verb.head.dep_ == "acl" and not dependents(verb, "nsubj", "nsubjpass", "aux")
    return joined and is_passive(verb.head)


def datives(verb: Token) -> list[Token]:
    """Heads of the indirect object: "gave Ukraine weapons", "Ukraine was given weapons"."""
    if verb.lemma_ in words("giving_verb") and is_passive(verb) and dependents(verb, "dobj"):
        return grammatical_subjects(verb)
    given = [c for thing in dependents(verb, "dobj") for c in thing.lefts if c.dep_ in ("compound", "nmod")]
    names = [c for c in given if c.left_edge.i == verb.i + 1 and c.nbor().tag_ in AFTER_RECIPIENT]  # "Chad more arms"
    return with_conjuncts([head for head in dependents(verb, "dative") if head.pos_ != "ADP"] or names)


def addressed(verb: Token) -> list[Token]:
    """The addressee of a call or visit: "phoned Abbas to convey his support"."""
    conveys = verb.tag_ == "VB" and verb.lemma_ in words("conveying_verb")
    return objects(verb.head) if conveys and verb.head.lemma_ in words("contacting_verb") else []
