"""The parse of a text in plain Python: copied from spaCy's once, because the stages read each word many times over.

spaCy makes a new string for each `token.dep_` and walks the sentence for each `token.children`; here both are ready.
The names are spaCy's own and mean the same, so code for the one reads the other. Nothing here points to spaCy's memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import wraps
from itertools import chain, compress, pairwise, repeat
from operator import attrgetter, itemgetter
from threading import Lock
from types import NoneType
from typing import Any, Literal, TypeVar, overload

from spacy import attrs
from spacy.tokens import Doc as SpacyDoc

from geo_nlp.extensions import kept
from geo_nlp.pipes.syntax.token import Span, Token
from geo_nlp.pipes.syntax.trace import Notes, fresh_notes

__all__ = ["Doc", "Span", "Token", "forget", "parse_of", "remembered"]
STRINGS = [attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE]
NUMERIC = [attrs.IDX, attrs.HEAD, attrs.ENT_IOB, attrs.SENT_START]
FLAGS = [attrs.IS_PUNCT, attrs.IS_STOP, attrs.LIKE_NUM, attrs.SPACY]
MOST_STRINGS = 25_000  # as many as a thousand articles have
T = TypeVar("T")

_place = attrgetter("i")


class Doc:
    """The words of a text, its sentences and the entities that the model proposes."""

    __slots__ = (
        "actors", "answers", "blanks", "capitals", "claims", "crowded", "dictionary", "different", "edge", "ents",
        "firsts", "forms", "iob", "lasts", "notes", "numbers", "places", "sents", "starts", "stops", "text", "tokens",
    )  # fmt: skip

    __deletable__ = ("edge",)  # read where the stages are compiled

    stops: list[bool]
    numbers: list[bool]
    capitals: list[Token]  # words that begin with one
    forms: list[str]  # of the words, in lower case
    different: frozenset[str]  # forms
    places: defaultdict[str, list[Token]]  # the words by their forms, once one is asked for
    edge: Token  # what stands before the first word and after the last
    actors: Any  # of components.actors_of
    answers: defaultdict[object, dict[int, Any]]
    claims: frozenset[int]  # offsets of the cues by which a named speaker says something
    crowded: bool  # whether a verb has more relations than are kept
    dictionary: Mapping[str, frozenset[str]]  # ordinary words by part of speech
    notes: Notes | None  # of constructions, where they are traced

    def __init__(self, doc: SpacyDoc) -> None:
        words = _strings.columns(doc)
        self.starts, steps, self.iob, marks = doc.to_array(NUMERIC).astype("int64").T.tolist()
        punct, self.stops, self.numbers, blanks = doc.to_array(FLAGS).astype("bool").T.tolist()
        self.actors, self.answers, self.dictionary = None, defaultdict(dict), {}
        self.claims = frozenset()
        self.crowded = False
        self.notes = fresh_notes()
        self.blanks = [" " if blank else "" for blank in blanks]
        self.text = "".join(chain.from_iterable(zip(words[0], self.blanks, strict=True)))
        self.tokens = tokens = list(map(Token, repeat(self), range(len(doc)), self.starts, *words, punct))
        self.capitals = list(compress(tokens, map(str.isupper, map(itemgetter(0), words[0]))))
        self.forms, self.different, self.places = words[1], frozenset(words[1]), defaultdict(list)
        heads = [i + step for i, step in enumerate(steps)]
        _set_dependents(tokens, heads)
        self.firsts, self.lasts = _edges(heads)
        opening = [i for i, mark in enumerate(marks) if mark == 1 or not i]  # 1 where spaCy has a sentence begin
        self.sents = [Span(self, first, end) for first, end in pairwise([*opening, len(tokens)])]
        self.ents = [Span(self, ent.start, ent.end, ent.label_) for ent in doc.ents]
        for sent in self.sents:
            for token in tokens[sent.start : sent.end]:
                token.sent = sent
        self.edge = Token(self, -1, 0, "\n", "\n", "\n", "SPACE", "_SP", "", "", False)
        self.edge.head, self.edge.sent = self.edge, Span(self, 0, 0)

    def met(self, construction: Callable[..., Any], *key: object) -> None:
        """Note that a construction was met, where constructions are traced."""
        if self.notes is not None:
            self.notes.met(construction, *key)

    def filled(
        self, construction: Callable[..., Any], kind: str, trigger: Token, slots: Mapping[str, Sequence[int]]
    ) -> None:
        """Note which arguments of a clause a construction has found, where constructions are traced."""
        if self.notes is not None:
            self.notes.filled(construction, kind, trigger, slots)

    def reattach(self, changed: Iterable[Token]) -> None:
        """Set the dependents anew in the sentences where words were given other heads."""
        for sentence in dict.fromkeys(token.sent for token in changed):
            words = self.tokens[sentence.start : sentence.end]
            heads = _without_cycles([token.head.i - sentence.start for token in words])
            for token in words:
                token.lefts = token.rights = token.children = ()
            _set_dependents(words, heads)
            for edges, found in zip((self.firsts, self.lasts), _edges(heads), strict=True):
                edges[sentence.start : sentence.end] = [sentence.start + i for i in found]

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return NoneType, ()  # a copy, such as another process has, is made anew from spaCy's

    def untie(self) -> None:
        """Cut the links between the words and to their text, which cannot be used any more."""
        for token in (*self.tokens, self.edge):
            del token.head
        del self.edge
        self.tokens, self.capitals, self.sents, self.ents, self.actors = [], [], [], [], None
        self.answers.clear()
        self.places.clear()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        if isinstance(key, int):
            return self.tokens[key]
        start, end, _ = key.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def having(self, forms: Set[str]) -> list[Token]:
        """The words that have one of these lower-case forms, in text order; `forms` may be the keys of a mapping."""
        there = forms & self.different  # which looks at the fewer of the two
        if not there:
            return []
        places = self._places()
        if len(there) == 1:
            return places[next(iter(there))].copy()
        return sorted(chain.from_iterable(places[form] for form in there), key=_place)

    def _places(self) -> defaultdict[str, list[Token]]:
        """The words of each form, as each look through a text for a few forms is dear."""
        if not self.places:
            for form, token in zip(self.forms, self.tokens, strict=True):
                self.places[form].append(token)
        return self.places

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["expand"]) -> Span | None:
        """The words between two offsets; None where one lies outside the text."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        in_blank = start == first.idx + len(first.text)  # white space is no part of the word before it
        return Span(self, first.i + in_blank, last.i + 1)

    def _at(self, offset: int) -> Token | None:
        if not 0 <= offset < len(self.text):
            return None
        return self.tokens[bisect_right(self.starts, offset) - 1]


def remembered(ask: Callable[[Token], T]) -> Callable[[Token], T]:
    """A function of a word that many stages call: its values are kept as long as the text (memoisation)."""

    @wraps(ask)
    def known(token: Token) -> T:
        answers: dict[int, T] = token.doc.answers[ask]
        if token.i not in answers:
            answers[token.i] = ask(token)
        return answers[token.i]

    return known


def parse_of(doc: SpacyDoc) -> Doc:
    """The copy of a Doc's parse, made when the first stage asks."""
    copy: Doc | None = kept(doc, "parse")
    if copy is None:
        doc._.parse = copy = Doc(doc)
    return copy


def forget(doc: SpacyDoc) -> None:
    """Free the copy of a Doc's parse, once its record is made.

    Its words refer to each other, so that it would stay until the collector of cycles runs, which takes longer than
    most stages.
    """
    if (copy := kept(doc, "parse")) is not None:
        copy.untie()
        doc._.parse = None


class _Known(dict[int, str]):
    """Strings by their keys; one that is not known is asked of the store."""

    store: Any

    def __missing__(self, key: int) -> str:
        found: str = self.store[key]
        self[key] = found
        return found


class _Strings:
    """Strings by their keys in spaCy's store; a key is the hash of its string, and so the same in every store."""

    def __init__(self) -> None:
        self.known = _Known()
        self.lock = Lock()

    def columns(self, doc: SpacyDoc) -> list[list[str]]:
        """The attributes `STRINGS` of a doc's words, a list each."""
        table: Any = doc.to_array(STRINGS)
        keys: list[int] = table.T.ravel().tolist()
        with self.lock:
            if len(self.known) > MOST_STRINGS:
                self.known.clear()
            self.known.store = doc.vocab.strings
            strings = list(map(self.known.__getitem__, keys))
        count = len(doc)
        return [strings[n * count : (n + 1) * count] for n in range(len(STRINGS))]


_strings = _Strings()


def _without_cycles(heads: list[int]) -> list[int]:
    """The heads of a sentence without cycles: one word of each cycle is made a root.

    >>> _without_cycles([1, 1, 3, 4, 2])
    [1, 1, 2, 4, 2]
    """
    known: set[int] = set()
    for word in range(len(heads)):
        line: dict[int, None] = {}
        while heads[word] != word and word not in known and word not in line:
            line[word] = None
            word = heads[word]
        if word in line:
            heads[word] = word
        known.update(line)
    return heads


def _set_dependents(tokens: list[Token], heads: list[int]) -> None:
    """Set heads and dependents of the words."""
    before: list[list[Token]] = [[] for _ in heads]
    after: list[list[Token]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        token = tokens[i]
        token.head = tokens[head]
        if i < head:
            before[head].append(token)
        elif i > head:
            after[head].append(token)
    for i, token in enumerate(tokens):
        lefts, rights = before[i], after[i]
        if lefts:
            token.lefts = token.children = tuple(lefts)
        if rights:
            token.rights = tuple(rights)
            token.children = token.lefts + token.rights


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and last word of the subtree of each word."""
    firsts, lasts = list(range(len(heads))), list(range(len(heads)))
    pairs = list(enumerate(heads))
    for i, head in chain(pairs, reversed(pairs)):  # there and back, as spaCy does, also where branches cross
        if firsts[i] < firsts[head]:
            firsts[head] = firsts[i]
        if lasts[i] > lasts[head]:
            lasts[head] = lasts[i]
    return firsts, lasts
