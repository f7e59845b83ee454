"""The parties of an act of force reported as a noun, where its phrase does not name them.

Who "defends itself against Russian aggression", "has support in the face of the invasion" or "resists a raid" is
attacked; who had "his role in the attack" attacked.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.adjunct_nouns import part_in_act
from geo_nlp.pipes.clauses.slots import Slots
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import dependents, noun_above, with_conjuncts
from geo_nlp.pipes.syntax.labels import NOUN_POS
from geo_nlp.pipes.syntax.obliques import noun_prepositions
from geo_nlp.pipes.syntax.tree import Token

# What one "resists", and what else one defends oneself against.
WITHSTOOD_ACTS = words("withstood_act_noun")
SUFFERED_ACTS = WITHSTOOD_ACTS | words("suffered_act_noun")
PARTAKEN_ACTS = SUFFERED_ACTS | either("attack_noun", "killing_noun", "patient_of_noun")
DEFENCES = words("defence_noun")
DEFENDING_VERBS = words("defending_verb")
WITHSTANDING = words("withstanding_verb")
BACKING = frozenset({"aid", "back", "help", "support"})
SHIELDING = frozenset({"protect", "safeguard", "shelter", "shield"})
# What tells the kind of a war, and no target: "its war of choice".
WARS_OF = words("kind_of_war_noun")
# In these have parts who attacked nobody: "their role in the war".
WARS = frozenset({"conflict", "violence", "war"})
# Whom a noun of support is for: "support for Mali in the face of", "commitment to Mali".
BENEFITED = ("for", "to")
# "Will defend Mali against an attack", which need not come.
UNREAL_DETERMINERS = frozenset({"a", "an", "any"})
# "Led to the arrest", "resulted in the killing".
OUTCOME_PREPS = {"lead": "to", "result": "in"}
POLICED = words("policing_operation_noun")
AIMED = frozenset({"against", "on", "to", "toward", "towards", "of", "in"})


def defenders(noun: Token, slots: Slots) -> list[Token]:
    """Who is attacked and defends himself; nobody where the act has a target of its own or is one of any enemy's."""
    if noun.lemma_.lower() not in SUFFERED_ACTS or _is_aimed_elsewhere(noun, slots) or _is_indefinite(noun, slots):
        return []
    if noun.dep_ == "dobj":
        withstood = noun.head.lemma_ in WITHSTANDING and noun.lemma_.lower() in WITHSTOOD_ACTS
        return functions.subjects(noun.head) if withstood else []
    if noun.dep_ != "pobj":
        return []
    prep, above = noun.head, noun.head.head
    if prep.lower_ == "against" and noun.left_edge.lower_ not in UNREAL_DETERMINERS:
        return _defended_by_noun(noun_above(above)) if above.pos_ in NOUN_POS else _defended_by_verb(above)
    if prep.lower_ == "from" and above.lemma_ in SHIELDING and noun.left_edge.lower_ not in UNREAL_DETERMINERS:
        return functions.objects(above)
    faced = prep.lower_ == "of" and above.lower_ == "face" and above.dep_ == "pobj" and above.head.lower_ == "in"
    return _supported(above.head.head) if faced else []


def _is_aimed_elsewhere(noun: Token, slots: Slots) -> bool:
    """Whether an act has a target of its own, as not "a war of choice"."""
    aimed = AIMED.intersection(slots)
    return bool(aimed) and (aimed != {"of"} or any(noun.doc[i].lemma_ not in WARS_OF for i in slots["of"]))


def _is_indefinite(noun: Token, slots: Slots) -> bool:
    """Whether an act is nobody's: "resist aggression", "defends the country against foreign aggression"."""
    return (
        noun.tag_ == "NN" and not {"by", "from", "possessor"} & slots.keys() and not dependents(noun, "det", "nummod")
    )


def _defended_by_verb(verb: Token) -> list[Token]:
    """Whom a verb of defence has: "Mali defended itself against", "defended Mali against"."""
    if verb.lemma_ not in DEFENDING_VERBS:
        return []
    found = [t for t in functions.objects(verb) if not t.lower_.endswith(("self", "selves"))]
    if found:
        return found
    own = functions.subjects(verb)
    clause = verb.head if verb.dep_ == "xcomp" else verb  # "as it continues to defend itself"
    if clause.dep_ == "advcl" and all(t.tag_ == "PRP" for t in own):  # "support for Mali as it defends itself"
        return _supported(clause.head) or own
    return own


def _defended_by_noun(noun: Token) -> list[Token]:
    """Whose defence it is: "its defence against", "the defence of Mali against"."""
    if noun.lemma_.lower() not in DEFENCES:
        return []
    of = [t for prep, t in noun_prepositions(noun) if prep in ("of", "by")]
    return with_conjuncts(dependents(noun, "poss")) or of


def _supported(governor: Token) -> list[Token]:
    """Who is supported in the face of an act: "its support for Mali in the face of", "backed Mali in the face of"."""
    things = functions.objects(governor) if governor.pos_ == "VERB" else [governor]

    inner = [t for thing in things for prep, t in noun_prepositions(thing) if prep == "of"]
    for thing in (*things, *inner):
        for name in BENEFITED:
            if found := [t for prep, t in noun_prepositions(thing) if prep == name]:
                return found
    return things if governor.lemma_ in BACKING or governor.pos_ == "PROPN" else []


def causes(noun: Token) -> list[Token]:
    """The operation that an arrest or killing results from: "a raid by police led to the arrest of two men"."""
    if noun.dep_ != "pobj" or OUTCOME_PREPS.get(noun.head.head.lemma_) != noun.head.lower_:
        return []
    return [t for t in functions.subjects(noun.head.head) if t.lemma_.lower() in POLICED]


def partakers(noun: Token) -> list[Token]:
    """Whose part in an act it is: "Syria's role in the attack", "his involvement in the killing of two Turks"."""
    part = part_in_act(noun)
    if part is None or noun.head.lower_ != "in" or noun.lemma_.lower() not in PARTAKEN_ACTS - WARS:
        return []
    return with_conjuncts(dependents(part, "poss")) or [t for p, t in noun_prepositions(part) if p in ("of", "by")]
