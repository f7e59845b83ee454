"""The parse of a text in plain Python: copied from spaCy's once, because the stages read each word many times over.

spaCy makes a new string for each `token.dep_` and walks the sentence for each `token.children`; here both lie ready.
The names are spaCy's own and mean the same, so code for the one reads the other. Nothing here points to spaCy's memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import chain, pairwise, repeat
from typing import Any, Literal, TypeVar, overload

from spacy import attrs
from spacy.tokens import Doc as SpacyDoc

from geo_nlp.extensions import Transient
from geo_nlp.pipes.edges import edges

STRINGS = [attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE]
NUMBERS = [attrs.IDX, attrs.HEAD, attrs.ENT_IOB, attrs.SENT_START]
FLAGS = [attrs.IS_PUNCT, attrs.IS_STOP, attrs.LIKE_NUM, attrs.SPACY]
IOB = ("", "I", "O", "B")
T = TypeVar("T")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word with what hangs on it; a word is equal to itself alone."""

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    is_punct: bool
    head: Token = field(init=False)
    sent: Span = field(init=False)
    lefts: tuple[Token, ...] = field(init=False, default=())
    rights: tuple[Token, ...] = field(init=False, default=())
    children: tuple[Token, ...] = field(init=False, default=())

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_space(self) -> bool:
        """Whether the word is white space, as between paragraphs."""
        return self.text.isspace()

    @property
    def is_alpha(self) -> bool:
        """Whether the word has letters alone."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether the word is in capitals."""
        return self.text.isupper()

    @property
    def is_stop(self) -> bool:
        """Whether the word is one of the commonest, as spaCy lists them."""
        return self.doc.stops[self.i]

    @property
    def like_num(self) -> bool:
        """Whether the word is a number, in digits or letters."""
        return self.doc.numbers[self.i]

    @property
    def whitespace_(self) -> str:
        """The blank behind the word, if there is one."""
        return self.doc.blanks[self.i]

    @property
    def ent_iob_(self) -> str:
        """Whether the word begins an entity (B), is inside (I) or outside (O) of one."""
        return IOB[self.doc.iob[self.i]]

    @property
    def left_edge(self) -> Token:
        """The first word of all that hangs on the word."""
        return self.doc.tokens[self.doc.firsts[self.i]]

    @property
    def right_edge(self) -> Token:
        """The last word of all that hangs on the word."""
        return self.doc.tokens[self.doc.lasts[self.i]]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with the word."""
        return self.i == self.sent.start

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs on it, in text order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on, the root last."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, distance: int = 1) -> Token:
        """The word `distance` places on; IndexError beyond the ends of the text."""
        if self.i + distance < 0:
            raise IndexError(self.i + distance)
        return self.doc.tokens[self.i + distance]


@dataclass(slots=True, eq=False, repr=False)
class Span:
    """Words `start` up to `end`, which is the first word after them."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, i: int) -> Token:
        return self.doc.tokens[self.start : self.end][i]

    @property
    def start_char(self) -> int:
        """Offset of the first letter."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Offset behind the last letter."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand in the text, without white space behind the last."""
        if self.end <= self.start:
            return ""
        first, last = self.doc.tokens[self.start], self.doc.tokens[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The first root of a sentence, else the word that is nearest to it; a mark only where there is no word."""
        outside = [t for t in self if t.head is t or not self.start <= t.head.i < self.end]
        if len(outside) == 1:
            return outside[0]
        roots = (t for t in outside if t.head is t)
        return next(roots, None) or min(outside, key=lambda t: len(self.doc) if _alone(t) else len(list(t.ancestors)))

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["expand"]) -> Span | None:
        """The words that stretch over two offsets into the text of the span."""
        return self.doc.char_span(self.start_char + start, self.start_char + end, alignment_mode=alignment_mode)


class Doc(Transient):
    """The words of a text, its sentences and the entities that the model proposes."""

    __slots__ = (
        "actors", "answers", "blanks", "ents", "firsts", "iob", "lasts", "numbers", "sents", "starts", "stops", "text",
        "tokens",
    )  # fmt: skip

    stops: list[bool]
    numbers: list[bool]
    actors: Any  # of components.actors_of
    answers: defaultdict[object, dict[int, Any]]

    def __init__(self, doc: SpacyDoc) -> None:
        keys = doc.to_array(STRINGS).T.tolist()
        store = doc.vocab.strings
        strings = {key: store[key] for key in set().union(*keys)}
        words = [list(map(strings.__getitem__, column)) for column in keys]
        self.starts, steps, self.iob, marks = doc.to_array(NUMBERS).astype("int64").T.tolist()
        punct, self.stops, self.numbers, blanks = doc.to_array(FLAGS).astype("bool").T.tolist()
        self.actors, self.answers = None, defaultdict(dict)
        self.blanks = [" " if blank else "" for blank in blanks]
        self.text = "".join(chain.from_iterable(zip(words[0], self.blanks, strict=True)))
        self.tokens = tokens = list(map(Token, repeat(self), range(len(doc)), self.starts, *words, punct))
        heads = [i + step for i, step in enumerate(steps)]
        _hang(tokens, heads)
        self.firsts, self.lasts = edges(heads)
        self.sents = [Span(self, first, end) for first, end in pairwise([*_opening(marks), len(tokens)])]
        self.ents = [Span(self, ent.start, ent.end, ent.label_) for ent in doc.ents]
        for sent in self.sents:
            for token in tokens[sent.start : sent.end]:
                token.sent = sent

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

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["expand"]) -> Span | None:
        """The words that stretch over two offsets; None where one lies outside the text."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        behind = start == first.idx + len(first.text)  # white space is no part of the word before it
        return Span(self, first.i + behind, last.i + 1)

    def _at(self, offset: int) -> Token | None:
        if not 0 <= offset < len(self.text):
            return None
        return self.tokens[bisect_right(self.starts, offset) - 1]


def remembered(ask: Callable[[Token], T]) -> Callable[[Token], T]:
    """A question about a word that many stages ask: the answer is kept as long as the text."""

    @wraps(ask)
    def known(token: Token) -> T:
        answers: dict[int, T] = token.doc.answers[ask]
        if token.i not in answers:
            answers[token.i] = ask(token)
        return answers[token.i]

    return known


def parse_of(doc: SpacyDoc) -> Doc:
    """The copy of a Doc's parse, made when the first stage asks."""
    if doc._.parse is None:
        doc._.parse = Doc(doc)
    copy: Doc = doc._.parse
    return copy


def _alone(token: Token) -> bool:
    """Whether a word is a mark or white space that nothing hangs on."""
    return not token.children and (token.is_punct or token.is_space)


def _opening(marks: Sequence[int]) -> list[int]:
    """The places where a sentence begins, by spaCy's marks: 1 where one does."""
    return [i for i, mark in enumerate(marks) if mark == 1 or not i]


def _hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Tie the words to their heads."""
    before: defaultdict[int, list[Token]] = defaultdict(list)
    behind: defaultdict[int, list[Token]] = defaultdict(list)
    for i, head in enumerate(heads):
        token = tokens[i]
        token.head = tokens[head]
        if i < head:
            before[head].append(token)
        elif i > head:
            behind[head].append(token)
    for i, found in before.items():
        tokens[i].lefts = tokens[i].children = tuple(found)
    for i, found in behind.items():
        tokens[i].rights = tuple(found)
        tokens[i].children = tokens[i].lefts + tokens[i].rights
