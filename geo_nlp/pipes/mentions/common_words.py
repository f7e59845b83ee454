"""Ordinary words with a capital that the model takes for people: "Praise for Clinton", "Sudden arrest", "an Oscar".

The words are those that the model's lemmatizer knows. Its nouns (WordNet's) include famous people, so a noun is an
ordinary word only where the next word shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.mentions.animacy import is_sentient
from geo_nlp.pipes.mentions.proposals import HONORIFICS, Name, is_name_word
from geo_nlp.pipes.mentions.surnames import ALSO_WORDS
from geo_nlp.pipes.syntax.determiners import ARTICLES
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_title_word
from geo_nlp.slotted import replace

NO_NOUN = frozenset({"JJ", "RB", "UH", "VBG", "VBN"})
DICTIONARY_KINDS = ("adj", "adv", "verb", "noun")
ABSTRACT_SUFFIXES = ("tion", "sion", "ness", "ment", "ship")
# What follows a noun that opens a sentence, and seldom a name.
AFTER_NOUNS = frozenset("about against amid between for of on over to towards".split())


def known_words(nlp: Language) -> Mapping[str, frozenset[str]]:
    """The lemmas that the lemmatizer of a pipeline knows, by part of speech; none where it has no list."""
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lookups = getattr(getattr(lemmatizer.lemmatize, "__self__", lemmatizer), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return {}
    index = lookups.get_table("lemma_index")
    return {kind: frozenset(index[kind]) for kind in DICTIONARY_KINDS if kind in index}


def without_common_words(doc: Doc, words: Sequence[str], names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names without those of people that are ordinary words, and without an ordinary word that opens them."""
    surnames = {words[n.last] for n in names if n.type == "person" and n.last > n.first and not is_word(doc[n.last])}
    for name in names:
        if name.first == name.last and words[name.first] in ALSO_WORDS and not is_sentient(doc[name.first]):
            continue
        if name.type != "person" or name.entries or _has_honorific(doc, name):
            yield name
        elif (left := _without_words(doc, words, name, surnames, gazetteer)) is not None:
            yield left


def _has_honorific(doc: Doc, name: Name) -> bool:
    """Whether "Mr" or the like stands before a name."""
    return name.first > 0 and doc[name.first - 1].lower_ in HONORIFICS


def _without_words(doc: Doc, words: Sequence[str], name: Name, surnames: set[str], gazetteer: Gazetteer) -> Name | None:
    """A person's name without the ordinary word that opens it; None where it is no name at all."""
    tokens, alone = doc[name.first : name.last + 1], name.first == name.last
    if alone and _has_article(tokens[0]) and not _is_family(words[name.first], surnames, gazetteer):
        return None
    named = [word in surnames or is_of_people(word, gazetteer) for word in words[name.first : name.last + 1]]
    if not named[0] and _opens_with_word(doc, words, name, gazetteer):
        return _rest_of_name(doc, words, replace(name, first=name.first + 1), gazetteer)
    word = not any(named) and ((not alone and _is_common_noun(doc, name)) or _is_abstract(doc[name.last]))
    return None if word else name


def _opens_with_word(doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name opens a sentence with an ordinary word: "Rampant Bayern", but not "Spike Lee"."""
    word, alone = doc[name.first], name.first == name.last
    if not _is_first(word) or not word.text.istitle():
        return False
    cut = alone or word.tag_ in NO_NOUN or words[name.first + 1] in gazetteer.given
    return cut and _is_word_in_sentence(word, alone)


def _is_common_noun(doc: Doc, name: Name) -> bool:
    """Whether ordinary words with a capital are a plural or have an article: "Green Cards", "the Growth Plan"."""
    if doc[name.last].tag_ != "NNPS" and (name.first == 0 or doc[name.first - 1].lower_ not in ARTICLES):
        return False
    return all(is_word(t) for t in doc[name.first : name.last + 1] if is_name_word(t))


def _is_abstract(token: Token) -> bool:
    """Whether a word is an abstract noun by its suffix: "Corruption", "Hemispheric Migration"."""
    return token.lower_.endswith(ABSTRACT_SUFFIXES) and is_word(token, ("noun",))


def _rest_of_name(doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer) -> Name | None:
    """A name without the word before it: "Bayern" of "Rampant Bayern"; None where that is a word too."""
    if name.first > name.last or (name.first == name.last and is_word(doc[name.last])):
        return None
    entries = gazetteer.names.get(" ".join(words[name.first : name.last + 1]), ())
    return replace(name, type=entries[0].type, entries=entries) if entries else name


def _is_family(word: str, surnames: set[str], gazetteer: Gazetteer) -> bool:
    """Whether a word is the plural of a surname: "the Clintons"."""
    return word.endswith("s") and (word[:-1] in surnames or is_of_people(word[:-1], gazetteer))


def is_of_people(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a first name, or a surname, which goes first in some names ("Moon", "Peng")."""
    return word in gazetteer.given or word in gazetteer.surnames


def _has_article(token: Token) -> bool:
    """Whether a word has an article, as no person's name does: "won an Oscar", "the Maidan", not "the Baker report"."""
    before = token.nbor(-1) if token.i else token
    if any(c.dep_ == "case" for c in token.rights):
        return False  # "the Munroe's"
    return before.lower_ in ARTICLES and before.head is token and token.dep_ not in ("compound", "nmod", "poss", "amod")


def _is_first(token: Token) -> bool:
    """Whether a sentence opens with a word, or with the quotation that it opens."""
    before = token.nbor(-1) if token.i else token
    return token.is_sent_start or (before.is_punct and before.is_sent_start)


def _is_word_in_sentence(token: Token, alone: bool) -> bool:
    """Whether a word that opens a sentence is an ordinary one there: "Praise for Clinton", but not "Crump won"."""
    if is_title_word(token.text):
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if alone and after.lower_ in AFTER_NOUNS and is_word(token):
        return True
    acts = alone and token.dep_ in SUBJECTS and token.head.pos_ in VERBAL
    return not acts and is_word(token, ("adj", "adv", "verb"))


def is_word(token: Token, kinds: Sequence[str] = DICTIONARY_KINDS) -> bool:
    """Whether a word is one of the language, in one of the parts of speech."""
    if len(token) < 4:
        return False  # "Mo", "De", "Zu"
    forms = {token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s")}
    return any(not forms.isdisjoint(token.doc.dictionary.get(kind, ())) for kind in kinds)
