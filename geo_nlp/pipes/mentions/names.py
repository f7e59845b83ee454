"""Names: the NER's proposals corrected by the gazetteer and by consistency within the article.

en_core_web_sm is wrong in known ways on this domain ("State" in "Secretary of State" is an ORG, "Mali" a PERSON,
"Modi" is missed), so a name that the gazetteer knows wins over the model, unless the model saw a longer name of
another kind around it ("Jordan Peterson", "Bank of China").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.pipes.mentions.acronyms import explained, occurrences, pointed, shortened
from geo_nlp.pipes.mentions.animacy import retyped, unproposed
from geo_nlp.pipes.mentions.common_words import real_people
from geo_nlp.pipes.mentions.gazetteer_match import first_words, known_at
from geo_nlp.pipes.mentions.given_names import by_first_name
from geo_nlp.pipes.mentions.head_words import composed
from geo_nlp.pipes.mentions.hyphenated_states import hyphenated
from geo_nlp.pipes.mentions.name_lists import alike
from geo_nlp.pipes.mentions.name_or_word import opens_as_word
from geo_nlp.pipes.mentions.name_suffixes import with_suffixes
from geo_nlp.pipes.mentions.ner_spans import proposed
from geo_nlp.pipes.mentions.nominal_filters import is_model
from geo_nlp.pipes.mentions.overlong_names import is_common_phrase, names_nothing, without_opening
from geo_nlp.pipes.mentions.proposals import (
    Name,
    consistent,
    credits,
    family,
    named_for,
    nicknamed,
    of_body,
    title_case,
    titled,
)
from geo_nlp.pipes.mentions.state_bodies import at_home, without_congresses
from geo_nlp.pipes.mentions.surnames import ALSO_WORDS, leads, openings, repeated
from geo_nlp.pipes.mentions.typing_by_noun import typed_by_noun
from geo_nlp.pipes.normalize.apostrophes import restored
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import NO_ACTORS


class Claims:
    """The names that are settled so far, and which tokens they take."""

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
    """All names in `doc`, none overlapping another, in text order; `date` tells which surnames are leaders'."""
    words = restored([fold(token.text) for token in doc.tokens], gazetteer)
    headlines = title_case(doc)
    claims = Claims(len(doc))
    taken = claims.taken
    claims.take(credits(doc, words, gazetteer))
    claims.add(hyphenated(doc, words, gazetteer))
    claims.add(_looked_up(doc, words, taken, headlines, gazetteer))
    claims.add(_of_model(doc, words, taken, headlines, gazetteer, date))
    claims.add(titled(doc, taken, gazetteer))
    claims.add(openings(doc, words, taken, gazetteer, date))
    claims.add(unproposed(doc, words, taken, gazetteer))
    claims.names = list(real_people(doc, words, claims.names, gazetteer))
    acronyms = shortened(doc, claims.names, words, gazetteer) | explained(doc, claims.names)
    claims.names = [pointed(doc, name, acronyms) for name in claims.names]
    claims.add(occurrences(doc, acronyms, taken))
    claims.add(repeated(doc, words, claims.names, taken, gazetteer, date))
    names = list(alike(doc, words, claims.names, gazetteer))
    names = list(typed_by_noun(doc, words, names, gazetteer))
    names = without_congresses(doc, at_home(doc, list(consistent(doc, names)), gazetteer))
    names = [name for name in names if not (named_for(doc, name) or nicknamed(doc, name))]
    names = [name for name in names if not family(doc, name, gazetteer)]
    names = [name for name in names if not is_model(doc, name)]
    named = sorted((name for name in names if name.type not in NO_ACTORS), key=lambda name: name.first)
    return list(with_suffixes(doc, named))


def _looked_up(
    doc: Doc, words: Sequence[str], taken: Sequence[bool], headlines: frozenset[int], gazetteer: Gazetteer
) -> Iterator[Name]:
    """Names that a first name or head word puts together, and those that the tables know, from left to right."""
    whole = by_first_name(doc, words, gazetteer, headlines) | composed(doc, words, gazetteer, headlines)
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
    """What is left of the model's proposals; a lone surname of a leader is a person."""
    body = of_body(doc, headlines)
    for ent in doc.ents:
        if ent.start in headlines and doc[ent.end - 1].text not in body:
            continue
        for name in proposed(doc, ent, taken, gazetteer):
            if opens_as_word(doc, name) or names_nothing(doc, name, gazetteer):
                continue
            if is_common_phrase(doc, words, name, gazetteer):
                yield replace(name, type="nothing")  # which takes its words: no one is called "Branch"
                continue
            if (short := without_opening(doc, words, name, gazetteer, date)) is not name:
                yield short
                continue
            alone = _is_surname(words[name.first : name.last + 1]) and name.type != "person"
            lone = alone and leads(words[name.last], gazetteer, date, any_office=ent.label_ == "ORG")
            lone = lone and not _tells_kind(doc[name.last])
            yield Name(name.first, name.last, "person") if lone else retyped(doc, name)


def _is_surname(words: Sequence[str]) -> bool:
    """Whether a name is one word, or one behind its article: "al-Jubeir"."""
    return len(words) == 1 or (len(words) == 3 and words[1] == "-" and words[0].lower() in ("al", "el"))


def _tells_kind(token: Token) -> bool:
    """Whether a surname that is a language too tells of which people somebody is: "English teachers"."""
    modifies = token.ent_type_ == "NORP" and token.dep_ in ("amod", "compound") and token.head.pos_ == "NOUN"
    return modifies and token.text in ALSO_WORDS
