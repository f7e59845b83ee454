"""Bodies that every state has: "the Iraqi Foreign Ministry", "Ministry of Defence of Kenya"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Body, Entry, Gazetteer
from geo_nlp.gazetteer.index import longest_first
from geo_nlp.lexicon import words
from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.labels import MODIFIERS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

COMMON = words("common_state_body")
NATIONWIDE = frozenset({"Federal", "National", "State"})  # "Federal Border Service" is the border service
MEMBERS = words("member_body_word")
PRESSED = words("press_compound_noun")
SMALL = frozenset({"of", "and", "for", "the", "'s"})


def of_state(
    doc: Doc, words: Sequence[str], first: int, last: int, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> Name | None:
    """The body that follows the state at tokens `first` to `last`: "Chinese Foreign Ministry", "Chile's parliament"."""
    entry, after = entries[0], last + 1
    if entry.type != "state" or entry.how == "people":
        return None
    if after < len(doc) and words[after] in ("'s", "'"):
        after += 1
    n, known = gazetteer.at(words, after) if after < len(doc) else (0, ())
    if n and known[0].country == entry.country and known[0].id.startswith("gov:") and after == last + 1:
        return Name(first, after + n - 1, known[0].type, known)
    m, body = body_at(words, after, gazetteer)
    if body and after > last + 1 and _capitals(words[after : after + m]):
        return None  # "France's Supreme Court": a state and its body, which takes it up (`standing_first`)
    if body and body.type == "media" and after + m < len(doc) and words[after + m].lower() in PRESSED:
        return None  # "White House Press Secretary"
    if body and body.slug == "military" and tells_kind(doc[after + m - 1], gazetteer):
        return None
    if body and not (entry.how == "name" and after == last + 1 and not doc[after].text[0].isupper()):
        return Name(first, after + m - 1, body.type, entries, body, entry)
    return None


def tells_kind(word: Token, gazetteer: Gazetteer) -> bool:
    """Whether "military" tells of what kind a thing is: "Russian military supplies", not "Russian military chiefs"."""
    noun = word.head
    modifies = word.dep_ in MODIFIERS and noun.i == word.i + 1 and noun.pos_ == "NOUN"
    return modifies and noun.lower_ not in gazetteer.nominal_ends


def body_at(words: Sequence[str], i: int, gazetteer: Gazetteer) -> tuple[int, Body | None]:
    """The longest kind of body that starts at word `i`, in capitals or not, and its length in words."""
    for start in range(i, len(words)):
        for n in longest_first(gazetteer.body_words.get(words[start].lower(), 0)):
            last = start + n
            if last <= len(words) and (body := gazetteer.bodies.get(" ".join(words[start:last]).lower())):
                return last - i, body
        if words[start] not in NATIONWIDE:
            break
    return 0, None


def standing_first(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> Name | None:
    """A capitalised body that stands first: "Ministry of Defence of Kenya", "the Foreign Ministry"."""
    if not doc.tokens[i].text[0].isupper():
        return None
    n, body = body_at(words, i, gazetteer)
    american = i > 0 and words[i - 1] in words_beside("american")  # "the Republican Senate", "the Democratic House"
    if american and body is None and words[i] == "House":
        n, body = 1, gazetteer.bodies["house of representatives"]
    if body is None or not _capitals(words[i : i + n]):
        return None
    if american and body.type == "legislature":
        states = gazetteer.names["United States"]
        return Name(i, i + n - 1, body.type, states[:1], body, states[0])
    if owner := _possessor(words, i, gazetteer):
        return Name(i, i + n - 1, body.type, (owner,), body, owner)
    if n == 1 and i and doc[i].ent_type_ == "ORG" and doc[i].ent_iob_ == "I" and doc[i - 1].text.istitle():
        return None  # "Teneo Intelligence"
    opens = doc[i].is_sent_start and not (body.slug == "congress" and _acts_alone(doc[i]))
    if n == 1 and (opens or body.slug in COMMON or body.type == "media"):
        return None
    after = i + n
    if after + 1 < len(doc) and words[after] == "of":
        start = after + 1 + (words[after + 1] == "the")
        m, entries = gazetteer.at(words, start) if start < len(doc) else (0, ())
        if m and entries[0].type == "state" and entries[0].how == "name":
            return Name(i, start + m - 1, body.type, entries, body, entries[0])
        if doc[after].ent_type_ == "ORG" and doc[after].ent_iob_ == "I":
            return None  # "Law Society of New South Wales": the model has the whole of it
    return Name(i, after - 1, body.type, (), body)


def _acts_alone(word: Token) -> bool:
    """Whether a word that opens a sentence is the subject without an article, as names are: "Congress approved"."""
    return word.dep_ in SUBJECTS and word.tag_ in ("NN", "NNP") and not word.lefts


def at_home(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names, "the Security Council" as a state's own in an article that speaks of its secretary."""
    councils = [name for name in names if _is_council(doc, name)]
    if not any(_has_secretary(doc, name) for name in councils):
        return list(names)
    own = gazetteer.bodies["national security council"]
    return [replace(n, type=own.type, entries=(), body=own) if n in councils else n for n in names]


def without_congresses(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, without "the Congress" in an article on the congress of a party, which is no parliament."""
    houses = [n for n in names if n.body is not None and n.body.slug == "congress" and not n.state]
    party = bool(houses) and any(_of_party(doc, t.i) for t in doc.having({"congress"}) if t.text == "Congress")
    return [n for n in names if n not in houses] if party else list(names)


def _of_party(doc: Doc, i: int) -> bool:
    """Whether a congress is one of members: "the 16th Congress of the Communist Party", "party Congress"."""
    if i and doc[i - 1].lower_ == "party":
        return True
    behind = [t.text for t in doc[i + 1 : i + 7]]
    return behind[:1] == ["of"] and not MEMBERS.isdisjoint(behind)


def _has_secretary(doc: Doc, name: Name) -> bool:
    before = [t.lower_ for t in doc[max(name.first - 3, 0) : name.first]]
    behind = doc[name.last + 1 : name.last + 2]
    headed = before == ["secretary", "of", "the"] or before[1:] == ["secretary", "of"]
    return headed or behind.text.lower() == "secretary"


def _is_council(doc: Doc, name: Name) -> bool:
    council = bool(name.entries) and doc[name.last].text == "Council"
    return council and doc[name.first : name.last + 1].text == "Security Council"


def _capitals(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word in SMALL for word in words)


def _possessor(words: Sequence[str], i: int, gazetteer: Gazetteer) -> Entry | None:
    """The state whose body starts at word `i`: "Chile's Supreme Court"."""
    if i < 2 or words[i - 1] not in ("'s", "'"):
        return None
    for n in range(min(4, i - 1), 0, -1):
        known, entries = gazetteer.at(words, i - 1 - n)
        if known == n and entries[0].type == "state" and entries[0].how != "people":
            return entries[0]
    return None
