"""Control past a noun after a preposition: who is held "on suspicion of spying", whose raid is "aimed at freeing" them.

The noun (a charge, a stage of an act, an operation) has no owner of its own: the verb above it tells who acts.
A recipient of arms or leave uses them: "gave Ukraine missiles to strike Russia" has Ukraine strike.
Each function returns heads, or None where its construction is not met.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import dependents, prepositional_objects, with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED, VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import OTHERS_ACTS

CHARGE_NOUNS = words("offence_charged_noun")
ACCUSED_VERBS = either("blame_or_praise_for_verb", "blaming_verb", "charge_of_verb")
STAGES = words("stage_of_act_noun")
CONSPIRING = frozenset({"complicity", "conspiracy"})
DIRECTED = frozenset({"aim", "design", "intend", "mean"})
TRIALS = frozenset({"court", "custody", "trial"})
NOUNS_ABOVE = 3  # "in a series of operations aimed at"

# Who sends arms somewhere may use them himself.
WITHHOLDING = frozenset({"deny", "refuse"})  # "denied opposition leaders permission to leave"
NOT_SUPPLYING = WITHHOLDING | {"send", "show", "tell"}
SUPPLYING = (words("giving_verb") | {"deliver", "donate", "provide", "transfer"}) - NOT_SUPPLYING
FIGHTING = either("attack_on_place_word", "killing_verb") | {"defend", "fight", "repel"}
LEAVE = words("permission_noun") | {"access", "right", "use"}
USABLE_ARMS = words("arms_noun") | {"ammunition", "bomb", "gun", "munition", "rifle"}


def accused_of(prep: Token, depth: int) -> list[Token] | None:
    """Who is held or tried for it: "was arrested on suspicion of spying", "jailed them on two counts of bombing"."""
    noun = prep.head
    if prep.lower_ != "of" or noun.lemma_ not in CHARGE_NOUNS or noun.dep_ != "pobj" or noun.head.lower_ == "in":
        return None
    return _accused(noun, depth)


def conspirators(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Who is charged with a conspiracy: "was held on charges of conspiracy to arm rebels"."""
    if verb.tag_ != "VB" or noun.lemma_ not in CONSPIRING or noun.dep_ != "pobj":
        return None
    above = noun.head.head
    charged = noun.head.lower_ == "of" and above.lemma_ in CHARGE_NOUNS and above.dep_ == "pobj"
    return _accused(above if charged else noun, depth)


def _accused(charge: Token, depth: int) -> list[Token] | None:
    """Who is accused, by the verb or noun that the phrase of a charge hangs on: "the execution of a man on charges"."""
    above = charge.head.head
    for _ in range(NOUNS_ABOVE):
        if _is_act_suffered(above) or above.dep_ not in ("pobj", "dobj"):
            break
        above = above.head.head if above.dep_ == "pobj" else above.head
    suffered = [t for t in (above, *dependents(above, "dobj")) if _is_act_suffered(t)]
    if suffered:
        return with_conjuncts(prepositional_objects(suffered[0], "of"))
    if above.pos_ not in VERBAL:
        return None
    if above.lemma_ in ACCUSED_VERBS:
        return functions.objects(above, depth + 1)
    other = any(t.lemma_ not in TRIALS for t in dependents(above, "dobj"))
    return [] if other else functions.grammatical_subjects(above, depth + 1)


def _is_act_suffered(act: Token) -> bool:
    """Whether a noun names what its of-phrase suffers: "the execution of a man"."""
    return act.pos_ == "NOUN" and act.lemma_ in words("patient_of_noun")


def at_stage_of(prep: Token, depth: int) -> list[Token] | None:
    """Who is about to do something, or does it: "is on the verge of attacking", "was in the process of leaving"."""
    noun = prep.head
    above = noun.head.head
    staged = prep.lower_ == "of" and noun.lemma_ in STAGES and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on")
    return functions.grammatical_subjects(above, depth + 1) if staged and above.pos_ in VERBAL else None


def author_of_aim(prep: Token, depth: int) -> list[Token] | None:
    """Whose act is aimed at something: "launched a campaign aimed at weakening Mali", "an Iraqi raid aimed at"."""
    aiming = prep.head
    if prep.lower_ != "at" or aiming.lemma_ != "aim":
        return None
    return _authors_by_participle(aiming, depth)


def author_of_design(verb: Token, depth: int) -> list[Token] | None:
    """Whose act is meant to do something: "imposed sanctions designed to weaken Mali"."""
    meant = verb.tag_ == "VB" and verb.head.lemma_ in DIRECTED
    return _authors_by_participle(verb.head, depth) if meant else None


def _authors_by_participle(participle: Token, depth: int) -> list[Token] | None:
    """Who does what a passive participle modifies: its owner, else the subject of the verb that it is done by."""
    if participle.tag_ != "VBN" or participle.dep_ != "acl" or dependents(participle, "agent"):
        return None
    return authors_of_deed(participle.head, depth)


def authors_of_deed(deed: Token, depth: int) -> list[Token] | None:
    """Who does what a noun names: its owner, else who carries it out, or acts "in a series of raids"; not a judge."""
    owners = dependents(deed, "poss") or [c for c in dependents(deed, "amod", "compound") if c.ent_type_ in NAMED]
    if found := owners or prepositional_objects(deed, "by"):
        text = deed.lemma_ in words("enactable_or_weapon_noun")  # "vetoed a UN resolution aimed at"
        return [] if text and deed.head.lemma_ in OTHERS_ACTS else with_conjuncts(found)
    for _ in range(NOUNS_ABOVE):
        if deed.dep_ != "pobj" or deed.head.lower_ != "of" or deed.head.head.pos_ != "NOUN":
            break
        deed = deed.head.head
    preposed = deed.dep_ == "pobj" and deed.head.lower_ in ("in", "on", "through", "with")
    verb = deed.head.head if preposed else deed.head
    if preposed and verb.dep_ == "dobj":  # "killed four men in raids aimed at", read as one phrase
        verb = verb.head
    if verb.pos_ != "VERB" or not (preposed or deed.dep_ == "dobj"):
        return None
    return [] if verb.lemma_ in OTHERS_ACTS else functions.subjects(verb, depth + 1)


def blamed_past_noun(prep: Token, depth: int) -> list[Token] | None:
    """Who is blamed past a noun: "accused Mali of bias for jailing him", "of abuses, including jailing him"."""
    noun = prep.head
    verb = noun.head.head
    if prep.lower_ not in ("for", "in", "including") or noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "for"):
        return None
    return functions.objects(verb, depth + 1) if verb.lemma_ in ACCUSED_VERBS else None


def users_of_thing(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """The recipient of leave to do something, or of arms: "gave France the use of its bases to bomb Syria"."""
    if verb.tag_ != "VB" or noun.dep_ != "dobj":
        return None
    return _recipients(verb, noun.head) if noun.lemma_ in LEAVE or verb.lemma_ in FIGHTING else None


def takers_of_measure(verb: Token, noun: Token, depth: int) -> list[Token] | None:
    """Whose measure it is by a participle: "the steps taken by France to work with Mali"."""
    taken = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < verb.i]
    return [t for c in taken if dependents(c, "agent") for t in functions.subjects(c, depth + 1)] or None


def _recipients(verb: Token, giving: Token) -> list[Token] | None:
    """Who is given, sold or offered something, before the use of it."""
    things = [t for t in dependents(giving, "dobj") if t.i < verb.i]
    leave = bool(things) and things[0].lemma_ in LEAVE
    if giving.lemma_ not in (SUPPLYING | WITHHOLDING if leave else SUPPLYING):
        return None
    named = with_conjuncts([t for t in _receivers(giving, things, leave=leave) if t.i < verb.i])
    return named if named and any(t.lemma_ in LEAVE or t.lemma_ in USABLE_ARMS for t in things) else None


def _receivers(giving: Token, things: list[Token], *, leave: bool) -> list[Token]:
    """Who gets something: "gave Ukraine missiles", "granted leave to Chad", "delivered Ukraine missiles"."""
    heads = (giving, *things) if leave else (giving,)
    after = (t for head in heads for prep, t in prepositions(head) if prep == "to")
    given = functions.datives(giving) or [t for t in after if leave or t.ent_type_ in NAMED]
    return given or [c for t in things for c in t.lefts if c.dep_ == "compound" and c.ent_type_ == "GPE"]
