"""What failed in a run, once more: in a unit of its own, so that no part is ever changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from geo_nlp.run.folder import the_run
from geo_nlp.run.plan import Addition, Slice, extend, publish_plan, read_plan
from geo_nlp.run.pool import Limits
from geo_nlp.run.settings import read_settings
from geo_nlp.run.status import status_of, waiting_for_retry
from geo_nlp.run.work import Calls, prepare, work_through


def retry_run(path: str | Path, *, workers: int = 1, limits: Limits | None = None, calls: Calls | None = None) -> int:
    """Extract again what failed and nothing else; return how many articles that were."""
    run = the_run(path)
    job = prepare((), run, workers=workers, limits=limits, calls=calls)
    while True:
        plan = read_plan(run)
        queued = set(waiting_for_retry(run, plan))
        failed = sorted({(one.input, one.record) for one in status_of(run).failed} - queued)
        slices = [Slice(number, record, record + 1) for number, record in failed]
        if not slices or publish_plan(
            run, extend(plan, Addition(slices=slices, retry=True), read_settings(run).unit), plan
        ):
            break
    plan = read_plan(run)
    units = [unit for unit in plan.units if unit.retry and not run.part(unit.number).exists()]
    job.plan, job.slices = plan, replace(job.slices, plan=plan)
    work_through(job, units)
    return sum(unit.articles for unit in units)
