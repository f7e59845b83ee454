"""A word of the parse and a stretch of words, with the names that spaCy has for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geo_nlp.pipes.syntax.tree import Doc

IOB = ("", "I", "O", "B")


class Token:
    """A word with its head and its dependents; a word is equal to itself alone."""

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct", "lefts", "lemma_", "lower_", "pos_",
        "rights", "sent", "tag_", "text",
    )  # fmt: skip
    __deletable__ = ("head",)  # read where the stages are compiled

    head: Token
    sent: Span
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]

    def __init__(
        self, doc: Doc, i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str, entity: str,
        is_punct: bool,
    ) -> None:  # fmt: skip
        self.doc, self.i, self.idx, self.text, self.lower_, self.lemma_ = doc, i, idx, text, lower, lemma
        self.pos_, self.tag_, self.dep_, self.ent_type_, self.is_punct = pos, tag, dep, entity, is_punct
        self.lefts = self.rights = self.children = ()

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
        """The blank after the word, if there is one."""
        return self.doc.blanks[self.i]

    @property
    def ent_iob_(self) -> str:
        """Whether the word begins an entity (B), is inside (I) or outside (O) of one."""
        return IOB[self.doc.iob[self.i]]

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return self.doc.tokens[self.doc.firsts[self.i]]

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return self.doc.tokens[self.doc.lasts[self.i]]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with the word."""
        return self.i == self.sent.start

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that depends on it, in text order; a stack, as a list of names may be a thousand deep."""
        waiting = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened:
                yield token
                continue
            waiting += [(child, False) for child in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.lefts)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on, the root last."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, distance: int = 1) -> Token:
        """The word `distance` places on; beyond the ends of the text a line break without dependents."""
        i = self.i + distance
        return self.doc.tokens[i] if 0 <= i < len(self.doc.tokens) else self.doc.edge


class Span:
    """Words `start` up to `end`, which is the first word after them."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, i: int) -> Token:
        return self.doc.tokens[range(self.start, self.end)[i]]

    @property
    def start_char(self) -> int:
        """Offset of the first letter."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Offset after the last letter."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand in the text, without white space after the last."""
        if self.end <= self.start:
            return ""
        first, last = self.doc.tokens[self.start], self.doc.tokens[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The first root of a sentence, else the word nearest to it in the tree; a mark only where there is no word."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start]
        outside = [t for t in self if t.head is t or not self.start <= t.head.i < self.end]
        if len(outside) == 1:
            return outside[0]
        roots = (t for t in outside if t.head is t)
        return next(roots, None) or min(outside, key=lambda t: len(self.doc) if _alone(t) else len(list(t.ancestors)))

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["expand"]) -> Span | None:
        """The words between two offsets into the text of the span."""
        return self.doc.char_span(self.start_char + start, self.start_char + end, alignment_mode=alignment_mode)


def _alone(token: Token) -> bool:
    """Whether a word is a mark or white space without dependents."""
    return not token.children and (token.is_punct or token.is_space)
