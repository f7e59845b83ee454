"""Object predicates of naming verbs, where the parser attaches them to the name: "called Lavrov a liar".

A name and the noun phrase right after it look like an apposition, a compound or two objects to the small model. Both
are attached to the naming verb here, as its object and its object predicate. A span of time is no
predicate: "called Lavrov a day later" is a telephone call.
"""

from __future__ import annotations

import itertools

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOMINAL_TAGS, NOUNS, PAST_TAGS, PROPER, SUBJECTS, WHEN
from geo_nlp.pipes.syntax.obliques import CALENDAR
from geo_nlp.pipes.syntax.pronoun_forms import POSSESSIVES
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import BRANDING, SPANS

QUOTING = frozenset({"``", "''"})
QUOTE_CHARACTERS = frozenset("'\"‘’“”")
ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
PHRASE_TAGS = NOUNS | ADJECTIVES | frozenset({"CD", "DT", "HYPH", "IN", "POS", "PRP", "PRP$", "TO", "VBG", "VBN"})
# "Held hostage": without an article these say as what somebody is held.
CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
HELD_DEPS = frozenset({"attr", "dep", "dobj", "npadvmod", "nsubj", "nsubjpass", "oprd"})
HOLDING_VERBS = frozenset({"hold", "keep", "take"})
NAMING = BRANDING | words("designation_verb")
MOMENTS = SPANS | words("moment_noun")
COMPLEMENT_WITHIN = 12  # words after the verb


def repair_naming_complements(doc: Doc) -> None:
    """Attach to each naming verb its object and its object predicate."""
    verbs = [t for t in doc.tokens if t.lemma_ in NAMING and t.tag_ != "NN" and t.i + 2 < t.sent.end]
    doc.reattach([verb for verb in verbs if _attach_complements(verb)])


def repair_captive_predicates(doc: Doc) -> None:
    """Make a predicate of "hostage" after a verb of holding: "a citizen held hostage in Syria" holds nobody.

    The parser takes it for the object, and its verb for an active one.
    """
    held = [t for t in doc.having(CAPTIVE) if not any(t.lefts) and t.i > t.sent.start and t.dep_ in HELD_DEPS]
    held = [t for t in held if t.nbor(-1).lemma_ in HOLDING_VERBS and t.nbor(-1).tag_ in PAST_TAGS]
    for captive in held:
        verb = captive.nbor(-1)
        for child in captive.rights:
            child.head = verb
        captive.head, captive.dep_ = verb, "acomp"
        _reduce(verb)
    doc.reattach(held)


def _reduce(verb: Token) -> None:
    """Make a reduced relative of a participle that the parser takes for a main verb: "a man held hostage was freed"."""
    people = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if people is None or any(c.dep_ not in ("advmod", people.dep_) for c in verb.lefts):
        return
    if verb.dep_ == "ccomp" and not any(c.dep_ == "dobj" for c in verb.head.children):
        people.head, people.dep_ = verb.head, "dobj"  # "released officers taken hostage"
    elif (freed := _verb_after(verb)) is not None:
        if verb.dep_ not in SUBJECTS:  # "a journalist held captive in Syria was released"
            freed.head, freed.dep_ = (freed if verb.head is verb else verb.head), verb.dep_
            for child in [c for c in verb.rights if c.i > freed.i]:
                child.head = freed
        passive = any(c.dep_ == "auxpass" for c in freed.lefts)
        people.head, people.dep_ = freed, "nsubjpass" if passive else "nsubj"
    else:
        return
    verb.head, verb.dep_, verb.tag_ = people, "acl", "VBN"


def _verb_after(held: Token) -> Token | None:
    """The verb of the clause after the participle in its subject, if it has no subject of its own."""
    if held.dep_ in SUBJECTS:
        return held.head
    freed = next((c for c in held.rights if c.dep_ in ("ccomp", "conj")), None)
    return None if freed is None or any(c.dep_ in SUBJECTS for c in freed.lefts) else freed


def _attach_complements(verb: Token) -> bool:
    """Attach the two phrases after a verb to it, if there are two; whether that changed anything."""
    first = verb.i + 1
    after = verb.doc.tokens[first : min(first + COMPLEMENT_WITHIN, verb.sent.end)]
    opening = _opening_of_predicate(after)
    if opening is None or is_passive(verb):
        return False
    named, predicate = _head_of_phrase(verb.doc.tokens[first : opening.i]), _head_of_predicate(opening)
    if predicate is None or named.tag_ not in NOMINAL_TAGS:
        return False
    attached = predicate.head is verb and named.head is verb and (named.dep_, predicate.dep_) == ("dobj", "oprd")
    if _is_moment(predicate) or attached:
        return False
    _separate_phrases(verb, named, predicate, opening)
    named.head, named.dep_ = verb, "dobj"
    predicate.head, predicate.dep_ = verb, "oprd"
    return True


def _separate_phrases(verb: Token, named: Token, predicate: Token, opening: Token) -> None:
    """Attach to the name what depends on a word across the border of the two phrases."""
    first = verb.i + 1
    for token in verb.doc.tokens[first : opening.i]:
        if token is not named and not first <= token.head.i < opening.i and token.head is not verb:
            token.head = named
    for token in predicate.lefts:
        if token.i < opening.i and token is not named:
            token.head = verb if token.i < first else named


def _opening_of_predicate(after: list[Token]) -> Token | None:
    """The word that opens the second of two phrases: an article, a quotation mark, or an adjective that ends it."""
    for before, token in itertools.pairwise(after):
        if before.tag_ not in PHRASE_TAGS:
            return None
        if before.tag_ not in NOMINAL_TAGS:
            continue
        if token.lower_ in ("a", "an") or (token.text in QUOTE_CHARACTERS and token.tag_ in QUOTING):
            return token
        if (before.tag_ in PROPER or before.tag_ == "PRP") and (token.lower_ == "the" or token.lower_ in POSSESSIVES):
            return token
        if token.tag_ in ADJECTIVES and token.dep_ == "amod" and token.head.i < token.i:
            since = any(c.lower_ in ("from", "until") for c in token.rights)  # "declared a truce effective from Sunday"
            return None if since else token
    return None


def _head_of_phrase(words: list[Token]) -> Token:
    """The head of the phrase whose last noun stands at the end of `words`, also where that is in an "of"-phrase."""
    first, last = words[0].i, words[-1].i
    token = words[-1]
    while first <= token.head.i <= last and token.head is not token:
        token = token.head
    return token


def _head_of_predicate(opening: Token) -> Token | None:
    """The head of what opens with a word: the noun of an article, the top of what a quotation holds."""
    if opening.tag_ in ADJECTIVES:
        return opening
    quoted = opening.text in QUOTE_CHARACTERS
    token = opening.nbor() if quoted else opening
    while opening.i < token.head.i < opening.sent.end and token.head is not token and token.dep_ != "ROOT":
        token = token.head
        if token.tag_ in NOUNS:
            break
    while token.dep_ in MODIFIERS and token.head.i > token.i:
        token = token.head
    noun = token.tag_ in NOUNS and token.tag_ not in PROPER
    found = (noun or (quoted and token.tag_ in ADJECTIVES)) and token.i > opening.i
    return token if found else None


def _is_moment(predicate: Token) -> bool:
    """Whether a phrase names a time: "a day later", "a second time"."""
    if predicate.lemma_ in MOMENTS or predicate.ent_type_ in WHEN:
        return True
    return predicate.lower_ in CALENDAR or predicate.tag_ == "CD"
