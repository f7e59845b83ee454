"""Capitals as actors: "Beijing said" is the state, "in Beijing" a place (Markert and Nissim 2007 set the task).

The decision is syntactic: a capital acts where it is subject, agent, possessor, member of a dyad, or the object of
words that only actors take; it locates after "in", "from", "near", in datelines and as the goal of motion.
"""

from __future__ import annotations

from collections.abc import Container

from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Token

PLACES = frozenset(
    "in at near outside around inside within across throughout into onto through via towards off north south "
    "east west".split()
)
MOTION = frozenset(
    "go come travel fly arrive visit leave depart return head move drive march walk reach enter flee escape sail tour "
    "bomb shell hit strike pound storm besiege surround capture seize encircle rock bring send take evacuate host hold "
    "locate base bear live stay meet gather convene open close reopen pass approach cross".split()
)
JOURNEYS = frozenset(
    "visit trip journey travel flight road route train tour return mission way pilgrimage delivery arrival "
    "transfer voyage plane".split()
)


MESSAGES = frozenset(
    "pressure support demand threat criticism request message order signal assurance letter aid assistance apology "
    "approval backing commitment concession extradition explanation fund funding guarantee help invitation loan "
    "permission protection recognition reply response".split()
)
# What one gets or wants from a capital comes from its state: "received $3 million from Washington".
GETTING = frozenset("borrow demand extract get obtain receive request secure seek solicit win wrest".split())
TOWARDS = frozenset("by with against between on over for toward among about like than upon without".split())
PARTS = frozenset(
    "city capital suburb outskirts street north south east west center centre part resident mayor airport people siege "
    "battle fall district quarter neighbourhood neighborhood port harbour harbor citizen map lawn garden wall gate "
    "step ground roof cat door staircase corridor hall square tower railing".split()
)
STATIVE = frozenset("sink lie flood burn sprawl wake shake sleep smell glitter crumble experience".split())
MINDED = frozenset(
    "ready willing worried concerned keen open reluctant committed determined unhappy angry furious confident certain "
    "sure wary eager able unable prepared opposed alarmed aware guilty responsible adamant sceptical skeptical hopeful "
    "optimistic pleased happy grateful right wrong silent isolated likely unlikely nervous cautious interested "
    "displeased upset dissatisfied disappointed frustrated irritated annoyed outraged uneasy unreasonable aggressive "
    "hostile supportive friendly tough firm defiant insistent complicit accountable hesitant indifferent suspicious "
    "mistrustful distrustful impatient satisfied convinced resolute evasive intransigent provocative reckless "
    "unimpressed unmoved dismissive critical neutral loyal afraid fearful anxious ambivalent receptive averse "
    "powerless desperate frank honest dishonest serious sincere allied aligned".split()
)
# What only a state is: "Washington is Seoul's main ally".
TIES = frozenset(
    "ally partner friend foe enemy rival adversary threat guarantor mediator broker sponsor backer signatory member "
    "supplier donor supporter critic opponent party ringleader neighbour neighbor aggressor".split()
)


def acts(token: Token, states: Container[int], own: range = range(0)) -> bool:
    """Whether the capital at `token` stands for its state.

    `states` are token indices of states and capitals, `own` those of its own name.
    """
    head, dep = token.head, token.dep_
    if dep == "conj":
        return acts_with_head(token, states, own)
    if dep in ("nsubj", "poss", "agent"):
        return dep != "nsubj" or not _is_described(head)
    if dep == "nsubjpass":
        return head.lemma_ not in MOTION
    if dep == "dative":
        return True
    if dep == "dobj":
        return head.lemma_ not in MOTION
    if dep == "pobj":
        return _governed(head)
    if dep in MODIFIERS:
        return _dyad(token, states, own)
    if dep == "attr":  # "it was Lima that broke off relations"
        acting = any(c.dep_ in ("ccomp", "relcl") for t in (head, token) for c in t.rights)
        return acting and any(c.lower_ == "it" for c in head.lefts)
    return False


def _is_described(verb: Token) -> bool:
    """Whether a verb says what a city is like or undergoes: "is dark", "is the capital", "is sinking"."""
    if verb.lemma_ != "be":
        return verb.lemma_ in STATIVE
    if any(c.dep_ == "attr" and c.lemma_.lower() in TIES for c in verb.children):
        return False
    return any(c.dep_ == "attr" or (c.dep_ == "acomp" and c.lemma_ not in MINDED) for c in verb.children)


def acts_with_head(token: Token, states: Container[int], own: range) -> bool:
    """A conjunct acts where the first of the series does."""
    first = token.head
    while first.dep_ == "conj":
        first = first.head
    return acts(first, states, own) if first.pos_ in ("PROPN", "NOUN") else False


def _governed(prep: Token) -> bool:
    word, governor = prep.lower_, prep.head
    if word in PLACES:
        return False
    if word == "from":
        return governor.lemma_ in (MESSAGES if governor.pos_ == "NOUN" else GETTING)
    if word == "to":
        return governor.lemma_ not in MOTION and governor.lemma_ not in JOURNEYS
    if word == "of":
        return governor.lemma_ not in PARTS
    return word in TOWARDS


def _dyad(token: Token, states: Container[int], own: range) -> bool:
    """Joined to another state by a hyphen: "the Beijing-Moscow partnership"."""
    near = {token.i - 2, token.i + 2} if len(token.doc) else set()
    hyphens = {
        i for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc) and token.doc[i].text in ("-", "–", "—", "/")
    }
    return bool(hyphens) and any(i in states and i not in own for i in near)
