"""Bodies that every state has: "the Iraqi Foreign Ministry", "Ministry of Defence of Kenya"."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Body, Entry, Gazetteer
from geo_nlp.gazetteer.index import longest_first
from geo_nlp.lexicon import words
from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.labels import MODIFIERS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.slotted import replace

COMMON = words("common_state_body")
NATIONWIDE = frozenset({"Federal", "National", "State"})  # "Federal Border Service" is the border service
PRESSED = words("press_compound_noun")
BODY_FUNCTION_WORDS = frozenset({"of", "and", "for", "the", "'s"})
DESCRIBED_OTHERWISE = frozenset({"media", "party"})  # "the press of France", "a green party of Mali"


def body_after_state(
    doc: Doc, words: Sequence[str], first: int, last: int, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> Name | None:
    """The body that follows the state at tokens `first` to `last`: "Chinese Foreign Ministry", "Chile's parliament"."""
    entry, after = entries[0], last + 1
    if entry.type != "state" or entry.how == "people":
        return None
    if after < len(doc) and words[after] in ("'s", "'"):
        after += 1
    owned = after > last + 1
    if not owned and (known := _known_body(words, first, after, entry, gazetteer)):
        return known
    n, body = body_at(words, after, gazetteer)
    if body is None or (owned and _has_capitals(words[after : after + n])):
        return None  # "France's Supreme Court": a state and its body, which takes it up (`body_standing_first`)
    if entry.how == "name" and not owned and not doc[after].text[0].isupper():
        return None  # "France parliament"
    if _is_modifier(doc, words, after + n - 1, body, gazetteer):
        return None
    return Name(first, after + n - 1, body.type, entries, body, entry)


def _known_body(words: Sequence[str], first: int, after: int, state: Entry, gazetteer: Gazetteer) -> Name | None:
    """The known government body that stands right after its state."""
    n, known = gazetteer.at(words, after) if after < len(words) else (0, ())
    own = n and known[0].country == state.country and known[0].id.startswith("gov:")
    return Name(first, after + n - 1, known[0].type, known) if own else None


def _is_modifier(doc: Doc, words: Sequence[str], last: int, body: Body, gazetteer: Gazetteer) -> bool:
    """Whether a word for a body only modifies the next noun: "White House Press Secretary", "military supplies"."""
    if body.type == "media":
        return last + 1 < len(doc) and words[last + 1].lower() in PRESSED
    return body.slug == "military" and modifies_thing(doc[last], gazetteer)


def modifies_thing(word: Token, gazetteer: Gazetteer) -> bool:
    """Whether "military" modifies the noun of a thing: "Russian military supplies", not "Russian military chiefs"."""
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


def body_standing_first(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> Name | None:
    """A body that stands first: "Ministry of Defence of Kenya", "the Foreign Ministry", "the army of Mali"."""
    n, body = body_at(words, i, gazetteer)
    if not doc.tokens[i].text[0].isupper():
        return _described_body_of_state(words, i, i + n, body, gazetteer) if body is not None else None
    american = i > 0 and words[i - 1] in words_beside("american")  # "the Republican Senate", "the Democratic House"
    if american and body is None and words[i] == "House":
        n, body = 1, gazetteer.bodies["house of representatives"]
    if body is None or not _has_capitals(words[i : i + n]):
        return None
    congress = american and body.type == "legislature"
    owner = gazetteer.names["United States"][0] if congress else _possessor(words, i, body, gazetteer)
    if owner is not None:
        known = _known_body(words, i, i, owner, gazetteer)  # "America's National Security Agency"
        return known if known and known.last >= i + n - 1 else Name(i, i + n - 1, body.type, (owner,), body, owner)
    if n == 1 and _is_ambiguous_word(doc[i], body):
        return None
    return _with_state_after(doc, words, i, i + n, body, gazetteer)


def _is_ambiguous_word(word: Token, body: Body) -> bool:
    """Whether one word alone may be no body of a state: "Teneo Intelligence", "Police said", the media."""
    if word.i and word.ent_type_ == "ORG" and word.ent_iob_ == "I" and word.nbor(-1).text.istitle():
        return True
    if body.slug in COMMON or body.type == "media":
        return True
    return word.is_sent_start and not (body.slug == "congress" and _is_bare_subject(word))


def _is_bare_subject(word: Token) -> bool:
    """Whether a word that opens a sentence is the subject without an article, as names are: "Congress approved"."""
    return word.dep_ in SUBJECTS and word.tag_ in ("NN", "NNP") and not word.lefts


def _with_state_after(
    doc: Doc, words: Sequence[str], first: int, after: int, body: Body, gazetteer: Gazetteer
) -> Name | None:
    """A body with the state in its of-phrase: "Ministry of Defence of Kenya"; None inside a longer name."""
    if after + 1 < len(doc) and words[after] == "of":
        start = after + 1 + (words[after + 1] == "the")
        n, entries = gazetteer.at(words, start) if start < len(doc) else (0, ())
        if n and entries[0].type == "state" and entries[0].how == "name":
            return Name(first, start + n - 1, body.type, entries, body, entries[0])
        if doc[after].ent_type_ == "ORG" and doc[after].ent_iob_ == "I":
            return None  # "Law Society of New South Wales": the model has the whole of it
    return Name(first, after - 1, body.type, (), body)


def _described_body_of_state(
    words: Sequence[str], first: int, after: int, body: Body, gazetteer: Gazetteer
) -> Name | None:
    """A body in lower case with one state in its of-phrase: "the army of Mali", not "of Mali and Chad"."""
    if body.type in DESCRIBED_OTHERWISE or words[after : after + 1] != ["of"]:
        return None
    start = after + 1 + (words[after + 1 : after + 2] == ["the"])
    n, entries = gazetteer.at(words, start) if start < len(words) else (0, ())
    if not n or entries[0].type != "state" or entries[0].how != "name" or _has_more_after(words, start + n, gazetteer):
        return None
    return Name(first, start + n - 1, body.type, entries, body, entries[0])


def _has_more_after(words: Sequence[str], after: int, gazetteer: Gazetteer) -> bool:
    """Whether a second state follows, or what the state owns: "of Mali, Chad and Niger", "of Mali's neighbour"."""
    follows = words[after : after + 1]
    item = after + 1 + (words[after + 1 : after + 2] == ["the"])
    listed = follows == [","] and item < len(words) and gazetteer.at(words, item)[0] > 0
    return listed or follows in (["and"], ["or"], ["'s"], ["'"])


def with_own_council(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names, "the Security Council" as a state's own in an article that names its secretary."""
    councils = [name for name in names if _is_council(doc, name)]
    if not any(_has_secretary(doc, name) for name in councils):
        return list(names)
    own = gazetteer.bodies["national security council"]
    return [replace(n, type=own.type, entries=(), body=own) if n in councils else n for n in names]


def _has_secretary(doc: Doc, name: Name) -> bool:
    """Whether a council has a secretary: "secretary of the Security Council", "Security Council Secretary"."""
    before = [t.lower_ for t in doc[max(name.first - 3, 0) : name.first]]
    after = doc[name.last + 1 : name.last + 2]
    headed = before == ["secretary", "of", "the"] or before[1:] == ["secretary", "of"]
    return headed or after.text.lower() == "secretary"


def _is_council(doc: Doc, name: Name) -> bool:
    """Whether a known name is "Security Council"."""
    council = bool(name.entries) and doc[name.last].text == "Council"
    return council and doc[name.first : name.last + 1].text == "Security Council"


def _has_capitals(words: Sequence[str]) -> bool:
    """Whether all words but the small ones have a capital: "Ministry of Defence", "the Liberal party"."""
    small = BODY_FUNCTION_WORDS | {"party"} if words[0][0].isupper() else BODY_FUNCTION_WORDS
    return all(word[0].isupper() or word in small for word in words)


def _possessor(words: Sequence[str], i: int, body: Body, gazetteer: Gazetteer) -> Entry | None:
    """The state that owns the body at word `i`: "Chile's Supreme Court"; of a court in a part of it, too: "Ohio's"."""
    if i < 2 or words[i - 1] not in ("'s", "'"):
        return None
    for n in range(min(4, i - 1), 0, -1):
        known, entries = gazetteer.at(words, i - 1 - n)
        if known == n and entries[0].type == "place":  # "New Jersey's Superior Court" is not Jersey's
            return gazetteer.entries.get(entries[0].country or "") if body.type == "judiciary" else None
        if known == n:
            return entries[0] if entries[0].type == "state" and entries[0].how != "people" else None
    return None
