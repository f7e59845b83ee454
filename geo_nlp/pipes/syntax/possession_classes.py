"""Words that decide whose a thing is: what is made, handed on, shared, addressed or only put together by somebody."""

from __future__ import annotations

from geo_nlp.lexicon import words

CREATING = words("creation_verb")
WORDS = words("utterance_or_office_noun")
# What a news agency carries is somebody else's: "a statement published by KCNA".
CARRIED = words("carried_text_noun")
ADDRESSED = words("addressed_noun")
# For whom something is done: "struck a base in support of Turkish troops" strikes none of them.
BACKING = words("in_support_noun")
# Who gave a thing away owns it no longer: "weapons supplied by Iran were seized".
HANDED = words("handing_verb")
# Whose view a thing meets with is not behind it: "a law backed by Turkey", "the plan criticised by Iran".
VIEWED = words("viewing_verb")
# Who made a thing need not have it: "a ship built by Turkey was attacked".
BUILT = words("construction_verb")
# By these nobody comes to own a thing: "agreed to a truce brokered by Qatar" agrees nothing with Qatar.
NOT_OWNING = (HANDED | VIEWED | BUILT) | words("non_owning_verb")
CARRYING = frozenset({"carry", "ferry", "transport"})
# By which a thing changes hands, and by which it may.
TRANSFER = HANDED | words("transfer_verb")
HANDING = TRANSFER | {"offer", "show"}
BORDERS = words("border_noun")
# What nobody gets who is sent: "promised to send engineers".
SENDING = frozenset({"deploy", "dispatch", "send", "station"})
# What one has with somebody: "restrictions on cooperation with Baku".
SHARED = BORDERS | words("shared_relation_noun")
# Whom a measure or a demand about it is aimed at: "a ban on imports from Turkey", "calls for changes to EU rules".
AIMED_AT = {
    "import": "from",
    **dict.fromkeys(words("amendment_noun"), "to"),
}
WATERS = words("water_noun")
ROADS = words("road_noun")
MEETING = words("joint_activity_verb")
ARRANGED = words("arranged_participle")
