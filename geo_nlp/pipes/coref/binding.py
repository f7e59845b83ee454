"""Pronouns in a dependent clause: "the rebels said they will release ...", "the court ruled that it ...".

The subject of the governing clause is the likeliest antecedent by far (Hobbs 1978: search the tree upwards), and it may
be a nominal. It must agree in number, and in gender where that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.coref.event_possessives import ADDRESSEE_PREPS, answered_parties, provokers
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.adverbial_subjects import PROTECTING_VERBS
from geo_nlp.pipes.syntax.control_gerunds import REASON_PREPS
from geo_nlp.pipes.syntax.dependents import has_subject
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.pronoun_forms import HE, IT, THEY
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import counted
from geo_nlp.types import Mention

DEPENDENT = frozenset({"ccomp", "xcomp", "advcl", "conj", "acl"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
SOMEONE = words("ordinary_person_noun")
SPEAKING_FOR_NOUNS = words("speaking_for_noun")
# What follows from an act for its subject: "lost the port, forcing it to withdraw".
RESULTING = words("consequence_verb")
# Harm that an actor does to others: "Iran said Israel had bombed its embassy".
OTHER_DIRECTED_HARM_VERBS = words("other_directed_harm_verb")
# What follows an act and concerns its patients.
REACTION_VERBS = OTHER_DIRECTED_HARM_VERBS | words("reaction_to_target_verb")
ATTACKS = either("attack_on_place_word", "warlike_verb")
LAND = words("territory_noun")
CLAUSES_ABOVE = 4


def governing_subject(doc: Doc, pronoun: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The subject of a clause above, by a pronoun that agrees with it: "the rebels said they will release"."""
    word = doc[pronoun.first]
    clause = word
    while clause.pos_ not in VERBAL and clause.head != clause:
        clause = clause.head
    for construction in _constructions(word):
        for heads in construction(word, clause):
            before = [token for token in heads if token.i < pronoun.first]
            found = tuple(m for token in before for m in memory.heads.get(token.i, ()))
            speaks = len(found) == 1 and word.lower_ in IT | THEY and word.dep_ not in OBJECTS
            if speaks and (body := _body_of_spokesman(before[0], memory)):
                found = (body,)
            elif not found or not _agrees(doc, pronoun, before, found, memory):
                continue
            doc.met(construction, "antecedent", pronoun.head, pronoun.level)
            return _by_apposed_name(before[0], found, memory)
    return None


def _by_apposed_name(noun: Token, found: tuple[Mention, ...], memory: Memory) -> tuple[Mention, ...]:
    """An unnamed antecedent by the name in apposition to it: "The rebel group, the LRA, ended its truce"."""
    if len(found) != 1 or found[0].actor is not None:
        return found
    names = [m for c in noun.rights if c.dep_ == "appos" for m in memory.heads.get(c.i, ()) if m.level == "name"]
    return (names[0],) if len(names) == 1 else found


Antecedents = Callable[[Token, Token], Iterator[list[Token]]]  # of a pronoun and the clause that it stands in


def _constructions(pronoun: Token) -> tuple[Antecedents, ...]:
    """Where the antecedents of a pronoun are looked for, in order: in its own clause, then in those above."""
    if pronoun.dep_ == "poss":
        return _antecedents_of_possessive, _subjects_above
    return (_antecedents_of_subject, _subjects_above) if pronoun.dep_ in SUBJECTS else (_subjects_above,)


def _body_of_spokesman(speaker: Token, memory: Memory) -> Mention | None:
    """The body of a spokesman: "army spokesman Colonel Yaron said it had struck" is about the army."""
    words = [t for t in speaker.subtree if t.i <= speaker.i]
    speaking = next((t for t in (*words, speaker) if t.lemma_.lower() in SPEAKING_FOR_NOUNS), None)
    if speaking is None:
        return None
    after = [t.i for prep, t in prepositions(speaking) if prep in ("for", "of")]
    before = [t.i for t in words if t.i < speaking.i]
    bodies = (m for i in (*after, *before) for m in memory.heads.get(i, ()))
    return next((m for m in bodies if m.type not in ("person", "place", "group")), None)


def _antecedents_of_possessive(pronoun: Token, clause: Token) -> Iterator[list[Token]]:
    """The owner beside its phrase, then who is answered or blamed, then the subject of its clause."""
    if pronoun.head.dep_ == "conj":  # "Chad and its allies", "Iran's claims and its threats"
        first = pronoun.head.head
        yield [t for t in first.lefts if t.dep_ == "poss"] or [first]
    yield from answered_parties(pronoun, clause)
    judging = clause.pos_ == "VERB" and clause.lemma_ in either("blame_or_praise_for_verb", "charge_of_verb")
    if judging and _is_reason(pronoun, clause):
        yield functions.objects(clause)
    if clause.pos_ in VERBAL and not _is_of_victim(pronoun, clause):
        yield [t for t in functions.grammatical_subjects(clause) if pronoun not in list(t.subtree)]


def _is_reason(pronoun: Token, clause: Token) -> bool:
    """Whether its phrase gives the reason of praise or blame: "thanked X for his decision"."""
    above = {t.i for t in pronoun.ancestors}
    return any(c.dep_ == "prep" and c.lower_ in REASON_PREPS and c.i in above for c in clause.rights)


def _is_of_victim(pronoun: Token, clause: Token) -> bool:
    """Whether its thing is the victim of an act of another: "Israel had bombed its embassy"."""
    thing = pronoun.head
    if clause.dep_ in ("advcl", "ccomp") and clause.lemma_ in OTHER_DIRECTED_HARM_VERBS and thing.dep_ == "dobj":
        return True
    return clause.dep_ == "ccomp" and thing.dep_ == "pobj" and thing.lemma_ in LAND


def _antecedents_of_subject(pronoun: Token, clause: Token) -> Iterator[list[Token]]:
    """Who is threatened or provokes an answer, then the subject above a relative clause."""
    done = OTHER_DIRECTED_HARM_VERBS if pronoun.dep_ == "nsubj" else PROTECTING_VERBS
    if clause.head.lemma_ in done and _is_conditional_clause(clause):
        # "Attacked the troops if they stayed", "will defend Chad if it is attacked".
        yield [t for t in functions.objects(clause.head) if t.i < pronoun.i]
    if pronoun.dep_ == "nsubj":
        if clause.dep_ == "advcl" and clause.lemma_ in ATTACKS and is_passive(clause.head):
            yield functions.subjects(clause.head)  # "were seized by soldiers when they raided a village"
        yield provokers(clause)
    if clause.dep_ == "relcl":  # "the rebels have bases to which they retreat"
        above = next((t for t in clause.ancestors if t.pos_ in VERBAL), None)
        own = functions.grammatical_subjects(above) if above is not None else []
        yield [t for c in own if c is own[0] or c.dep_ == "conj" for t in counted(c) if t.i < pronoun.i]


def _subjects_above(pronoun: Token, clause: Token) -> Iterator[list[Token]]:
    """Subjects of the clauses above, from the nearest outwards; for an object with the same subject the patients."""
    for _ in range(CLAUSES_ABOVE):
        if clause.dep_ not in DEPENDENT or clause.head.pos_ not in VERBAL:
            return
        below, clause = clause, clause.head
        if pronoun.dep_ in OBJECTS and _shares_subject(below):
            if below.dep_ == "conj" or (below.dep_ == "advcl" and below.lemma_ in REACTION_VERBS):
                yield from _patients(clause, pronoun)
        else:
            own = functions.grammatical_subjects(clause)
            yield [t for c in own for t in counted(c) if t.i < pronoun.i]


def _shares_subject(clause: Token) -> bool:
    """Whether a clause has the subject of the one above, which its object cannot be; not "forcing it to withdraw"."""
    if has_subject(clause):
        return False
    return not (clause.tag_ == "VBG" and clause.lemma_ in RESULTING)


def _is_conditional_clause(clause: Token) -> bool:
    """Whether a clause is a condition: "if they stay"."""
    return clause.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "until") for c in clause.lefts)


def _patients(clause: Token, pronoun: Token) -> Iterator[list[Token]]:
    """The patients of the clause above: "struck al Shabaab fighters, killing six of them"."""
    hit = [t for t in functions.objects(clause) if t.i < pronoun.i]
    yield hit
    yield [
        t for head in (*hit, clause) for prep, t in prepositions(head) if prep in ADDRESSEE_PREPS and t.i < pronoun.i
    ]
    yield [t for head in hit for prep, t in prepositions(head) if prep == "of" and t.i < pronoun.i]


def _agrees(doc: Doc, pronoun: Mention, heads: list[Token], found: tuple[Mention, ...], memory: Memory) -> bool:
    """Whether antecedents have the number and gender of a pronoun; a state is no "they", a body may be."""
    word, first = doc[pronoun.first].lower_, found[0]
    plural = len(heads) > 1 or len(found) > 1 or heads[0].tag_ in PLURAL_TAGS
    if word in THEY:
        body = first.type not in ("person", "place", "state", "group") and (first.type != "media" or len(heads) > 1)
        several = plural and (first.type != "state" or heads[0].tag_ == "NNS")  # "Chad's officials said they ..."
        return several or heads[0].lemma_.lower() in words("collective_noun") or len(found) > 1 or body
    if plural or len(found) != 1:
        return False
    if word in IT:
        return first.type not in ("person", "place", "group")
    gender = memory.gender_of(first.actor) if first.actor else ""
    someone = first.type == "person" or heads[0].lemma_.lower() in SOMEONE
    return someone and gender in ("", "m" if word in HE else "f")
