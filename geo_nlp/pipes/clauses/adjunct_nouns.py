"""Nouns in an adjunct whose other party is the subject of the clause: "after talks with Iran, Qatar said".

The noun has no verb of its own, and whoever does what the clause tells has the talks, gets the help, is asked, or acts
as a member. Words are classes of `rules/classes`.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.slots import Slots
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.labels import NOUN_POS, VERBAL
from geo_nlp.pipes.syntax.obliques import CALENDAR
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import SPANS
from geo_nlp.rules.loader import load_rules

SINGULAR_POSSESSIVES = frozenset({"his", "her", "its"})
CONCERTING_PREPS = frozenset({"by", "in", "through", "via"})
OCCASION_PREPS = frozenset({"after", "amid", "at", "before", "during", "following", "on", "under"}) | CONCERTING_PREPS
STAGE_PREPS = frozenset({"after", "at", "during", "following", "in"})
DEFENDING = frozenset({"defence", "defense", "solidarity", "support"})
HELP = frozenset({"aid", "assistance", "backing", "help", "support"})
ASKING = frozenset({"behest", "insistence", "request", "urging"})
BLAMING_VERBS = words("blaming_verb")
BLAME_PREPS = frozenset({"for", "of", "over", "with"})
# What one has of an act: "his role in", "in connection with".
PARTS_IN_ACT = words("part_in_act_noun")
# What one does as another's guest: "visited Chad as a guest of Mali".
GUESTS_DEEDS = words("deed_as_guest_verb")
VISITS = frozenset({"tour", "trip", "visit"})
# "Days of talks", "a series of clashes".
LASTING = SPANS | {"night", "round", "series", "string", "year"}
JOURNEYS = VISITS | {"call", "phone"}


def verb_with_help(noun: Token) -> Token | None:
    """The verb whose subject has help or is asked: "with Russia's help, Syria attacked", "at the request of Mali"."""
    if noun.dep_ != "pobj":
        return None
    prep, lemma = noun.head.lower_, noun.lemma_
    helped = prep == "with" and lemma in HELP
    verb = _verb_above(noun) if helped else noun.head.head
    if not (helped or (prep == "at" and lemma in ASKING)) or verb is None or verb.pos_ != "VERB":
        return None
    # "trains pilots to fly at the request of Iraq": it was asked to train them
    return verb.head if verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ == "VERB" else verb


def _verb_above(noun: Token) -> Token | None:
    """The verb of an adjunct that the parser hangs on a noun before it: "attacked rebels in Goma with the help of"."""
    above = noun.head.head
    while above.pos_ in NOUN_POS and above.dep_ in ("dobj", "pobj") and above.i < noun.i:
        above = above.head.head if above.dep_ == "pobj" else above.head
    return above if above.pos_ == "VERB" and above.lemma_ not in words("unrealised_act_verb") else None


def verb_of_member(noun: Token) -> Token | None:
    """The verb whose subject acts as a member: "work together as members of NATO"; not "sees Chad as a member".

    What stands before the clause tells what its subject is: "as Mali's largest donor, France said".
    """
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun
    governor = noun.head if noun.dep_ == "advcl" else verb  # "A member of the EU, Chad joined the euro"
    if governor is not noun and governor.pos_ in VERBAL and _is_fronted(noun, governor):
        return governor
    if noun.lemma_ == "guest" and verb.lemma_ in GUESTS_DEEDS:
        return verb
    if verb.pos_ != "VERB" or is_passive(verb):
        return None
    if noun.lemma_ == "part":
        return verb  # "has troops in Mali as part of the coalition"
    return verb if noun.lemma_ == "member" and not functions.objects(verb) else None


def part_in_act(act: Token) -> Token | None:
    """What one has of an act: "his role in the attack", also where the parser hangs "in" on the verb."""
    if act.dep_ != "pobj" or act.head.dep_ != "prep":
        return None
    above, before = act.head.head, act.head.nbor(-1)
    if above.lemma_ in PARTS_IN_ACT:
        return above
    beside = (
        before.lemma_ in PARTS_IN_ACT and before.pos_ == "NOUN" and above.pos_ == "VERB" and above in before.ancestors
    )
    return before if beside and act.head.lower_ == "in" else None


def _is_fronted(noun: Token, verb: Token) -> bool:
    """Whether a noun's phrase opens the clause and a comma closes it, with nothing but the subject after it."""
    end = noun.right_edge.i + 1
    if noun.lemma_ not in load_rules().classes["relational"] or end >= len(noun.doc) or noun.doc[end].text != ",":
        return False
    own = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return len(own) == 1 and own[0].left_edge.i == end + 1


def verb_of_blame(noun: Token) -> Token | None:
    """The verb whose object is blamed for an act: "detained for the killing of two Turks", "charged over a raid"."""
    top = charge_of(noun)
    prep = top.head.lower_
    blamed = top.dep_ == "pobj" and (prep in BLAME_PREPS or (top != noun and prep in ("in", "on")))
    blamed = blamed or (prep == "in" and top.head.head.lemma_ == "implicate" and top.head.head.dep_ != "advcl")
    verb = top.head.head if blamed else top  # "arrested in a crackdown" is no blame, "in connection with it" is
    return verb if verb.pos_ == "VERB" and verb.lemma_ in BLAMING_VERBS else None


def charge_of(act: Token) -> Token:
    """The noun that says what one has of an act, else the act: "charges of spying", "involvement in a plot"."""
    top = act
    while (part := part_in_act(top)) is not None:
        top = part
    return top


def verb_of_credit(noun: Token) -> Token | None:
    """The verb whose object did what follows: "congratulated Mali on its purchase", "thanked Qatar for its talks"."""
    verb = noun.head.head
    credited = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "on") and verb.lemma_ in words("crediting_verb")
    return verb if credited and verb.pos_ == "VERB" else None


def verb_of_backing(noun: Token) -> Token | None:
    """The verb whose subject backs another by an act: "struck a base in support of Turkish troops"."""
    backing = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_ in DEFENDING and not noun.lefts
    return _verb_above(noun) if backing else None


def verb_beside(noun: Token, slots: Slots) -> Token | None:
    """The verb whose subject takes part in a meeting before or meanwhile: "after talks with Iran, Qatar said"."""
    stage = _stage_of(noun)
    governor = stage.head.head if stage.dep_ == "pobj" and stage.head.lower_ in OCCASION_PREPS else noun
    if stage.dep_ == "pobj" and governor is noun and stage.head.head.lower_ == "ahead":
        governor = stage.head.head.head  # "declared a truce ahead of talks with Chad"
    bare = (stage.head.lower_ == "in" and not stage.lefts) or _is_new_and_placed(noun)
    if governor.pos_ in NOUN_POS and bare:
        governor = _verb_above(stage) or noun  # "supports these efforts in coordination with Yemen"
    informing = _verb_of_informing(noun)
    agreeing = _verb_of_agreeing(noun, stage, governor)
    verb = agreeing or informing or _verb_of_citing(noun) or governor
    if verb.pos_ != "VERB" or not (agreeing or {"with", "to"} & slots.keys() or _is_new_and_placed(noun)):
        return None  # "after the talks" repeats what was reported
    if _has_parties(noun, governor, slots) or noun.lemma_.lower() not in _nouns_beside(noun, informing):
        return None
    return verb


def _verb_of_agreeing(noun: Token, stage: Token, governor: Token) -> Token | None:
    """The verb of those who agree together at talks told as new: "agreed on a truce after ten hours of talks"."""
    verb = governor
    while verb.pos_ in NOUN_POS and verb is not noun and verb.head is not verb:
        verb = verb.head if verb.head.pos_ != "ADP" else verb.head.head  # "reached a deal at talks"
    if verb.dep_ == "xcomp" and verb.head.lemma_ in words("agreeing_verb"):  # "agreed to restore ties after talks in"
        verb = verb.head
    new = noun.tag_ == "NNS" and _is_new_meeting(noun)
    if not new or stage.head.lower_ not in STAGE_PREPS or verb.lemma_ not in words("agreeing_verb"):
        return None
    told = stage is not noun or any(c.lower_ == "in" for c in noun.rights)
    parties = functions.grammatical_subjects(verb)
    return verb if told and (len(parties) > 1 or any(p.tag_ == "NNS" for p in parties)) else None


def _is_new_and_placed(noun: Token) -> bool:
    """Whether a meeting is told as new, with its place: "agreed at a meeting in Rome", "after talks in Rome"."""
    staged = noun.head.lower_ in STAGE_PREPS - {"in"} and any(c.lower_ == "in" for c in noun.rights)
    return staged and _is_new_meeting(noun)


def _is_new_meeting(noun: Token) -> bool:
    """Whether a noun tells of a meeting as new: "a meeting", "talks"; not "the talks"."""
    before = [c.lower_ for c in noun.lefts if c.dep_ in ("det", "poss")]
    return before in ([], ["a"], ["an"]) and noun.lemma_.lower() in load_rules().classes["meeting_noun"]


def _has_parties(noun: Token, verb: Token, slots: Slots) -> bool:
    """Whether the phrase of a noun names its parties; "its" before a verb is the subject, "this week's" is no party."""
    parties = {"possessor", "between", "among", "by", "of"} & slots.keys()
    owners = [noun.doc[i] for i in slots.get("possessor", ())]
    if all(t.lower_ in CALENDAR for t in owners) or (
        noun.i < verb.i and all(t.lower_ in SINGULAR_POSSESSIVES for t in owners)
    ):
        parties -= {"possessor"}  # "after this week's talks with Iran"; "during his visit to Vietnam, Xi said"
    return bool(parties)


def _nouns_beside(noun: Token, informing: Token | None) -> frozenset[str]:
    """The nouns that take their other party from the subject after a preposition."""
    if noun.head.lower_ == "on" and informing is None:
        return JOURNEYS  # "on a visit to Chad, Xi said", but "had no word on the talks with Chad"
    classes = load_rules().classes
    if noun.head.lower_ in ("amid", "citing"):  # "amid tensions with Chad, Mali held drills"
        return classes["quarrel"] | classes["ill_feeling"] | classes["fight_noun"] | classes["meeting_noun"]
    meetings = classes["meeting_noun"] | classes["fight_noun"]
    return meetings | classes["concerted"] if noun.head.lower_ in CONCERTING_PREPS else meetings


def _verb_of_citing(noun: Token) -> Token | None:
    """The participle by which who quarrels gives it as his reason: "resigned, citing disagreements with Macron"."""
    return noun.head if noun.dep_ == "dobj" and noun.head.lower_ == "citing" else None


def _stage_of(noun: Token) -> Token:
    """The part of a journey or the time that fights take, else the noun: "on the final day of a visit to Oman".

    Also "after two weeks of clashes with Chad, Mali agreed to talks".
    """
    stage = noun_above(noun)
    part = noun.lemma_ in VISITS and stage.lemma_ in load_rules().classes["journey_stage"]
    return stage if part or stage.lemma_ in LASTING else noun


def _verb_of_informing(noun: Token) -> Token | None:
    """The verb of informing about talks: "briefed Macron on the talks with Iran", "... on their results"."""
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ == "NOUN":
        top = top.head.head
    verb = top.head.head if top.dep_ == "pobj" and top.head.lower_ in ("about", "of", "on") else top
    verb = verb.head if verb.dep_ == "dobj" else verb  # "informed the ministers about": the parser's "ministers about"
    telling = verb.lemma_ in load_rules().classes["inform_verb"] and verb.pos_ == "VERB" and not is_passive(verb)
    return verb if telling and functions.objects(verb) else None
