"""Why an answer is empty: which option left nothing, and what there would have been."""

from __future__ import annotations

from geo_nlp.plurals import counted
from geo_nlp.queries.conditions import Conditions
from geo_nlp.queries.question import Question
from geo_nlp.queries.statements import DATES
from geo_nlp.queries.store import Store


def why_empty(asked: Question, wanted: Conditions, store: Store) -> list[str]:
    """One line: the first option that leaves nothing of what the options before it left."""
    store.need("articles")
    ((total, articles),) = store.rows("SELECT (SELECT count(*) FROM findings), (SELECT count(*) FROM articles)")
    if not total:
        unfinished = "no article is done yet; the command that began the run goes on with it"
        why = f"nothing was found in {counted(articles, 'article')}" if articles else unfinished
        return [f"{store.name}: {why}"]
    tried = [*wanted.alone, *wanted.found]
    filters = [" AND ".join(c.sql for c in tried[: n + 1]) for n in range(len(tried))] + [c.sql for c in tried]
    listed = ", ".join(f"count(*) FILTER ({condition})" for condition in filters)
    (counts,) = store.rows(f"SELECT {listed} FROM findings", wanted.parameters) if filters else ((),)
    so_far, by_itself = counts[: len(tried)], counts[len(tried) :]
    for number, condition in enumerate(tried):
        if so_far[number]:
            continue
        what = f"{condition.option} {condition.asked}".rstrip()
        before = so_far[number - 1] if number else total
        if condition.option == "--include":
            all_ = "the only record is" if before == 1 else f"all {before:,} records are"
            return [f"{all_} {condition.asked}; --include {condition.asked} shows {'it' if before == 1 else 'them'}"]
        if condition.option in DATES:
            return [f"{what} leaves none of {counted(before, 'record')}; {_span(store)}"]
        if not by_itself[number]:
            return [f"{what}: never in the {counted(total, 'record')} of {store.name}"]
        alone = f"without the options before it there are {by_itself[number]:,}"
        return [f"{what} leaves none of {counted(before, 'record')}; {alone}"]
    if asked.unit:
        return [f"no act has a date that gives the {asked.unit}; group by something coarser"]
    return ["no act has two known ends that differ"]


def _span(store: Store) -> str:
    ((first, last, undated),) = store.rows(
        "SELECT min(event_from), max(event_to), count(*) FILTER (event_from IS NULL) FROM findings"
    )
    if first is None:
        return "none of those there is dated"
    more = f", and {undated:,} without a date" if undated else ""
    return f"{store.name} has events from {first} to {last}{more}"
