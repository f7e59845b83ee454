"""A paragraph for the methods section of a paper, on how the precision of the records was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geo_nlp.evaluation.coders import Agreement
from geo_nlp.evaluation.precision import ALL, Precision


def paragraph(key: Mapping[str, Any], agreements: Sequence[Agreement], found: Sequence[Precision]) -> str:
    """What was drawn and judged, how far the coders agree, if there are two, and how many relations are right.

    >>> key = {"engine": {"geo_nlp": "0.1.0", "rules": "1a2b"}, "by": ["predicate"], "seed": 1, "records": [{}] * 9}
    >>> key |= {"relations": 90, "strata": [{}]}
    >>> "seed 1" in paragraph(key, [Agreement("verdicts", 9, 1.0, None)], [Precision("all", 90, 9, 0.9, 0.6, 0.98)])
    True
    """
    engine = key.get("engine") or {}
    made = f"geo_nlp {engine.get('geo_nlp', '(version unknown)')} (rules {engine.get('rules', 'unknown')})"
    alone = "judged by one coder, who saw the sentence and not the confidence; how reliable this is was not measured."
    two = (
        "judged by two coders independently, who saw the sentence and neither the confidence nor each other's verdicts."
    )
    lines = [
        f"From the {key['relations']:,} relations with two actors that {made} extracted, {len(key['records']):,} were "
        f"drawn at random from {len(key['strata'])} strata by {' and '.join(key['by'])} (seed {key['seed']}), and "
        + (two if agreements else alone)
    ]
    verdicts = next((each for each in agreements if each.what == "verdicts"), None)
    if verdicts and verdicts.share is not None:
        undefined = "is not defined, as all verdicts are the same"
        reliability = undefined if verdicts.alpha is None else f"is {verdicts.alpha:.2f}"
        lines.append(
            f"They agree on {verdicts.share:.0%} of {verdicts.units:,} records; Krippendorff's alpha (nominal) "
            f"{reliability}."
        )
    if whole := next((each for each in found if each.predicate == ALL), None):
        right, low, high = whole.corrected
        lines.append(
            f"Weighted by stratum, precision is {whole.value:.2f} (95 % Wilson interval {whole.low:.2f} to "
            f"{whole.high:.2f}, with the effective sample size of the weights), so that about {right:,} "
            f"({low:,} to {high:,}) of the relations are right{'; disagreements count as half' if agreements else ''}."
        )
    empty = [each for each in key["strata"] if each.get("taken") == 0]
    if empty:
        share = sum(each["size"] for each in empty) / key["relations"]
        lines.append(
            f"No relation was drawn from {len(empty):,} of the strata ({share:.0%} of the relations), which are taken "
            "to be like the others."
        )
    by_type = [each for each in found if each.predicate != ALL]
    if by_type:
        worst, best = (pick(by_type, key=lambda each: (each.value, each.predicate)) for pick in (min, max))
        lines.append(
            f"By type it runs from {worst.value:.2f} ({worst.predicate}, n = {worst.judged}) to {best.value:.2f} "
            f"({best.predicate}, n = {best.judged})."
        )
    return " ".join(lines)
