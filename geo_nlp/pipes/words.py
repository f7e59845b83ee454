"""Small closed questions about words that several stages ask."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from geo_nlp.ontology import load_ontology

HEADS_TOO_COMMON = frozenset("of for the to and in on at deputy vice state general special senior foreign defence defense chief".split())


@cache
def titles() -> dict[str, str]:
    """Every title wording, lower-case, with its post."""
    return {title.title: name for name, post in load_ontology().posts.items() for title in post.titles}


@cache
def title_words() -> frozenset[str]:
    """Words that head a title ("minister", "president"), lower-case."""
    words = {title.split()[0] if " of " in title or " for " in title else title.split()[-1] for title in titles()}
    return frozenset(word for word in words if word not in HEADS_TOO_COMMON)


@cache
def all_title_words() -> frozenset[str]:
    """Words that occur in titles at all ("state" in "secretary of state"), lower-case."""
    return frozenset(word for title in titles() for word in title.split() if word not in ("of", "for", "the", "to", "and"))


def is_title_word(text: str) -> bool:
    """Whether a word is part of a title: "President", "Secretary", "State"."""
    return text.lower() in all_title_words()


def is_person_title(text: str) -> bool:
    """Whether a word heads a title that stands before a name: "President", "Aide", not "State".

    >>> is_person_title("Minister"), is_person_title("State")
    (True, False)
    """
    return text.lower() in title_words() and text.lower() not in ("state", "affairs", "security", "council")


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it to the right, in order.

    "France, Italy and Spain" → all three from the first.
    """
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and not child.is_punct:
            found.extend(conjuncts(child))
    return found
