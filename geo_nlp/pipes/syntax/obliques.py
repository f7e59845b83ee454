"""What hangs on a word beside subject and object: its prepositions, its complements, its particle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.control_infinitives import completes
from geo_nlp.pipes.syntax.labels import MODIFIERS, WHEN
from geo_nlp.pipes.syntax.possession_classes import BACKING
from geo_nlp.pipes.syntax.tree import Token, remembered
from geo_nlp.pipes.syntax.verb_classes import DENYING
from geo_nlp.pipes.syntax.words import conjuncts

QUOTES = frozenset({'"', "“", "”", "``", "''"})
PREPOSITIONAL = frozenset({"prep", "dative", "agent"})
PREPOSITIONS = frozenset({"ADP", "SCONJ", "VERB", "ADV"})
CALENDAR = words("calendar_word")
# "In response to", "in front of": the noun belongs to the preposition.
COMPLEX = words("in_response_noun")
CLAIMS = words("claim_noun")
RANKS = frozenset({"minister", "ministry", "secretary"})
SURENESS = frozenset({"certainty", "confidence", "conviction"})
SAYING = words("content_reporting_verb")
MANNERS = frozenset({"job", "manner", "role", "way", "work"})
# "At the request of Mali" is no place.
ASKED = words("behest_noun")
PLACING = words("imposition_verb")
AREAS = words("area_noun")
DIRECTIONS = words("direction_adverb")


@remembered
def prepositions(token: Token) -> Sequence[tuple[str, Token]]:
    """Pairs (preposition, head of its phrase), conjuncts multiplied out; the head is a verb after "of bombing"."""
    return tuple(_prepositions(token))


def _prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        manner = token.lemma_ in ("speak", "talk", "think", "write") and child.lower_.endswith("ly")
        if child.dep_ == "advmod" and (child.lower_ in DIRECTIONS or manner):  # "spoke fondly of"
            yield from prepositions(child)
        elif child.dep_ == "prt" and any(c.dep_ == "pobj" for c in child.rights):  # "waters off Venezuela"
            yield from _phrases(child)
        elif child.dep_ in PREPOSITIONAL and child.lower_ != "according" and _is_preposition(child):
            yield from _phrases(child)
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    yield from _phrases(other)


def _is_preposition(word: Token) -> bool:
    """Whether a word stands before a noun: the tagger takes the "to" of "to whom" for that of an infinitive."""
    return word.pos_ in PREPOSITIONS or (word.tag_ == "TO" and any(c.dep_ == "pobj" for c in word.children))


def noun_prepositions(noun: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions of a noun, also those of "the sanctions imposed on Iran", "the ban that it placed on Iran"."""
    yield from prepositions(noun)
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in PLACING:
            yield from prepositions(child)


def is_time(token: Token) -> bool:
    """Whether a word tells when; the model takes some names for dates ("Niger"), which are no words of the calendar."""
    return token.ent_type_ in WHEN and (token.pos_ != "PROPN" or token.lower_ in CALENDAR or not token.is_alpha)


def _phrases(prep: Token) -> Iterator[tuple[str, Token]]:
    name = prep.lower_
    if not prep.children:  # "solidarity with and support for Chad"
        later = [p for c in prep.head.rights if c.dep_ == "conj" for p in c.rights if p.dep_ == "prep"]
        yield from ((name, token) for p in later for _, token in _phrases(p) if p.children)
        return
    for below in prep.children:
        if below.dep_ == "pcomp" and any(c.lower_ == "where" for c in below.lefts):
            continue  # "the mosque from where he had proclaimed" names a place again
        if below.dep_ == "pobj" and below.tag_ in ("WDT", "WP"):
            yield from ((name, token) for token in _antecedent(prep))
        elif below.dep_ in ("pobj", "pcomp") and not is_time(below) and not _tells_for_whom(name, below):
            for token in conjuncts(below):
                yield name, token
        elif below.dep_ == "prep":
            yield from _phrases(below)
        backing = below.lemma_ in BACKING and prep.head.pos_ == "NOUN"  # "a base in support of Mali" is not of Mali
        if below.dep_ == "pobj" and name in ("in", "on", "at") and below.lemma_ in COMPLEX and not backing:
            for inner in below.children:
                if inner.dep_ == "prep":
                    yield from _phrases(inner)


def _tells_for_whom(name: str, noun: Token) -> bool:
    """Whether a phrase tells for whom it is done, and not where: "at the request of Mali", "on behalf of Mali"."""
    return (name == "at" and noun.lemma_ in ASKED) or (name == "on" and noun.lower_ == "behalf")


def _antecedent(prep: Token) -> list[Token]:
    """Who is meant by "with whom", "against which": the noun before the relative clause."""
    clause = prep.head
    while clause.dep_ in ("dobj", "xcomp", "ccomp", "conj", "attr", "acomp") and clause.head.i > prep.i:
        clause = clause.head
    return conjuncts(clause.head) if clause.dep_ == "relcl" else []


def complements(verb: Token) -> list[Token]:
    """Heads of the clauses that complete the verb: "threatened to attack", "said that", "accused X of bombing"."""
    found = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") or completes(c)]
    return [c for c in found if not _before_stop(c, verb)]


def _before_stop(clause: Token, verb: Token) -> bool:
    """Whether a clause in front is a sentence of its own: "Iran left; it fears an attack"."""
    return clause.i < verb.i and any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def is_question(clause: Token) -> bool:
    """Whether a clause tells what somebody asks: "asked Iran why it fired", "asked whether he would leave"."""
    if clause.dep_ != "ccomp" or clause.i < clause.head.i:
        return False
    first = clause.left_edge
    return first.tag_ in ("WDT", "WP", "WRB") or first.lower_ in ("whether", "if")


def meant_for(verb: Token) -> list[Token]:
    """For whom something is, where the parser sees a clause: "approved a loan for Ethiopia to build a road"."""
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    below = [*verb.rights, *(c for thing in things for c in thing.rights)]
    clauses = [c for c in below if c.dep_ in ("advcl", "ccomp", "acl", "relcl") and c.tag_ == "VB"]
    meant = [c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "for" for m in c.lefts)]
    return [t for c in meant for s in c.lefts if s.dep_ == "nsubj" for t in conjuncts(s)]


def particle(verb: Token) -> str | None:
    """The particle of a phrasal verb: "out" in "lash out"."""
    found = [c for c in verb.children if c.dep_ == "prt"]
    return found[0].lower_ if found else None


def claimed(token: Token) -> list[Token]:
    """Whom a claim is about: "claims that two soldiers beat a boy" → the soldiers; "the way Macron handled it".

    Who denies a claim answers the one who made it (but "the announcement that Macron has won" is a claim of Macron's),
    and who is told to suffer by a fact is not to blame for it.
    """
    lemma = token.lemma_.lower()
    denied = token.dep_ == "dobj" and token.head.lemma_ in DENYING and lemma != "announcement"
    if denied or (lemma not in CLAIMS and (lemma not in MANNERS or token.tag_ == "NNS")):
        return []
    dep = ("relcl",) if lemma in MANNERS else ("acl", "ccomp")
    told = [c for c in token.rights if c.dep_ in dep and (lemma in MANNERS or any(m.dep_ == "mark" for m in c.lefts))]
    acting = ("nsubj",) if lemma == "fact" else ("nsubj", "nsubjpass")
    return [t for c in told for s in c.lefts if s.dep_ in acting for t in conjuncts(s)]


def named_beyond(noun: Token) -> list[Token]:
    """Who is named behind a noun and where it is or whose: "its closest ally in the region, Israel".

    "An ally of Hamas, Yahya Sinwar" is read as a series, of which no "and" makes one.
    """
    places = [c for prep in noun.rights if prep.lower_ in ("in", "on") for c in prep.rights if c.dep_ == "pobj"]
    found = [c for t in places if t.pos_ == "NOUN" for c in t.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    whose = [c for prep in noun.rights if prep.lower_ == "of" for c in prep.rights if c.dep_ == "pobj"]
    if found or noun.tag_ != "NN" or noun.lemma_ == "member" or any(c.dep_ == "cc" for t in whose for c in t.rights):
        return found
    return [c for t in whose for c in t.rights if c.dep_ in ("appos", "conj") and c.pos_ == "PROPN" and not c.rights]


def examples(token: Token) -> list[Token]:
    """The examples of a class: "allies such as Germany", "countries including China", "foes in the area like Iran"."""
    for prep in token.rights:
        named = prep.lower_ in ("including", "like") or (
            prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)
        )
        if prep.dep_ == "prep" and named:
            return [t for obj in prep.children if obj.dep_ == "pobj" for t in conjuncts(obj)]
    areas = [c for prep in token.rights if prep.lower_ == "in" for c in prep.rights if c.lower_ in AREAS]
    return examples(areas[0]) if areas else []


def tells_how(noun: Token) -> bool:
    """Whether a noun only tells how something is said: "we can say with confidence that relations are good"."""
    if noun.lemma_ not in SURENESS or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ == "with" and noun.head.head.lemma_ in SAYING


def joins_modifiers(link: Token, behind: Token, head: Token) -> bool:
    """Whether "and" joins two words that modify the noun: "US political and community activists"."""
    modifier = link.head
    if link.pos_ != "CCONJ" or behind.dep_ != "conj" or behind.head != modifier:
        return False
    return modifier.head == head and modifier.dep_ in MODIFIERS and modifier.pos_ in ("ADJ", "NOUN")
