"""Clauses that the parser attaches to the last word before them, though they modify one further back.

"Forces working in the north of the country who lead the campaign" are led by no country, and "a student at a college,
who was arrested" is no college. In "the ultimatum that Mali gave Chad" it is no Chad that is given, and in "spoke with
King Salman to discuss trade" the king is the object of "with", not who discusses.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.control_infinitives import SUFFERED_DEEDS, URGING_OBJECT_CONTROL_VERBS
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUN_CLAUSES, NOUNS, PAST_TAGS, PLACE_OR_FAC, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

PLACE_NOUNS = words("place_noun")
# Where people work or learn: "a lawyer at Gazprom, who".
WORKPLACES = words("workplace_noun")
DATIVE = (words("giving_verb") | {"bring"}) - {"tell"}
PRESENTING = DATIVE | words("presentation_verb")
NOUNS_OF_NEED = frozenset({"chance", "necessity", "need", "opportunity"})

WITH = frozenset({"with"})
PREMODIFIERS = MODIFIERS | {"det", "poss", "nummod"}


def repair_clause_attachment(doc: Doc) -> None:
    """Attach relative clauses to people instead of places, then purposes and outcomes to their verbs."""
    moved = [t for t in doc.tokens if t.dep_ == "relcl" and _attach_to_people(t)]
    given = [t for t in doc.tokens if t.dep_ in NOUN_CLAUSES and t.lemma_ in PRESENTING and _repair_dative(t)]
    purposes = _attach_purposes(doc)
    needed = [t for t in doc.tokens if t.dep_ == "advcl" and _is_for_clause_of_noun(t)]
    for clause in needed:
        clause.dep_ = "acl"
    doc.reattach([*moved, *_attach_outcomes(doc), *given, *purposes, *needed])


def _attach_to_people(clause: Token) -> bool:
    """Attach a relative clause to the people before a place, if it is theirs; whether it was."""
    people = _people_before_place(clause)
    if people is not None:
        clause.head = people
    return people is not None


def _attach_purposes(doc: Doc) -> list[Token]:
    """Make purposes of a verb what follows "in order" and what is the aim of a deed; those that have another head."""
    moved = [t for t in doc.tokens if t.dep_ == "acl" and t.tag_ == "VB" and _is_in_order(t.head)]
    for purpose in moved:
        purpose.head, purpose.dep_ = purpose.head.head.head, "advcl"
    for aim in doc.tokens:
        if aim.dep_ == "xcomp" and aim.tag_ == "VB" and _is_aim_of_deed(aim):
            aim.dep_ = "advcl"
    return moved


def _is_aim_of_deed(verb: Token) -> bool:
    """Whether an infinitive is the aim of a deed, which does nothing: "ordered the killing of Musa to punish Mali"."""
    if verb.head.lemma_ not in URGING_OBJECT_CONTROL_VERBS or not has_infinitive_marker(verb):
        return False
    objects = [c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i]
    return bool(objects) and all(t.lemma_.lower() in SUFFERED_DEEDS for t in objects)


def _attach_outcomes(doc: Doc) -> list[Token]:
    """Attach what follows from an act to it, past who tells it or whom it hits; the outcomes."""
    gerunds = [t for t in doc.tokens if t.tag_ == "VBG"]
    found = [(t, told) for t in gerunds if (told := _told_before(t) or _attack_on(t)) is not None]
    hit = [(c, t.head) for t, _ in found if t.dep_ == "pcomp" for c in t.lefts if c.dep_ in SUBJECTS]
    for victim, prep in hit:
        victim.head, victim.dep_ = prep, "pobj"
    for outcome, told in found:
        outcome.head, outcome.dep_ = told, "advcl"
    return [outcome for outcome, _ in found] + [victim for victim, _ in hit]


def _attack_on(harm: Token) -> Token | None:
    """The attack to which a participle of harm belongs: "opened fire on rebels killing six", "hit a tent injuring two".

    The rebels kill nobody; but "chased gunmen killing villagers" and "attacked rebels killing Turks", who do so.
    """
    hurt = next((c for c in harm.rights if c.dep_ == "dobj"), None)
    counted = hurt is not None and (hurt.like_num or any(c.like_num or c.lower_ in ("a", "an") for c in hurt.lefts))
    if harm.lemma_ not in either("killing_verb", "wounding_verb") or not counted:
        return None
    hit = harm.head
    if harm.dep_ == "pcomp":
        verb = hit.head  # "on rebels killing"
    elif harm.dep_ == "acl" and hit.dep_ in ("dobj", "pobj"):
        verb = hit.head.head if hit.dep_ == "pobj" else hit.head
    else:
        return None
    verb = verb.head if verb.dep_ == "dobj" else verb  # "opened fire on"
    return verb if verb.pos_ == "VERB" and verb.lemma_ in either("attack_on_place_word", "opening_fire_verb") else None


def _told_before(outcome: Token) -> Token | None:
    """The verb whose outcome a participle gives past who tells it: "shelled Izium, police said, killing two"."""
    if outcome.dep_ not in ("advcl", "xcomp") or not outcome.i or outcome.nbor(-1).text != ",":
        return None
    harmful = outcome.lemma_ in either("killing_verb", "wounding_verb", "property_damage_verb") | {"leave"}
    return next((c for c in outcome.head.lefts if c.dep_ == "ccomp" and harmful), None)


def _is_for_clause_of_noun(clause: Token) -> bool:
    """Whether an infinitive after "for" and its subject belongs to a noun: "the need for Mali to leave"."""
    after_for = any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.lefts)
    return after_for and clause.tag_ == "VB" and clause.head.lower_ in NOUNS_OF_NEED


def _is_in_order(noun: Token) -> bool:
    """Whether a noun is that of "in order to", whose infinitive is a purpose of the verb."""
    bare = noun.lower_ == "order" and noun.dep_ == "pobj" and not noun.lefts
    return bare and noun.head.lower_ == "in" and noun.head.head.pos_ == "VERB"


def _repair_dative(clause: Token) -> bool:
    """Make the relative pronoun the object and the name after the verb a dative: "aid that it sent Mali"."""
    subjects = [c for c in clause.lefts if c.dep_ in SUBJECTS]
    if not subjects or clause.tag_ not in PAST_TAGS or any(c.dep_ == "auxpass" for c in clause.lefts):
        return False
    pronoun = next((c for c in clause.lefts if c.lower_ in ("that", "which") and c.i < subjects[0].i), None)
    recipient = next((c for c in clause.rights if c.dep_ == "dobj"), None)
    if recipient is not None:
        if clause.lemma_ not in DATIVE or not recipient.ent_type_ or clause.dep_ == "acl":
            return False  # "the claim that it gave Mali arms"
        recipient.dep_ = "dative"
    if pronoun is not None:
        pronoun.tag_, pronoun.dep_, clause.dep_ = "WDT", "dobj", "relcl"
    return pronoun is not None or recipient is not None


def _is_place(noun: Token) -> bool:
    """Whether a noun names a place."""
    return noun.ent_type_ in PLACE_OR_FAC or noun.lemma_ in PLACE_NOUNS


def _is_place_or_body(noun: Token) -> bool:
    """Whether a noun names a place, or a body that people belong to: "a reporter of the BBC"."""
    return _is_place(noun) or noun.ent_type_ == "ORG" or noun.lemma_ in WORKPLACES


def _people_before_place(clause: Token) -> Token | None:
    """The antecedent of "who" before the place where they are: "forces in Syria who lead"."""
    if not _is_place_or_body(clause.head) or not any(t.lower_ in ("who", "whom") for t in clause.lefts):
        return None
    found = next((t for t in _words_above(clause.head) if t.tag_ in NOUNS and _names_people(t)), None)
    ambiguous = found is not None and found.tag_ == "NNS" and not _is_place(clause.head)  # "fans of Hamas, who"
    return None if ambiguous else found


def _words_above(place: Token) -> Iterator[Token]:
    """The words that a place depends on up to the verb, and the object before it: "praised forces in Mali"."""
    for word in place.ancestors:
        yield word
        if word.pos_ == "VERB":
            yield from (c for c in word.rights if c.dep_ == "dobj" and c.i < place.i)
            return


def _names_people(noun: Token) -> bool:
    """Whether a noun names people, and no place."""
    known = noun.lower_ in gazetteer().nominal_ends or noun.ent_type_ in ("NORP", "PERSON")
    return known and not _is_place(noun)


def repair_with_infinitives(doc: Doc) -> None:
    """Attach the noun to the preposition and the infinitive to the verb or noun that the phrase modifies."""
    found = [(prep, noun) for prep in doc.having(WITH) if (noun := _subject_of_infinitive(prep)) is not None]
    for prep, noun in found:
        verb = noun.head
        noun.head, noun.dep_ = prep, "pobj"
        if prep.dep_ == "mark":
            prep.head, prep.dep_ = verb.head, "prep"
        if verb.dep_ == "pcomp":
            verb.head, verb.dep_ = prep.head, "advcl"
    doc.reattach([word for pair in found for word in pair])


def _subject_of_infinitive(prep: Token) -> Token | None:
    """The noun after "with" that is taken for the subject of an infinitive; none where the phrase opens the clause."""
    if not _follows_governor(prep) or any(c.dep_ == "pobj" for c in prep.rights):
        return None
    noun = prep.nbor() if prep.i + 1 < prep.sent.end else prep
    while noun.head.i > noun.i and noun.dep_ in PREMODIFIERS:
        noun = noun.head
    verb = noun.head
    marked = any(c.tag_ == "TO" and c.i > noun.i for c in verb.lefts)
    return noun if noun.dep_ == "nsubj" and verb.tag_ == "VB" and marked else None


def _follows_governor(prep: Token) -> bool:
    """Whether a phrase stands after the word it modifies, a marker without a comma: "talks failed, with Chad to"."""
    if prep.dep_ == "prep":
        return prep.head.i < prep.i
    marks = prep.dep_ == "mark" and prep.head.dep_ == "advcl" and prep.head.head.i < prep.i
    return marks and not prep.nbor(-1).is_punct
