"""All names of an article: the NER's proposals corrected by the gazetteer and by consistency within the article.

en_core_web_sm is wrong in known ways on this domain ("State" in "Secretary of State" is an ORG, "Mali" a PERSON,
"Modi" is missed), so a name that the gazetteer knows wins over the model, unless the model saw a longer name of
another kind around it ("Jordan Peterson", "Bank of China").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.pipes.mentions.acronyms import (
    acronym_names,
    acronyms_in_brackets,
    acronyms_of_things,
    company_short_forms,
    with_long_form,
)
from geo_nlp.pipes.mentions.animacy import missed_surnames, retyped
from geo_nlp.pipes.mentions.common_words import without_common_words
from geo_nlp.pipes.mentions.gazetteer_match import first_words, known_at
from geo_nlp.pipes.mentions.given_names import by_first_name
from geo_nlp.pipes.mentions.head_words import composed_names
from geo_nlp.pipes.mentions.hyphenated_names import hyphenated_parties, is_attribute, is_end_of_route
from geo_nlp.pipes.mentions.name_lists import with_series_type
from geo_nlp.pipes.mentions.name_or_word import is_bare_text, is_officer, opens_as_word
from geo_nlp.pipes.mentions.ner_spans import proposed
from geo_nlp.pipes.mentions.nominal_filters import is_model
from geo_nlp.pipes.mentions.non_acting_names import is_prefixed
from geo_nlp.pipes.mentions.overlong_names import is_common_phrase, names_nothing, without_opening
from geo_nlp.pipes.mentions.proposals import (
    Name,
    credit_tokens,
    headline_tokens,
    is_family,
    is_name_of_thing,
    is_nickname,
    names_after_titles,
    with_one_type,
)
from geo_nlp.pipes.mentions.state_bodies import with_own_council
from geo_nlp.pipes.mentions.surnames import (
    has_arabic_article,
    is_leader_surname,
    opening_surnames,
    repeated_surnames,
    with_surnames_like_places,
)
from geo_nlp.pipes.mentions.typing_by_noun import typed_by_noun
from geo_nlp.pipes.normalize.apostrophes import restored
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import NO_ACTORS
from geo_nlp.slotted import replace

BY_COMMA = frozenset({"Jr", "Sr"})
GENERATIONS = BY_COMMA | {"II", "III", "IV"}


class Claims:
    """The names that are settled so far, and the tokens that they take."""

    def __init__(self, tokens: int) -> None:
        self.names: list[Name] = []
        self.taken = [False] * tokens

    def add(self, names: Iterable[Name]) -> None:
        """Settle names one by one, so that each next is sought among what is left."""
        for name in names:
            self.names.append(name)
            self.take(range(name.first, name.last + 1))

    def take(self, tokens: Iterable[int]) -> None:
        """Keep tokens from all names that come later."""
        for i in tokens:
            self.taken[i] = True


def find_names(doc: Doc, gazetteer: Gazetteer, date: str | None = None) -> list[Name]:
    """All names in `doc`, none overlapping another, in text order; surnames of leaders are those at the `date`."""
    words = restored([fold(token.text) for token in doc.tokens], gazetteer)
    headlines = headline_tokens(doc)
    claims = Claims(len(doc))
    taken = claims.taken
    claims.take(credit_tokens(doc, words, gazetteer))
    claims.add(hyphenated_parties(doc, words, gazetteer))
    claims.add(_of_gazetteer(doc, words, taken, headlines, gazetteer))
    claims.add(_of_model(doc, words, taken, headlines, gazetteer, date))
    claims.add(names_after_titles(doc, taken, gazetteer))
    claims.add(opening_surnames(doc, words, taken, gazetteer, date))
    claims.add(missed_surnames(doc, words, taken, gazetteer))
    claims.names = list(without_common_words(doc, words, claims.names, gazetteer))
    claims.names = list(with_surnames_like_places(doc, sorted(claims.names, key=lambda name: name.first)))
    acronyms = company_short_forms(doc, claims.names, words, gazetteer) | acronyms_in_brackets(doc, claims.names)
    claims.names = [with_long_form(doc, name, acronyms) for name in claims.names]
    claims.add(acronym_names(doc, acronyms, taken))
    claims.add(repeated_surnames(doc, words, claims.names, taken, gazetteer, date))
    names = list(with_series_type(doc, words, claims.names, gazetteer))
    names = list(typed_by_noun(doc, words, names, gazetteer))
    names = with_own_council(doc, list(with_one_type(doc, names)), gazetteer)
    things = acronyms_of_things(doc, gazetteer)
    names = [name for name in names if name.entries or doc[name.first : name.last + 1].text not in things]
    named = [name for name in names if not (name.type in NO_ACTORS or _names_nobody(doc, name, gazetteer))]
    return list(with_initials_and_suffixes(doc, sorted(named, key=lambda n: n.first)))


def _names_nobody(doc: Doc, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a thing or family, a nickname, or only describes what it stands before."""
    prefixed = name.type == "group" and is_prefixed(doc, name)
    thing = prefixed or is_name_of_thing(doc, name) or is_model(doc, name)
    describes = is_end_of_route(doc, name) or is_attribute(doc, name)
    return thing or describes or is_nickname(doc, name) or is_family(doc, name, gazetteer)


def _of_gazetteer(
    doc: Doc, words: Sequence[str], taken: Sequence[bool], headlines: frozenset[int], gazetteer: Gazetteer
) -> Iterator[Name]:
    """Names composed around a first name or head word, and those that the gazetteer knows, in text order."""
    whole = by_first_name(doc, words, gazetteer, headlines) | composed_names(doc, words, gazetteer, headlines)
    entity = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
    known = first_words(words, gazetteer)
    for i, word in enumerate(words):
        name = None if taken[i] else whole.get(i)
        if name is None and not taken[i] and word in known:
            name = known_at(doc, words, i, entity.get(i), taken, gazetteer)
        if name is not None:
            yield name


def _of_model(
    doc: Doc, words: Sequence[str], taken: Sequence[bool], headlines: frozenset[int], gazetteer: Gazetteer,
    date: str | None,
) -> Iterator[Name]:  # fmt: skip
    """The names in the model's proposals, in a headline those whose last word stands outside headlines too.

    A lone surname of a leader is a person.
    """
    outside = {t.text for t in doc.tokens if t.i not in headlines} if headlines else set()
    for ent in doc.ents:
        if ent.start in headlines and doc[ent.end - 1].text not in outside:
            continue
        for name in proposed(doc, ent, taken, gazetteer):
            if _is_mere_word(doc, name) or names_nothing(doc, name, gazetteer):
                continue
            if is_common_phrase(doc, words, name, gazetteer):
                yield replace(name, type="nothing")  # which takes its words: no one is called "Branch"
                continue
            if (short := without_opening(doc, words, name, gazetteer, date)) is not name:
                yield short
                continue
            lone = _is_lone_leader(doc, words, name, gazetteer, date, any_office=ent.label_ == "ORG")
            yield Name(name.first, name.last, "person") if lone else retyped(doc, name)


def _is_mere_word(doc: Doc, name: Name) -> bool:
    """Whether what the model takes for a name is a word: one that opens a sentence, a rank, a kind of text."""
    return opens_as_word(doc, name) or is_officer(doc, name) or is_bare_text(doc, name)


def _is_lone_leader(
    doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer, date: str | None, *, any_office: bool
) -> bool:
    """Whether what the model takes for no person is the surname of a leader, with its article or without."""
    if name.type == "person" or not (name.first == name.last or has_arabic_article(words[name.first : name.last + 1])):
        return False
    return is_leader_surname(words[name.last], gazetteer, date, any_office=any_office)


def with_initials_and_suffixes(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """The names in text order, those of people as one with the initial and the suffix after them.

    The head of the parse is inside then.
    """
    whole: list[Name] = []
    for name in names:
        if whole and _is_after_initial(doc, whole[-1], name):
            name = replace(name, first=whole.pop().first)
        whole.append(name)
    firsts = {name.first for name in whole}
    for name in whole:
        end = _suffix_position(doc, name.last) if name.type == "person" else None
        yield name if end is None or end in firsts else replace(name, last=end)


def _is_after_initial(doc: Doc, before: Name, name: Name) -> bool:
    """Whether a first name goes on with an initial and a surname: "Lloyd" and "Austin" or "J. Austin"."""
    after = before.last + 1
    people = before.type == name.type == "person" and before.first == before.last
    if not people or not (name.first == after + 1 or name.first == after < name.last):
        return False
    initial = doc[after].text
    return len(initial) == 2 and initial[0].isupper() and initial[1] == "."


def _suffix_position(doc: Doc, last: int) -> int | None:
    """The position of the suffix after a word; a number has no comma before it."""
    after = [t.text.rstrip(".") for t in doc.tokens[last + 1 : last + 3]]
    if after[:1] and after[0] in GENERATIONS:
        return last + 1
    return last + 2 if after[:1] == [","] and after[1:] and after[1] in BY_COMMA else None
