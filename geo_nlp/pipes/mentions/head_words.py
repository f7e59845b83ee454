"""Names that no table knows, put together around a head word: "Zambezi Farmers Union", "Bar Council of Malta".

The model cuts such names short or tears them apart; a capitalised head tells where the name is and what it names.
An event ("Toronto Film Festival") is put together too, so that the places in it are no actors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import words
from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.mentions.common_words import is_of_people, is_word
from geo_nlp.pipes.mentions.event_and_ship_names import marked
from geo_nlp.pipes.mentions.gazetteer_match import heads_body
from geo_nlp.pipes.mentions.proposals import LEADING, NO_NAMES, Name
from geo_nlp.pipes.mentions.state_bodies import NATIONWIDE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title, title_ending

LONGEST = 7
NOT_FIRST = words("non_initial_name_word")
FIRMS = words("company_suffix")
OF_STATE = BRANCHES - {"military"}
MINISTERS = frozenset({"commissioner", "minister", "secretary"})
SMALL = frozenset({"and", "by", "for", "from", "in", "of", "the", "to", "with"})


def composed(doc: Doc, words: Sequence[str], gazetteer: Gazetteer, headlines: frozenset[int]) -> dict[int, Name]:
    """Names put together around a head, by their first token; what a table knows whole is left to it."""
    found: dict[int, Name] = {}
    for first, last in _runs(doc, words, gazetteer, headlines):
        head = _head(words, first, last, gazetteer)
        if head is None:
            continue
        start, end = head
        kind = gazetteer.heads[" ".join(words[start : end + 1])].type
        if words[first].endswith(".") and start == end == last == first + 1 and not heads_body(words[end], gazetteer):
            continue  # "U.S. Semiconductors": the capital is the full stop's
        if kind not in OF_STATE and end == last and _heads_title(doc, last):
            continue  # "US Defense Secretary", "EU Energy Commissioner"
        if kind in OF_STATE and title_ending(doc, end) == first:
            continue  # "Chief Prosecutor"
        end = _complement(doc, words, end, kind, gazetteer)
        if kind == "event" and _has_members(doc, words, first, head[1], end, gazetteer):
            kind = "organisation"
        if words[end] == "Group" and first and doc[first - 1].text[:1].isdigit() and doc[first - 1].text[-1:].isalpha():
            kind = "military"  # "the 507th Support Group"
        if kind == "military" or words[end - 1 : end + 1] == ["Task", "Force"]:
            first, end = _numbered(doc, first, end)
            kind = "military" if words[end].isdigit() else kind
        name = Name(first, end, kind)
        if kind == "event" and (n := _opens_with_state(words, first, end, gazetteer)):
            first += n  # "Angola Rejects New Peace Plan", "the UN Food Conference": the state is apart
            name = replace(name, first=first)
        person = end - first < 3 and all(t.ent_type_ == "PERSON" for t in doc[first : end + 1])
        told = kind in ("event", "place") or words[end] in FIRMS
        unit = kind == "military" and first > 0 and words[first - 1].lower() == "the"  # "the Charlie Battery"
        if person and not unit and (not told or is_of_people(words[first], gazetteer)):
            continue  # but "Altamont Speedway", "Suvorov Week", "Midland Co"
        if (start > first or end > head[1]) and not _known_already(words, name, head[1], gazetteer):
            found[first] = name
    return found | {name.first: name for name in marked(doc, words, gazetteer, headlines)}


def _runs(doc: Doc, words: Sequence[str], gazetteer: Gazetteer, headlines: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Maximal stretches of capitalised words, cut at titles and possessives; none in headlines In Title Case."""
    first: int | None = None
    tokens = doc.tokens
    for i in range(len(tokens) + 1):
        upper = i < len(tokens) and tokens[i].text[0].isupper()
        if upper and i not in headlines and _belongs(tokens[i], first is None, gazetteer):
            first = i if first is None else first
        elif first is not None and i < len(tokens) and _joins(doc, i):
            continue
        elif first is not None:
            last = i - 1
            while last > first and not tokens[last].text[0].isupper():
                last -= 1
            yield max(first, last - LONGEST), last
            first = None


def _belongs(token: Token, opens: bool, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word can be of a name."""
    text = token.text
    if token.lower_ in NO_NAMES or token.lower_ in LEADING:
        return False
    titled_or_acts = token.tag_ in ("VBZ", "VBD", "VBP") or is_person_title(text)
    if (titled_or_acts and text not in gazetteer.heads) or (opens and _is_no_start(token, gazetteer)):
        return False
    return not (opens and token.is_sent_start and (token.is_stop or token.pos_ in ("VERB", "AUX", "ADV", "ADP", "DET")))


def _is_no_start(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether no name starts with a word: "The" may before what is a paper's name with it alone, as "The Post".

    The party that holds a chamber is no part of the chamber's name: "the Republican Senate".
    """
    after = gazetteer.heads.get(token.nbor().text) if token.i + 1 < len(token.doc) else None
    if after is not None and after.type == "legislature" and token.text in words_beside("holding"):
        return True
    return token.text in NOT_FIRST and not (token.text == "The" and after is not None and after.type == "media")


def _joins(doc: Doc, i: int) -> bool:
    """Whether "&", a hyphen without spaces, or an "and" inside one entity holds a name together."""
    if i + 1 >= len(doc) or not doc[i + 1].text[0].isupper() or is_person_title(doc[i + 1].text):
        return False
    if doc[i].text in ("&", "-", "–", "/"):
        return doc[i].text == "&" or not (doc[i].whitespace_ or doc[i - 1].whitespace_)
    inside = doc[i - 1].ent_type_ == doc[i].ent_type_ == doc[i + 1].ent_type_ == "ORG"
    return doc[i].lower_ == "and" and inside


def _head(words: Sequence[str], first: int, last: int, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The last head in a run, one or two words; a first name is none: "City Comptroller Bill Thompson"."""
    for end in range(last, first - 1, -1):
        for start in (end - 1, end):
            if words[end] in gazetteer.given and end < last:
                continue
            if start >= first and " ".join(words[start : end + 1]) in gazetteer.heads:
                return start, end
    return None


def _complement(doc: Doc, words: Sequence[str], end: int, kind: str, gazetteer: Gazetteer) -> int:
    """Take "of New South Wales", "for Socialism and Liberation" into a name; the last token of it."""
    i = end + 1
    if i < len(doc) and doc[i].lower_ == "against" and words[end] in ("Court", "Tribunal"):
        return end  # "filed a suit in the District Court against Thom"
    if i >= len(doc) or doc[i].lower_ not in LEADING or (kind == "place" and doc[i].lower_ != "of"):
        return end
    if doc[i].text == "On" and kind == "event":
        return _title_of_law(doc, words, i, gazetteer)
    i += 1
    while i < len(doc) and doc[i].lower_ in ("the", "all"):
        i += 1
    last = end
    while (
        i < len(doc)
        and doc[i].text[0].isupper()
        and _belongs(doc[i], False, gazetteer)
        and doc[i].ent_type_ != "PERSON"
        and not _person(words, i, gazetteer)
    ):
        last = i
        i += 1
        if i + 1 >= len(doc) or doc[i].text[0].isupper() or not doc[i + 1].text[0].isupper():
            continue
        n, entries = gazetteer.at(words, i + 1)
        known = n or gazetteer.at(words, last)[0]
        if doc[i].lower_ == "and":
            i += 1 if not known or doc[i].ent_type_ == doc[last].ent_type_ == "ORG" else 0
        elif doc[i].text == "-" and not (doc[i].whitespace_ or doc[last].whitespace_):
            i += not n or entries[0].how == "adjective"  # "Agency for Self-Help", "German-American"
        elif doc[i].lower_ == "of" and kind != "place" and not known:
            i += 1  # "Institute for Works of Religion"
    return last


def _title_of_law(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> int:
    """The last word of "Federal Law On Sanctions for Individuals Violating the Rights of Citizens", before a state."""
    last = i
    while i < len(doc) and (doc[i].text[0].isupper() or doc[i].lower_ in SMALL):
        n, entries = gazetteer.at(words, i)
        if n and entries[0].type == "state":
            break
        last = i if doc[i].text[0].isupper() else last
        i += 1
    return last


def _numbered(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A unit with its number: "321st Field Artillery Regiment", "Task Force 50"."""
    before = doc[first - 1].text if first else ""
    behind = doc[last + 1].text if last + 1 < len(doc) else ""
    ordinal = before[:1].isdigit() and before[-2:] in ("st", "nd", "rd", "th")
    numbered = behind.isdigit() and len(behind) < 4 and doc[last].text != "Division"  # of a league
    return first - ordinal, last + numbered


def _heads_title(doc: Doc, last: int) -> bool:
    """Whether a minister's title goes on behind a name: "Energy Minister", "Energy and Coal Industry Minister"."""
    behind = [t.text for t in doc[last + 1 : last + 6]]
    if behind[:1] in (["and"], ["&"]):
        behind = [*dropwhile(lambda word: word.istitle() and word.lower() not in MINISTERS, behind[1:])]
    return bool(behind) and behind[0].lower() in MINISTERS


def _has_members(doc: Doc, words: Sequence[str], first: int, head: int, end: int, gazetteer: Gazetteer) -> bool:
    """ "Clean Clothes Campaign", "Order of Elks": no campaign of a war and no medal."""
    if words[head] == "Campaign" and end == head:
        place = any((of := gazetteer.heads.get(w)) and of.type == "place" for w in words[first:head])
        known = gazetteer.names.get(words[head - 1])
        return not (place or known) and is_word(doc[head - 1], ("noun",))
    if words[head] == "Campaign":
        return words[head + 1] in ("for", "against")
    return words[head] == "Order" and end > head and doc[end].tag_ in ("NNPS", "NNS")


def _person(words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    n, entries = gazetteer.at(words, i)
    return bool(n) and entries[0].type == "person"


def _opens_with_state(words: Sequence[str], first: int, end: int, gazetteer: Gazetteer) -> int:
    """The length of the state or world body that the name of an event opens with; 0 where there is none."""
    n, entries = gazetteer.at(words, first)
    opens = 0 < n <= end - first and entries[0].type in ("state", "igo") and entries[0].how == "name"
    return n if opens else 0


def _known_already(words: Sequence[str], name: Name, head: int, gazetteer: Gazetteer) -> bool:
    """Whether a table knows the name, all of it or all but the state before it ("Iraqi Foreign Ministry")."""
    for i in range(name.first, name.last + 1):
        n, entries = gazetteer.at(words, i)
        if n and (i + n - 1 > name.last or (i, i + n - 1) == (name.first, name.last)):
            return True
        if n and entries[0].how == "trap" and i + n > name.first + 1:
            return True
        before = gazetteer.at(words, name.first)
        nationwide = i == name.first + 1 and words[name.first] in NATIONWIDE
        rest = i == name.first or nationwide or (before[0] == i - name.first and before[1][0].type == "state")
        if rest and n and i + n - 1 >= head and entries[0].type not in ("person", "place"):
            return entries[0].country in (None, before[1][0].country) if before[0] and i > name.first else True
        if rest and any(" ".join(words[i : end + 1]).lower() in gazetteer.bodies for end in (head, name.last)):
            return True
    return False
