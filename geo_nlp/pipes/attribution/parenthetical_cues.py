"""Parenthetical cues, which do not govern what is said: an inserted "he said", a final ", experts say"."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.token_runs import Run, length_of, runs_of
from geo_nlp.pipes.syntax.labels import SUBJECTS, TENSED
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import OPENING

QUOTATION_MARKS = OPENING | {"'", "''"}


def unattached_report(cue: Token, who: Token) -> list[Run]:
    """A report that the parser did not attach to its cue: "Language unclear, experts say."."""
    doc = cue.doc
    for right in cue.rights:
        if right.dep_ == "advcl" and child(right, "nsubj", "nsubjpass") and not child(right, "mark", "advmod"):
            return [(right.left_edge.i, right.right_edge.i)]
    first = min(who.left_edge.i, cue.i)
    start = cue.sent.start
    ends = all(t.dep_ in ("punct", "npadvmod", "advmod", "nsubj") and t.text != ":" for t in cue.rights)
    if (
        ends
        and first - start > 3
        and doc[first - 1].text == ","
        and doc[start].pos_ not in ("ADP", "SCONJ")
        and doc[start].tag_ != "VBG"
    ):
        return [(start, first - 1)]
    return []


def runs_around(cue: Token) -> list[Run]:
    """What an inserted cue comments on: "The deal, he said, is dead", "Iran fired, he said, and Iraq fell".

    That is one run of tokens (see `main_of`), or each of two clauses.
    """
    if cue.head is cue:
        return []
    clause = _commented_clause(cue)
    own = {t.i for t in cue.subtree}
    found = runs_of(t.i for t in clause.subtree if t.i not in own) if len(own) < 25 else []
    finite = [run for run in found if any(_is_finite(t, clause) for t in cue.doc[run[0] : run[1] + 1])]
    joined = clause.i < cue.i or any(t.dep_ == "cc" for t in clause.rights)
    if not found or (len(finite) > 1 and joined):
        return finite
    return [main_of(found, clause, cue)]


def _commented_clause(cue: Token) -> Token:
    """The head of an inserted cue, above a subject or an adverbial clause before it: "the deal, he said, is dead"."""
    clause = cue.head
    while clause.i < cue.i < clause.head.i and (clause.dep_ == "advcl" or clause.dep_ in SUBJECTS):
        clause = clause.head
    return clause


def main_of(found: Sequence[Run], clause: Token, cue: Token) -> Run:
    """Of the runs around a cue the longest, or the one with the verb where that is nearly as long."""
    long = max(found, key=length_of)
    main = next((run for run in found if run[0] <= clause.i <= run[1]), long)
    share = 3 if cue.i < main[0] else 1
    return main if 4 * length_of(main) >= share * length_of(long) else long


def _is_finite(verb: Token, clause: Token) -> bool:
    """Whether a verb is finite, and no participle tagged as one: "..., the group said, compared with ten"."""
    return verb.tag_ in TENSED and (verb.tag_ != "VBD" or verb.i == clause.i or child(verb, "nsubj", "aux") is not None)
