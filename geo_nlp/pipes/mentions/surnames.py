"""Surnames that stand alone: of people named in full in the article, and of well-known leaders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.animacy import is_sentient
from geo_nlp.pipes.mentions.proposals import NO_NAMES, Name, is_name_word
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_title_word

# Years after which a leader who left office needs a first name again.
YEARS_REMEMBERED = 10
ALSO_WORDS = frozenset({"English"})  # mostly a language
# Surnames that are mass nouns or nouns of time too, which open a sentence without an article.
SURNAME_MASS_NOUNS = words("surname_mass_noun")


def repeated_surnames(
    doc: Doc, words: Sequence[str], names: Sequence[Name], taken: Sequence[bool], gazetteer: Gazetteer, date: str | None
) -> Iterator[Name]:
    """Surnames of people who were named in full, and of well-known leaders, wherever they stand alone."""
    people = [name for name in names if name.type == "person"]
    longest: dict[str, int] = {}  # words before the surname in the longest name of a person
    for name in people:
        surname = doc.tokens[name.last].text
        longest[surname] = max(name.last - name.first, longest.get(surname, 0))
    written = {doc[name.first : name.last + 1].text for name in people}
    for token in doc.capitals:
        if token.text == "May" and not taken[token.i] and _is_may(token, gazetteer, date):
            yield Name(token.i, token.i, "person")
        if taken[token.i] or not _is_like_surname(token):
            continue
        before = token.i - longest.get(token.text, 0)
        whole = 0 <= before < token.i and doc[before : token.i + 1].text in written
        if whole and not any(taken[before : token.i]):
            yield Name(before, token.i, "person")
        elif token.text in longest or _is_leader(doc, words, token, gazetteer, date):
            yield Name(token.i, token.i, "person")


def with_surnames_like_places(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """The names, with a town's that acts or owns as the surname of one named before: "Ana Mendoza", "Mendoza said".

    The name of a capital may stand for its state.
    """
    full: dict[str, int] = {}
    for name in names:
        if name.type == "person" and name.last > name.first:
            full.setdefault(doc[name.last].text, name.last)
            if name.last - name.first > 1:  # the first of two surnames: "Carlos Mendoza Ruiz", "Mendoza said"
                full.setdefault(doc[name.last - 1].text, name.last)
    for name in names:
        token = doc[name.first]
        placed = name.entries[0].how == "place" if name.entries else name.type == "place"
        town = name.first == name.last and placed
        acts = token.dep_ in SUBJECTS or token.dep_ == "poss"
        person = town and acts and full.get(token.text, name.first) < name.first
        yield Name(name.first, name.last, "person") if person else name


def _is_like_surname(token: Token) -> bool:
    """Whether a word is written like a surname, and is no ordinary word or language."""
    if not is_name_word(token) or token.is_stop or token.lower_ in NO_NAMES:
        return False
    return token.text not in ALSO_WORDS or is_sentient(token)


def _is_leader(doc: Doc, words: Sequence[str], token: Token, gazetteer: Gazetteer, date: str | None) -> bool:
    """Whether a word alone is the surname of a leader: "Putin", not the "Chen" of "Joe Chen"."""
    known = token.pos_ == "PROPN" and is_leader_surname(words[token.i], gazetteer, date)
    return known and not is_in_longer_name(doc, token, words, gazetteer)


def _is_may(token: Token, gazetteer: Gazetteer, date: str | None) -> bool:
    """Whether "May" is Theresa May while she was in office: "May met Macron"; no month, and no verb."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    acts = after.tag_ in ("VBD", "VBZ") or after.lemma_ in ("have", "be")
    if date is None or not acts or any(t.lower_ == "month" for t in after.children):
        return False
    return token.ent_type_ not in ("DATE", "TIME") and is_leader_surname("May", gazetteer, date)


def has_arabic_article(words: Sequence[str]) -> bool:
    """Whether words are a surname after its article: "al-Jubeir"."""
    return len(words) == 3 and words[1] == "-" and words[0].lower() in ("al", "el")


def is_in_longer_name(doc: Doc, token: Token, words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a word is part of a longer name: the "Chen" of "Joe Chen"; states and titles beside it are not."""
    for j in (token.i - 1, token.i + 1):
        if not 0 <= j < len(doc) or not is_name_word(doc[j]) or doc[j].pos_ != "PROPN" or is_title_word(doc[j].text):
            continue
        known = gazetteer.names.get(words[j], ()) or (gazetteer.surnames.get(words[j], ()) if j > token.i else ())
        if not any(e.type in ("state", "igo", "party", "media") or e.how == "person" for e in known):
            return True
    return False


def is_leader_surname(word: str, gazetteer: Gazetteer, date: str | None, *, any_office: bool = False) -> bool:
    """Whether a word is the surname of the leader or foreign minister of a state, or of one who was not long before.

    With `any_office` every office of the tables counts.
    """
    since = f"{int(date[:4]) - YEARS_REMEMBERED}" if date else "1995"
    return any(
        (any_office or t.post in ("head_of_state", "head_of_government", "foreign_minister"))
        and (not t.until or t.until > since)
        and (not date or t.since <= date)
        for e in gazetteer.surnames.get(word, ())
        for t in e.tenures
    )


def opening_surnames(
    doc: Doc, words: Sequence[str], taken: Sequence[bool], gazetteer: Gazetteer, date: str | None
) -> Iterator[Name]:
    """Surnames that open a sentence and that the tagger takes for a noun or verb: "Trump ordered", "Starmer said"."""
    for sentence in doc.sents:
        if sentence.start + 1 == len(doc):
            break
        token, after = doc.tokens[sentence.start], doc.tokens[sentence.start + 1]
        finite = after.tag_ in ("VBD", "VBZ", "MD")
        finite = finite or (after.tag_ == "VBN" and after.dep_ == "ROOT" and token.dep_ == "nsubj")
        if taken[token.i] or not finite or not token.text.istitle() or token.is_stop:
            continue
        known = is_leader_surname(words[token.i], gazetteer, date)
        if not known and token.lower_ not in gazetteer.nominal_ends and len(token) > 4:
            known = is_leader_surname(words[token.i], gazetteer, date, any_office=True)
        if known and token.lower_ not in SURNAME_MASS_NOUNS:
            yield Name(token.i, token.i, "person")
