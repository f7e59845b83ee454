"""Names that the NER proposes, or that follow a title: trimmed, and of one type in an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Body, Entry, Gazetteer
from geo_nlp.pipes.parse.parse import Doc, Span, Token
from geo_nlp.pipes.parse.words import is_person_title, is_title_word, title_ending

TYPES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
PARTICLES = frozenset("al bin ben bint van von de da dos del der di du el la le - ibn abu ul ur".split())
NO_NAMES = frozenset(
    "utc gmt cet est sun mon tue wed thu fri sat tv am pm he she it they we i you monday tuesday wednesday "
    "thursday friday "
    "saturday sunday january february march april may june july august september october november december "
    "spring summer "
    "autumn winter i ii iii iv vi vii viii ix xi xii question answer moderator operator reporter q a".split()
)
# No name goes on behind these: "the District Court against Thom".
APART = frozenset({"after", "against", "during", "versus"})
NO_START = frozenset("the a an and or of for from by with near your his her our its their".split())
PRIZES = frozenset({"Award", "Awards", "Cup", "Medal", "Prize", "Prizes", "Trophy"})
LEADING = frozenset({"of", "for", "on", "against"})
NO_END = frozenset("the a an and or of for from by with near".split()) | {"&", "at", "to", "on"}
OPENERS = frozenset({"SCONJ", "ADP", "ADV", "CCONJ", "PRON", "AUX"})
# Prepositions that the tagger takes for names where they open a sentence.
OPENING = frozenset("amid around beside despite inside near outside unlike".split())
SIDES = frozenset({"anti", "pro"})
BYLINES = frozenset({"Editor", "Author", "Editors", "Authors", "Editing", "Reporting"})
HONORIFICS = frozenset(
    "majesty highness excellency holiness eminence monsignor msgr rev rev. hon hon. spc cpl pfc pvt "
    "mr mr. mrs mrs. ms ms. dr dr. sir lord lady sheikh ayatollah prof. prof professor mp mep mpp msp mla tds".split()
)
NO_SURNAMES = NO_NAMES | HONORIFICS


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first` to `last` (inclusive), with the gazetteer's entries or the body that it may be.

    `short_for` are the tokens of the name that an acronym was explained by.
    """

    first: int
    last: int
    type: str
    entries: tuple[Entry, ...] = ()
    body: Body | None = None
    state: Entry | None = None
    short_for: tuple[int, int] | None = None


def proposed(doc: Doc, ent: Span, taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """What is left of the model's proposal after trimming; nothing where the gazetteer has been."""
    kind = TYPES.get(ent.label_)
    if kind is None:
        return
    first, last = ent.start, ent.end - 1
    while first <= last and (taken[first] or _trims_left(doc[first], kind)):
        first += 1
    if first + 1 < last and doc[first].lower_ in SIDES and doc[first + 1].text in "-–":  # "anti-Putin protesters"
        first += 2
        kind = "person" if kind == "group" and gazetteer.surnames.get(doc[first].text) else kind
    for i in range(first, last + 1):
        if taken[i] or (doc[i].is_space and doc[i].text.count("\n") > 1) or (i > first and doc[i].lower_ in APART):
            last = i - 1
            break
    while (
        last >= first
        and not doc[last].is_alpha
        and not doc[last].text[-1].isalnum()
        and doc[last].text not in (")", ".")
        and not (kind == "person" and last > first and len(doc[last].text) == 2)  # "Hamza H."
    ):
        last -= 1
    while last >= first and doc[last].text.lower() in ("'s", "’s", "'", "’"):
        last -= 1
    while last > first and doc[last].text.islower() and doc[last].pos_ == "ADJ" and doc[last - 1].lower_ in NO_END:
        last -= 1  # "the Fatherland party of former"
    torn = last >= first and doc[last].lower_ in NO_END
    while last >= first and doc[last].lower_ in NO_END:
        last -= 1
    if kind == "organisation" and first == last and any(taken[ent.start : ent.end]):
        torn = torn or not (doc[first].text.isupper() or doc[first].text in gazetteer.surnames)
    if torn and first >= last:
        return  # "the Primate of", "Trilateral", where a name that is known follows
    if kind != "person" and last > first and doc[first].lower_ in HONORIFICS:
        kind, first = "person", first + 1
    if kind in ("organisation", "place") and first == last and first and _titled(doc[first - 1]):
        kind = "person"  # "SECRETARY RUBIO"
    if kind == "organisation" and first > ent.start and is_title_word(doc[first - 1].text) and 1 <= last - first <= 2:
        kind = "person"
    if kind == "person":
        while last >= first and not doc[last].text[0].isupper():
            last -= 1
    if first == last and (doc[first].lower_ in NO_SURNAMES or doc[first].lower_ in gazetteer.nominals):
        return
    if first == last and kind == "person" and doc[first].text in gazetteer.heads:
        return
    if last > first and kind in ("organisation", "person") and _names_event(doc, first, last, gazetteer):
        kind = "event"
    if last < first or not any(t.text[0].isupper() for t in doc[first : last + 1]):
        return
    if kind in ("organisation", "person", "place") and all(
        is_title_word(t.text) or t.is_stop or not t.is_alpha for t in doc[first : last + 1]
    ):
        return
    if first == last and ((kind == "organisation" and doc[first].is_stop) or len(doc[first]) < 2):
        return
    yield Name(first, last, kind)


def _names_event(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether a longer name is headed by the word for an occasion, a law or a work: "World Food Summit"."""
    end = next((i for i in range(first + 1, last) if doc[i].lower_ in LEADING), last + 1)
    head = gazetteer.heads.get(doc[end - 1].text)
    whose = doc[first].text in gazetteer.given and doc[last].text not in PRIZES  # "Dorothy Day", but "Tony Awards"
    return head is not None and head.type == "event" and not whose


def _titled(token: Token) -> bool:
    """Whether a word is a person's title, as it stands before a name."""
    return token.text[0].isupper() and is_person_title(token.text)


def _trims_left(token: Token, kind: str) -> bool:
    text = token.text.lower()
    if text in NO_START or not token.text[0].isalnum() or (kind != "person" and opens_sentence(token)):
        return True
    if text == "state" and token.i > 1 and token.nbor(-1).lower_ == "of" and is_person_title(token.nbor(-2).text):
        return True
    if kind == "organisation":
        return (
            is_person_title(token.text) and token.i + 2 < len(token.doc) and token.doc[token.i + 2].ent_type_ == "ORG"
        )
    titled = is_title_word(token.text) or text in HONORIFICS or (token.tag_ == "NNPS" and is_title_word(text[:-1]))
    return kind == "person" and (titled or not token.text[0].isupper()) and text not in PARTICLES


def opens_sentence(token: Token) -> bool:
    """Whether a word has its capital from the sentence that it opens: "Once Russia attacks", "Near Palmyra, troops"."""
    if not token.is_sent_start:
        return False
    return token.lower_ in OPENING or (token.is_stop and token.pos_ in OPENERS)


def title_case(doc: Doc) -> frozenset[int]:
    """Token indices of headlines In Title Case, where capitals say nothing of names."""
    found: list[int] = []
    for sentence in doc.sents:
        words = [t for t in sentence if len(t.text) > 3 and t.text.isalpha()]
        if (
            len(words) > 3
            and 4 * sum(t.text[0].isupper() for t in words) >= 3 * len(words)
            and sentence.text.rstrip()[-1] not in '.!”"'
        ):
            found.extend(range(sentence.start, sentence.end))
    return frozenset(found) if len(found) < len(doc) else frozenset()


def recurs(doc: Doc, ent: Span, titled: frozenset[int]) -> bool:
    """Whether a name of a headline, or its last word, stands in the body too."""
    last = doc[ent.end - 1].text
    return any(t.text == last for t in doc if t.i not in titled)


def titled(doc: Doc, taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """A capitalised run right after a title, which the model missed: "President Modi", "Mr Sharif"."""
    for token in doc.capitals:
        if token.i + 1 == len(doc) or not (is_title_word(token.text) or token.lower_ in HONORIFICS):
            continue
        first = token.i + 1 + (doc[token.i + 1].text == ".")
        last = first
        while last < len(doc) and not taken[last] and is_name_word(doc[last]) and _can_name(doc[last], gazetteer):
            last += 1
        if not (token.lower_ in HONORIFICS or title_ending(doc, token.i) is not None):
            continue  # "UN Charter", though there are "UN envoys"
        if last == first + 1 and doc[first].text in gazetteer.heads:
            continue  # "Executive Order"
        if first < last <= first + 4:
            yield Name(first, last - 1, "person")


def _can_name(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word after a title may be a name: no title, weekday, or common noun that starts with a capital."""
    known = token.lower_ in gazetteer.nominals or token.lower_ in NO_SURNAMES
    return (
        token.pos_ == "PROPN"
        and not is_title_word(token.text)
        and token.ent_type_ not in ("DATE", "TIME", "ORG")
        and not known
    )


def consistent(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Give a name that the gazetteer does not know the type that most of its occurrences have, or its full form has."""
    people = {doc[name.last].text for name in names if name.type == "person" and name.last > name.first}
    votes: dict[str, dict[str, int]] = {}
    for name in names:
        if not name.entries and not name.body:
            counts = votes.setdefault(doc[name.first : name.last + 1].text, {})
            counts[name.type] = counts.get(name.type, 0) + 1
    for name in names:
        text = "" if name.entries or name.body else doc[name.first : name.last + 1].text
        counts = votes.get(text, {})
        if name.first == name.last and text in people:
            yield Name(name.first, name.last, "person")
        elif len(counts) < 2:
            yield name
        else:
            best = max(sorted(counts), key=lambda kind: (counts[kind], kind == "person"))
            yield Name(name.first, name.last, best)


def is_name_word(token: Token) -> bool:
    """Whether a token is written like a word of a name."""
    return token.text[0].isupper() and token.is_alpha


def credits(doc: Doc, words: Sequence[str], gazetteer: Gazetteer) -> Iterator[int]:
    """Tokens of wire credits, which name no actor of the story: "(Reuters, AFP)", "sp/ap/dpa Editor: A. Name"."""
    for opening in (t.i for t in doc if t.text == "("):
        closing = next((i for i in range(opening + 1, min(opening + 14, len(doc))) if doc[i].text == ")"), None)
        inside = [i for i in range(opening + 1, closing or opening) if doc[i].text[0].isalnum()]
        alone = len(inside) == 1 and closing is not None and closing + 1 < len(doc) and opening > 0
        if not alone and all(_is_medium(words, i, gazetteer) or "/" in words[i] for i in inside):
            yield from inside
    for token in doc:
        if token.text in BYLINES and token.i + 1 < len(doc) and doc[token.i + 1].text == ":":
            yield from range(token.i + 2, min(token.i + 2 + len(_run(doc, token.i + 2)), len(doc)))


def _is_medium(words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    n, entries = gazetteer.at(words, i)
    return n == 1 and entries[0].type == "media"


def _run(doc: Doc, start: int) -> list[Token]:
    """The capitalised words from `start` on, three at most."""
    run = []
    for token in doc[start : start + 3]:
        if not is_name_word(token):
            break
        run.append(token)
    return run
