"""Why an answer is empty: which option left nothing, and what there would have been."""

from __future__ import annotations

from geo_nlp.plurals import counted
from geo_nlp.queries.conditions import Conditions
from geo_nlp.queries.question import Question
from geo_nlp.queries.statements import DATES, in_one
from geo_nlp.queries.store import Store
from geo_nlp.suggest import did_you_mean

ENDS = ("--who", "--source", "--target", "--source and --target")
PLACED = {"place": "a place", "place_admin1": "a known division", "place_country": "a known country of the place"}


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
            never = f"{what}: never in the {counted(total, 'record')} of {store.name}"
            if condition.option == "--place":
                return [never + _near_place(asked, store)]
            return [_in_office(wanted, store) or never if condition.option in ENDS else never]
        alone = f"without the options before it there are {by_itself[number]:,}"
        return [f"{what} leaves none of {counted(before, 'record')}; {alone}"]
    return [_not_grouped(asked, filters[len(tried) - 1] if tried else "true", wanted, store)]


def _not_grouped(asked: Question, kept: str, wanted: Conditions, store: Store) -> str:
    """What none of the records that fit has, of that by which they are to be grouped."""
    lacking: dict[str, str] = {}
    if asked.unit:
        lacking[in_one(asked.unit)] = f"a date that gives the {asked.unit}; group by something coarser"
    if asked.where:
        lacking[f"{asked.where} IS NOT NULL"] = PLACED[asked.where]
    if asked.dyads or "dyad" in asked.by:
        lacking["source_node <> target_node"] = "two known ends that differ"
    for side in ("source", "target"):
        if side in asked.by:
            lacking[f"coalesce({side}_node, {side}_name) IS NOT NULL"] = f"a known {side}"
    for condition, what in lacking.items():
        ((there,),) = store.rows(f"SELECT count(*) FROM findings WHERE {kept} AND {condition}", wanted.parameters)
        if not there:
            return f"no act has {what}"
    return f"no act has {' and '.join(what.partition(';')[0] for what in lacking.values())}"


def _in_office(wanted: Conditions, store: Store) -> str | None:
    """That somebody who is asked for is there as holder of an office, though in no act."""
    store.need("roles")
    for actor in wanted.actors:
        held = store.rows(
            "SELECT holder_name, role_title FROM roles WHERE holder IN (SELECT unnest($ids)) "
            "OR lower(holder_name) = lower($given) ORDER BY length(role_title) DESC, role_title LIMIT 1",
            {"ids": list(actor.ids), "given": actor.given},
        )
        if held:
            name, title = held[0]
            return f"{name} is in {store.name} with an office ({title}), but in no act"
    return None


def _near_place(asked: Question, store: Store) -> str:
    """A place or country of these records that may be meant; nothing for a name that the gazetteer knows."""
    from geo_nlp.gazetteer.countries import country_code, state_names

    found = store.rows("SELECT DISTINCT unnest([place, place_admin1, place_country]) AS name FROM findings ORDER BY 1")
    known = [state_names().get(name, name) for (name,) in found if name]
    strange = (name for name in asked.place if not country_code(name) and name not in known)
    return next(filter(None, (did_you_mean(name, known) for name in strange)), "")


def _span(store: Store) -> str:
    ((first, last, undated),) = store.rows(
        "SELECT min(event_from), max(event_to), count(*) FILTER (event_from IS NULL) FROM findings"
    )
    if first is None:
        return "none of those there is dated"
    more = f", and {undated:,} without a date" if undated else ""
    return f"{store.name} has events from {first} to {last}{more}"
