"""The door of records: what is no record is a failure with its line, and all others are kept, whatever reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hostile import SHORT, records
from hypothesis import HealthCheck, given, settings

from geo_nlp.errors import InputError
from geo_nlp.graph.build import graph_of
from geo_nlp.graph.opening import open_acts
from geo_nlp.graph.selection import Selection
from geo_nlp.page.article import articles_page
from geo_nlp.queries.recordfiles import records_of_file
from geo_nlp.queries.store import open_store
from geo_nlp.read import Failure

TEXT = "France condemned Russia in Paris on Monday. Macron, the president, said so."
FRANCE = {"actor": "FRA", "name": "France", "country": "FRA", "sector": "GOV", "start": 0, "end": 6, "text": "France"}
RUSSIA = {"actor": "RUS", "name": "Russia", "country": "RUS", "sector": "GOV", "start": 17, "end": 23, "text": "Russia"}
MACRON = {
    "actor": "person:emmanuel-macron",
    "name": "Macron",
    "country": "FRA",
    "sector": "GOV",
    "start": 44,
    "end": 50,
    "text": "Macron",
    "antecedent": {"start": 44, "end": 50, "text": "Macron"},
}
SENTENCE, TRIGGER = {"start": 0, "end": 43}, {"start": 7, "end": 16, "text": "condemned", "lemma": "condemn"}
SAME = {
    "negated": False,
    "modality": "asserted",
    "date": "2025-02-24",
    "date_granularity": "day",
    "date_source": "text",
    "act": "a1",
    "attribution": 0,
    "trigger": TRIGGER,
    "sentence": SENTENCE,
    "rule": "condemn",
    "confidence": 0.9,
}
GOOD: dict[str, Any] = {
    "schema": 2,
    "id": "a",
    "path": "a.txt",
    "title": "Paris speaks",
    "date": "2025-02-27",
    "source": "Reuters",
    "url": "https://example.org/a",
    "language": "en",
    "dateline": {"place": "Paris", "country": "FRA"},
    "text": TEXT,
    "engine": {"geo_nlp": "1", "model": "m", "rules": "r"},
    "mentions": [
        {"type": "state", "level": "name", "demonym": False, **FRANCE},
        {"type": "state", "level": "name", **RUSSIA},
    ],
    "actors": [
        {
            "id": "FRA",
            "name": "France",
            "type": "state",
            "country": "FRA",
            "sector": "GOV",
            "aliases": ["Paris"],
            "wikidata": None,
        }
    ],
    "roles": [
        {
            "holder": MACRON,
            "title": "president",
            "post": "head_of_state",
            "organisation": None,
            "country": "FRA",
            "status": "current",
            "sentence": {"start": 44, "end": 75},
            "rule": "title",
        }
    ],
    "relations": [
        {
            "id": "r1",
            "source": FRANCE,
            "target": RUSSIA,
            "predicate": "ACCUSE",
            "mode": None,
            "quad": 3,
            "score": -2.0,
            "symmetric": False,
            "place": {
                "start": 27,
                "end": 32,
                "text": "Paris",
                "name": "Paris",
                "country": "FRA",
                "admin1": None,
                "lat": 48.8,
                "lon": 2.3,
            },
            "killed": {"start": 0, "end": 1, "text": "F", "count": 3},
            "injured": None,
            **SAME,
        }
    ],
    "stances": [
        {
            "id": "s1",
            "holder": FRANCE,
            "targets": [RUSSIA],
            "about": RUSSIA,
            "attitude": "criticism",
            "polarity": -1,
            "strength": 2,
            **SAME,
        }
    ],
    "attributions": [
        {
            "speaker": MACRON,
            "cue": {"start": 66, "end": 70, "text": "said"},
            "content": {"start": 71, "end": 73, "text": "so"},
            "kind": "indirect",
            "rule": "say",
        }
    ],
    "warnings": [],
}
BROKEN: dict[str, str] = {
    "nothing but a schema": '{"schema": 1}',
    "nesting": f'{{"schema": 2, "id": "a", "text": "", "relations": {"[" * 900}{"]" * 900}}}',
    "nesting without end": f'{{"schema": 2, "id": "a", "text": "", "relations": {"[" * 100_000}',
    "a number of 6,000 digits": f'{{"schema": 2, "id": {"9" * 6000}, "text": "", "relations": []}}',
    "a list": "[1]",
    "a schema that is a list": '{"schema": [2], "id": "a", "text": "", "relations": []}',
    "a schema to come": '{"schema": 9, "id": "a", "text": "", "relations": []}',
    "no number": json.dumps({**GOOD, "relations": [{**GOOD["relations"][0], "score": float("nan")}]}),
    "an offset beyond all texts": json.dumps(
        {**GOOD, "stances": [{**GOOD["stances"][0], "sentence": {"start": 0, "end": 2**40}}]}
    ),
    "a day that is none": json.dumps({**GOOD, "date": "yesterday"}),
    "half a pair of surrogates": json.dumps({**GOOD, "title": "\ud83d"}),
    "a text that is none": json.dumps({**GOOD, "text": 5}),
    "an end that is a name": json.dumps({**GOOD, "relations": [{**GOOD["relations"][0], "source": "FRA"}]}),
    "half a line": json.dumps(GOOD)[:300],
}


def written(path: Path, *lines: str) -> Path:
    good = [json.dumps({**GOOD, "id": name}) for name in ("first", "last")]
    path.write_text("\n".join([good[0], *lines, good[1]]), encoding="utf-8", errors="surrogatepass")
    return path


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_record_is_a_failure_with_its_line(tmp_path: Path, case: str) -> None:
    failures: list[Failure] = []
    file = written(tmp_path / "r.jsonl", BROKEN[case])
    assert [record["id"] for record in records_of_file(file, failures.append)] == ["first", "last"]
    (failure,) = failures
    assert failure.error.startswith(f"{file} line 2: no record") and len(failure.error) < 500
    with pytest.raises(InputError, match="line 2: no record"):
        list(records_of_file(file))


def test_a_file_without_a_record_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"text": "Paris"}\n{"text": "Paris"}\n', encoding="utf-8")
    failures: list[Failure] = []
    with pytest.raises(InputError, match="line 1: no record; ask a run"):
        list(records_of_file(tmp_path / "r.jsonl", failures.append))
    assert not failures


def test_a_file_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    import gzip

    whole = gzip.compress("".join(f"{json.dumps({**GOOD, 'id': str(n)})}\n" for n in range(3000)).encode())
    (tmp_path / "r.jsonl.gz").write_bytes(whole[:-200])
    failures: list[Failure] = []
    found = list(records_of_file(tmp_path / "r.jsonl.gz", failures.append))
    assert 0 < len(found) < 3000
    assert failures and "r.jsonl.gz" in failures[-1].error


def test_addresses_that_are_none_cost_no_graph() -> None:
    odd = ("http://[broken/x", "http://\u2100.com/", "http://a:99999999/", "//[", "\n", "x" * 9000)
    given = [{**GOOD, "id": str(n), "url": url, "source": None} for n, url in enumerate(odd)]
    with open_acts(given) as acts:
        assert graph_of(acts, Selection()).number_of_edges()


@settings(SHORT, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records(GOOD))
def test_hostile_records(tmp_path: Path, record: dict[str, Any]) -> None:
    """What passes the door is taken by all that reads records, and nothing that does not pass costs the others."""
    file = written(tmp_path / "r.jsonl", json.dumps(record))
    failures: list[Failure] = []
    found = list(records_of_file(file, failures.append))
    assert len(found) + len(failures) == 3
    for level in ("actor", "country", "organisation"):
        with open_acts(found, level=level) as acts:  # type: ignore[arg-type]
            graph_of(acts, Selection())
    assert articles_page(found)
    with open_store([file], on_failure=failures.append) as store:
        store.need("articles", "roles", "actors", "attributions")
        assert store.rows("SELECT count(*) FROM articles") == [(len(found),)]
