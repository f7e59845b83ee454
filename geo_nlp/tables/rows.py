"""The rows of each table, from one record of schema 1 or 2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from geo_nlp.gazetteer.codes import cow_code
from geo_nlp.gazetteer.toponyms import toponyms
from geo_nlp.ontology import load_ontology
from geo_nlp.ontology.naming import QUADS
from geo_nlp.ontology.schema import title_words
from geo_nlp.periods import day_of_publication, fineness, period
from geo_nlp.tables.acts import act_rows, best
from geo_nlp.tables.guard import json_line
from geo_nlp.tables.layout import Row, columns_of
from geo_nlp.tables.stanceacts import sign, stance_targets

Json = Mapping[str, Any]


def rows_of(record: Json, table: str, *, distinct: bool = False) -> Iterator[Row]:
    """The rows that a record gives to a table, each with all of its columns; None is an empty cell.

    With `distinct`, relations and stances that report the same act between the same two give one row, the best of
    them.

    >>> [(row["actor"], row["mentions"]) for row in rows_of({"id": "a", "actors": [{"id": "FRA"}]}, "actors")]
    [('FRA', 0)]
    """
    names, article = [column.name for column in columns_of(table)], article_cells(record)
    found = (
        act_rows(list(relation_rows(record)), list(stance_rows(record))) if table == "acts" else FINDERS[table](record)
    )
    for row in best(found, table) if distinct else found:
        full = article | row
        yield {name: full.get(name) for name in names}


def part_rows(record: Json) -> Iterator[tuple[str, Row]]:
    """The rows that a record gives to all tables of a part of a run, each with its table and without empty columns."""
    article = article_cells(record)
    found = {table: list(find(record)) for table, find in FINDERS.items()}
    found["acts"] = list(act_rows(found["relations"], found["stances"]))
    for table, rows in found.items():
        for row in rows:
            yield table, article | row


def article_cells(record: Json) -> Row:
    """The cells that say which article a row is of."""
    return {
        "article": record["id"], "date": day_of_publication(record.get("date")), "outlet": record.get("source"),
        "title": record.get("title"), "url": record.get("url"), "path": record.get("path"),
    }  # fmt: skip


def article_rows(record: Json) -> Iterator[Row]:
    """The row of the article itself, with its whole record."""
    dateline = record.get("dateline") or {}
    yield {
        "published": record.get("date"), "language": record.get("language"),
        "words": len((record.get("text") or "").split()),
        "dateline_place": dateline.get("place"), "dateline_country": dateline.get("country"),
        "warnings": "; ".join(record.get("warnings") or ()) or None, "record": record_line(record),
    }  # fmt: skip


def record_line(record: Json) -> str:
    """A record as a line of a file, without the line break."""
    return json_line(record)


def relation_rows(record: Json) -> Iterator[Row]:
    """One row per relation."""
    for relation in record.get("relations", ()):
        name, quad = relation["predicate"], relation.get("quad")
        predicate = load_ontology().predicates.get(name)
        yield {
            "relation": relation.get("id"), "act": relation.get("act"), "kind": "tie" if quad is None else "event",
            **end_cells("source", relation["source"]), "predicate": name, "mode": relation.get("mode"), "quad": quad,
            "quad_name": QUADS.get(quad) if quad else None,
            "cameo_root": predicate.cameo_root(relation.get("mode")) if predicate else None,
            "score": relation.get("score"), "polarity": sign(name, quad), **end_cells("target", relation["target"]),
            "symmetric": relation.get("symmetric", False), **_context(relation), **_dates(record, relation),
            **_place(relation.get("place")), **_harm(relation, "killed"), **_harm(relation, "injured"),
            **_evidence(record, relation),
        }  # fmt: skip


def stance_rows(record: Json) -> Iterator[Row]:
    """One row per stance and target; one without a target where what is judged names no actor."""
    for _, stance, target, act in stance_targets(record):
        yield {
            "stance": stance.get("id"), "act": act, "kind": "stance",
            **end_cells("source", stance["holder"]), "attitude": stance["attitude"],
            "polarity": stance["polarity"], "strength": stance.get("strength"), **end_cells("target", target),
            "about": one_line((stance.get("about") or {}).get("text") or ""), "symmetric": False,
            **_context(stance), **_dates(record, stance), **_evidence(record, stance),
        }  # fmt: skip


def role_rows(record: Json) -> Iterator[Row]:
    """One row per person and office, in the order of the text: where its fullest title stands."""
    for role in one_per_office(record.get("roles", ())):
        holder, body = role["holder"], role.get("organisation") or {}
        yield {
            "holder": holder.get("actor"), "holder_name": holder.get("name"), "holder_country": holder.get("country"),
            "role_title": one_line(role["title"]), "post": role["post"], "organisation": body.get("actor"),
            "organisation_name": body.get("name"), "role_country": role.get("country"), "status": role["status"],
            **_sentence(record, role), "rule": role.get("rule"),
        }  # fmt: skip


def one_per_office(roles: Sequence[Json]) -> list[Json]:
    """The roles with each office of a holder once, by its fullest title: "President" is said in "Kenyan President".

    >>> roles = [{"holder": {"actor": "a"}, "title": title, "post": "head_of_state", "status": "current"}
    ...         for title in ("President", "Kenyan President", "Chairman")]
    >>> [role["title"] for role in one_per_office(roles)]
    ['Kenyan President', 'Chairman']
    """
    kept: list[Json] = []
    for role in sorted(roles, key=lambda role: -len(title_words(role["title"]))):
        words = set(title_words(role["title"]))
        if not any(_office(role) == _office(other) and words <= set(title_words(other["title"])) for other in kept):
            kept.append(role)
    return [role for role in roles if any(role is other for other in kept)]


def _office(role: Json) -> tuple[object, ...]:
    holder = role["holder"]
    return holder.get("actor") or holder.get("name"), role["post"], role["status"]


def attribution_rows(record: Json) -> Iterator[Row]:
    """One row per stretch of reported speech."""
    for said in record.get("attributions", ()):
        speaker, cue, content = said.get("speaker") or {}, said.get("cue") or {}, said.get("content") or {}
        yield {
            "speaker": speaker.get("name"), "speaker_id": speaker.get("actor"),
            "speaker_country": speaker.get("country"), "speaker_sector": speaker.get("sector"),
            "cue": cue.get("text"), "content": one_line(content.get("text") or ""), "speech": said.get("kind"),
            "start": content.get("start"), "end": content.get("end"), "rule": said.get("rule"),
        }  # fmt: skip


def actor_rows(record: Json) -> Iterator[Row]:
    """One row per actor."""
    counts = Counter(mention.get("actor") for mention in record.get("mentions", ()))
    for actor in record.get("actors", ()):
        yield {
            "actor": actor["id"], "name": actor.get("name"), "type": actor.get("type"),
            "country": actor.get("country"), "cow": cow_number(actor.get("country")), "sector": actor.get("sector"),
            "aliases": "; ".join(actor.get("aliases") or ()) or None, "mentions": counts[actor["id"]],
            "wikidata": actor.get("wikidata"),
        }  # fmt: skip


def end_cells(side: str, participant: Json | None) -> Row:
    """The cells of one end."""
    end = participant or {}
    country = end.get("country")
    return {
        side: end.get("actor"), f"{side}_name": end.get("name"), f"{side}_country": country,
        f"{side}_cow": cow_number(country), f"{side}_sector": end.get("sector"),
    }  # fmt: skip


def speaker(record: Json, item: Json) -> str | None:
    """Name who is quoted for a relation or stance; None where the article says it in its own voice."""
    number = item.get("attribution")
    attributions = record.get("attributions", ())
    said = attributions[number].get("speaker") if number is not None and number < len(attributions) else None
    return said.get("name") if said else None


def one_line(text: str) -> str:
    r"""Text on one line, with single blanks.

    >>> one_line("France\n condemned  Russia")
    'France condemned Russia'
    """
    return " ".join(text.split())


def cow_number(country: str | None) -> int | None:
    """The Correlates of War number of a participant's country; None for one that is no state, and without one."""
    return cow_code(country) if country else None


def _context(item: Json) -> Row:
    return {"negated": bool(item.get("negated")), "modality": item.get("modality", "asserted")}


def _dates(record: Json, item: Json) -> Row:
    """The date of a record; of schema 1, where undated ones have none, that of the article."""
    when, unit, source = item.get("date"), item.get("date_granularity"), item.get("date_source")
    if when is None and record.get("date"):
        when, unit, source = record["date"], fineness(record["date"]), "article"
    days = period(when)
    return {
        "event_date": when, "event_date_granularity": unit, "event_date_source": source or ("text" if when else None),
        "event_from": days[0].isoformat() if days else None, "event_to": days[1].isoformat() if days else None,
    }  # fmt: skip


def _place(place: Json | None) -> Row:
    where = place or {}
    name, lat, lon = where.get("name"), where.get("lat"), where.get("lon")
    return {
        "place": name, "place_level": None if name is None or lat is None else _level(name, lat, lon),
        "place_admin1": where.get("admin1"), "place_country": where.get("country"), "lat": lat, "lon": lon,
    }  # fmt: skip


@lru_cache(10_000)
def _level(name: str, lat: float, lon: float) -> str | None:
    """How exact the coordinates of a place are, by the gazetteer's place of that name and point.

    >>> _level("Gaza Strip", 31.439, 34.403), _level("Atlantis", 1.0, 1.0)
    ('division', None)
    """
    kinds = (place.kind for place in toponyms().lookup(name) if (place.lat, place.lon) == (lat, lon))
    return next(("area" if kind == "other" else kind for kind in kinds), None)


def _harm(relation: Json, role: str) -> Row:
    harm = relation.get(role) or {}
    return {role: harm.get("count"), f"{role}_text": one_line(harm.get("text") or "") if harm else None}


def _sentence(record: Json, item: Json) -> Row:
    start, end = item["sentence"]["start"], item["sentence"]["end"]
    return {"sentence": one_line((record["text"] or "")[start:end]), "start": start, "end": end}


def _evidence(record: Json, item: Json) -> Row:
    trigger = item.get("trigger")
    return {
        "speaker": speaker(record, item), "trigger": trigger.get("text") if trigger else None,
        **_sentence(record, item), "rule": item.get("rule"), "confidence": item.get("confidence"),
    }  # fmt: skip


FINDERS: Mapping[str, Callable[[Json], Iterator[Row]]] = {
    "articles": article_rows, "relations": relation_rows, "stances": stance_rows, "roles": role_rows,
    "attributions": attribution_rows, "actors": actor_rows,
}  # fmt: skip
"""What finds the rows of each table in a record; acts are made of the rows of relations and stances."""
