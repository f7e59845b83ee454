"""Short forms that the article itself explains: "the Pacific Islands Forum (PIF)", "Maersk" after "Maersk Line".

Schwartz and Hearst (2003) pair a short form in brackets with the long form before it; so is it here, over names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc

SMALL = words("acronym_skipped_word")

SHORTEST = 3


def explained(doc: Doc, names: Sequence[Name]) -> dict[str, Name]:
    """Acronyms in brackets right behind a name of an organisation, with that name."""
    found: dict[str, Name] = {}
    for name in names:
        after = name.last + 1
        if after + 2 >= len(doc) or doc[after].text != "(" or name.type in ("person", "state", "group"):
            continue
        short = doc[after + 1].text
        if doc[after + 2].text in (")", ",", ";") and _is_acronym(short) and _stands_for(doc, short, name):
            found.setdefault(short, name)
    return found


def shortened(doc: Doc, names: Sequence[Name], words: Sequence[str], gazetteer: Gazetteer) -> dict[str, Name]:
    """First words of companies ("Mahan" of "Mahan Air") that mean nothing else, with the full name."""
    people = {doc[name.first].text for name in names if name.type == "person" and name.last > name.first}
    found: dict[str, Name] = {}
    for name in names:
        kind, first = _kind(doc, name, gazetteer), doc[name.first]
        if name.last == name.first or kind != "company" or first.text in people or len(first) <= SHORTEST:
            continue
        if gazetteer.at([words[name.first]], 0)[0] == 0 and first.lower_ not in gazetteer.body_words and first.is_alpha:
            found.setdefault(first.text, name)
    return found


def _kind(doc: Doc, name: Name, gazetteer: Gazetteer) -> str:
    if name.entries:
        return name.entries[0].type
    head = gazetteer.heads.get(doc[name.last].text)
    return head.type if head else ""


def occurrences(doc: Doc, acronyms: dict[str, Name], taken: Sequence[bool]) -> Iterator[Name]:
    """Every place where an explained acronym stands alone, as a name that points to the long one."""
    for token in doc.having({short.lower() for short in acronyms}):
        long = acronyms.get(token.text)
        if long is not None and not taken[token.i]:
            yield replace(long, first=token.i, last=token.i, short_for=(long.first, long.last))


def pointed(doc: Doc, name: Name, acronyms: dict[str, Name]) -> Name:
    """The name itself, or pointing to the long one where the article explains it otherwise than the tables."""
    long = acronyms.get(doc[name.first].text) if name.first == name.last else None
    return replace(long, first=name.first, last=name.last, short_for=(long.first, long.last)) if long else name


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 10 and word[0].isupper() and sum(c.isupper() for c in word) >= 2 and word.isalnum()


def _stands_for(doc: Doc, short: str, name: Name) -> bool:
    """Whether the capitals of `short` occur in order among the initials of the name, or begin it."""
    words = [t.text for t in doc[name.first : name.last + 1] if t.text[0].isalnum() and t.lower_ not in SMALL]
    initials = "".join(word[0] for word in words).lower()
    capitals = "".join(c for c in short if c.isupper()).lower()
    if words and short[0].lower() == initials[:1] and (initials == capitals or _in_order(capitals, initials)):
        return True
    letters = "".join(words).lower()
    return bool(words) and len(words) > 1 and capitals[0] == initials[0] and _in_order(short.lower(), letters)


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)
