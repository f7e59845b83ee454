"""Agents after "by" that the parser attaches to another word than theirs.

"Was killed in Lusaka, Zambia by agents of Chad" is no Zambia by agents, and "to prevent an invasion by Eritrea" is not
prevented by it.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, NAMED, NOUNS, PLACE_OR_FAC, PROPER, WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import MEANS_NOUNS

# Acts of harm and force, whose agent stands after "by".
HARMFUL_ACTS = either(
    "attack_event_noun", "attack_noun", "hostile_act_noun", "killing_noun", "patient_of_noun"
) | words("act_with_agent_noun")
# "The beginning of the invasion by Iran", "reports of torture by police": the agent is that of the act.
ACT_FRAMING = words("act_framing_noun")
WELCOMING_EVENTS = words("held_event_noun") | {"call", "ceremony"}
FORCED_BY = frozenset({"compel", "force"})


def repair_agent_attachment(doc: Doc) -> None:
    """Attach each such phrase to its verb or noun."""
    changed = []
    for by in doc.having(frozenset({"by"})):
        if by.dep_ in ("agent", "prep") and by.i > 1 and _has_agent(by):
            above = _passive_above_place(by.head) if by.dep_ == "prep" else None
            above = above or _act_before(by)  # "aided the invasion of Mali by rebels"
            if above is not None:
                by.head, by.dep_ = above, "agent" if above.pos_ == "VERB" else "prep"
                changed.append(above)
    doc.reattach(changed)


def _has_agent(by: Token) -> bool:
    """Whether a name or people stand after "by", no time, number or means."""
    found = [c for c in by.rights if c.dep_ == "pobj"]
    if not found or found[0].ent_type_ in WHEN or found[0].lemma_ in MEANS_NOUNS or found[0].like_num:
        return False
    definite = any(c.lower_ == "the" or c.ent_type_ in NAMED for c in found[0].lefts)  # "by the Iranian government"
    return found[0].tag_ in PROPER or found[0].tag_ == "NNS" or (found[0].tag_ in NOUNS and definite)


def _passive_above_place(place: Token) -> Token | None:
    """The passive without an agent in whose place a name is: "was killed in Lusaka, Zambia by"."""
    gathering = place.lemma_ in WELCOMING_EVENTS and place.dep_ == "pobj"  # "was welcomed at a ceremony by Macron"
    first = place
    while first.dep_ in ("conj", "appos"):
        first = first.head
    described = place.dep_ == "appos" and first.ent_type_ in PLACE_OR_FAC  # "to leave Gori, a town, by"
    if not gathering and not described and (place.ent_type_ not in PLACE_OR_FAC or place.tag_ not in PROPER):
        return None
    verb = first.head.head if first.dep_ == "pobj" and first.head.dep_ == "prep" else first
    verb = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in FORCED_BY else verb
    if verb.tag_ != "VBN" or any(c.dep_ == "agent" for c in verb.rights):
        return None
    return verb if any(c.dep_ == "auxpass" for c in verb.lefts) or verb.dep_ == "acl" else None


def _act_before(by: Token) -> Token | None:
    """The act that ends right before "by", with its of-phrase, on an active verb or on a noun that frames it."""
    above = by.head
    framed = above.pos_ != "VERB" and above.lemma_ in ACT_FRAMING
    if not (framed or _is_active(above)):
        return None
    last = by.doc[by.i - 1]
    for act in (last, *last.ancestors):
        if act is above:
            return None
        if act.lemma_.lower() in HARMFUL_ACTS and act.tag_ in NOUNS and act.right_edge.i == by.i - 1:
            return act
    return None


def _is_active(verb: Token) -> bool:
    """Whether a word is a verb in the active voice, which takes no agent."""
    auxiliaries = {c.dep_ for c in verb.lefts if c.dep_ in AUXILIARIES}
    return verb.pos_ == "VERB" and "auxpass" not in auxiliaries and (verb.tag_ != "VBN" or bool(auxiliaries))
