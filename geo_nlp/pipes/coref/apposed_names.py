"""Names in apposition to a title: "President of Cuba Miguel Diaz-Canel", "the minister, Sergei Lavrov"."""

from __future__ import annotations

from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.mentions.proposals import HONORIFICS
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOMINAL_POS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import is_person_title
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

OPENING_HONORIFICS = frozenset({"her", "his", "the"})
WORDS_TO_APPOSED_NAME = 16
WORDS_OF_DESCRIPTION = 5
DETERMINING = frozenset({"DET", "NUM", "PRON"})
# What ties a title to its state, before the name: "Ambassador to Chad X", "Senator from Ohio X".
TITLE_PREPS = frozenset({"of", "for", "from", "to"})
PORTFOLIO_JOINTS = frozenset({",", "&", "-", "and"})
JUSTICE = "justice"  # a portfolio and a title


def name_after(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The person named right after a title: "with President of Cuba Miguel Diaz-Canel".

    After "and" another title of the same person: "President and Prime Minister of Sudan Omar al-Bashir".
    """
    joined = False
    for i in range(mention.last + 1, min(mention.last + WORDS_TO_APPOSED_NAME, len(doc))):
        named = memory.starts.get(i)
        if named is not None and named.type == "person":
            if joined:
                return named if _has_title(doc, mention, named, memory) else None
            return named if mention.last + 1 == i or _stands_after_body(doc, mention.last + 1, i) else None
        after = memory.starts.get(i + 1)
        if doc[i].text == "," and after is not None and after.type == "person":
            apposed = doc[after.head].dep_ == "appos" or _has_title(doc, mention, after, memory)
            return after if apposed and doc[mention.last + 1].lower_ == "of" else None
        joined = joined or doc[i].lower_ == "and"
        if doc[i].is_punct or doc[i].pos_ in VERBAL or (doc[i].pos_ == "CCONJ" and doc[i].lower_ != "and"):
            return None
    return None


def _stands_after_body(doc: Doc, link: int, name: int) -> bool:
    """Whether what a title is of stands before a name: "Minister of Trade X", not "Spokesman for President X"."""
    before = doc[name - 1]
    titled = doc[link].lower_ != "of" and is_person_title(before.text) and before.lower_ != JUSTICE
    surname = doc[link].text.istitle()  # "Minister To Anh Dung"
    return doc[link].lower_ in TITLE_PREPS and (name > link + 1 or surname) and not titled


def name_after_portfolio(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The person after a list of portfolios in capitals: "Under Secretary for Arms, Energy, and Trade Ann Hall"."""
    link = mention.last + 1
    if link >= len(doc) or doc[link].lower_ not in ("for", "of"):
        return None
    for i in range(link + 1, min(link + WORDS_TO_APPOSED_NAME, len(doc))):
        named, word = memory.starts.get(i), doc[i]
        if named is not None and named.type == "person":
            return named if i > link + 1 and doc[i - 1].text[0].isupper() else None
        if is_person_title(word.text) or not (word.text[0].isupper() or word.lower_ in PORTFOLIO_JOINTS):
            return None
    return None


def name_after_two(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The person of whom two descriptions without an article tell: "freed lawyer and journalist Sonia Dahmani"."""
    first, link = doc[mention.first], mention.last + 1
    if doc[mention.head].tag_ != "NN" or link >= len(doc) or doc[link].lower_ != "and" or first.pos_ in DETERMINING:
        return None
    for i in range(link + 1, min(link + WORDS_OF_DESCRIPTION, len(doc))):
        named = memory.starts.get(i)
        if named is not None:
            return named if named.type == "person" and i > link + 1 else None
        if doc[i].dep_ not in MODIFIERS or not doc[i].text.islower():
            return None
    return None


def name_in_apposition(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The name in apposition to a title: "the minister, Sergei Lavrov", "the minister: Sergei Lavrov"."""
    for child in doc[mention.head].rights:
        if child.dep_ == "appos" and (named := memory.covering.get(child.i)) is not None:
            return named
    start = mention.last + 2
    while start < len(doc) and (doc[start].lower_ in HONORIFICS or doc[start].lower_ in OPENING_HONORIFICS):
        start += 1  # "the President of Chad, His Excellency Mahamat Deby"
    after = memory.starts.get(start)
    mark = doc[mention.last + 1].text if after is not None else ""
    if after is None or after.type != "person" or mark not in (",", ":"):
        return None
    honoured = start > mention.last + 2
    same = mark == ":" or honoured or doc[after.head].dep_ == "appos" or _has_title(doc, mention, after, memory)
    return after if same else None


def with_name(doc: Doc, mention: Mention, named: Mention) -> Mention:
    """A title with the name after it, where no comma parts them: "Head of the Navy of Chile Juan Soto"."""
    between = doc[mention.last + 1 : named.first]
    if any(t.is_punct or t.is_space for t in between):
        return mention
    return replace(mention, end=named.end, text=doc.text[mention.start : named.end])


def _has_title(doc: Doc, mention: Mention, named: Mention, memory: Memory) -> bool:
    """Whether the text gives a person the title that a mention is."""
    words = {t.lower_ for t in doc[mention.first : mention.last + 1] if t.pos_ in NOMINAL_POS}
    return mention.country in (None, named.country) and words <= memory.posts.get(named.actor or "", set())
