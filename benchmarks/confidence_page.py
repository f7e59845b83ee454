"""docs/confidence.md: what confidence means, how reliable it is, and its features and weights."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.fitting import DIRECTION, FOLDS, MODEL, POOLED, RARE, Choice, Fit, Row, recalibrated
from benchmarks.meanings import meaning
from benchmarks.reliability import ENOUGH, NEAR, bins, brier, by_chance, discrimination, expected_error, within
from geo_nlp.pipes.relations.confidence import Kind

ByPart = Mapping[str, Mapping[str, Sequence[float]]]
LEAST = 0.8
FEW = 0.1  # a threshold that keeps a smaller share is of no use
ABOUT = {
    "learn": "fitted to; each tenth judged by a model of the others",
    "tune": "not read; three numbers are fitted to it",
    "first": "first sight: scored by program with the final model, never read",
}
HEAD = """# Confidence

Written by `python -m benchmarks.confidence TEXTS --write`; do not edit. Numbers: `geo_nlp/rules/confidence.json`
({print}).

`confidence` is the estimated probability that an annotator would sign the record: of the relations with 0.80, eight in
ten should be right. It says nothing of what was missed, nor of whether the article is right about the world.

A record is right if an annotated one, be it signed or optional, says the same: type (or one of its alternatives),
negation, sentence (or another that tells the same act) and both ends, by actor or country; between two actors of one
country the words must be the same. A one-ended record is right as far as it says. Modality, mode, date and the choice
between attitudes of one polarity are not judged. A stance is right if holder, polarity and a target are.

It is a logistic regression with a ridge penalty, fitted to the part `learn` of the open corpus ({n} articles,
`data/gold/README.md`), for relations with the 70 articles of `data/gold/calibration.jsonl`. Each rule has its share of
right records there as a feature. A rule that never fired there has the share of its predicate, a predicate that was
never seen the share of all. Features and penalty were chosen by cross-validation over the articles of `learn`. A weight
that contradicts common sense is left out, so that more doubt never raises a confidence.

Rules are mended by reading `learn`, so its records are better than those of other text. Two steps correct that, both on
`tune`, which nobody reads: its log odds are rescaled (Platt 1999: a slope and an intercept), and its {pooled} least
probable records share one probability, the share of them that is right; no lower one is stated. Nothing of `first` was
used.

What to make of it: `--min-confidence {least}` keeps the surest; the tables say what share of records that is, and how
many of them are right. Below about 30 records a row is chance.
"""


def page(
    articles: int,
    rows: Mapping[str, Mapping[Kind, Sequence[Row]]],
    probabilities: Mapping[Kind, ByPart],
    models: Mapping[Kind, Fit],
    chosen: Mapping[Kind, Choice],
    numbers: bytes,
) -> str:
    """The whole page; `numbers` is the stored file that it belongs to, `articles` how many it was fitted to."""
    lines = [
        HEAD.format(print=fingerprint(numbers), n=articles, least=LEAST, pooled=POOLED),
        *_together(rows, probabilities),
    ]
    for kind, parts in probabilities.items():
        some = {part: rows[part][kind] for part in parts}
        lines += ["", f"## {kind.capitalize()}", "", *_figures(some, parts), "", *_judged(parts, chosen[kind]), ""]
        for part in parts:
            table = _reliability(some[part], parts[part][MODEL])
            lines += [f"Reliability on `{part}` ({ABOUT[part]}):", "", *table, ""]
        lines += [*_weights(models[kind], some["learn"]), "", *_groups(models[kind])]
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _together(rows: Mapping[str, Mapping[Kind, Sequence[Row]]], probabilities: Mapping[Kind, ByPart]) -> Iterator[str]:
    """One line a part: relations and stances as one set of records."""
    yield "Relations and stances as one set of records:"
    yield ""
    yield "| part | records | right | AUC | error | near | kept | right of those |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for part, some in rows.items():
        chances = [c for kind in some for c in probabilities[kind][part][MODEL]]
        right = [row.right for kind in some for row in some[kind]]
        sure = [r for c, r in zip(chances, right, strict=True) if round(c, 2) >= LEAST]
        figures = f"{discrimination(chances, right):.3f} | {expected_error(chances, right):.3f}"
        near = "{} of {}".format(*within(chances, right))
        kept = f"{len(sure) / len(right):.2f} | {sum(sure) / max(1, len(sure)):.2f}"
        yield f"| {part} | {len(right)} | {sum(right) / len(right):.2f} | {figures} | {near} | {kept} |"


def fingerprint(numbers: bytes) -> str:
    """What the page calls the stored numbers by, so that a test sees when they part."""
    return hashlib.sha256(numbers).hexdigest()[:12]


def _figures(rows: Mapping[str, Sequence[Row]], probabilities: ByPart) -> Iterator[str]:
    yield "AUC: how often, of a right and a wrong record, the right one has the higher confidence. Error: expected"
    counted = f"bins of {ENOUGH} records or more"
    yield f"calibration error. Near: {counted}, and those in which mean confidence and share right"
    yield f"are within {NEAR}. Kept, right: of `--min-confidence {LEAST}`."
    yield ""
    yield "| part | records | right | signed | model | AUC | Brier score | error | near | kept | right |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for part, ways in probabilities.items():
        right = [r.right for r in rows[part]]
        share, signed = sum(right) / len(right), sum(r.signed for r in rows[part]) / len(right)
        for name, chances in ways.items():
            auc = discrimination(chances, right) if name != "constant" else 0.5  # by folds it is not quite constant
            measured = auc, brier(chances, right), expected_error(chances, right)
            figures = " | ".join(f"{figure:.3f}" for figure in measured)
            near = "{} of {}".format(*within(chances, right))
            sure = [r for c, r in zip(chances, right, strict=True) if round(c, 2) >= LEAST]
            kept = f"{len(sure) / len(right):.2f} | {sum(sure) / len(sure):.2f}" if sure else "0.00 | "
            yield f"| {part} | {len(right)} | {share:.2f} | {signed:.2f} | {name} | {figures} | {near} | {kept} |"


def _judged(probabilities: ByPart, choice: Choice) -> Iterator[str]:
    """What samples of this size can show, and which way of fitting was better."""
    samples = {part: by_chance(ways[MODEL]) for part, ways in probabilities.items()}
    errors = ", ".join(f"{error:.3f} on `{part}`" for part, (error, _) in samples.items())
    whole = ", ".join(f"{share:.0%} on `{part}`" for part, (_, share) in samples.items())
    yield "Chance alone makes an error: even if every confidence were true, samples of these sizes would show"
    yield f"{errors} on average, and all bins near in only so many of them: {whole}."
    yield ""
    plain, rescaled = (f"{choice.losses[name]:.4f}" for name in ("plain", "recalibrated"))
    kept = "is done" if choice.make is recalibrated else "is left out"
    yield "A rescaling on `learn` as well, by what models of its other articles said, was tried and"
    yield f"{kept}: cross-validated, the log loss is {rescaled} with it, {plain} without."
    if all(sum(c >= LEAST for c in ways[MODEL]) < FEW * len(ways[MODEL]) for ways in probabilities.values()):
        yield ""
        yield f"Hardly any record reaches {LEAST}: choose a lower `--min-confidence`, by the reliability tables."


def _reliability(rows: Sequence[Row], chances: Sequence[float]) -> Iterator[str]:
    yield "| confidence | mean confidence | share right | n |"
    yield "| --- | --- | --- | --- |"
    for b in bins(chances, [r.right for r in rows]):
        yield f"| {b.low:.1f} to {b.high:.1f} | {b.said:.2f} | {b.was:.2f} | {b.n} |"


def _weights(model: Fit, rows: Sequence[Row]) -> Iterator[str]:
    used = Counter(name for r in rows for name, value in r.features.items() if value)
    yield f"Bias {model.bias:+.3f}, lowest confidence {model.least:.2f}."
    yield f"Left out: features of fewer than {RARE} records, or with a sign against sense."
    yield f"Records are those of `learn`; it was cut in {FOLDS} for the figures."
    yield ""
    yield "| feature | weight | records | is |"
    yield "| --- | --- | --- | --- |"
    for name, weight in sorted(model.weights.items(), key=lambda item: item[1]):
        sign = " (sign fixed)" if name in DIRECTION else ""
        yield f"| {name} | {weight:+.3f} | {used.get(name, len(rows))} | {meaning(name)}{sign} |"


def _groups(model: Fit) -> Iterator[str]:
    counts = model.counts.stored("group")
    yield "| predicate or attitude | right | extracted |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {right} | {seen} |" for name, (right, seen) in counts.items())
