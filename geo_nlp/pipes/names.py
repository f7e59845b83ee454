"""Names: the NER's proposals corrected by the gazetteer and by consistency within the article.

en_core_web_sm is wrong in known ways on this domain ("State" in "Secretary of State" is an ORG, "Mali" a PERSON,
"Modi" is missed), so a name that the gazetteer knows wins over the model, unless the model saw a longer name of
another kind around it ("Jordan Peterson", "Bank of China").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from geo_nlp.gazetteer import Body, Entry, Gazetteer
from geo_nlp.gazetteer.index import fold
from geo_nlp.pipes.words import is_person_title, is_title_word

TYPES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
WIDER = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
PARTICLES = frozenset({"al", "bin", "ben", "bint", "van", "von", "de", "da", "dos", "del", "der", "di", "du", "el", "la", "le", "-", "ibn", "abu", "ul", "ur"})
NO_NAMES = frozenset("utc gmt cet est sun mon tue wed thu fri sat tv am pm he she it they we i you monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter".split())
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lord lady sheikh ayatollah prof. prof professor".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first` to `last` (inclusive), with the gazetteer's entries or the body that it may be."""

    first: int
    last: int
    type: str
    entries: tuple[Entry, ...] = ()
    body: Body | None = None
    state: Entry | None = None


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[Name]:
    """All names in `doc`, none overlapping another, in text order."""
    words = [fold(token.text) for token in doc]
    taken = [False] * len(doc)
    entity = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
    names: list[Name] = []

    def claim(name: Name) -> None:
        names.append(name)
        for i in range(name.first, name.last + 1):
            taken[i] = True

    i = 0
    while i < len(doc):
        name = _known(doc, words, i, entity.get(i), gazetteer)
        if name is None:
            i += 1
            continue
        claim(name)
        i = name.last + 1
    for ent in doc.ents:
        for name in _proposed(doc, ent, taken):
            lone = name.first == name.last and name.type != "person" and _leads(words[name.first], gazetteer)
            claim(Name(name.first, name.last, "person") if lone else name)
    for name in _titled(doc, taken, gazetteer):
        claim(name)
    for name in _repeated(doc, words, names, taken, gazetteer):
        claim(name)
    return sorted((name for name in _consistent(doc, names) if name.type not in DROPPED), key=lambda name: name.first)


DROPPED = frozenset({"nothing", "event", "product"})


def _known(doc: Doc, words: Sequence[str], i: int, ent: Span | None, gazetteer: Gazetteer) -> Name | None:
    """The gazetteer's name that starts at token `i`, with the body that follows or precedes a state."""
    n, entries = gazetteer.at(words, i)
    if korea := _korea(words, i, gazetteer):
        return korea
    if (body := _body(doc, words, i, gazetteer)) and (not n or body.last - i + 1 > n):
        return body
    if not n:
        return None
    last, entry = i + n - 1, entries[0]
    if n == 1 and entry.type == "person" and not _lone_person(doc[i]):
        return None
    if entry.how == "trap":
        return Name(i, last, entry.type)
    if n == 1 and doc[i].is_sent_start and not doc[i].ent_type and doc[i].pos_ in ("VERB", "AUX", "ADV", "SCONJ", "CCONJ"):
        return None
    if ent is not None and (ent.start < i or ent.end - 1 > last) and not _fits(doc, words, i, last, ent, entry, gazetteer):
        return None
    if entry.type == "person" and last + 1 < len(doc) and _is_name_word(doc[last + 1]) and doc[last + 1].ent_type_ == "PERSON":
        return None
    if entry.type == "state" and entry.how != "people":
        after = last + 1
        if after < len(doc) and words[after] in ("'s", "'"):
            after += 1
        more, owned = gazetteer.at(words, after) if after < len(doc) else (0, ())
        if more and owned[0].country == entry.country and owned[0].id.startswith("gov:") and after == last + 1:
            return Name(i, after + more - 1, owned[0].type, owned)
        m, found = _body_at(words, after, gazetteer)
        if found and not (entry.how == "name" and after == last + 1 and not doc[after].text[0].isupper()):
            return Name(i, after + m - 1, found.type, entries, found, entry)
    return Name(i, last, entry.type, entries)


def _korea(words: Sequence[str], i: int, gazetteer: Gazetteer) -> Name | None:
    """"The North" and "North" in "North and South Korea", in a text that names one of the Koreas."""
    if words[i] not in ("North", "South") or "Korea" not in words and "Pyongyang" not in words:
        return None
    after = words[i + 1] if i + 1 < len(words) else ""
    if (i and words[i - 1].lower() in ("the", "both") and not after[:1].isupper()) or after in ("and", "or"):
        return Name(i, i, "state", gazetteer.names[f"{words[i]} Korea"])
    return None


def _lone_person(token: Token) -> bool:
    """Whether one word can be a person's name here: "Xi", not "He said" nor "in May"."""
    return token.pos_ == "PROPN" and not token.is_stop and token.ent_type_ in ("", "PERSON", "ORG", "GPE")


def _body_at(words: Sequence[str], i: int, gazetteer: Gazetteer) -> tuple[int, Body | None]:
    if i >= len(words):
        return 0, None
    for n in range(min(gazetteer.body_words.get(words[i].lower(), 0), len(words) - i), 0, -1):
        if body := gazetteer.bodies.get(" ".join(words[i : i + n]).lower()):
            return n, body
    return 0, None


def _body(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> Name | None:
    """A capitalised body that stands first: "Ministry of Defence of Kenya", "the Foreign Ministry"."""
    if not doc[i].text[0].isupper():
        return None
    n, body = _body_at(words, i, gazetteer)
    if body is None or not all(w[0].isupper() or w in ("of", "and", "for", "the", "'s") for w in words[i : i + n]):
        return None
    if n == 1 and (doc[i].is_sent_start or body.slug in ("government", "police", "army", "military", "cabinet", "embassy")):
        return None
    after = i + n
    if after + 1 < len(doc) and words[after] in ("of", "in"):
        start = after + 1 + (words[after + 1] == "the")
        if start < len(doc):
            m, entries = gazetteer.at(words, start)
            if m and entries[0].type == "state" and entries[0].how == "name" and words[after] == "of":
                return Name(i, start + m - 1, body.type, entries, body, entries[0])
    return Name(i, after - 1, body.type, (), body)


def _fits(doc: Doc, words: Sequence[str], first: int, last: int, ent: Span, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a known name may stand inside a longer name that the model proposes."""
    rest = [t for t in doc[ent.start : ent.end] if not first <= t.i <= last and _is_name_word(t)]
    rest = [t for t in rest if not is_title_word(t.text) and not gazetteer.at(words, t.i)[0]]
    if not rest:
        return True
    if ent.label_ == "PERSON":
        adjacent = [t for t in rest if t.i in (first - 1, last + 1)]
        return entry.how in ("adjective", "people") or not adjacent or entry.type == "person"
    if entry.type not in ("state", "place", "person") and (last > first or last == ent.end - 1):
        return True
    if ent.label_ in WIDER:
        if any(is_title_word(t.text) for t in ent) or entry.type == "person":
            return True
        return entry.how == "adjective" and ent.label_ != "ORG" and ent.start == first
    return True


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha


def _proposed(doc: Doc, ent: Span, taken: Sequence[bool]) -> Iterator[Name]:
    """What is left of the model's proposal after trimming; nothing where the gazetteer has been."""
    kind = TYPES.get(ent.label_)
    if kind is None:
        return
    first, last = ent.start, ent.end - 1
    while first <= last and (taken[first] or _trims_left(doc[first], kind)):
        first += 1
    for i in range(first, last + 1):
        if taken[i] or (doc[i].is_space and doc[i].text.count("\n") > 1):
            last = i - 1
            break
    while last >= first and not doc[last].is_alpha and not doc[last].text[-1].isalnum() and doc[last].text not in (")", "."):
        last -= 1
    while last >= first and doc[last].text.lower() in ("'s", "’s", "'", "’"):
        last -= 1
    if kind == "organisation" and first > ent.start and is_title_word(doc[first - 1].text) and 1 <= last - first <= 2:
        kind = "person"
    if kind == "person":
        while last >= first and not doc[last].text[0].isupper():
            last -= 1
    if first == last and doc[first].lower_ in NO_NAMES:
        return
    if last < first or not any(t.text[0].isupper() for t in doc[first : last + 1]):
        return
    if kind in ("organisation", "person", "place") and all(is_title_word(t.text) or t.is_stop or not t.is_alpha for t in doc[first : last + 1]):
        return
    if kind == "organisation" and first == last and (doc[first].is_stop or len(doc[first].text) < 2):
        return
    yield Name(first, last, kind)


def _trims_left(token: Token, kind: str) -> bool:
    text = token.text.lower()
    if text in ("the", "a", "an") or not token.text[0].isalnum():
        return True
    if kind == "organisation":
        return is_person_title(token.text) and token.i + 2 < len(token.doc) and token.doc[token.i + 2].ent_type_ == "ORG"
    return kind == "person" and (is_title_word(token.text) or text in HONORIFICS or not token.text[0].isupper()) and text not in PARTICLES


def _can_name(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word after a title may be a name: no title, weekday, or common noun that starts with a capital."""
    known = token.lower_ in gazetteer.nominals or token.lower_ in NO_NAMES or token.lower_ in HONORIFICS
    return token.pos_ == "PROPN" and not is_title_word(token.text) and token.ent_type_ not in ("DATE", "TIME", "ORG") and not known


def _titled(doc: Doc, taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """A capitalised run right after a title, which the model missed: "President Modi", "Mr Sharif"."""
    for token in doc:
        if not (is_title_word(token.text) or token.lower_ in HONORIFICS) or not token.text[0].isupper() or token.i + 1 >= len(doc):
            continue
        first = last = token.i + 1
        while last < len(doc) and not taken[last] and _is_name_word(doc[last]) and _can_name(doc[last], gazetteer):
            last += 1
        if first < last <= first + 4:
            yield Name(first, last - 1, "person")


def _repeated(doc: Doc, words: Sequence[str], names: Sequence[Name], taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """Surnames of people who were named in full, and of well-known leaders, wherever they stand alone."""
    people = {doc[name.last].text for name in names if name.type == "person"}
    for token in doc:
        if taken[token.i] or not _is_name_word(token) or token.is_stop or token.lower_ in NO_NAMES:
            continue
        if token.text in people or (token.pos_ == "PROPN" and _leads(words[token.i], gazetteer) and not _in_longer(doc, token)):
            yield Name(token.i, token.i, "person")


def _in_longer(doc: Doc, token: Token) -> bool:
    near = [doc[j] for j in (token.i - 1, token.i + 1) if 0 <= j < len(doc)]
    return any(_is_name_word(t) and t.pos_ == "PROPN" and not is_title_word(t.text) for t in near)


def _leads(word: str, gazetteer: Gazetteer) -> bool:
    return any(
        t.post in ("head_of_state", "head_of_government", "foreign_minister") for e in gazetteer.surnames.get(word, ()) for t in e.tenures
    )


def _consistent(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Give a name that the gazetteer does not know the type that most of its occurrences have, or its full form has."""
    people = {doc[name.last].text for name in names if name.type == "person" and name.last > name.first}
    votes: dict[str, dict[str, int]] = {}
    for name in names:
        if not name.entries and not name.body:
            counts = votes.setdefault(doc[name.first : name.last + 1].text, {})
            counts[name.type] = counts.get(name.type, 0) + 1
    for name in names:
        counts = votes.get(doc[name.first : name.last + 1].text, {})
        if not name.entries and not name.body and name.first == name.last and doc[name.first].text in people:
            yield Name(name.first, name.last, "person")
        elif name.entries or name.body or len(counts) < 2:
            yield name
        else:
            best = max(sorted(counts), key=lambda kind: (counts[kind], kind == "person"))
            yield Name(name.first, name.last, best)
