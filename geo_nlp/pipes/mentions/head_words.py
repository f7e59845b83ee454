"""Names that no table knows, composed around a head word: "Zambezi Farmers Union", "Bar Council of Malta".

The model cuts such names short or splits them; a capitalised head shows where the name is and what it names. An event
("Toronto Film Festival") is composed too, so that the places in it are no actors.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.capitalised_runs import capitalised_runs
from geo_nlp.pipes.mentions.common_words import is_of_people, is_word
from geo_nlp.pipes.mentions.event_and_ship_names import marked_names
from geo_nlp.pipes.mentions.head_complements import complement_end
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.mentions.state_bodies import NATIONWIDE
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import title_ending

COMPANY_SUFFIXS = words("company_suffix")
NO_SURNAME_HEADS = words("no_surname_head")
STATE_BRANCHES = BRANCHES - {"military"}
MINISTERS = frozenset({"commissioner", "minister", "secretary"})


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
    if _is_part_of_title(doc, run, head[1], kind):
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


def _is_part_of_title(doc: Doc, run: tuple[int, int], head: int, kind: str) -> bool:
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
    before = doc[first - 1].text if first else ""
    after = doc[last + 1].text if last + 1 < len(doc) else ""
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
