"""docs/confidence.md: what confidence means, its features and weights, and how reliable it is."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.fitting import DIRECTION, MODEL, RARE, Fit, Row
from benchmarks.reliability import bins, brier, expected_error

MEANING = {
    "rule": "log odds of the rule's record in the gold, drawn to its predicate's and to the mean",
    "actor by reference": "an end is a pronoun or a short form, so that the actor comes from coreference",
    "adjective": "the trigger is an adjective",
    "constrained": "the rule demands a certain kind of object ($punishment, $aid)",
    "distance": "log(1 + tokens between the trigger and its farther end)",
    "holder of no country": "the holder belongs to no known country and is no body of several",
    "holder unnamed": "the holder is a description without an actor id",
    "light verb": "the trigger is a noun with a light verb (held talks)",
    "negated": "the clause is negated",
    "no full stop": "the sentence ends without a full stop, as headlines do",
    "no target": "a stance towards a thing that names no actor",
    "nobody official": "no end is of government, army, court, party, rebels or an international body",
    "not asserted": "planned, possible, conditional or demanded",
    "noun": "the trigger is a noun by itself (the invasion)",
    "one country": "both ends are of one country",
    "one end": "source or target is missing",
    "quoted": "inside a quotation",
    "reduced by tense": "a future or refused act that became AGREE, CONCEDE or REJECT",
    "reported": "inside indirect speech",
    "sentence length": "log of the sentence's tokens over 25",
    "several targets": "a stance with several targets",
    "source not the subject": "the source is a possessor, a modifier or in a by-phrase",
    "source of no country": "the source belongs to no known country and is no body of several",
    "source unnamed": "the source is a description without an actor id",
    "target by place": "the target is behind in, into, at or across",
    "target by preposition": "the target is behind another preposition",
    "target in a clause": "the target was found inside a clause (threatened to attack Iran)",
    "target of no country": "the target belongs to no known country and is no body of several",
    "target unnamed": "the target is a description without an actor id",
    "two of one phrase": "both ends stand in one phrase (China and Russia met)",
}

HEAD = """# Confidence

Written by `python -m benchmarks.confidence --write`; do not edit. Numbers: `geo_nlp/rules/confidence.json` ({print}).

`confidence` is the estimated probability that an annotator would sign the record: of the relations with 0.80, eight in
ten should be right. It says nothing of what was missed, nor of whether the article is right about the world.

A record is right if predicate, negation, sentence and both ends are: the same actor, or one of its country; between two
actors of one country the words must be the same. A one-ended record is right as far as it says. Modality, mode, date
and the choice between attitudes of one polarity are not judged. A stance is right if holder, polarity and a target are.

It is a logistic regression with a ridge penalty, fitted to {n} articles of our own (`data/gold/calibration.jsonl`,
{signed} relations and {stances} stances; `data/gold/README.md` tells how they were annotated). A rule counts by its
record there; one that the articles never fired is as good as its predicate, a predicate never seen as good as all.

How far to believe the figures. Each article was judged by a model fitted to the others, but features and penalty were
chosen on the same articles, so other text will do a little worse. The first annotation was made before the program was
run; then the output was read once and {after} records that one may sign were added, which favours the program: the
share by the first annotation alone is given as "blind". There is one annotator. Compare the Brier scores: the model
gives the right level, but tells right records from wrong ones only a little better than the constant does.
"""


def page(
    gold: Sequence[Mapping[str, Any]],
    rows: Mapping[Any, Sequence[Row]],
    told: Mapping[Any, Mapping[str, Sequence[float]]],
    models: Mapping[Any, Fit],
    other: Mapping[Any, Sequence[Row]],
    numbers: bytes,
) -> str:
    """The whole page; `numbers` is the stored file that it belongs to, `other` the rows of a second gold."""
    signed = [sum(not x.get("optional") for r in gold for x in r[kind]) for kind in ("relations", "stances")]
    after = sum(bool(x.get("after")) for r in gold for kind in ("relations", "stances") for x in r[kind])
    lines = [HEAD.format(print=fingerprint(numbers), n=len(gold), signed=signed[0], stances=signed[1], after=after)]
    for kind in rows:
        lines += ["", f"## {kind.capitalize()}", ""]
        lines += [*_figures(rows[kind], told[kind]), "", *_reliability(rows[kind], told[kind][MODEL]), ""]
        lines += [_second(models[kind], other[kind]), "", *_weights(models[kind], rows[kind]), ""]
        lines += _groups(models[kind])
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def fingerprint(numbers: bytes) -> str:
    """What the page calls the stored numbers by, so that a test sees when they part."""
    return hashlib.sha256(numbers).hexdigest()[:12]


def _figures(rows: Sequence[Row], told: Mapping[str, Sequence[float]]) -> Iterator[str]:
    right = [r.right for r in rows]
    blind = sum(r.blind for r in rows)
    shares = _share(sum(right), rows), _share(blind, rows)
    yield f"{len(rows)} extracted, {sum(right)} right ({shares[0]}); blind {blind} ({shares[1]})."
    yield ""
    yield "| model | Brier score | expected calibration error |"
    yield "| --- | --- | --- |"
    for name, chances in told.items():
        measured = brier(chances, right), expected_error(chances, right)
        yield f"| {name}{' (in use)' if name == MODEL else ''} | {measured[0]:.3f} | {measured[1]:.3f} |"


def _share(n: int, rows: Sequence[Row]) -> str:
    return f"{n / len(rows):.2f}"


def _reliability(rows: Sequence[Row], chances: Sequence[float]) -> Iterator[str]:
    yield "| confidence | mean told | share right | n |"
    yield "| --- | --- | --- | --- |"
    for b in bins(chances, [r.right for r in rows]):
        yield f"| {b.low:.1f} to {b.high:.1f} | {b.said:.2f} | {b.was:.2f} | {b.n} |"


def _second(model: Fit, rows: Sequence[Row]) -> str:
    chances = [1 / (1 + math.exp(-model.score(r))) for r in rows]
    right = [r.right for r in rows]
    return (
        f"On `data/gold/gold.jsonl`, by which rules were improved: {len(rows)} extracted, mean told "
        f"{sum(chances) / len(chances):.2f}, share right {sum(right) / len(right):.2f}, "
        f"Brier score {brier(chances, right):.3f}."
    )


def _weights(model: Fit, rows: Sequence[Row]) -> Iterator[str]:
    used = Counter(name for r in rows for name, value in r.features.items() if value)
    yield f"Bias {model.bias:+.3f}. Left out: features of fewer than {RARE} records, or with a sign against sense."
    yield ""
    yield "| feature | weight | records | is |"
    yield "| --- | --- | --- | --- |"
    for name, weight in sorted(model.weights.items(), key=lambda item: item[1]):
        sign = " (sign fixed)" if name in DIRECTION else ""
        yield f"| {name} | {weight:+.3f} | {used.get(name, len(rows))} | {MEANING[name]}{sign} |"


def _groups(model: Fit) -> Iterator[str]:
    counts = model.counts.stored("group")
    yield "| predicate or attitude | right | extracted |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {right} | {seen} |" for name, (right, seen) in counts.items())
