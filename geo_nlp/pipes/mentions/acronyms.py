"""Short forms that the article itself explains: "the Pacific Islands Forum (PIF)", "Maersk" after "Maersk Line".

As in Schwartz and Hearst (2003), a short form in brackets is paired with the long form before it; here the long form
is a name that is found already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.slotted import replace

ACRONYM_SKIPPED_WORDS = words("acronym_skipped_word")

SHORTEST_COMPANY = 3


def acronyms_in_brackets(doc: Doc, names: Sequence[Name]) -> dict[str, Name]:
    """Acronyms in brackets right after the name of an organisation, with that name."""
    found: dict[str, Name] = {}
    parties = {name.first for name in names if name.type == "party"}
    for name in names:
        after = name.last + 1
        if after + 2 >= len(doc) or doc[after].text != "(" or name.type in ("person", "group"):
            continue
        short = doc[after + 1].text
        if doc[after + 2].text not in (")", ",", ";") or not _is_acronym(short):
            continue
        if name.type == "state":  # "the Republic of Cyprus (ROC)", no Taiwan
            if _initials(doc, name).lower() == short.lower():
                found.setdefault(short, name)
            continue
        at_home = name.type == "party" and after + 1 not in parties and _may_be_of_name_at_home(doc, short, name)
        if at_home or _stands_for(doc, short, name) or _stands_for_in_other_order(doc, short, name):
            found.setdefault(short, name)
    return found


def acronyms_of_things(doc: Doc, gazetteer: Gazetteer) -> frozenset[str]:
    """Acronyms that the text explains by the word for a thing: "a state of emergency (SOE)", "the Trade Deal (TPD)"."""
    brackets = (t for t in doc.having({"("}) if 0 < t.i < len(doc) - 2 and t.nbor(2).text == ")")
    return frozenset(t.nbor().text for t in brackets if _ends_in_thing(t.nbor(), t.nbor(-1), gazetteer))


def _ends_in_thing(short: Token, word: Token, gazetteer: Gazetteer) -> bool:
    """Whether the last letter of an acronym is that of the word before it, which denotes no actor."""
    head = gazetteer.heads.get(word.lemma_.title())
    thing = head.type == "event" if head else word.text.islower() and word.lemma_ not in gazetteer.nominals
    return thing and short.is_upper and len(short) > 2 and short.lower_[-1] == word.lower_[0]


def company_short_forms(doc: Doc, names: Sequence[Name], words: Sequence[str], gazetteer: Gazetteer) -> dict[str, Name]:
    """First words of companies ("Mahan" of "Mahan Air") that have no other meaning, with the full name."""
    people = {doc[name.first].text for name in names if name.type == "person" and name.last > name.first}
    found: dict[str, Name] = {}
    for name in names:
        kind, first = _type_of(doc, name, gazetteer), doc[name.first]
        if name.last == name.first or kind != "company" or first.text in people or len(first) <= SHORTEST_COMPANY:
            continue
        if gazetteer.at([words[name.first]], 0)[0] == 0 and first.lower_ not in gazetteer.body_words and first.is_alpha:
            found.setdefault(first.text, name)
    return found


def _type_of(doc: Doc, name: Name, gazetteer: Gazetteer) -> str:
    """The type of a name by the tables or by its head word; empty where neither knows one."""
    if name.entries:
        return name.entries[0].type
    head = gazetteer.heads.get(doc[name.last].text)
    return head.type if head else ""


def acronym_names(doc: Doc, acronyms: dict[str, Name], taken: Sequence[bool]) -> Iterator[Name]:
    """The places where an explained acronym stands alone, as names that refer to the long form."""
    for token in doc.having({short.lower() for short in acronyms}):
        long = acronyms.get(token.text)
        if long is not None and not taken[token.i]:
            yield replace(long, first=token.i, last=token.i, short_for=(long.first, long.last))


def with_long_form(doc: Doc, name: Name, acronyms: dict[str, Name]) -> Name:
    """The name as it is, or as the acronym of what the article explains, though the tables have another meaning."""
    long = acronyms.get(doc[name.first].text) if name.first == name.last else None
    return replace(long, first=name.first, last=name.last, short_for=(long.first, long.last)) if long else name


def _is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: "PIF", "IBRD", "EuroLat"."""
    return 2 <= len(word) <= 10 and word[0].isupper() and sum(c.isupper() for c in word) >= 2 and word.isalnum()


def _stands_for(doc: Doc, short: str, name: Name) -> bool:
    """Whether the capitals of `short` occur in order among the initials of the name, or begin it.

    The word of the state may be left out: "the Ghanaian Revenue Authority Board (RAB)".
    """
    words = [
        t.text for t in doc[name.first : name.last + 1] if t.text[0].isalnum() and t.lower_ not in ACRONYM_SKIPPED_WORDS
    ]
    initials = "".join(word[0] for word in words).lower()
    capitals = "".join(c for c in short if c.isupper()).lower()
    if words and short[0].lower() == initials[:1] and (initials == capitals or _occur_in_order(capitals, initials)):
        return True
    if len(capitals) > 2 and initials[1:] == capitals:
        return True
    letters = "".join(words).lower()
    return bool(words) and len(words) > 1 and capitals[0] == initials[0] and _occur_in_order(short.lower(), letters)


def _initials(doc: Doc, name: Name) -> str:
    """The first letters of all words of a name: "RoC" of "Republic of Cyprus"."""
    return "".join(t.text[0] for t in doc[name.first : name.last + 1] if t.text[0].isalnum())


def _stands_for_in_other_order(doc: Doc, short: str, name: Name) -> bool:
    """Whether an acronym has the initials as another language orders them: "Criminal Investigation Service (SIC)"."""
    initials = [
        t.text[0].lower()
        for t in doc[name.first : name.last + 1]
        if t.text[0].isalnum() and t.lower_ not in ACRONYM_SKIPPED_WORDS
    ]
    return len(initials) > 2 and sorted(initials) == sorted(short.lower())


def _may_be_of_name_at_home(doc: Doc, short: str, party: Name) -> bool:
    """Whether an acronym may be that of a party's name in its own language: "the League of Polish Families (LPR)"."""
    return short.isupper() and len(short) > 2 and party.last > party.first and short[0] == doc[party.first].text[0]


def _occur_in_order(short: str, long: str) -> bool:
    """Whether the letters of one word occur in another in the same order."""
    rest = iter(long)
    return all(c in rest for c in short)
