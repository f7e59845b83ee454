"""Names that the gazetteer knows: alone, with a body of a state, or inside a longer name that the model proposes.

Inside a longer name of another kind they name nothing: the "Jordan" of "Jordan Peterson", the "China" of "Bank of
China".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.given_names import WIDER_LABELS
from geo_nlp.pipes.mentions.name_or_word import is_town, only_a_word
from geo_nlp.pipes.mentions.of_titles import are_office_holders
from geo_nlp.pipes.mentions.proposals import Name, is_name_word
from geo_nlp.pipes.mentions.state_bodies import body_after_state, body_standing_first, modifies_thing
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import GENITIVES, is_person_title, is_title_word

FOLK = frozenset({"People", "Peoples", "Women", "Workers"})
NAME_COMPLEMENTS = frozenset({"of", "for", "and", "&"})
KOREAS = ("North", "South")
KOREAN = frozenset({"Korea", "Korean", "Pyongyang", "Seoul"})
# "The Governments of France and Turkey" are two, and no body with a name.
PLURAL_BODY_NOUNS = words("plural_body_noun")
ARABIC = frozenset({"al", "el", "bin", "ibn", "bint"})
REIGNING = words("reigning_title")
AMERICAN_PARTIES = {"Democratic": "Democrats", "Republican": "Republicans"}
AMERICAN_OFFICES = words("american_party_office")
ELECTED_OFFICES = frozenset({"congressional", "gubernatorial", "presidential", "vice"})


def first_words(words: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """The words with which a known name or body may begin."""
    there = {*words}
    return (gazetteer.lengths.keys() & there) | {w for w in there if w.lower() in gazetteer.body_words or w in KOREAS}


def known_at(
    doc: Doc, words: Sequence[str], i: int, ent: Span | None, taken: Sequence[bool], gazetteer: Gazetteer
) -> Name | None:
    """The gazetteer's name that starts at token `i`, with the body that follows or precedes a state."""
    n, entries = gazetteer.at(words, i)
    if n and _is_longer_without_article(words, i, n, gazetteer):
        return None
    if special := _korea(words, i, gazetteer) or _american_party(words, i, gazetteer):
        return special
    if (body := body_standing_first(doc, words, i, gazetteer)) and (
        not n or body.last - i + (body.state is not None) + 1 > n
    ):
        return body
    if n:
        n, entries = _without_noun_of_kind(doc, words, i, n, entries, gazetteer)
        entries = _without_people_of_town(doc[i], n, entries)
    if not entries:
        return None
    last, entry = i + n - 1, entries[0]
    if entry.how == "trap":
        inside = n == 1 and ent is not None and len(ent) > 1  # "Saiful Islam Khan"
        return None if inside else Name(i, last, entry.type)
    if n == 1 and only_a_word(doc, words, i, entry, gazetteer):
        return None
    if body := body_after_state(doc, words, i, last, entries, gazetteer):
        return body
    if ent is not None and _is_part_of_longer(doc, words, i, last, ent, entry, taken, gazetteer):
        return None
    if entry.type == "person":
        return _person(doc, words, i, last, entries, gazetteer)
    return Name(i, last, entry.type, entries)


def _is_longer_without_article(words: Sequence[str], i: int, n: int, gazetteer: Gazetteer) -> bool:
    """Whether a longer name starts after the article with which a known one of `n` words does."""
    return words[i] in ("the", "The") and i + 1 < len(words) and gazetteer.at(words, i + 1)[0] + 1 > n


def _without_noun_of_kind(
    doc: Doc, words: Sequence[str], i: int, n: int, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> tuple[int, tuple[Entry, ...]]:
    """A name without the noun that only says what kind it is: "Reuters" of "the Reuters news agency".

    "Military" is cut where it modifies the next noun: "Russian military supplies".
    """
    if n > 1 and words[i + n - 1] == "military" and modifies_thing(doc[i + n - 1], gazetteer):
        n, entries = n - 1, gazetteer.names.get(" ".join(words[i : i + n - 1]), ())
    if entries and entries[0].type == "media":
        short = (k for k in range(1, n) if words[i + k].islower() and _is_same(words[i : i + k], entries, gazetteer))
        n = next(short, n)
    return n, entries


def _without_people_of_town(word: Token, n: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The places alone of a name of one word that people have, too, where a town is meant."""
    if n != 1 or not entries or entries[0].type != "person" or not is_town(word):
        return entries
    return tuple(e for e in entries if e.type == "place")


def _is_same(words: Sequence[str], entries: Sequence[Entry], gazetteer: Gazetteer) -> bool:
    """Whether fewer words name the same."""
    return any(e.id == entries[0].id for e in gazetteer.names.get(" ".join(words), ()))


def _person(
    doc: Doc, words: Sequence[str], first: int, last: int, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> Name | None:
    """A known person; None where his name goes on and is another's."""
    after = doc[last].nbor()
    if is_name_word(after) and after.ent_type_ == "PERSON":
        return None
    if first == last:
        return Name(first, last, "person", entries)
    end = _end_of_arabic_name(doc, words, last, gazetteer)
    if end > last and any(map(is_person_title, words[first:last])):
        return None  # the "Crown Prince Mohammed" of "Crown Prince Mohammed bin Nayef"
    return Name(first + (words[first] in REIGNING), end, "person", entries)


def _end_of_arabic_name(doc: Doc, words: Sequence[str], last: int, gazetteer: Gazetteer) -> int:
    """The last token of a name that goes on over Arabic particles: "Mohammed bin Salman" + "Al Saud"."""
    while last + 2 < len(doc) and words[last + 1].lower() in ARABIC:
        after = last + 2 + (words[last + 2] == "-")
        _, known = gazetteer.at(words, last + 1)
        if after >= len(doc) or not is_name_word(doc[after]) or (known and known[0].type != "person"):
            break
        last = after
    return last


def _is_part_of_longer(
    doc: Doc, words: Sequence[str], first: int, last: int, ent: Span, entry: Entry, taken: Sequence[bool],
    gazetteer: Gazetteer,
) -> bool:  # fmt: skip
    """Whether the model's longer name around a known one is another's: the "Jordan" of "Jordan Peterson"."""
    return (
        (ent.start < first or ent.end - 1 > last)
        and not _heads_headline(doc, first, last, entry)
        and not _fits_in_longer_name(doc, words, first, last, ent, entry, taken, gazetteer)
    )


def _heads_headline(doc: Doc, i: int, last: int, entry: Entry) -> bool:
    """Whether a state opens a headline, before a word like its verb: "Ghana Rejects New Peace Plan"."""
    after = doc[last].nbor()
    opens = doc[i].is_sent_start and entry.type in ("state", "igo") and entry.how == "name"
    return bool(opens) and len(after) > 4 and after.text[0].isupper() and after.text.endswith("s")


def _korea(words: Sequence[str], i: int, gazetteer: Gazetteer) -> Name | None:
    """A Korea by its direction alone: "the North", "North and South Korea", in a text that names one of them."""
    if words[i] not in KOREAS:
        return None
    if KOREAN.isdisjoint(words):
        return None
    after = words[i + 1] if i + 1 < len(words) else ""
    if (i and words[i - 1].lower() in ("the", "both") and not after[:1].isupper()) or after in ("and", "or"):
        return Name(i, i, "state", gazetteer.names[f"{words[i]} Korea"])
    return None


def _american_party(words: Sequence[str], i: int, gazetteer: Gazetteer) -> Name | None:
    """An American party by its adjective, before an office there: "Republican senators", "the Democratic nominee"."""
    names = AMERICAN_PARTIES.get(words[i])
    after = next((w.lower() for w in words[i + 1 : i + 3] if w.lower() not in ELECTED_OFFICES), "")
    return Name(i, i, "party", gazetteer.names[names]) if names and after in AMERICAN_OFFICES else None


def _fits_in_longer_name(
    doc: Doc, words: Sequence[str], first: int, last: int, ent: Span, entry: Entry, taken: Sequence[bool],
    gazetteer: Gazetteer,
) -> bool:  # fmt: skip
    """Whether a known name may stand inside a longer name that the model proposes."""
    if _is_part_of_event(words, ent, entry):
        return False
    rest = _other_words(doc, words, first, last, ent, taken, gazetteer)
    if not rest or _is_us_noun(words, first, last, rest, gazetteer):
        return True
    if ent.label_ == "ORG" and are_office_holders(words[ent.start + (words[ent.start] == "the") : ent.end], gazetteer):
        return True
    adjacent = _is_adjacent(words, first, last, ent, rest)
    if ent.label_ == "PERSON":
        surname = last == ent.end - 1 and first > ent.start  # "Irvine Welsh"
        known = entry.how in ("adjective", "people") and not surname
        return known or not adjacent
    if ent.label_ == "ORG" and _is_part_of_body(words, first, ent, entry):
        return False
    if entry.type not in ("state", "place", "person") and (last > first or last == ent.end - 1):
        return True
    if ent.label_ in WIDER_LABELS:
        return _fits_wider(doc, words, first, ent, entry, rest, gazetteer)
    demonym = adjacent and ent.label_ in ("GPE", "LOC") and entry.how == "adjective"
    return not (demonym and all(is_name_word(t) for t in ent))


def _is_part_of_event(words: Sequence[str], event: Span, entry: Entry) -> bool:
    """Whether an event is named by a known name: "the Senate election in California", "the 2017 BRICS summit"."""
    if event.label_ != "EVENT":
        return False
    dated = event.start > 0 and len(words[event.start - 1]) == 4 and words[event.start - 1].isdigit()
    return entry.type == "place" or (dated and entry.type in ("igo", "organisation"))


def _fits_wider(
    doc: Doc, words: Sequence[str], first: int, ent: Span, entry: Entry, rest: Sequence[Token], gazetteer: Gazetteer
) -> bool:
    """Whether a known name may stand inside what the model takes for a body, building, work or event."""
    if all(t.lower_ in gazetteer.nominal_ends for t in rest) or _ends_with_demonym(doc, words, ent, gazetteer):
        return True  # "Slovak Soldiers", "Trilateral Russian-Armenian talks"
    if any(is_title_word(t.text) for t in ent) or entry.type == "person":
        return True
    return entry.how == "adjective" and ent.label_ != "ORG" and ent.start == first


def _ends_with_demonym(doc: Doc, words: Sequence[str], ent: Span, gazetteer: Gazetteer) -> bool:
    """Whether a proposal ends with a demonym that modifies the noun after it: "Trilateral Russian-Armenian talks"."""
    _, entries = gazetteer.at(words, ent.end - 1)
    return bool(entries) and entries[0].how == "adjective" and doc[ent.end - 1].nbor().pos_ == "NOUN"


def _other_words(
    doc: Doc, words: Sequence[str], first: int, last: int, ent: Span, taken: Sequence[bool], gazetteer: Gazetteer
) -> list[Token]:
    """The other words of a proposal that may belong to a name: no titles, and no known names.

    Surnames of leaders may well be one name together: "Tan Chuan-Jin", but not "Biden-Putin".
    """
    rest = [t for t in doc[ent.start : ent.end] if not (first <= t.i <= last or taken[t.i]) and is_name_word(t)]
    rest = [t for t in rest if not is_title_word(t.text) and t.lower_ != "the"]
    spaced = ent.label_ == "PERSON" and any(t.whitespace_ for t in doc[ent.start : ent.end - 1])
    return [t for t in rest if (spaced and _is_lone_surname(words, t.i, gazetteer)) or not gazetteer.at(words, t.i)[0]]


def _is_lone_surname(words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    """Whether a word alone is known as a person."""
    n, entries = gazetteer.at(words, i)
    return n == 1 and entries[0].type == "person"


def _is_us_noun(words: Sequence[str], first: int, last: int, rest: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether a noun has its capital only from the full stop before it, as in old wire copy: "U.S. Tariffs".

    Not one that heads the name of a body, unless of a firm or trade: "U.S. Navy", but "U.S. Semiconductors".
    """
    alone = first == last and [t.i for t in rest] == [last + 1]
    head = gazetteer.heads.get(words[first + 1]) if alone else None
    return alone and words[first].endswith(".") and (head is None or head.sector in ("BUS", "LAB"))


def _is_adjacent(words: Sequence[str], first: int, last: int, ent: Span, rest: Sequence[Token]) -> bool:
    """Whether one of the other words stands next to the known name."""
    ends = {first - 1, last + 1}
    if ent.label_ == "PERSON":  # "Lin-Manuel Miranda"
        ends = {first - 1 - (words[first - 1] == "-"), last + 1 + (words[last + 1 : last + 2] == ["-"])}
    return any(t.i in ends for t in rest)


def _is_part_of_body(words: Sequence[str], first: int, ent: Span, entry: Entry) -> bool:
    """Whether a known name is part of a body's own: "Law Society of Bihar", "People's Democratic Party"."""
    if any(is_person_title(t.text) for t in ent) or words[ent.start].lower() in PLURAL_BODY_NOUNS:
        return False
    site = entry.type in ("state", "place") and first > ent.start
    of_people = entry.type == "party" and first > 1 and words[first - 1] in GENITIVES and words[first - 2] in FOLK
    return of_people or (site and not NAME_COMPLEMENTS.isdisjoint(words[ent.start + 1 : first]))
