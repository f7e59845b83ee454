"""Words that decide whose a thing is: what is made, handed on, shared, addressed or only put together by somebody."""

from __future__ import annotations

CREATING = frozenset("establish create build form open found construct set launch develop design".split())
WORDS = frozenset(
    "statement resolution report letter speech remark comment tweet note message declaration communique "
    "editorial indictment post ultimatum lawsuit petition motion proposal vote ruling verdict bill law decree judgment "
    "judgement camp campaign entourage headquarters office palace".split()
)
# What a news agency carries is somebody else's: "a statement published by KCNA".
CARRIED = frozenset("declaration letter message remark speech statement".split())
ADDRESSED = frozenset(
    "request demand proposal offer call appeal letter message pressure criticism complaint threat invitation "
    "application statement support claim warning accusation allegation resolution motion announcement decision pledge "
    "promise response opposition resistance objection attack strike airstrike raid shelling bombardment fire "
    "aggression".split()
)
# For whom something is done: "struck a base in support of Turkish troops" strikes none of them.
BACKING = frozenset({"defence", "defense", "favor", "favour", "honor", "honour", "solidarity", "support"})
# Who gave a thing away owns it no longer: "weapons supplied by Iran were seized".
HANDED = frozenset("deliver donate give grant lend provide sell send ship supply".split())
# Whose view a thing meets with is not behind it: "a law backed by Turkey", "the plan criticised by Iran".
VIEWED = frozenset(
    "back condemn criticise criticize denounce dislike endorse favor favour fear oppose praise reject support "
    "welcome".split()
)
# Who made a thing need not have it: "a ship built by Turkey was attacked".
BUILT = frozenset("assemble build construct design erect manufacture".split())
# By these nobody comes to own a thing: "agreed to a truce brokered by Qatar" agrees nothing with Qatar.
NOT_OWNING = (HANDED | VIEWED | BUILT) | frozenset(
    "accompany aid assist back broker facilitate flank follow guarantee help host mediate monitor oversee precede "
    "sponsor supervise support surround".split()
)
CARRYING = frozenset({"carry", "ferry", "transport"})
# By which a thing changes hands, and by which it may.
TRANSFER = HANDED | frozenset("deport export extradite hand return surrender transfer".split())
HANDING = TRANSFER | {"offer", "show"}
BORDERS = frozenset({"border", "borders", "boundary", "crossing", "crossings", "frontier", "frontiers"})
# What nobody gets who is sent: "promised to send engineers".
SENDING = frozenset({"deploy", "dispatch", "send", "station"})
# What one has with somebody: "restrictions on cooperation with Baku".
SHARED = BORDERS | frozenset(
    "accord agreement alliance business commerce contact contract cooperation deal dealing exchange friendship "
    "partnership peace relation ties trade".split()
)
# Whom a measure or a demand about it is aimed at: "a ban on imports from Turkey", "calls for changes to EU rules".
AIMED_AT = {
    "import": "from",
    **dict.fromkeys("adjustment alteration amendment change export modification revision".split(), "to"),
}
WATERS = frozenset("atlantic bay canal channel gulf lake mediterranean ocean pacific river sea strait waters".split())
ROADS = frozenset("avenue boulevard highway lane motorway road street".split())
MEETING = frozenset(
    "attend compete convene discuss fly gather go hold host join meet negotiate participate play return speak talk "
    "tour travel visit".split()
)
ARRANGED = frozenset(
    "armed assembled backed based brokered built chaired designed facilitated funded hosted made manufactured mediated "
    "monitored produced run sponsored supervised supplied supported trained".split()
)
