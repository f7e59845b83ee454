"""What belongs to a title beside its own words: modifiers and the body on its left, "of", "for", "to" on its right."""

from __future__ import annotations

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
LONG = 6
WITHIN = frozenset({"amod", "compound", "nmod", "poss"})
COMMANDING = frozenset({"chief", "commandant", "commander", "director"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: tokens `first` to `last`, its wording, and the mention that it is for."""

    first: int
    last: int
    words: str
    body: int | None


def inside(first: int, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> int | None:
    """The first body, state or place named at tokens `first` to `last`: "EU" in "EU foreign policy chief"."""
    found = (covering[i] for i in range(first, last + 1) if i in covering)
    return next((n for n in found if mentions[n].type in ORGANISED | {"place"}), None)


def is_sent(doc: Doc, first: int, end: int) -> bool:
    """Whether a title is that of somebody who is sent somewhere: "ambassador", "envoy"."""
    return any(doc[i].lower_ in SENT for i in range(first, end))


def _is_subject(doc: Doc, mention: Mention, last: int) -> bool:
    """Whether a state is what somebody knows about: "German Iran expert", not "US analyst"."""
    bare = mention.type == "state" and not mention.demonym and not mention.text.isupper() and "." not in mention.text
    return bare and doc[last].lower_ in LEARNED and doc[mention.last + 1].lower_ not in GENITIVES | {"'", "’"}


def _scene(doc: Doc, mention: Mention) -> bool:
    """Whether a place before a title tells where: "In Turkey Minister Ellwood met", not "in U.S. President X's"."""
    bare = mention.type in ("place", "state") and not mention.demonym and not mention.text.isupper()
    before = doc[mention.first - 1] if mention.first else None
    if before is None or before.lower_ != "in" or not bare or "." in mention.text:
        return False
    return before.is_sent_start or before.nbor(-1).ent_type_ == "DATE"  # "On Monday in Egypt Chancellor X met"


def extend(
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
        if n is not None and _scene(doc, mentions[n]):
            break
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
        body = inside(first, last, mentions, covering)
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


def complement(
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
            sent = there and doc[i].lower_ not in ("of", "from") and is_sent(doc, first, i)
            own = not sent and (doc[i].lower_ not in ("to", "from", "in", "with") or body is None)
            told = doc[i].lower_ in ("of", "at") or (doc[i].lower_ == "for" and not there)  # "UK minister for Iraq"
            return Title(first, end, doc[first : end + 1].text, n if own and (body is None or told) else body)
    return Title(first, last, doc[first : last + 1].text, body)
