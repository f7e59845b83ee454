"""Why a relation was missed, or is false: the first cause that holds, in the order of `MISSED` and `FALSE`.

Ends are looked for among the predicted mentions. Whether there was a clause at the trigger is known only where the
pipeline has read the text again (`geo_nlp.evaluation.reading`); without it, a record on the trigger shows one, and
else the cause is "clause or argument lost".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from geo_nlp.evaluation.counting import Compared
from geo_nlp.evaluation.layers import LEVELS, dyadic, ends_agree, relation_agrees, types_of
from geo_nlp.evaluation.lexicon import types_known
from geo_nlp.evaluation.matching import Matching, matching
from geo_nlp.evaluation.same import Values, is_domestic, overlap, same_end, same_sentence

if TYPE_CHECKING:
    from geo_nlp.evaluation.reading import Reading

MISSED = {
    "modality": "found, but negated, planned or asserted where it is not",
    "duplicate": "reported twice in the sentence, and found once",
    "other type": "ends and sentence are right, the type is not",
    "end not found": "no mention stands where one of the ends does",
    "end unresolved": "a mention stands there, but is not known to be that actor",
    "no trigger known": "no rule for the type has a word of the trigger",
    "clause not found": "the ends are known and so is the trigger, but no clause was made of it",
    "argument lost": "there is a clause, but no record that joins both ends",
    "clause or argument lost": "one of the two; `--parse` says which",
}
FALSE = {
    "modality": MISSED["modality"],
    "duplicate": "the annotation has it, but another record was found for it already",
    "other type": "ends and sentence are right, the type is not",
    "end unresolved": "the words are those of an annotated relation of the type, taken for nobody or for another actor",
    "other ends": "an annotated relation of the type has the trigger or one of the ends in the sentence",
    "not in gold": "nothing annotated is like it",
}
ENDS = ("source", "target")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A missed or a false relation with its cause; `other` is the record that it was taken for.

    `empty` are the triggers of the sentence whose slots stay empty, where an argument was lost.
    """

    article: Compared
    missed: bool
    item: Values
    cause: str
    other: Values | None = None
    empty: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The sentence that is the evidence."""
        bounds = self.item.get("sentence")
        return self.article.gold["text"][bounds["start"] : bounds["end"]] if bounds else ""


def mistakes(article: Compared, *, lenient: bool = False, reading: Reading | None = None) -> Iterator[Mistake]:
    """Each relation of an article that is missed or false, or has another context, in the order of the text."""
    if "relations" not in article.gold:
        return
    found = _staged(article, lenient)
    placed = [(_place(each.item), not each.missed, each) for each in _mistakes(article, found, lenient, reading)]
    yield from (each for *_, each in sorted(placed, key=lambda row: row[:2]))


def _staged(article: Compared, lenient: bool) -> dict[str, Matching]:
    """Relations paired with their context, the rest without it, and what is left of these by their ends alone."""
    found: dict[str, Matching] = {}
    gold, predicted = dyadic(article.gold), dyadic(article.predicted)
    for level in reversed(LEVELS):
        each = matching(predicted, gold, partial(relation_agrees, level=level, lenient=lenient))
        found[level] = each
        taken = {i for i, _ in each.pairs}, {j for _, j in each.pairs}
        predicted = [p for i, p in enumerate(predicted) if i not in taken[0]]
        gold = [g for j, g in enumerate(gold) if j not in taken[1]]
    return found


def _mistakes(
    article: Compared, found: dict[str, Matching], lenient: bool, reading: Reading | None
) -> Iterator[Mistake]:
    for level, cause in (("relations", "modality"), ("dyads", "other type")):
        for p, g in found[level].right:
            yield Mistake(article, True, g, cause, p)
            yield Mistake(article, False, p, cause, g)
    all_gold, all_predicted = dyadic(article.gold), dyadic(article.predicted)
    for g in found["dyads"].missed:
        twin = next((p for p in all_predicted if relation_agrees(p, g, level="relations", lenient=lenient)), None)
        cause = "duplicate" if twin else _why_missed(article, g, reading)
        empty = reading.empty_in(g.get("sentence")) if reading and cause == "argument lost" else ()
        yield Mistake(article, True, g, cause, twin, empty)
    for p in found["dyads"].false:
        cause, other = _why_false(p, all_gold, lenient)
        yield Mistake(article, False, p, cause, other)


def _why_missed(article: Compared, g: Values, reading: Reading | None) -> str:
    mentions: Sequence[Values] = reading.mentions if reading else article.predicted.get("mentions", ())
    ends = [g[name] for name in ENDS]
    if any(not _mentioned(mentions, end) for end in ends):
        return "end not found"
    if any(not _resolved(mentions, end, is_domestic(g)) for end in ends):
        return "end unresolved"
    trigger = g.get("trigger")
    if trigger:
        words = article.gold["text"][trigger["start"] : trigger["end"]]
        if not types_of(g) & types_known(words, reading.lemmas(trigger) if reading else ()):
            return "no trigger known"
    if any(overlap(p.get("trigger"), trigger) for p in article.predicted.get("relations", ())):
        return "argument lost"
    if reading is None or not trigger:
        return "clause or argument lost"
    return "argument lost" if reading.has_clause(trigger) else "clause not found"


def _mentioned(mentions: Sequence[Values], end: Values) -> bool:
    """Whether a mention stands where an end does; one that is only implied may stand anywhere."""
    if end.get("start", 0) == end.get("end", 0):
        return any(same_end(mention, end) for mention in mentions)
    return any(overlap(mention, end) for mention in mentions)


def _resolved(mentions: Sequence[Values], end: Values, domestic: bool) -> bool:
    if end.get("start", 0) == end.get("end", 0):
        return True
    return any(overlap(m, end) and same_end(m, end, rolled_up=not domestic) for m in mentions)


def _why_false(p: Values, gold: Sequence[Values], lenient: bool) -> tuple[str, Values | None]:
    here = [g for g in gold if same_sentence(p, g, lenient=lenient)]
    for g in here:
        if relation_agrees(p, g, level="relations", lenient=lenient):
            return "duplicate", g
    for g in here:
        if ends_agree(p, g, lenient=lenient):
            return "other type", g
    alike = [g for g in here if p["predicate"] in types_of(g)]
    for g in alike:
        if all(same_end(p[name], g[name], lenient=True, rolled_up=False) for name in ENDS):
            return "end unresolved", g
    for g in alike:
        if overlap(p.get("trigger"), g.get("trigger")) or any(same_end(p[name], g[name]) for name in ENDS):
            return "other ends", g
    return "not in gold", None


def _place(item: Values) -> int:
    return int((item.get("trigger") or item.get("sentence") or {"start": 0})["start"])
