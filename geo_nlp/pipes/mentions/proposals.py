"""What a name is, and proposals of names: after titles, of one type in an article, not in headlines or credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Body, Entry, Gazetteer
from geo_nlp.gazetteer.spelling import PARTICLES
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title, is_title_word, title_ending

TYPES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
NO_NAMES = words("non_name_word")
VESSELS = words("vessel_noun")
SITES = words("named_site_noun")
ALIASES = words("alias_word")
KNOWN_AS = ["known", "as"]
OPENING_QUOTES = frozenset("\"“'‘")
COMPLEMENT_PREPS = frozenset({"of", "for", "on", "against"})
SIDE_PREFIXES = frozenset({"anti", "pro"})
# What the model takes a name for, often wrongly.
GUESSED = frozenset({"person", "place", "organisation"})
HONORIFICS = words("honorific")
NO_SURNAMES = NO_NAMES | HONORIFICS


@dataclass(slots=True)
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


def headline_tokens(doc: Doc) -> frozenset[int]:
    """Token indices of headlines In Title Case, where capitals do not show names."""
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


def names_after_titles(doc: Doc, taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """A capitalised run right after a title, which the model missed: "President Modi", "Mr Sharif"."""
    for token in doc.capitals:
        if token.i + 1 == len(doc) or not (is_title_word(token.text) or token.lower_ in HONORIFICS):
            continue
        first = token.i + 1 + (doc[token.i + 1].text == ".")
        last = first
        while last < len(doc) and not taken[last] and is_name_word(doc[last]) and _may_be_name(doc[last], gazetteer):
            last += 1
        if not (token.lower_ in HONORIFICS or title_ending(doc, token.i) is not None):
            continue  # "UN Charter", though there are "UN envoys"
        if last == first + 1 and doc[first].text in gazetteer.heads:
            continue  # "Executive Order"
        if first < last <= first + 4:
            yield Name(first, last - 1, "person")


def _may_be_name(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word after a title may be a name: no title, weekday, or common noun that starts with a capital."""
    known = token.lower_ in gazetteer.nominals or token.lower_ in NO_SURNAMES
    plural = token.tag_ == "NNPS" and token.lower_.removesuffix("s") in token.doc.dictionary.get("noun", ())
    return (
        (token.pos_ == "PROPN" or (token.is_upper and len(token) > 2))  # "MR. GIBBS"
        and not is_title_word(token.text)
        and token.ent_type_ not in ("DATE", "TIME", "ORG")
        and not (known or plural)  # "Official Visits"
    )


def with_one_type(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Give a name that the gazetteer does not know the type that most of its occurrences have, or its full form has."""
    full = [name for name in names if name.type == "person" and name.last > name.first]
    people = {doc[name.last].text for name in full}
    families = {
        doc[i : name.last + 1].text.lower()
        for name in full
        for i in range(name.first + 1, name.last)
        if doc[i].lower_ in PARTICLES
    }
    votes: dict[str, dict[str, int]] = {}
    for name in names:
        if not name.entries and not name.body:
            counts = votes.setdefault(doc[name.first : name.last + 1].text, {})
            counts[name.type] = counts.get(name.type, 0) + 1
    for name in names:
        text = "" if name.entries or name.body else doc[name.first : name.last + 1].text
        counts = votes.get(text, {})
        if (name.first == name.last and text in people) or text.lower() in families:
            yield Name(name.first, name.last, "person")
        elif len(counts) < 2:
            yield name
        else:
            best = max(sorted(counts), key=lambda kind: (counts[kind], kind == "person"))
            yield Name(name.first, name.last, best)


def is_name_of_thing(doc: Doc, name: Name) -> bool:
    """Whether a person's name is that of a thing: "the frigate Stark", "Kennedy airport"."""
    if name.type != "person":
        return False
    if name.first and doc[name.first - 1].lower_ in VESSELS:
        return True
    after = [t.lower_ for t in doc[name.last + 1 : name.last + 3]]
    return not SITES.isdisjoint(after[1:] if after[:1] == ["international"] else after[:1])


def is_nickname(doc: Doc, name: Name) -> bool:
    """Whether a name is only a nickname in quotes: "alias 'the Mexican'", "known as 'the German'"."""
    first = name.first - (name.first > 0 and doc[name.first - 1].lower_ == "the")
    quoted = first > 1 and doc[first - 1].text in OPENING_QUOTES
    return quoted and (
        doc[first - 2].lower_ in ALIASES or [t.lower_ for t in doc[max(first - 3, 0) : first - 1]] == KNOWN_AS
    )


def is_family(doc: Doc, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a family, which is no body: "the Obamas", "the Kirchners"."""
    word, first = doc[name.last], doc[name.first]
    plural = word.text.endswith("s") and word.text[:-1] in gazetteer.surnames and not name.entries
    return plural and "the" in (first.lower_, first.nbor(-1).lower_) and name.last - name.first < 2


def is_title_or_honorific(token: Token) -> bool:
    """Whether a word is a person's title, or "Mr" or the like."""
    return token.lower_ in HONORIFICS or is_person_title(token.text)


def is_name_word(token: Token) -> bool:
    """Whether a token is written like a word of a name."""
    return token.text[0].isupper() and token.is_alpha


def credit_tokens(doc: Doc, words: Sequence[str], gazetteer: Gazetteer) -> Iterator[int]:
    """Tokens of wire credits, which name no actor of the story: "(Reuters, AFP)", "(sp/ap/dpa)".

    A medium alone in brackets is one where a paragraph ends, and after a word that it is no short form of.
    """
    for opening in (t.i for t in doc.having({"("})):
        closing = next((i for i in range(opening + 1, min(opening + 14, len(doc))) if doc[i].text == ")"), None)
        inside = [i for i in range(opening + 1, closing or opening) if doc[i].text[0].isalnum()]
        within = closing is not None and closing + 1 < len(doc) and "\n" not in doc[closing + 1].text
        short_form = len(inside) == 1 and within and opening > 0 and is_name_word(doc[opening - 1])
        if not short_form and all(_is_outlet(words, i, gazetteer) or "/" in words[i] for i in inside):
            yield from inside


def _is_outlet(words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    """Whether a word alone names a medium: "Reuters"."""
    n, entries = gazetteer.at(words, i)
    return n == 1 and entries[0].type == "media"
