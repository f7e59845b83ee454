"""A paragraph on a run for a methods section: with what it was made, of what, and what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from geo_nlp.run.status import Status
from geo_nlp.tables.layout import TABLES

USUAL: Mapping[str, Any] = {
    "input_format": "auto", "encoding": None, "columns": {}, "date": None, "date_order": None, "clean": True,
    "language": "en",
}  # fmt: skip


def receipt(status: Status) -> str:
    """The paragraph."""
    made = status.made.settings
    packages = ", ".join(f"{name} {made[name]}" for name in ("spacy", "thinc", "numpy", "trafilatura", "lxml"))
    counts = ", ".join(f"{status.counts[table]:,} {table}" for table in TABLES)
    inputs = {one.name: one for one in status.plan.inputs}
    size = sum(one.size for one in inputs.values())
    state = "" if status.is_finished else f" The run is not finished: {status.done} of {len(status.plan.units)} units."
    return (
        f"Events, roles, stances and attributions were extracted with geo_nlp {made['geo_nlp']} (code {made['code']},"
        f" rules and gazetteer {made['rules']}), spaCy model {made['model']},"
        f" on Python {made['python']} with {packages}."
        f" Settings: {_options(made)}; settings hash {status.made.hash}."
        f" Input: {status.plan.articles:,} articles in {len(inputs):,} files ({size:,} bytes, combined SHA-256"
        f" {inputs_digest(status)[:16]}). {status.counts['articles']:,} articles were processed, in"
        f" {status.without_findings:,} of which nothing was found; {len(status.failed):,} failed, and"
        f" {len(status.skipped):,} were skipped (no article, or another language). Found: {counts}."
        f" The run was begun on {status.made.created[:10]}; the same input and settings give the same bytes.{state}"
    )


def _options(made: Mapping[str, Any]) -> str:
    changed = [f"{name} {made[name]}" for name, usual in USUAL.items() if made[name] != usual]
    return ", ".join(changed) or "all as by default"


def inputs_digest(status: Status) -> str:
    """One hash for all inputs: of their hashes, in the order of the plan."""
    return hashlib.sha256("".join(one.sha256 for one in status.plan.inputs).encode()).hexdigest()
