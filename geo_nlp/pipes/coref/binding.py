"""Pronouns in a clause that depends on another: "the rebels said they will release ...", "the court ruled that it ...".

The subject of the governing clause is the likeliest antecedent by far (Hobbs 1978: search the tree upwards), and it may
be a nominal. It must agree in number, and in gender where that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.coref.event_possessives import TOWARDS, answered, provoking
from geo_nlp.pipes.syntax import functions, verb_classes
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import counted
from geo_nlp.types import Mention

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "theirs", "themselves"})
DEPENDENT = frozenset({"ccomp", "xcomp", "advcl", "conj", "acl"})
PLURAL = words("collective_noun")
SOMEONE = words("ordinary_person_noun")
SPEAKING = words("speaking_for_noun")
# What follows from a deed for the doer: "lost the port, forcing it to withdraw".
RESULTING = words("consequence_verb")
# Nobody does so to his own: "Iran said Israel had bombed its embassy".
HARMING = words("other_directed_harm_verb")
ACCUSING = frozenset({"allege", "charge"})
# What is done or said to those whom a deed befell.
FOLLOWING = HARMING | words("reaction_to_target_verb")
LAND = words("territory_noun")
STEPS = 4


def governing_subject(
    doc: Doc, pronoun: Mention, memory: Memory, gender_of: Callable[[str], str]
) -> tuple[Mention, ...]:
    """Whom a pronoun stands for by the subject of a clause above its own; empty where none agrees."""
    if joined := _joined_to(doc[pronoun.first], memory):
        return joined
    for heads in _subjects(doc[pronoun.first]):
        if _accused(doc[pronoun.first], heads):
            return ()
        before = [token for token in heads if token.i < pronoun.first]
        found = tuple(m for token in before for m in memory.heads.get(token.i, ()))
        if len(found) == 1 and doc[pronoun.first].lower_ in IT | THEY and (body := _spoken_for(before[0], memory)):
            return (body,)
        if found and _agrees(doc, pronoun, before, found, gender_of):
            return found
    return ()


def _joined_to(pronoun: Token, memory: Memory) -> tuple[Mention, ...]:
    """The state or body that owns what it is joined to, in whatever number: "the United States and their allies"."""
    if pronoun.lower_ != "their" or pronoun.dep_ != "poss" or pronoun.head.dep_ != "conj":
        return ()
    found = memory.heads.get(pronoun.head.head.i, ())
    return found if len(found) == 1 and found[0].type not in ("person", "place", "group") else ()


def _accused(pronoun: Token, accusers: list[Token]) -> bool:
    """Whether a pronoun is who is said to have done wrong, and so not who says it: "Amnesty alleged they had"."""
    deed = pronoun.head
    told = pronoun.dep_ == "nsubj" and deed.dep_ == "ccomp" and deed.head.lemma_ in ACCUSING
    return told and not is_passive(deed) and any(t.head is deed.head for t in accusers)


def _spoken_for(speaker: Token, memory: Memory) -> Mention | None:
    """For whom a spokesman speaks: "army spokesman Colonel Yaron said it had struck" tells what the army did."""
    words = [t for t in speaker.subtree if t.i <= speaker.i]
    speaking = next((t for t in (*words, speaker) if t.lemma_.lower() in SPEAKING), None)
    if speaking is None:
        return None
    behind = [t.i for prep, t in prepositions(speaking) if prep in ("for", "of")]
    before = [t.i for t in words if t.i < speaking.i]
    bodies = (m for i in (*behind, *before) for m in memory.heads.get(i, ()))
    return next((m for m in bodies if m.type not in ("person", "place", "group")), None)


def _subjects(pronoun: Token) -> Iterator[list[Token]]:
    """Subjects of the clauses around, from the nearest outwards; its own clause only for a possessive.

    Before them who is joined to the thing, or its owner: "Chad and its allies", "Iran's claims and its threats".
    """
    if pronoun.dep_ == "poss" and pronoun.head.dep_ == "conj":
        first = pronoun.head.head
        yield [t for t in first.lefts if t.dep_ == "poss"] or [first]
    clause = pronoun
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        clause = clause.head
    if pronoun.dep_ == "poss":
        yield from answered(pronoun, clause)
    if pronoun.dep_ == "poss" and clause.pos_ == "VERB" and clause.lemma_ in verb_classes.BLAMING:
        named = {t.i for t in pronoun.ancestors}  # "thanked X for his decision": X's
        if any(c.dep_ == "prep" and c.lower_ in verb_classes.BLAMED and c.i in named for c in clause.rights):
            yield functions.objects(clause)
    harmed = clause.lemma_ in HARMING and pronoun.head.dep_ == "dobj"
    harmed = harmed or (pronoun.head.dep_ == "pobj" and pronoun.head.lemma_ in LAND and clause.dep_ == "ccomp")
    harmed = harmed and clause.dep_ in ("advcl", "ccomp")
    if pronoun.dep_ == "nsubj" and _conditional(clause) and clause.head.lemma_ in HARMING:
        yield [t for t in functions.objects(clause.head) if t.i < pronoun.i]  # "will attack the troops if they stay"
    if pronoun.dep_ == "nsubj":
        yield provoking(clause)
    if pronoun.dep_ == "poss" and clause.pos_ in ("VERB", "AUX") and not harmed:
        yield [t for t in functions.grammatical_subjects(clause) if pronoun not in list(t.subtree)]
    if pronoun.dep_ in SUBJECTS and clause.dep_ == "relcl" and (above := _telling(clause)) is not None:
        own = functions.grammatical_subjects(above)
        yield [t for c in own if c is own[0] or c.dep_ == "conj" for t in counted(c) if t.i < pronoun.i]
    for _ in range(STEPS):
        if clause.dep_ not in DEPENDENT or clause.head.pos_ not in ("VERB", "AUX"):
            return
        shared = not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts)
        shared = shared and not (clause.tag_ == "VBG" and clause.lemma_ in RESULTING)
        below, clause = clause, clause.head
        if shared and pronoun.dep_ in ("dobj", "pobj", "dative"):
            told = below.dep_ == "advcl" and below.lemma_ in FOLLOWING
            yield from _suffering(clause, pronoun) if told else ()
            continue
        yield [t for c in functions.grammatical_subjects(clause) for t in counted(c) if t.i < pronoun.i]


def _telling(clause: Token) -> Token | None:
    """The verb that tells of what a relative clause describes: "the rebels have bases to which they retreat"."""
    return next((t for t in clause.ancestors if t.pos_ in ("VERB", "AUX")), None)


def _conditional(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "until") for c in clause.lefts)


def _suffering(clause: Token, pronoun: Token) -> Iterator[list[Token]]:
    """To whom the deed is done that an object goes on with: "struck al Shabaab fighters, killing six of them"."""
    hit = [t for t in functions.objects(clause) if t.i < pronoun.i]
    yield hit
    yield [t for head in (*hit, clause) for prep, t in prepositions(head) if prep in TOWARDS and t.i < pronoun.i]
    yield [t for head in hit for prep, t in prepositions(head) if prep == "of" and t.i < pronoun.i]


def _agrees(
    doc: Doc, pronoun: Mention, heads: list[Token], found: tuple[Mention, ...], gender_of: Callable[[str], str]
) -> bool:
    word, first = doc[pronoun.first].lower_, found[0]
    plural = len(heads) > 1 or len(found) > 1 or heads[0].tag_ in ("NNS", "NNPS")
    if word in THEY:
        body = first.type not in ("person", "place", "state", "group")
        several = plural and (first.type != "state" or heads[0].tag_ == "NNS")  # "Chad's officials said they ..."
        return several or heads[0].lemma_.lower() in PLURAL or len(found) > 1 or body
    if plural or len(found) != 1:
        return False
    if word in IT:
        return first.type not in ("person", "place", "group")
    gender = gender_of(first.actor) if first.actor else ""
    someone = first.type == "person" or heads[0].lemma_.lower() in SOMEONE
    return someone and gender in ("", "m" if word in HE else "f")
