"""Dependents of a word other than subject and object: prepositional phrases, clausal complements, particles.

Limit: a phrase that the parser attaches to the wrong word is found there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.control_infinitives import completes
from geo_nlp.pipes.syntax.dependents import with_conjuncts
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUN_CLAUSES, NOUN_POS, WH_TAGS, WHEN
from geo_nlp.pipes.syntax.tree import Token, remembered
from geo_nlp.pipes.syntax.words import conjuncts

PREPOSITIONAL = frozenset({"prep", "dative", "agent"})
PREPOSITION_POS = frozenset({"ADP", "SCONJ", "VERB", "ADV"})
CALENDAR = words("calendar_word")
# "In response to", "in front of": the noun belongs to the preposition.
IN_RESPONSE_NOUNS = words("in_response_noun")
CLAIMS = words("claim_noun")
MANNERS = frozenset({"job", "manner", "role", "way", "work"})
# Whose object is a beneficiary, no place: "at the request of Mali".
BEHESTS = words("behest_noun")
AREAS = words("area_noun")
SPEECH_VERBS_OF_MANNER = frozenset({"speak", "talk", "think", "write"})


@remembered
def prepositions(token: Token) -> Sequence[tuple[str, Token]]:
    """Pairs (preposition, head of its phrase), conjuncts multiplied out; the head is a verb after "of bombing"."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ == "advmod":
            if child.lower_ in words("direction_adverb") or _is_manner_of_speaking(child):
                found += _compound(child, prepositions(child))
        elif child.dep_ == "prt":
            if any(c.dep_ == "pobj" for c in child.rights):  # "waters off Venezuela"
                found += _phrases(child)
        elif child.dep_ in PREPOSITIONAL and child.lower_ != "according" and _is_preposition(child):
            found += _phrases(child)
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    found += _phrases(other)
    return tuple(found)


def _is_manner_of_speaking(adverb: Token) -> bool:
    """Whether an adverb parts a verb from its preposition: "spoke fondly of"."""
    return adverb.head.lemma_ in SPEECH_VERBS_OF_MANNER and adverb.lower_.endswith("ly")


def _is_preposition(word: Token) -> bool:
    """Whether a word is a preposition, also the "to" of "to whom", which is tagged as that of an infinitive."""
    return word.pos_ in PREPOSITION_POS or (word.tag_ == "TO" and any(c.dep_ == "pobj" for c in word.children))


def noun_prepositions(noun: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions of a noun, also those of "the sanctions imposed on Iran", "the ban that it placed on Iran".

    Sanctions "targeting Iran" or "aimed at Iran" are against it.
    """
    yield from prepositions(noun)
    for child in noun.rights:
        if child.lower_ == "targeting" and child.dep_ == "acl":
            yield from (("against", t) for o in child.rights if o.dep_ == "dobj" for t in with_conjuncts([o]))
        if child.dep_ in NOUN_CLAUSES and child.lemma_ in words("imposition_verb"):
            yield from prepositions(child)
            if child.lower_ in ("aimed", "directed"):
                yield from (("against", t) for prep, t in prepositions(child) if prep == "at" and t.pos_ in NOUN_POS)


def is_time(token: Token) -> bool:
    """Whether a word is a time; the model takes some names for dates ("Niger"), which are no words of the calendar."""
    return token.ent_type_ in WHEN and (token.pos_ != "PROPN" or token.lower_ in CALENDAR or not token.is_alpha)


def _phrases(prep: Token) -> list[tuple[str, Token]]:
    """The pairs of one preposition; "out of", "in front of" and "in response to" have those of the inner one too."""
    if not prep.children:
        return _shared_phrases(prep)
    found: list[tuple[str, Token]] = []
    for below in prep.children:
        if below.dep_ == "prep":
            found += _compound(prep, _phrases(below))
        elif below.dep_ in ("pobj", "pcomp"):
            found += [(prep.lower_, head) for head in _heads(below, prep)]
            found += [("for", head) for head in _represented(below, prep)]
            if _is_part_of_preposition(below, prep):
                for inner in below.children:
                    if inner.dep_ == "prep":
                        found += _phrases(inner)
    return found


def _compound(outer: Token, phrases: Sequence[tuple[str, Token]]) -> list[tuple[str, Token]]:
    """The pairs under a first preposition that gives both its name: "outside of the embassy" is outside it."""
    whole = outer.lower_ in ("outside", "inside")
    return [(outer.lower_ if whole and prep == "of" else prep, head) for prep, head in phrases]


def _represented(behalf: Token, prep: Token) -> list[Token]:
    """For whom one acts: "intervened on behalf of Mali", "lobbied on Mali's behalf"."""
    if behalf.lower_ != "behalf" or prep.lower_ != "on" or prep.head.lemma_ not in words("partisan_word"):
        return []
    owners = [c for c in behalf.lefts if c.dep_ == "poss" and c.tag_ != "PRP$"]
    genitives = [p for p in behalf.rights if p.lower_ == "of"]
    return with_conjuncts(owners or [t for p in genitives for t in p.rights if t.dep_ == "pobj"])


def _shared_phrases(prep: Token) -> list[tuple[str, Token]]:
    """The pairs of a preposition that shares its object with a later one: "solidarity with and support for Chad"."""
    later = [p for c in prep.head.rights if c.dep_ == "conj" for p in c.rights if p.dep_ == "prep" and p.children]
    return [(prep.lower_, token) for p in later for _, token in _phrases(p)]


def _heads(below: Token, prep: Token) -> list[Token]:
    """The heads of what a preposition governs; of "whom" and "which" the antecedent, of times none."""
    if below.dep_ == "pobj" and below.tag_ in ("WDT", "WP"):
        return _antecedent_of_with_whom(prep)
    if below.dep_ == "pcomp" and any(c.lower_ == "where" for c in below.lefts):
        return []  # "the mosque from where he had proclaimed" names a place again
    return [] if is_time(below) or _is_beneficiary(below, prep) else conjuncts(below)


def _is_part_of_preposition(noun: Token, prep: Token) -> bool:
    """Whether a noun belongs to a complex preposition: "in response to", but not "a base in support of Mali"."""
    if noun.dep_ != "pobj" or prep.lower_ not in ("in", "on", "at") or noun.lemma_ not in IN_RESPONSE_NOUNS:
        return False
    return noun.lemma_ not in words("in_support_noun") or prep.head.pos_ != "NOUN"


def _is_beneficiary(noun: Token, prep: Token) -> bool:
    """Whether a phrase names a beneficiary, and no place: "at the request of Mali", "on behalf of Mali"."""
    return (prep.lower_ == "at" and noun.lemma_ in BEHESTS) or (prep.lower_ == "on" and noun.lower_ == "behalf")


def _antecedent_of_with_whom(prep: Token) -> list[Token]:
    """The antecedent of "with whom", "against which": the noun before the relative clause."""
    clause = prep.head
    while clause.dep_ in ("dobj", "xcomp", "ccomp", "conj", "attr", "acomp") and clause.head.i > prep.i:
        clause = clause.head
    return conjuncts(clause.head) if clause.dep_ == "relcl" else []


def complements(verb: Token) -> list[Token]:
    """Heads of the clauses that complete the verb: "threatened to attack", "said that", "accused X of bombing"."""
    found = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") or completes(c)]
    # Not "Iran left; it fears an attack".
    return [c for c in found if c.i > verb.i or all(t.text != ";" for t in verb.doc[c.i : verb.i])]


def is_question(clause: Token) -> bool:
    """Whether a clause is an indirect question: "asked Iran why it fired", "asked whether he would leave"."""
    if clause.dep_ != "ccomp" or clause.i < clause.head.i:
        return False
    first = clause.left_edge
    return first.tag_ in WH_TAGS or first.lower_ in ("whether", "if")


def meant_for(verb: Token) -> list[Token]:
    """The beneficiary of an object, read as a subject after "for": "approved a loan for Ethiopia to build a road"."""
    below = [*verb.rights, *(c for noun in verb.rights if noun.dep_ == "dobj" for c in noun.rights)]
    clauses = [c for c in below if c.dep_ in ("advcl", "ccomp", "acl", "relcl") and c.tag_ == "VB"]
    with_for = [c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "for" for m in c.lefts)]
    return with_conjuncts([s for c in with_for for s in c.lefts if s.dep_ == "nsubj"])


def particle(verb: Token) -> str | None:
    """The particle of a phrasal verb: "out" in "lash out"."""
    found = [c for c in verb.children if c.dep_ == "prt"]
    return found[0].lower_ if found else None


def claimed(token: Token) -> list[Token]:
    """Who a claim is about: "claims that two soldiers beat a boy" → the soldiers; "the way Macron handled it".

    A claim that is denied is about who made it, except an announcement ("the announcement that Macron has won").
    The patient of a fact is not blamed for it, so that its passive subject does not count.
    """
    lemma = token.lemma_.lower()
    denied = token.dep_ == "dobj" and token.head.lemma_ in words("denial_verb") and lemma != "announcement"
    if denied or (lemma not in CLAIMS and (lemma not in MANNERS or token.tag_ == "NNS")):
        return []
    if lemma in MANNERS:
        clauses = [c for c in token.rights if c.dep_ == "relcl"]
    else:
        below = [c for c in token.rights if c.dep_ in ("acl", "ccomp")]
        clauses = [c for c in below if any(m.dep_ == "mark" for m in c.lefts)]
    subjects = ("nsubj",) if lemma == "fact" else ("nsubj", "nsubjpass")
    return with_conjuncts([s for c in clauses for s in c.lefts if s.dep_ in subjects])


def examples(token: Token) -> list[Token]:
    """The examples of a class: "allies such as Germany", "countries including China", "foes in the area like Iran"."""
    for prep in token.rights:
        if prep.dep_ == "prep" and _introduces_examples(prep):
            return with_conjuncts([obj for obj in prep.children if obj.dep_ == "pobj"])
    area = next((c for p in token.rights if p.lower_ == "in" for c in p.rights if c.lower_ in AREAS), None)
    return examples(area) if area is not None else []


def _introduces_examples(prep: Token) -> bool:
    """Whether a preposition introduces examples: "including", "like", "such as"."""
    return prep.lower_ in ("including", "like") or (
        prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)
    )


def joins_modifiers(link: Token, second: Token, head: Token) -> bool:
    """Whether "and" joins two words that modify the noun: "US political and community activists"."""
    modifier = link.head
    if link.pos_ != "CCONJ" or second.dep_ != "conj" or second.head != modifier:
        return False
    return modifier.head == head and modifier.dep_ in MODIFIERS and modifier.pos_ in ("ADJ", "NOUN")
