"""The parser's greedy search in steps of a whole batch, with the same parses.

spaCy's own loop looks for the best piece of each hidden unit one by one, and takes and gives back Python's lock around
each look: most of its time. Here the scores of a step are had for the states of all docs at once; what a state is,
which actions it allows and what they do stays spaCy's. With few docs in a step its own loop is the faster one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from spacy.tokens import Doc

from geo_nlp.fast.choice import product, steady
from geo_nlp.fast.pieces import Piece, join, pieces, put_together
from geo_nlp.fast.products import one_thread
from geo_nlp.fast.quicker import Quicker, linear
from geo_nlp.fast.standin import StandIn

FEATURES = 8
NEXT, OPEN = 0, 2  # the features that are the next word and the last one that is open
CLOSE, BREAK = "D", "B-ROOT"  # actions: close a word; let a sentence start with the word after the next
TOKENS = 10_000  # worked on at a time; each has 4 KB of features
ROWS = 16  # a step has at least so many, be there states for them or not
FEW = 3  # pieces; fewer are parsed as they stand, each as a whole doc
PLAIN, STEP, STATE = 11, 16, 2  # microseconds: a state of few in spaCy's loop; a step, and a state of it, in ours


class BatchedParser(StandIn):
    """A DependencyParser that works through a batch at once."""

    def __init__(self, parser: Any) -> None:
        model, lower, upper = parser.model, parser.model.get_ref("lower"), parser.model.get_ref("upper")
        if not model.attrs["has_upper"] or model.attrs["unseen_classes"] or parser.cfg["beam_width"] != 1:
            raise ValueError("it has another net, or searches with a beam")
        if lower.get_dim("nF") != FEATURES or lower.get_dim("nP") != 2:
            raise ValueError("its states have other features")
        if not steady(upper.ops, upper.get_param("W")):
            raise ValueError("on this processor a product depends on how many rows it has")
        names = [parser.moves.get_class_name(i) for i in range(parser.moves.n_moves)]
        self.closes, self.breaks = names.index(CLOSE), names.index(BREAK)
        super().__init__(parser)
        self.features = Quicker([lower, *linear(model.get_ref("tok2vec"))])
        self.stepper = model.predict([Doc(parser.vocab, words=["x"])])

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Parse docs."""
        docs = [doc for doc in docs if len(doc)]
        cut = [pieces(doc) for doc in docs]
        if sum(map(len, cut)) < FEW:
            cut = [[Piece(doc, 0, len(doc))] for doc in docs]
        waiting = [piece for found in cut for piece in found]
        with self.features.sooner():
            while waiting:
                for group in _groups(waiting):
                    self._parse(group)
                waiting = [piece for doc, found in zip(docs, cut, strict=True) for piece in put_together(doc, found)]
        for doc, found in zip(docs, cut, strict=True):
            join(doc, found)

    def _parse(self, group: Sequence[Piece]) -> None:
        alone = _alone([len(piece.doc) for piece in group])
        few = [piece.doc for piece in group[:alone] if piece.whole]
        if few:
            self.plain.set_annotations(few, self.plain.predict(few))
        rest = [piece for i, piece in enumerate(group) if i >= alone or not piece.whole]
        if rest:
            self.plain.set_annotations([piece.doc for piece in rest], self._predict(rest))

    def _predict(self, some: Sequence[Piece]) -> list[Any]:
        """The final state of each piece."""
        parser, docs = self.plain, [piece.doc for piece in some]
        starts = accumulate(map(len, docs), initial=0)
        after = {start + piece.size: piece for start, piece in zip(starts, some, strict=False) if not piece.whole}
        is_after = np.zeros(sum(map(len, docs)) + 1, dtype=np.bool_)  # the last stands for token -1
        is_after[list(after)] = True
        parser._ensure_labels_are_added(docs)
        states: list[Any] = parser.moves.init_batch(docs)
        tok2vec, lower, upper = (parser.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        features = lower.predict(tok2vec.predict(docs)).reshape(-1, lower.get_dim("nO") * 2)
        bias, offsets = lower.get_param("b").ravel(), upper.get_param("b")
        multiply = product(upper.ops, upper.get_param("W"), fewest=ROWS, nearly=True)
        shift = np.arange(FEATURES, 2 * FEATURES, dtype=np.int32)  # row 0 stands for what is not there, token -1
        going = [state for state in states if not state.is_final()]
        hidden = np.zeros((max(ROWS, len(going)), len(bias) // 2), dtype=np.float32)
        scores = np.empty((len(hidden), len(offsets)), dtype=np.float32)
        with one_thread():
            while going:
                count, rows = len(going), self.stepper.get_token_ids(going)
                ending = [(i, after[rows[i, NEXT]]) for i in is_after[rows[:, NEXT]].nonzero()[0] if rows[i, OPEN] >= 0]
                rows *= FEATURES
                rows += shift
                summed = np.add.reduce(features.take(rows, axis=0), axis=1)
                summed += bias
                np.maximum(summed[:, ::2], summed[:, 1::2], out=hidden[:count])
                used = max(ROWS, count)
                multiply(hidden[:used], scores[:used])
                found = scores[:count]
                found += offsets
                for i, piece in ending:
                    if found[i, self.breaks] > found[i, self.closes]:
                        piece.runs_on |= parser.moves.is_valid(going[i], BREAK)
                going = parser.transition_states(going, found)
        return states


def _groups(some: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces of like length together, the longest first, few enough that their features take little memory."""
    group: list[Piece] = []
    words = 0
    for piece in sorted(some, key=lambda piece: len(piece.doc), reverse=True):
        if group and words + len(piece.doc) > TOKENS:
            yield group
            group, words = [], 0
        group.append(piece)
        words += len(piece.doc)
    if group:
        yield group


def _alone(lengths: Sequence[int]) -> int:
    """How many of the longest docs are parsed sooner by spaCy's loop; `lengths` go down.

    >>> _alone([900]), _alone([900, *[250] * 15]), _alone([250] * 16)
    (1, 1, 0)
    """
    total = sum(lengths)
    before = [0, *accumulate(lengths)]
    costs = [PLAIN * b + STATE * (total - b) + STEP * n for b, n in zip(before, [*lengths, 0], strict=True)]
    return costs.index(min(costs))
