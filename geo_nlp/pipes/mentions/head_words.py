"""Names that no table knows, composed around a head word: "Zambezi Farmers Union", "Bar Council of Malta".

The model cuts such names short or splits them; a capitalised head shows where the name is and what it names. An event
("Toronto Film Festival") is composed too, so that the places in it are no actors. Some words mark a name by themselves:
those of ships ("USS Ronald Reagan"), storms ("Hurricane Ian") and dated elections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import table, words
from geo_nlp.pipes.mentions.capitalised_runs import capitalised_runs, may_be_in_name
from geo_nlp.pipes.mentions.common_words import is_of_people, is_word
from geo_nlp.pipes.mentions.proposals import COMPLEMENT_PREPS, Name
from geo_nlp.pipes.mentions.state_bodies import NATIONWIDE
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import title_ending

COMPANY_SUFFIXS = words("company_suffix")
NO_SURNAME_HEADS = words("no_surname_head")
STATE_BRANCHES = BRANCHES - {"military"}
MINISTERS = frozenset({"commissioner", "minister", "secretary"})

SHIPS = table("ship_prefix")
STORMS = frozenset({"Typhoon", "Hurricane", "Cyclone", "Storm"})
VOTES = words("election_noun")
EVENT_CUES = VOTES | {word.lower() for word in (*STORMS, *SHIPS)}


def composed_names(doc: Doc, words: Sequence[str], gazetteer: Gazetteer, headlines: frozenset[int]) -> dict[int, Name]:
    """Names composed around a head, by their first token; what a table knows whole is left to it."""
    found: dict[int, Name] = {}
    for run in capitalised_runs(doc, gazetteer, headlines):
        head = _head_of_run(words, run, gazetteer)
        name = _around_head(doc, words, run, head, gazetteer) if head is not None else None
        if head is None or name is None:
            continue
        longer = head[0] > name.first or name.last > head[1]
        if longer and not _is_known(words, name, head[1], gazetteer):
            found[name.first] = name
    return found | {name.first: name for name in marked_names(doc, words, gazetteer, headlines)}


def _head_of_run(words: Sequence[str], run: tuple[int, int], gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The last head in a run, one or two words; a first name is none: "City Comptroller Bill Thompson".

    Nor is the last word of a place that is known by itself: "the Medical Alliance Northern Territory".
    """
    first, last = run
    for end in range(last, first - 1, -1):
        known = end == last > first + 1 and " ".join(words[end - 1 : end + 1]) in gazetteer.names
        known = known and words[end] in gazetteer.heads and gazetteer.heads[words[end]].type == "place"
        for start in (end - 1, end):
            if (words[end] in gazetteer.given and end < last) or (known and start == end):
                continue
            if start >= first and " ".join(words[start : end + 1]) in gazetteer.heads:
                return start, end
    return None


def _around_head(
    doc: Doc, words: Sequence[str], run: tuple[int, int], head: tuple[int, int], gazetteer: Gazetteer
) -> Name | None:
    """The name around a head in a run, with its complement and its kind; None where a title or person is named."""
    first = run[0]
    kind = gazetteer.heads[" ".join(words[head[0] : head[1] + 1])].type
    if _is_word_of_office(doc, run, head[1], kind):
        return None
    end = complement_end(doc, words, head[1], kind, gazetteer)
    if kind == "event" and _has_members(doc, words, first, head[1], end, gazetteer):
        kind = "organisation"
    if kind == "military" or words[end - 1 : end + 1] == ["Task", "Force"]:
        first, end = _with_number(doc, first, end)
        kind = "military" if words[end].isdigit() else kind
    if kind == "event":  # "Angola Rejects New Peace Plan", "the UN Food Conference": the state is apart
        first += _length_of_opening_state(words, first, end, gazetteer)
    return None if _is_person(doc, words, first, end, kind, gazetteer) else Name(first, end, kind)


def _is_word_of_office(doc: Doc, run: tuple[int, int], head: int, kind: str) -> bool:
    """Whether what looks like a head is part of a title: "US Defense Secretary", "EU Energy Commissioner"."""
    if kind in STATE_BRANCHES:
        return title_ending(doc, head) == run[0]  # "Chief Prosecutor"
    return head == run[1] and _heads_title(doc, head)


def _is_person(doc: Doc, words: Sequence[str], first: int, end: int, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether a short name is a person's by the model, but not "Suvorov Week", "Midland Co", "Harper District"."""
    if end - first >= 3 or not all(t.ent_type_ == "PERSON" for t in doc[first : end + 1]):
        return False
    if words[end].lower() in NO_SURNAME_HEADS:
        return False
    clear = kind in ("event", "place") or words[end] in COMPANY_SUFFIXS
    return not clear or is_of_people(words[first], gazetteer)


def _with_number(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A unit with its number: "321st Field Artillery Regiment", "Task Force 50"."""
    before, after = doc[first].nbor(-1).text, doc[last].nbor().text
    ordinal = before[:1].isdigit() and before[-2:] in ("st", "nd", "rd", "th")
    numbered = after.isdigit() and len(after) < 4 and doc[last].text != "Division"  # of a league
    return first - ordinal, last + numbered


def _heads_title(doc: Doc, last: int) -> bool:
    """Whether a minister's title goes on after a name: "Energy Minister", "Energy and Coal Industry Minister"."""
    after = [t.text for t in doc[last + 1 : last + 6]]
    if after[:1] in (["and"], ["&"]):
        after = [*dropwhile(lambda word: word.istitle() and word.lower() not in MINISTERS, after[1:])]
    return bool(after) and after[0].lower() in MINISTERS


def _has_members(doc: Doc, words: Sequence[str], first: int, head: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether an event noun heads a body of members: "Clean Clothes Campaign", "Order of Elks", no medal or war."""
    if words[head] == "Campaign" and end == head:
        place = any((of := gazetteer.heads.get(w)) and of.type == "place" for w in words[first:head])
        known = gazetteer.names.get(words[head - 1])
        return not (place or known) and is_word(doc[head - 1], ("noun",))
    if words[head] == "Campaign":
        return words[head + 1] in ("for", "against")
    return words[head] == "Order" and end > head and doc[end].tag_ in PLURAL_TAGS


def _length_of_opening_state(words: Sequence[str], first: int, end: int, gazetteer: Gazetteer) -> int:
    """The length of the state or world body that the name of an event opens with; 0 where there is none."""
    n, entries = gazetteer.at(words, first)
    opens = 0 < n <= end - first and entries[0].type in ("state", "igo") and entries[0].how == "name"
    return n if opens else 0


def _is_known(words: Sequence[str], name: Name, head: int, gazetteer: Gazetteer) -> bool:
    """Whether a table knows the name, all of it or all but the state before it ("Iraqi Foreign Ministry")."""
    length, states = gazetteer.at(words, name.first)
    for i in range(name.first, name.last + 1):
        n, entries = gazetteer.at(words, i)
        last = i + n - 1
        if n and (last > name.last or (i, last) == (name.first, name.last)):
            return True
        if n and entries[0].how == "trap" and last > name.first:
            return True
        nationwide = i == name.first + 1 and words[name.first] in NATIONWIDE
        if not (i == name.first or nationwide or (length == i - name.first and states[0].type == "state")):
            continue
        if n and last >= head and entries[0].type not in ("person", "place"):
            return i == name.first or not length or entries[0].country in (None, states[0].country)
        if any(" ".join(words[i : end + 1]).lower() in gazetteer.bodies for end in (head, name.last)):
            return True
    return False


def complement_end(doc: Doc, words: Sequence[str], end: int, kind: str, gazetteer: Gazetteer) -> int:
    """The last token of a name of a `kind` whose head ends at token `end`, with its complement."""
    i = end + 1
    if i >= len(doc) or doc[i].lower_ not in COMPLEMENT_PREPS or (kind == "place" and doc[i].lower_ != "of"):
        return end
    if doc[i].lower_ == "against" and words[end] in ("Court", "Tribunal"):
        return end  # "filed a suit in the District Court against Thom"
    i += 1
    while i < len(doc) and doc[i].lower_ in ("the", "all"):
        i += 1
    last = end
    while i < len(doc) and _is_in_complement(doc, words, i, gazetteer):
        last = i
        i = _next_place(doc, words, last, kind, gazetteer)
    return last


def _is_in_complement(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    """Whether a word may be part of a complement: it has a capital, and no person's name begins with it."""
    token = doc[i]
    if not token.text[0].isupper() or token.ent_type_ == "PERSON" or not may_be_in_name(token, False, gazetteer):
        return False
    n, entries = gazetteer.at(words, i)
    return not n or entries[0].type != "person"


def _next_place(doc: Doc, words: Sequence[str], last: int, kind: str, gazetteer: Gazetteer) -> int:
    """Where a complement may go on: at the next word, or after an "and", a hyphen or an "of" that joins two words."""
    i = last + 1
    joint = i + 1 < len(doc) and not doc[i].text[0].isupper() and doc[i + 1].text[0].isupper()
    return i + (joint and _joins(doc, words, i, kind, gazetteer))


def _joins(doc: Doc, words: Sequence[str], joint: int, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether a word between two capitalised words joins them in a complement."""
    last, word = doc[joint - 1], doc[joint]
    n, entries = gazetteer.at(words, joint + 1)
    known = n or gazetteer.at(words, last.i)[0]
    if word.lower_ == "and":
        return not known or word.ent_type_ == last.ent_type_ == "ORG"
    if word.text == "-":  # "Agency for Self-Help", "German-American"
        return not (word.whitespace_ or last.whitespace_) and (not n or entries[0].how == "adjective")
    return word.lower_ == "of" and kind != "place" and not known  # "Institute for Works of Religion"


def marked_names(doc: Doc, words: Sequence[str], gazetteer: Gazetteer, headlines: frozenset[int]) -> Iterator[Name]:
    """Yield such names in the order of their marks."""
    for token in doc.having(EVENT_CUES):
        if token.text in STORMS and token.i + 1 < len(doc) and doc[token.i + 1].text[0].isupper():
            yield Name(token.i, token.i + 1, "event")
        if token.text in SHIPS and (ship := _ship(doc, token, headlines)):
            yield ship
        if token.lower_ in VOTES and (vote := _dated_vote(doc, words, token, gazetteer)):
            yield vote


def _ship(doc: Doc, token: Token, headlines: frozenset[int]) -> Name | None:
    """A warship: "USS Ronald Reagan", "HMS Queen Elizabeth"."""
    last = token.i
    while last + 1 < len(doc) and last - token.i < 4 and doc[last + 1].text[0].isupper() and last + 1 not in headlines:
        last += 1
    return Name(token.i, last, "military") if last > token.i else None


def _dated_vote(doc: Doc, words: Sequence[str], vote: Token, gazetteer: Gazetteer) -> Name | None:
    """A dated election, in which the state is no actor: "the 2016 United States presidential election"."""
    for i in range(max(vote.i - 6, 1), vote.i):
        n, entries = gazetteer.at(words, i)
        year = doc[i - 1].text
        if n and year.isdigit() and len(year) == 4 and entries[0].type in ("state", "place", "legislature"):
            return Name(i, vote.i, "event")
    return None
