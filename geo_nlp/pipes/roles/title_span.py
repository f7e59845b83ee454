"""Title phrases: where "Chinese Foreign Ministry spokesperson" begins and ends, and the body that it is for."""

from __future__ import annotations

import re

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.roles.title_modifiers import (
    MINISTERIAL,
    ORGANISED,
    TITLE_JOINERS,
    WORDS_TO_BODY,
    Named,
    Title,
    complement,
    first_body_inside,
    is_sent,
    title,
    with_premodifiers,
)
from geo_nlp.pipes.syntax.labels import MODIFIERS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import GENITIVES, title_ending

# A relative is not the one related to: "a granddaughter of the president".
RELATION_NOUNS = words("relation_noun")
ACRONYM = re.compile(r"\s*\([^)]*\)")
CHOSEN = words("election_to_office_verb")  # "was elected president"
DESIGNATE = frozenset({"designate", "elect"})
CHARGED = MINISTERIAL | {"commissioner"}  # "Secretary for Security X", "Commissioner for Trade X"
ABBREVIATED = 4  # letters of "Capt"
LONGEST_PORTFOLIO = 10  # words: "Civilian Security, Democracy, and Human Rights"
INTERIM = frozenset({"a.i.", "a.i"})  # "chargé d'affaires a.i."
FILLERS = words("title_filler_word") - {","}


def title_phrase_to(doc: Doc, last: int, named: Named) -> Title | None:
    """The title phrase that ends at token `last`: "Chinese Foreign Ministry spokesperson", "President of Ukraine"."""
    if last < 0:
        return None
    last, status_last = _without_status(doc, last)
    first = title_ending(doc, last)
    if first is not None and not _is_field_of_justice(doc, first):
        left, body = with_premodifiers(doc, first, last, named)
        return Title(left, status_last, ACRONYM.sub("", doc[left : status_last + 1].text), body)
    if (long := _with_portfolio(doc, last, named)) is not None:
        return long
    return _with_body_at_end(doc, last, named)


def _is_field_of_justice(doc: Doc, word: int) -> bool:
    """Whether "Justice" is a portfolio and no title: "Ambassador for Global Criminal Justice"."""
    of = word - 1
    while of > 0 and doc[of].text[0].isupper():
        of -= 1
    return doc[word].text == "Justice" and doc[of].lower_ == "for"


def _without_status(doc: Doc, last: int) -> tuple[int, int]:
    """Where a title's own words end, and where they end with a status: "president-elect", "chargé d'affaires a.i."."""
    status_last = last
    if _is_abbreviated(doc, last):
        last -= 1
    while last > 0 and doc[last].lower_ in ("elect", "designate", "-"):
        last -= 1
    interim = next((i for i in (last, last - 1) if doc[i].lower_ in INTERIM), None) if last > 2 else None
    if interim is not None:
        status_last = last = interim - 1 - (doc[interim - 1].text == ",")
    return last, status_last


def _with_body_at_end(doc: Doc, last: int, named: Named) -> Title | None:
    """The title with the body at `last` as its complement: "President of Ukraine", "envoy to the UN"."""
    body = named.covering.get(last)
    if body is None or named.mentions[body].type not in ORGANISED | {"place"}:
        return None
    joint = named.mentions[body].first - 1
    while joint > 0 and doc[joint].lower_ in ("the", "both"):
        joint -= 1
    if joint <= 0 or doc[joint].lower_ not in TITLE_JOINERS:
        return None
    first = title_ending(doc, joint - 1)
    if first is None:
        sited = doc[joint].lower_ in ("at", "in", "to") and named.covering.get(joint - 1, body) != body
        # "Spokesman of the embassy in Canberra", "representative of Chad to the UN".
        return title_phrase_to(doc, joint - 1, named) if sited else None
    left, sender = with_premodifiers(doc, first, joint - 1, named)
    if doc[joint].lower_ in ("to", "for", "in"):
        apart = doc[joint].lower_ == "to" or is_sent(doc, first, joint)
        body = sender if sender is not None or apart else body
    return title(doc, left, last, body)


def _is_abbreviated(doc: Doc, point: int) -> bool:
    """Whether a point before a name is that of a short title: "Col. Ann Hill", "Maj. Ann Hill"."""
    if not point or doc[point].text != "." or point + 1 >= len(doc):
        return False
    word, same = doc[point - 1], doc[point + 1].sent.start == doc[point - 1].sent.start
    return same and not word.whitespace_ and word.text[0].isupper() and len(word.text) <= ABBREVIATED


def _with_portfolio(doc: Doc, last: int, named: Named) -> Title | None:
    """The title with its portfolios that ends at `last`: "Minister of Trade and Industry", "Secretary for Trade"."""
    of = last
    while of > max(last - LONGEST_PORTFOLIO, 1) and _is_in_portfolio(doc, of):
        if of in named.covering and named.mentions[named.covering[of]].type == "person":
            return None
        of -= 1
    rank = doc[of - 1].lower_ if of else ""
    joined = any(t.lower_ in ("and", "&") for t in doc[of:last])
    plain = doc[last].text[0].isupper() and doc[of].lower_ == "for" and of < last and named.covering.get(last) is None
    first = title_ending(doc, of - 1)
    field = plain and first is not None and doc[of + 1].text[0].isupper()  # "Director General for Asian Affairs X"
    charged = rank in (MINISTERIAL if joined else CHARGED) and (joined or plain)
    if doc[of].lower_ not in ("of", "for") or not (charged or field):
        return None
    left, body = with_premodifiers(doc, first if first is not None else of - 1, of - 1, named)
    return title(doc, left, last, body)


def _is_in_portfolio(doc: Doc, i: int) -> bool:
    """Whether a word may stand in the name of a ministry: "water resources and irrigation", "Political-Military"."""
    token = doc[i]
    joint = token.lower_ in ("and", "&", "-") or (token.text == "," and _goes_on_in_capitals(doc, i))
    return token.text[0].isupper() or joint or token.pos_ in ("ADJ", "NOUN")


def _goes_on_in_capitals(doc: Doc, comma: int) -> bool:
    """Whether a comma stands in the name of a ministry: "for Trade, Energy, and Transport", not "for Trade, the"."""
    after = doc[comma + 1] if comma + 1 < len(doc) else doc[comma]
    after = doc[comma + 2] if after.lower_ in ("and", "&") and comma + 2 < len(doc) else after
    return doc[comma - 1].text[0].isupper() and after.text[0].isupper()


def title_phrase_from(doc: Doc, start: int, named: Named) -> Title | None:
    """The title phrase that starts at token `start`: ", the Libyan prime minister", ", head of the IAEA"."""
    first = start
    while first < len(doc) and doc[first].lower_ in FILLERS:
        first += 1
    if first < len(doc) and _begins_no_title(doc[first]):
        return None
    for last in range(first, min(first + 10, len(doc))):
        n = named.covering.get(last)
        if _ends_phrase(doc, first, last) or (n is not None and named.mentions[n].type == "person"):
            return None
        found = title_ending(doc, last)
        if found is None or found < first or _opens_name_of_body(doc, last):
            continue
        end = _end_of_title(doc, first, last)
        end -= doc[end].lower_ in TITLE_JOINERS and end > first  # the wording "high commissioner to"
        if doc[end + 1 : end + 2].text not in GENITIVES:  # "one of the president's aides" is no president
            left, body = with_premodifiers(doc, max(found, first), end, named)
            return complement(doc, max(left, first), _with_status(doc, end), body, named)
    return None


def _opens_name_of_body(doc: Doc, last: int) -> bool:
    """Whether a title is but the first word of a body's name: "a member of Executive Council"."""
    word = doc[last]
    before = word.text.istitle() and word.dep_ in MODIFIERS and word.head.i == last + 1
    return before and word.head.text in gazetteer().heads and title_ending(doc, last + 1) is None


def _begins_no_title(token: Token) -> bool:
    """Whether a word begins no title: "by X, featuring the king", "X, and the king", "X is appointing the king"."""
    chosen = token.lemma_ in CHOSEN and token.tag_ != "VBG"
    if token.pos_ == "VERB" and token.dep_ != "amod" and not chosen:
        return True
    return token.pos_ in ("ADP", "CCONJ")


def _ends_phrase(doc: Doc, first: int, i: int) -> bool:
    """Whether a noun phrase ends before a word: at a mark, a verb, a pronoun or a preposition."""
    token = doc[i]
    if token.is_punct and token.text not in "-’'":
        return True
    return token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "ADP") and i > first and not _may_go_on(doc, i)


def _end_of_title(doc: Doc, first: int, last: int) -> int:
    """Where the longest title ends that goes on from a title at `last`: "secretary of state", "deputy ... director"."""
    while last + 1 < len(doc) and (longer := title_ending(doc, last + 1)) is not None and longer <= last:
        last += 1
    for wide in range(min(last + 3, len(doc) - 1), last, -1):
        if (longer := title_ending(doc, wide)) is not None and first <= longer <= last:
            last = wide
            break
    head = doc[last].head  # "deputy Middle East director"
    further = (
        last < head.i < last + WORDS_TO_BODY and doc[last].dep_ in MODIFIERS and title_ending(doc, head.i) is not None
    )
    return head.i if further else last


def _with_status(doc: Doc, last: int) -> int:
    """Where a title ends with what stands after its hyphen: "president-elect", "ambassador-designate to India"."""
    after = [t.lower_ for t in doc.tokens[last + 1 : last + 3]]
    return last + 2 if after and after[0] in ("-", "–") and after[-1] in DESIGNATE else last


def title_with_common_noun(doc: Doc, last: int, named: Named) -> Title | None:
    """A title with a common noun as complement, before a comma: "the US ambassador to the country, Ann Hall"."""
    for joint in range(last - 1, max(last - 4, 0), -1):
        if doc[joint].lower_ in ("to", "for", "of") and (first := title_ending(doc, joint - 1)) is not None:
            left, body = with_premodifiers(doc, first, joint - 1, named)
            if body is None and doc[joint].lower_ == "of":
                body = first_body_inside(joint + 1, last, named)
            return title(doc, left, last, body)
        if doc[joint].is_punct or doc[joint].pos_ in VERBAL:
            return None
    return None


def _may_go_on(doc: Doc, of: int) -> bool:
    """Whether a title may follow an "of": "one of the ministers", not "a granddaughter of the president"."""
    return doc[of].lower_ == "of" and doc[of - 1].lower_ not in RELATION_NOUNS
