"""Small questions about words that several stages ask: titles, quantities, conjuncts, spellings."""

from __future__ import annotations

from functools import cache, lru_cache

from geo_nlp.lexicon import either, words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.syntax.tree import Doc, Token

WORDS_KEPT = 10_000
LONGEST_TITLE = 6  # words
HYPHENS = frozenset("-‑–")
COMITATIVE = frozenset({"along", "alongside", "together"})
OPENING = frozenset({'"', "“", "``", "‘"})  # marks of a quotation
CLOSING = frozenset({'"', "”", "''", "’"})
# The possessive in the marks that the tokenizer knows.
GENITIVES = frozenset("'s ’s ´s `s ′s ʼs ‘s".split())
HEADS_TOO_COMMON = words("too_common_title_word")
WITHOUT_ACCENTS = str.maketrans("éè’", "ee'")  # "chargé d’affaires", "attaché"
COMPLEMENTS = frozenset({"of", "for", "to", "at", "in", "on", "without"})

COPULAS = frozenset({"be", "become", "remain", "stay"})
BODY_LABELS = frozenset({"GPE", "ORG"})
# The types of mentions that do nothing.
NO_ACTORS = frozenset({"event", "nothing", "product"})
# Verbs of calling something by a name: "branded it a threat", "described him as a spy".
BRANDING = either("branding_verb", "naming_as_verb")
# Whose object is what others do or say: "downed drones targeting Haifa", "vetoed a statement condemning Russia".
OTHERS_ACTS = either(
    "abstaining_verb", "discussing_verb", "interception_verb", "judging_or_thwarting_verb", "judging_verb",
    "remembering_verb", "text_reception_verb", "withstanding_verb",
)  # fmt: skip


@cache
def titles() -> dict[str, str]:
    """Every title wording, lower-case, with its post."""
    return {title.title: name for name, post in load_ontology().posts.items() for title in post.titles}


@cache
def wordings() -> frozenset[str]:
    """Every title wording as it is and without its hyphens ("secretary general")."""
    return frozenset(titles()) | frozenset(wording.replace("-", " ") for wording in titles())


@cache
def title_words() -> frozenset[str]:
    """Words that head a title ("minister", "president"), lower-case."""
    return frozenset(head for head in map(_head_of_title, titles()) if head not in HEADS_TOO_COMMON)


def _head_of_title(title: str) -> str:
    """The head of a title: "leader" of "supreme leader of the revolution"."""
    words = title.split()
    return words[next((i for i, word in enumerate(words) if word in COMPLEMENTS), len(words)) - 1]


@cache
def title_ends() -> frozenset[str]:
    """The last words of titles."""
    return frozenset(title.split()[-1] for title in wordings())


@cache
def all_title_words() -> frozenset[str]:
    """Words that occur in titles at all ("state" in "secretary of state"), lower-case."""
    return frozenset(
        word for title in titles() for word in title.split() if word not in ("of", "for", "the", "to", "and")
    )


def title_ending(doc: Doc, last: int) -> int | None:
    """The first token of the longest title wording that ends at token `last`."""
    if not _can_end_title(doc, last):
        return None
    breaks = (i for i in range(last, max(0, last - LONGEST_TITLE), -1) if doc.tokens[i].text.count("\n") > 1)
    start = max(0, last - LONGEST_TITLE + 1, next(breaks, -1) + 1)
    written = ["" if t.is_space else _title_word(t) for t in doc.tokens[start : last + 1]]
    known = wordings()
    for n in range(len(written)):
        if doc.tokens[start + n].text == ".":
            continue
        words = " ".join(filter(None, written[n:]))
        if words.replace(" - ", " ").replace("-", " ") in known:
            return start + n
    return None


def _can_end_title(doc: Doc, last: int) -> bool:
    """Whether a token ends some title and is no modifier or verb: not "an official visit", "will host Putin"."""
    end = doc.tokens[last]
    if (end.lower_.isalpha() or end.lower_[-1] == ".") and _title_word(end) not in title_ends():
        return False
    if end.lower_ == "pm" and last and doc.tokens[last - 1].like_num:
        return False  # "at 7 pm"
    if end.dep_ in ("amod", "compound") and end.head.i == last + 1 and end.head.pos_ == "NOUN":
        return False
    return end.pos_ != "VERB" or not any(c.dep_ == "aux" for c in end.lefts)


def _title_word(token: Token) -> str:
    """A word as titles have it: without accents and marks, and without the point of "Rep." and "Gen."."""
    word = token.lower_.translate(WITHOUT_ACCENTS)
    if word == "." and token.i + 1 < len(token.doc) and not token.nbor().is_sent_start:
        return ""  # "Maj. Gen."
    return word[:-1] if len(word) > 2 and word.find(".") == len(word) - 1 else word


def along(prep: Token) -> list[Token]:
    """Who is named after a comitative preposition: "along with B", "alongside B"."""
    return [t for obj in _alongside(prep) for t in conjuncts(obj)]


def _alongside(prep: Token) -> list[Token]:
    """The objects of a comitative preposition, without their conjuncts."""
    inner = [c for c in prep.children if c.dep_ == "prep" and c.lower_ == "with"] or [prep]
    return [obj for p in inner for obj in p.children if obj.dep_ == "pobj"]


QUANTITIES = words("quantity_noun")
# Units that count as well as what they measure: "wrote off 50 million dollars of debt", "a cargo of crude".
MEASURED = words("currency_noun") | {"cargo"}
# Durations, if counted: "wrapped up three days of talks", not "on the day of the attack".
SPANS = words("span_noun")


def counted(token: Token) -> list[Token]:
    """What a phrase of quantity counts: "dozens of activists" → activists; other words stand for themselves.

    Money and cargoes stand for themselves too: "wrote off 50 million dollars of debt".
    """
    if token.lemma_ in MEASURED and token.pos_ == "NOUN":
        return [token, *(t for p in token.rights if p.lower_ == "of" for obj in p.children for t in conjuncts(obj))]
    if not _is_quantity(token):
        return [token]
    of = next((p for p in token.rights if p.dep_ == "prep" and p.lower_ == "of"), None)
    if of is None:
        return [token]
    named = [t for obj in of.children if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return [t for t in named if t.tag_ != "CD"] or [token]  # "a crowd of 500" is the crowd


def _is_quantity(token: Token) -> bool:
    """Whether a word counts what follows "of": "dozens of", not "the BRICS group of", "removed from the list of"."""
    if token.tag_ != "CD" and token.lemma_.lower() not in QUANTITIES and not _is_counted_span(token):
        return False
    if token.lemma_ == "list" and token.dep_ == "pobj":
        return False
    return token.tag_ == "CD" or not any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.lefts)


def _is_counted_span(token: Token) -> bool:
    """Whether a word tells how long something lasts: "a week of talks", "days of protests"."""
    one = any(c.lower_ in ("a", "another", "one") for c in token.lefts)
    return token.lemma_ in SPANS and (one or token.tag_ == "NNS")


@lru_cache(maxsize=100)
def union_of(*classes: frozenset[str]) -> frozenset[str]:
    """The union of several classes of a rule book, made once and not for each text."""
    return frozenset().union(*classes)


def forms(token: Token) -> set[str]:
    """The spellings of a token: lemma and form, "island" in "the Chagos Islands", "gendarme" in "Gendarmes said"."""
    found = {token.lemma_.lower(), token.lower_}
    if token.tag_ == "NNPS" or (token.tag_ == "NNP" and token.is_sent_start):
        found.add(token.lower_.removesuffix("s"))
    return found


def joined(token: Token) -> list[str]:
    """The spellings of a compound that ends in `token`: "cease-fire" → cease-fire, ceasefire, cease fire.

    A plain word gives the two-word phrase that it ends ("war games" → war game).
    """
    if not token.i:
        return []
    before, last = token.nbor(-1), token.lemma_.lower()
    if before.text in HYPHENS and token.i > 1 and not before.whitespace_:
        first = token.nbor(-2).lower_
        return [f"{first}-{last}", f"{first}{last}", f"{first} {last}"]
    return [f"{before.lower_} {last}"]


@lru_cache(maxsize=WORDS_KEPT)
def is_title_word(text: str) -> bool:
    """Whether a word is part of a title: "President", "Secretary", "State"."""
    return text.lower() in all_title_words()


@lru_cache(maxsize=WORDS_KEPT)
def is_person_title(text: str) -> bool:
    """Whether a word heads a title that stands before a name: "President", "Aide", not "State".

    >>> is_person_title("Minister"), is_person_title("State")
    (True, False)
    """
    return text.lower() in title_words() and text.lower() not in ("state", "affairs", "security", "council")


def _is_next_of_series(name: Token, other: Token) -> bool:
    """Whether two names side by side are a series to the reader: "Macron, Scholz and Meloni", "the EU, the US and".

    Not where a place may tell where another is: "Ankara, Turkey and Sofia, Bulgaria".
    """
    kinds = {name.ent_type_, other.ent_type_}
    bodies = kinds <= BODY_LABELS and (kinds != {"GPE"} or any(c.lower_ == "the" for c in (*name.lefts, *other.lefts)))
    if not ((kinds == {"PERSON"} or bodies) and name.pos_ == other.pos_ == "PROPN"):
        return False
    last = [c for c in (*name.rights, *other.rights) if c.dep_ == "conj" and c.i > other.i]  # of either
    return any(c.ent_type_ in kinds | BODY_LABELS or any(t.lower_ == "other" for t in c.lefts) for c in last)


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it to the right, in order.

    "France, Italy and Spain" → all three from the first.
    """
    found, waiting = [], [token]
    while waiting:  # a list of names may be a thousand deep
        word = waiting.pop()
        found.append(word)
        if word.rights:
            waiting += reversed(_direct_conjuncts(word))
    return found


def first_conjunct(token: Token, pos: frozenset[str] | None = None) -> Token:
    """The first of the coordinated words of which `token` is one; with `pos`, only up to another part of speech."""
    while token.dep_ == "conj" and (pos is None or token.head.pos_ in pos):
        token = token.head
    return token


def _direct_conjuncts(word: Token) -> list[Token]:
    """The next of a series, or who is named along with it: "France, Italy", "France together with Italy"."""
    found = []
    for child in word.rights:
        if (child.dep_ == "conj" and not child.is_punct) or (child.dep_ == "appos" and _is_next_of_series(word, child)):
            found.append(child)
        elif child.dep_ == "prep" and is_comitative(child):
            found += _alongside(child)
    return found


def is_comitative(prep: Token) -> bool:
    """Whether a preposition adds one to another: "along with", "together with", "alongside"."""
    if prep.lower_ == "with":
        return any(c.lower_ == "together" for c in prep.children)
    return prep.lower_ in COMITATIVE
