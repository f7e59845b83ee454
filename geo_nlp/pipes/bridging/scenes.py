"""Which states a text tells of: in a sentence, in a paragraph, in all of it and its title; and that of its publisher.

A text may hold several stories, so a paragraph that tells of one state alone tells more than the article does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import tokenise
from geo_nlp.pipes.linker.publishers import parliament_of, publisher_of
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.types import Article, Mention

# What tells of a state; a newspaper or a firm may be told of anywhere.
TELLING = frozenset("government judiciary legislature military party person place state".split())
PLACING = frozenset({"across", "in", "inside", "near", "throughout"})
BACK = 3  # sentences back to the place where one goes on
NEAR = 4  # sentences before and behind
LEAST = 3  # names by which an article is about a state
MOST = 0.7  # the share of an article's names by which it is about one state
HALF = 0.5  # the same, of the one state that its title names


@dataclass(frozen=True, slots=True)
class Scenes:
    """The states told of by sentence and by paragraph, numbered; `sure` are those that no mere adjective tells,
    `settings` those of the places that a sentence names, `names` how often a sentence names each, `told` the article.

    `topic` is the state that the article is about; `publisher` that of the government or parliament that publishes it;
    `host` the only other state that a publisher's article tells of; `titled` are those of its title, `parliament` is the one whose
    parliament publishes it, `joint` tells that
    several publish it, `report` that the title opens with the one state that all of it is about.
    """

    sentence_of: Sequence[int]
    paragraph_of: Sequence[int]
    sentences: Mapping[int, frozenset[str]]
    paragraphs: Mapping[int, frozenset[str]]
    sure: Mapping[int, frozenset[str]]
    settings: Mapping[int, frozenset[str]]
    names: Mapping[int, Counter[str]]
    told: Counter[str]
    topic: str | None
    publisher: str | None
    host: str | None
    titled: frozenset[str]
    source: str
    parliament: str | None
    joint: bool
    report: bool

    @classmethod
    def of(cls, doc: Doc, mentions: Sequence[Mention], article: Article) -> Scenes:
        """What the mentions of an article tell."""
        sentence_of = [n for n, sent in enumerate(doc.sents) for _ in range(sent.start, sent.end)]
        breaks = [sent.start for sent in doc.sents if sent.start and "\n" in doc[sent.start - 1].text]
        paragraph_of = [bisect_right(breaks, sent.start) for sent in doc.sents]
        sentences: dict[int, set[str]] = {}
        paragraphs: dict[int, set[str]] = {}
        sure: dict[int, set[str]] = {}
        settings: dict[int, set[str]] = {}
        names: dict[int, Counter[str]] = {}
        told: Counter[str] = Counter()
        for mention in mentions:
            if mention.country is None or mention.level == "pronoun" or mention.type not in TELLING:
                continue
            number = sentence_of[mention.first]
            sentences.setdefault(number, set()).add(mention.country)
            paragraphs.setdefault(paragraph_of[number], set()).add(mention.country)
            if not mention.demonym:
                sure.setdefault(number, set()).add(mention.country)
            if _is_setting(doc, mention):
                settings.setdefault(number, set()).add(mention.country)
            if mention.level == "name":
                names.setdefault(number, Counter())[mention.country] += 1
                told[mention.country] += 1
        publisher = publisher_of(article.source)
        named = title_states(article.title)
        topic = _topic(told, named, publisher, article)
        return cls(
            sentence_of, paragraph_of, _frozen(sentences), _frozen(paragraphs), _frozen(sure), _frozen(settings), names, told,
            topic, publisher, _host(told, named, publisher), frozenset(named), (article.source or "").lower(), parliament_of(article.source), "joint" in (article.title or "").lower(), publisher is None and len(named) == 1 and _is_report(article.title, named[0]),
        )  # fmt: skip

    def around(self, i: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The states of the sentence of a word, those of them that are told by more than an adjective, the paragraph's.
        """
        number = self.sentence_of[i]
        nobody: frozenset[str] = frozenset()
        paragraph = self.paragraphs.get(self.paragraph_of[number], nobody)
        return self.sentences.get(number, nobody), self.sure.get(number, nobody), paragraph


    def set_in(self, i: int) -> frozenset[str]:
        """The states of the places that the sentence of a word names, or the last ones before it in its paragraph."""
        number = self.sentence_of[i]
        for back in range(number, max(number - BACK, -1), -1):
            if back in self.settings and self.paragraph_of[back] == self.paragraph_of[number]:
                return self.settings[back]
        return frozenset()

    def is_told_around(self, i: int, country: str, *, least: int) -> bool:
        """Whether a state is the one that the sentences around a word tell of, or the article, or that it is set in."""
        number = self.sentence_of[i]
        if country in (self.topic, self.host) or country in self.settings.get(number, ()):
            return True
        if not self.titled <= {country}:
            return False
        near: Counter[str] = Counter()
        for other in range(number - NEAR, number + NEAR + 1):
            near.update(self.names.get(other, {}))
        return near[country] >= MOST * near.total() and near[country] >= least


def _is_setting(doc: Doc, mention: Mention) -> bool:
    """Whether a mention tells where something is: a town, or a state behind a preposition of place."""
    if mention.demonym or mention.level != "name":
        return False
    head = doc[mention.head]
    while head.dep_ == "conj":
        head = head.head
    located = head.dep_ == "pobj" and head.head.lower_ in PLACING
    return located if mention.type == "state" else mention.type == "place"


def _frozen(found: Mapping[int, set[str]]) -> dict[int, frozenset[str]]:
    return {key: frozenset(countries) for key, countries in found.items()}


def title_states(title: str | None) -> list[str]:
    """The states that a title names, in its order, each once.

    >>> title_states("Gambia 2021: Freedom of Peaceful Assembly"), title_states("Joint statement of Chad and Mali")
    (['GMB'], ['TCD', 'MLI'])
    """
    words = list(tokenise(title or ""))
    found: dict[str, None] = {}
    i = 0
    while i < len(words):
        n, entries = gazetteer().at(words, i)
        if n and entries[0].type in ("state", "place", "government") and entries[0].country:
            found.setdefault(entries[0].country)
        i += n or 1
    return list(found)


def _topic(told: Counter[str], named: Sequence[str], publisher: str | None, article: Article) -> str | None:
    """The state that an article is about; None where that is open, or where it is about the dealings of two."""
    top, n = next(iter(told.most_common(1)), (None, 0))
    foreign = [country for country in named if country != publisher]
    if publisher is None and len(named) == 1:
        if _is_report(article.title, named[0]) or _is_matter_of(article.title, named[0]):
            return named[0]
    share = n / max(told.total(), 1)
    if n >= LEAST and share >= MOST:
        return top if named in ([], [top]) else None
    if publisher is None and len(foreign) == 1 and foreign[0] == top and share >= HALF:
        return top
    home = article.dateline.country if article.dateline else None
    return top if top is not None and top == home and share >= HALF else None


def _is_report(title: str | None, country: str) -> bool:
    """Whether a title opens with the state that all below it is about: "Fiji 2022: Corruption", "Chad: background"."""
    head, colon, _ = (title or "").partition(":")
    return bool(colon) and _is_name_of([word for word in tokenise(head) if not word.isdigit()], country)


def _is_matter_of(title: str | None, country: str) -> bool:
    """Whether a title is that of an article on a state's affairs: "Politics of Chad"."""
    words = list(tokenise(title or ""))
    return "of" in words and _is_name_of(words[words.index("of") + 1 :], country)


def _is_name_of(words: Sequence[str], country: str) -> bool:
    words = words[1:] if words and words[0].lower() == "the" else words
    n, entries = gazetteer().at(words, 0) if words else (0, ())
    return n > 0 and n == len(words) and entries[0].country == country


def _host(told: Counter[str], named: Sequence[str], publisher: str | None) -> str | None:
    """The other state of an article in which a publisher tells of its dealings with one."""
    if publisher is None:
        return None
    others = [country for country in named if country != publisher]
    rest = Counter({country: n for country, n in told.items() if country != publisher})
    top, n = next(iter(rest.most_common(1)), (None, 0))
    alone = n >= LEAST and n >= MOST * rest.total()
    return top if alone and others in ([], [top]) else None
