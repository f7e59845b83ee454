"""The components around the model's parse: sentence breaks before it, long sentences and repairs after it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp import extensions
from geo_nlp.limits import LONGEST_SENTENCE
from geo_nlp.pipes.mentions.common_words import known_words
from geo_nlp.pipes.normalize.long_sentences import part_sentences
from geo_nlp.pipes.normalize.sentence_breaks import set_breaks
from geo_nlp.pipes.repair.repairs import rehang, retagged
from geo_nlp.pipes.syntax import tree
from geo_nlp.slotted import replace
from geo_nlp.types import Article

extensions.register()

PARSE = ("token.lemma", "token.tag", "token.dep", "token.head", "token.is_sent_start", "doc.ents")


def article_of(doc: Doc) -> Article:
    """The article that `doc` was made from; a bare text is an article that knows nothing of itself."""
    article: Article | None = extensions.kept(doc, "article")
    if article is None:
        article = Article(id=hashlib.sha256(doc.text.encode()).hexdigest()[:16], text=doc.text)
        doc._.article = article
    return article


def warn(doc: Doc, warning: str) -> None:
    """Tell in the article's record of what was left out."""
    article = article_of(doc)
    doc._.article = replace(article, warnings=(*article.warnings, warning))


@Language.component("geo_sentences", assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Break sentences at blank lines, before the parser."""
    return set_breaks(doc)


class LongSentences:
    """Reads sentences in parts that have no end, after the parser."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Parse again what is too long."""
        if len(doc) > LONGEST_SENTENCE and part_sentences(doc, self.nlp.get_pipe("parser")):
            warn(doc, f"long sentences, of more than {LONGEST_SENTENCE} words, were read in parts")
        return doc


@Language.factory("geo_long_sentences", requires=["token.head"], assigns=["token.head", "token.is_sent_start"])
def long_sentences(nlp: Language, name: str) -> LongSentences:
    """Make the stage that bounds sentences."""
    return LongSentences(nlp)


class Lemmas:
    """Repairs the lemmas that the model gets wrong; all stages that follow read the copy of the parse."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    @cached_property
    def dictionary(self) -> Mapping[str, frozenset[str]]:
        """The ordinary words that the model knows, read when the first text comes."""
        return known_words(self.nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Make the copy, and write what is repaired there into `doc` too."""
        doc._.parse = parsed = tree.Doc(doc)
        parsed.dictionary = self.dictionary
        for word in retagged(parsed):
            token = doc[word.i]
            token.lemma_, token.tag_, token.pos_ = word.lemma_, word.tag_, word.pos_
        rehang(parsed)
        return doc


@Language.factory("geo_lemmas", requires=PARSE, assigns=["token.lemma", "token.tag", "token.pos", "doc._.parse"])
def lemmas(nlp: Language, name: str) -> Lemmas:
    """Make the stage that repairs lemmas, with the words that the pipeline's lemmatizer knows."""
    return Lemmas(nlp)
