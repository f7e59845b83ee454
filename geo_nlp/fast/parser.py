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

from geo_nlp.fast.products import one_thread, product, steady
from geo_nlp.fast.standin import StandIn

FEATURES = 8
TOKENS = 10_000  # worked on at a time; each has 4 KB of features
ROWS = 16  # a step has at least so many, be there states for them or not
PLAIN, STEP, STATE = 7, 20, 2  # microseconds: a state in spaCy's loop; a step, and a state of it, in ours


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
        super().__init__(parser)
        self.stepper = model.predict([Doc(parser.vocab, words=["x"])])

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Parse docs."""
        for group in _groups([doc for doc in docs if len(doc)]):
            alone = _alone([len(doc) for doc in group])
            for some, predict in ((group[:alone], self.plain.predict), (group[alone:], self._predict)):
                if some:
                    self.plain.set_annotations(some, predict(some))

    def _predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The final state of each doc."""
        parser = self.plain
        parser._ensure_labels_are_added(docs)
        states: list[Any] = parser.moves.init_batch(docs)
        tok2vec, lower, upper = (parser.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        features = lower.predict(tok2vec.predict(docs)).reshape(-1, lower.get_dim("nO") * 2)
        bias, offsets = lower.get_param("b").ravel(), upper.get_param("b")
        multiply = product(upper.ops, upper.get_param("W"), fewest=ROWS, usual=ROWS)
        shift = np.arange(FEATURES, 2 * FEATURES, dtype=np.int32)  # row 0 stands for what is not there, token -1
        going = [state for state in states if not state.is_final()]
        hidden = np.zeros((max(ROWS, len(going)), len(bias) // 2), dtype=np.float32)
        scores = np.empty((len(hidden), len(offsets)), dtype=np.float32)
        with one_thread():
            while going:
                count, rows = len(going), self.stepper.get_token_ids(going)
                rows *= FEATURES
                rows += shift
                summed = np.add.reduce(features.take(rows, axis=0), axis=1)
                summed += bias
                np.maximum(summed[:, ::2], summed[:, 1::2], out=hidden[:count])
                used = max(ROWS, count)
                multiply(hidden[:used], scores[:used])
                found = scores[:count]
                found += offsets
                going = parser.transition_states(going, found)
        return states


def _groups(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Docs of like length together, the longest first, few enough that their features take little memory."""
    group: list[Doc] = []
    for doc in sorted(docs, key=len, reverse=True):
        if group and sum(map(len, group)) + len(doc) > TOKENS:
            yield group
            group = []
        group.append(doc)
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
