"""Control: whose deed an infinitive or gerund is by what governs it: "agreed to", "accused X of", "a plan to".

The functions that look for a subject and these here call each other: a governing verb has its subject by another one.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.control_adjuncts import felt_towards, judged, judged_for, made_to_pay, punished, thanked
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import (
    ACCOMPANYING,
    ADDRESSES,
    BLAMED,
    BLAMING,
    BRANDING,
    CAUTIONING,
    CONVEYING,
    CURBING,
    INSTRUMENTS,
    LISTING,
    NOT_OWN,
    OBJECT_CONTROL,
    OF_OTHERS,
    PARTS,
    PLANS,
    REVIEWING,
    TASKED,
    UNDERWAY,
    WORRIES,
)
from geo_nlp.pipes.syntax.voice import CALLING, is_passive
from geo_nlp.pipes.syntax.voice import own as _own
from geo_nlp.pipes.syntax.words import NAMED, SPANS, conjuncts

EMPLOYING = words("employing_verb")
# What somebody else shall do: "a call by Washington to disarm".
OF_OTHERS_TO_DO = frozenset({"appeal", "call", "ultimatum"})
REPEATING = frozenset({"echo", "reaffirm", "reiterate", "renew", "repeat"})
CALLING_FOR = words("call_for_verb")
DESCRIBING = BRANDING | {"cite", "quote"}
TALKING = words("summons_speech_verb")
ANSWERING = words("answer_to_request_verb")
SORTIES = frozenset({"incursion", "invasion", "mission", "raid", "strike"})


def spoken_of(verb: Token, head: Token) -> Token | None:
    """What others do to some end, where the parser hangs that on who speaks of it: "condemned a raid to free X"."""
    if verb.tag_ != "VB" or head.lemma_ not in OF_OTHERS | REVIEWING:
        return None
    return next((t for t in _own(head, "dobj") if t.i < verb.i and t.lemma_ in PLANS | UNDERWAY | SORTIES), None)


def controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """ "Agreed to lift" is done by who agreed; "urged them to lift" by those who were urged."""
    if head.pos_ == "ADJ":
        return functions.grammatical_subjects(head.head, depth + 1) if head.head.pos_ in ("AUX", "VERB") else []
    if asked := for_whom(verb, head):
        return asked
    if head.lemma_ in CALLING and (called := [t for prep, t in prepositions(head) if prep in CALLING[head.lemma_]]):
        return called
    summoned = head.lemma_ == "summon" and verb.lemma_ in TALKING | CONVEYING | {"protest"}  # done by who summons
    if head.lemma_ in OBJECT_CONTROL and not summoned:
        if is_passive(head):
            return functions.grammatical_subjects(head, depth + 1)
        below = functions.objects(head, depth + 1)
        if below:
            return below
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return []
    return functions.grammatical_subjects(head, depth + 1)


def for_whom(verb: Token, head: Token) -> list[Token]:
    """Who shall do it, named right before: "made a plea for Congress not to impose sanctions"."""
    before = verb.doc[verb.left_edge.i - 1] if verb.tag_ == "VB" and verb.left_edge.i > head.i + 1 else None
    while before is not None and before.dep_ in ("conj", "neg"):
        before = before.head if before.dep_ == "conj" else before.nbor(-1)
    named = before is not None and before.dep_ == "pobj" and before.head.lower_ == "for" and before.ent_type_ in NAMED
    noun = before.head.head if before is not None and named else None
    return conjuncts(before) if before is not None and noun is not None and noun.head is head else []


def timed(giver: Token) -> list[Token]:
    """To whom time is given for a deed: "gave Iran until Friday to leave", "gave it two weeks to free them"."""
    if giver.lemma_ != "give":
        return []
    spans = any(c.dep_ in ("dobj", "npadvmod") and (c.lemma_ in SPANS or c.lemma_ == "deadline") for c in giver.rights)
    if not spans and not any(c.lower_ in ("until", "till") for c in giver.rights):
        return []
    if is_passive(giver):
        return [t for s in _own(giver, "nsubjpass") for t in conjuncts(s)]
    named = _own(giver, "dative") or [t for t in _own(giver, "dobj") if t.lemma_ not in SPANS]
    return [t for head in named for t in conjuncts(head)]


def of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ "Troops fighting X": the noun; "a plan to attack X": whose plan it is, or who made it."""
    if verb.tag_ == "VBG" and noun.ent_type_ == "GPE" and noun.dep_ in ("appos", "pobj"):
        above = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)  # "marched in Paris calling for reform"
        return functions.grammatical_subjects(above, depth + 1) if above is not None else []
    if verb.tag_ == "VB" and noun.lemma_ == "right" and (holders := [t for p, t in prepositions(noun) if p == "of"]):
        return holders  # "the right of citizens to protest"
    if verb.tag_ == "VBG":
        senders = [t for prep, t in prepositions(noun) if prep == "from"] if noun.lemma_ in INSTRUMENTS else []
        senders = senders or (_makers(noun) if noun.lemma_ in INSTRUMENTS else [])
        if senders:  # "a message from Kishida inviting him", "a resolution adopted by Mali condemning France"
            return senders
        if noun.lemma_ in INSTRUMENTS and noun.dep_ == "dobj" and noun.head.lemma_ not in NOT_OWN:
            return functions.grammatical_subjects(noun.head, depth + 1)
        return conjuncts(noun)
    active = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and _own(verb, "dobj") and not _own(verb, "agent"))
    if active and not verb.nbor(-1).is_punct:
        return conjuncts(noun)  # "the rebels handed over arms", read as a phrase
    if verb.tag_ == "VBN":
        return []
    if asked := asked_of(noun, noun, verb) or (timed(noun.head) if verb.tag_ == "VB" and noun.dep_ == "dobj" else []):
        return asked
    if verb.tag_ == "VB" and noun.lemma_ in ("invitation", "invite"):  # "accepted his invitation to visit Iran"
        answering = noun.dep_ == "dobj" and noun.head.lemma_ in ANSWERING
        return functions.grammatical_subjects(noun.head, depth + 1) if answering else []
    raising = noun.lemma_ == "appeal" and any(c.lower_ == "for" for c in noun.rights)  # "an appeal for money to help"
    if verb.tag_ == "VB" and noun.lemma_ in OF_OTHERS_TO_DO and not raising:
        return []
    owners = _own(noun, "poss") or [t for t in _own(noun, "compound", "nmod", "amod") if t.ent_type_ in NAMED]
    if owners:
        return [t for owner in owners for t in conjuncts(owner)]
    if by := [obj for prep in noun.children if prep.lower_ == "by" for obj in prep.children if obj.dep_ == "pobj"]:
        return [t for obj in by for t in conjuncts(obj)]
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        others = noun.head.lemma_ in OF_OTHERS or (noun.head.lemma_ in REVIEWING and noun.lemma_ in UNDERWAY)
        return [] if others else functions.grammatical_subjects(noun.head, depth + 1)
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB" else None
    if deed is not None and noun.head.lower_ == "for" and deed.lemma_ in CALLING_FOR:
        return []  # "called for efforts to end the war", by whomever
    if deed is not None and (noun.head.lower_ in ("on", "for", "to", "with") or _as_tool(noun.head, deed)):
        return functions.grammatical_subjects(deed, depth + 1)
    return [] if noun.pos_ != "PROPN" and noun.dep_ != "nsubj" else [noun]


def _makers(noun: Token) -> list[Token]:
    """By whom a thing was made that does something: "a decision passed by the council rejecting the plan"."""
    made = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    agents = [t for c in made for by in _own(c, "agent") for t in by.rights if t.dep_ == "pobj"]
    return [t for agent in agents for t in conjuncts(agent)]


def is_address(noun: Token) -> bool:
    """Whether a word is for what is asked of somebody; "a call to Putin" is one by telephone, if not repeated."""
    return noun.lemma_ in ADDRESSES or (noun.lemma_ == "call" and noun.head.lemma_ in REPEATING)


def asked_of(noun: Token, governor: Token, verb: Token) -> list[Token]:
    """Who shall do what an address asks for: "his invitation to Macron to visit Russia"."""
    if verb.tag_ != "VB" or not is_address(noun):
        return []
    around = (*prepositions(noun), *(prepositions(governor) if governor is not noun else ()))
    return [t for prep, t in around if prep in ("to", "on", "upon") and noun.i < t.i < verb.i]


def unheeded(verb: Token, governor: Token) -> bool:
    """Whether it is what others ask for in vain: "rejected French calls to free the sailors"."""
    calls = any(t.lemma_ in ADDRESSES | OF_OTHERS_TO_DO for t in _own(governor, "dobj"))
    return calls and verb.tag_ == "VB" and governor.lemma_ in NOT_OWN


def _as_tool(prep: Token, verb: Token) -> bool:
    """Whether something serves its user: "used the coup as an excuse to jail critics"."""
    return prep.lower_ == "as" and verb.lemma_ in EMPLOYING


def _playing_a_part(prep: Token) -> list[Token]:
    """Whose part in something is spoken of: "praised Mali's role in sending doctors", read with the verb."""
    part = prep.nbor(-1) if prep.i else prep
    owners = _own(part, "poss") if part.dep_ in ("dobj", "pobj") and part.lemma_ in PARTS else []
    return [t for p in owners for t in conjuncts(p)]


def _listed(prep: Token) -> list[Token]:
    """Who is put on a list for what he has done: "added two officials to its list for undermining the vote"."""
    verb = next((t for t in (prep.head, *prep.head.ancestors) if t.pos_ == "VERB"), prep)
    listing = verb.lemma_ in LISTING and any(t.lower_ in ("list", "blacklist") for t in verb.subtree)
    return functions.objects(verb) if listing or verb.lemma_ == "blacklist" else []


def of_gerund(prep: Token, depth: int) -> list[Token]:
    """ "Accused X of bombing": X; "apologised for bombing": who apologised."""
    governor = prep.head
    if prep.lower_ == "for" and (felt := felt_towards(prep)):
        return felt
    if prep.lower_ == "for" and (listed := _listed(prep)):
        return listed
    if prep.dep_ == "agent":  # "was killed by shelling", which he did not do
        return []
    if governor.lemma_ in WORRIES and prep.lower_ in ("about", "at", "over"):
        return []
    if governor.pos_ == "ADJ" and (said := _own(governor, "nsubj") or judged(governor)):
        return [t for head in said for t in conjuncts(head)]
    if governor.pos_ in ("ADJ", "ADV") and governor.head.pos_ in ("VERB", "AUX"):  # "stopped short of bombing"
        return functions.grammatical_subjects(governor.head, depth + 1)
    if prep.lower_ == "for" and (paying := made_to_pay(prep)):
        return paying
    if prep.lower_ == "as" and governor.lemma_ in DESCRIBING:  # "cited the law as barring him", done by the law
        return functions.objects(governor, depth + 1)
    if prep.lower_ == "against" and governor.lemma_ in CAUTIONING:  # "warned Iran against leaving", done by Iran
        return functions.objects(governor, depth + 1)
    if governor.lemma_ in TASKED and prep.lower_ == "with":  # "charged a Russian with spying", done by the Russian
        return functions.objects(governor, depth + 1)
    if governor.lemma_ in ACCOMPANYING and prep.lower_ == "in":  # "joined France in condemning Iran", done by both
        return [*functions.subjects(governor, depth + 1), *functions.objects(governor, depth + 1)]
    if prep.lower_ == "for" and (hit := punished(governor)):
        return hit
    if governor.lemma_ == "complain":  # "complained about spying", done by others
        return []
    if prep.lower_ == "for" and (praised := thanked(governor)):
        return praised
    if prep.lower_ == "in" and (playing := _playing_a_part(prep)):
        return playing
    if governor.pos_ in ("VERB", "AUX"):
        below = functions.objects(governor, depth + 1) if prep.lower_ in BLAMED else []
        if below and (governor.lemma_ in BLAMING or judged_for(governor, prep, below)):
            return below
        return functions.grammatical_subjects(governor, depth + 1)
    if owners := _own(governor, "poss"):
        return [t for p in owners for t in conjuncts(p)]
    if governor.lemma_ in CURBING:
        return []
    if governor.dep_ == "dobj" and governor.head.pos_ == "VERB":  # "has no intention of bombing", but "accuses rebels"
        blamed = governor.head.lemma_ in BLAMING and prep.lower_ in BLAMED
        return conjuncts(governor) if blamed else functions.grammatical_subjects(governor.head, depth + 1)
    return []
