"""Title phrases: where "Chinese Foreign Ministry spokesperson" begins and ends, and whose the title is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.pipes.mentions.nominals import backs
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.pipes.parse.words import GENITIVES, title_ending
from geo_nlp.types import Mention, Status

STATUS: dict[str, Status] = {
    **dict.fromkeys(
        "former ex ex- late ousted deposed then erstwhile one-time onetime sometime retired".split(), "former"
    ),
    **dict.fromkeys("acting interim caretaker".split(), "acting"),
    **dict.fromkeys("elect designate incoming".split(), "designate"),
}
ORGANISED = frozenset(
    "igo government military legislature judiciary party armed_group company media ngo movement organisation "
    "state".split()
)
JOINING = frozenset({"of", "for", "to", "at", "from", "in", "with"})
# Who is sent to a place, and who knows about it, is not of it.
SENT = frozenset(
    "ambassador attache consul coordinator correspondent delegate diplomat envoy rapporteur representative".split()
)
LEARNED = frozenset("analyst expert historian scholar specialist watcher".split())
# Whoever is somebody's is not that somebody: "a granddaughter of the president".
NEAR = frozenset(
    "ally aunt confidant critic foe friend grandchild granddaughter grandfather grandmother grandson niece opponent "
    "predecessor protege relative rival successor supporter uncle victim widower".split()
)
LONG = 6
ACRONYM = re.compile(r"\s*\([^)]*\)")
WITHIN = frozenset({"amod", "compound", "nmod", "poss"})
COMMANDING = frozenset({"chief", "commandant", "commander", "director"})
CHOSEN = frozenset({"appoint", "crown", "elect", "name", "reelect"})  # "was elected president"
SKIPPED = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "new", "then", "country", "nation", "current", ","}
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: tokens `first` to `last`, its wording, and the mention that it is for."""

    first: int
    last: int
    words: str
    body: int | None


def ending(doc: Doc, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The title phrase that ends at token `last`: "Chinese Foreign Ministry spokesperson", "President of Ukraine"."""
    if last < 0:
        return None
    status_last = last
    while last > 0 and doc[last].lower_ in ("elect", "designate", "-"):
        last -= 1
    first = title_ending(doc, last)
    if first is not None:
        left, body = _extend(doc, first, last, mentions, covering)
        return Title(left, status_last, ACRONYM.sub("", doc[left : status_last + 1].text), body)
    body = covering.get(last)
    if body is None or mentions[body].type not in ORGANISED | {"place"}:
        return None
    joint = mentions[body].first - 1
    while joint > 0 and doc[joint].lower_ in ("the", "both"):
        joint -= 1
    if joint <= 0 or doc[joint].lower_ not in JOINING:
        return None
    first = title_ending(doc, joint - 1)
    if first is None:
        return None
    left, sender = _extend(doc, first, joint - 1, mentions, covering)
    if doc[joint].lower_ in ("to", "for", "in"):
        apart = doc[joint].lower_ == "to" or _is_sent(doc, first, joint)
        body = sender if sender is not None or apart else body
    return Title(left, last, doc[left : last + 1].text, body)


def starting(doc: Doc, start: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The title phrase that starts at token `start`: ", the Libyan prime minister", ", head of the IAEA"."""
    first = start
    while first < len(doc) and doc[first].lower_ in SKIPPED - {","}:
        first += 1
    verb = first < len(doc) and doc[first].pos_ == "VERB" and doc[first].dep_ != "amod"
    if (verb and doc[first].lemma_ not in CHOSEN) or (first < len(doc) and doc[first].pos_ in ("ADP", "CCONJ")):
        return None  # "by X, featuring the king", "X, and the king"
    for last in range(first, min(first + 10, len(doc))):
        token = doc[last]
        if (token.is_punct and token.text not in "-’'") or (
            token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "ADP") and last > first and not _leads_on(doc, last)
        ):
            return None
        n = covering.get(last)
        if n is not None and mentions[n].type == "person":
            return None
        if (found := title_ending(doc, last)) is not None and found >= first:
            while last + 1 < len(doc) and (longer := title_ending(doc, last + 1)) is not None and longer <= last:
                last += 1
            for wide in range(min(last + 3, len(doc) - 1), last, -1):
                if (longer := title_ending(doc, wide)) is not None and longer >= first and longer <= last:
                    last = wide
                    break
            head = doc[last].head  # "deputy Middle East director"
            if last < head.i < last + LONG and doc[last].dep_ in ("amod", "compound", "nmod"):
                last = head.i if title_ending(doc, head.i) is not None else last
            if doc[last + 1 : last + 2].text in GENITIVES:  # "one of the president's aides" is no president
                continue
            left, body = _extend(doc, max(found, first), last, mentions, covering)
            return _complement(doc, max(left, first), last, body, mentions, covering)
    return None


def sent_to(doc: Doc, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """A title whose complement is no name, before the comma: "the US ambassador to the country, Ann Hall"."""
    for joint in range(last - 1, max(last - 4, 0), -1):
        if doc[joint].lower_ in ("to", "for", "of") and (first := title_ending(doc, joint - 1)) is not None:
            left, body = _extend(doc, first, joint - 1, mentions, covering)
            if body is None and doc[joint].lower_ == "of":
                body = _inside(joint + 1, last, mentions, covering)
            return Title(left, last, doc[left : last + 1].text, body)
        if doc[joint].is_punct or doc[joint].pos_ in ("VERB", "AUX"):
            return None
    return None


def _inside(first: int, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> int | None:
    """The first body, state or place named at tokens `first` to `last`: "EU" in "EU foreign policy chief"."""
    found = (covering[i] for i in range(first, last + 1) if i in covering)
    return next((n for n in found if mentions[n].type in ORGANISED | {"place"}), None)


def _leads_on(doc: Doc, of: int) -> bool:
    """Whether a title may follow an "of": "one of the ministers", not "a granddaughter of the president"."""
    return doc[of].lower_ == "of" and doc[of - 1].lower_ not in NEAR


def _is_sent(doc: Doc, first: int, end: int) -> bool:
    return any(doc[i].lower_ in SENT for i in range(first, end))


def _is_subject(doc: Doc, mention: Mention, last: int) -> bool:
    """Whether a state is what somebody knows about: "German Iran expert", not "US analyst"."""
    bare = mention.type == "state" and not mention.demonym and not mention.text.isupper() and "." not in mention.text
    return bare and doc[last].lower_ in LEARNED and doc[mention.last + 1].lower_ not in GENITIVES | {"'", "’"}


def _extend(
    doc: Doc, first: int, last: int, mentions: Sequence[Mention], covering: dict[int, int]
) -> tuple[int, int | None]:
    """Take modifiers on the left into the title: status words, the state, the organisation."""
    body: int | None = None
    left = first
    while left > 0:
        if _named_shortly(doc, left - 3, mentions, covering):  # "Workers' Party (PT) leader"
            left -= 3
        token = doc[left - 1]
        if token.is_space and token.text.count("\n") > 1:
            break
        n = covering.get(left - 1)
        if n is not None and mentions[n].type != "person" and doc[left - 1].lower_ != ",":
            if backs(doc, mentions[n].first, mentions[n].last) or _is_subject(doc, mentions[n], last):
                pass
            elif body is None or (mentions[n].type in ORGANISED and mentions[body].type == "place"):
                body = n
            left = min(mentions[n].first, left - 1)
        elif (
            (
                token.lower_ in STATUS
                or (token.pos_ in ("ADJ", "NOUN") and token.dep_ in ("amod", "compound", "nmod") and not token.is_punct)
            )
            or (
                token.lower_ in GENITIVES | {"-"}
                and left > 1
                and (covering.get(left - 2) is not None or token.lower_ == "-")
            )
            or (
                token.pos_ == "PROPN"
                and token.dep_ in ("compound", "nmod")
                and token.text[0].isupper()
                and not token.is_sent_start
            )
        ):
            left -= 1
        else:
            break
    while left < first and (doc[left].is_punct or doc[left].is_space or doc[left].lower_ in GENITIVES):
        left += 1
    if body is None and doc[last].lower_ != "ambassador":  # the "UN ambassador" is somebody's at the UN
        body = _inside(first, last, mentions, covering)
    return left, body


def _named_shortly(doc: Doc, i: int, mentions: Sequence[Mention], covering: dict[int, int]) -> bool:
    """Whether a body's short name stands in brackets behind it, and no agency behind a dateline: "Spain (AP)"."""
    n = covering.get(i - 1) if i > 0 and doc[i].text == "(" and doc[i + 2].text == ")" else None
    return n is not None and mentions[n].type in ORGANISED - {"state", "igo"}


def _listed(doc: Doc, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> int | None:
    """The body that a military title has behind a comma: "commander, U.S. Central Command,"."""
    n = covering.get(last + 2) if doc[last].lower_ in COMMANDING and doc[last + 1 : last + 2].text == "," else None
    if n is None or mentions[n].first != last + 2 or mentions[n].type != "military":
        return None
    behind = doc[mentions[n].last + 1 : mentions[n].last + 2]
    return n if behind.text[:1] in (",", ".", ";", "") else None


def _complement(
    doc: Doc, first: int, last: int, body: int | None, mentions: Sequence[Mention], covering: dict[int, int]
) -> Title:
    """Take "of the IAEA", "for Foreign Affairs", "to Ukraine" into a title."""
    i = last + 1
    if body is None and (own := _listed(doc, last, mentions, covering)) is not None:
        return Title(first, mentions[own].last, doc[first : mentions[own].last + 1].text, own)
    if i + 1 < len(doc) and doc[i].lower_ in JOINING:
        j = i + 1
        while j < len(doc) and doc[j].lower_ in ("the", "its"):
            j += 1
        n = covering.get(j)
        if (
            n is not None
            and (owned := covering.get(mentions[n].last + 2)) is not None
            and mentions[n].last + 2 < len(doc)
        ):
            n = owned if doc[mentions[n].last + 1].lower_ in GENITIVES else n
        if n is not None and mentions[n].type in ORGANISED | {"place"}:
            end = mentions[n].last
            while mentions[n].demonym and end + 1 < len(doc) and doc[end + 1].pos_ in ("ADJ", "NOUN", "PROPN"):
                end += 1
            whole = doc[mentions[n].head].head  # "head of the EU delegation"
            part = doc[i].lower_ in ("of", "for", "at") and doc[mentions[n].head].dep_ in WITHIN
            part = part and end < whole.i < end + LONG and whole.i not in covering
            end = whole.i if part and title_ending(doc, whole.i) is None else end
            there = mentions[n].type in ("state", "place") and not mentions[n].demonym
            sent = there and doc[i].lower_ not in ("of", "from") and _is_sent(doc, first, i)
            own = not sent and (doc[i].lower_ not in ("to", "from", "in", "with") or body is None)
            told = doc[i].lower_ in ("of", "at") or (doc[i].lower_ == "for" and not there)  # "UK minister for Iraq"
            return Title(first, end, doc[first : end + 1].text, n if own and (body is None or told) else body)
    return Title(first, last, doc[first : last + 1].text, body)
