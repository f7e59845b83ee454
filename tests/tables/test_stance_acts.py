"""The act of a stance towards each of several targets: tables, questions, graphs and pages count it alike."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import geo_nlp
from geo_nlp.cli.acts import acts_of
from geo_nlp.graph.recordacts import acts_of as graph_acts
from geo_nlp.page.findings import find_findings
from geo_nlp.tables import rows_of
from geo_nlp.tables.stanceacts import stance_targets

TEXTS = {
    "praise": "France praised Germany and Poland on Monday.",
    "condemnation": "Turkey condemned Israel and the United States over the strikes.",
    "thanks": "Ukraine thanked Norway, Denmark and Sweden for their support.",
    "warning": "China accused Japan and threatened it with sanctions. Tokyo rejected the charge.",
    "meeting": "Serbia met and praised Hungary and Slovakia.",
}
Ends = tuple[str, str]


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    articles = [{"id": name, "text": text, "date": "2025-02-18"} for name, text in TEXTS.items()]
    return list(geo_nlp.extract(articles, clean=False))


def by_ends(acts: set[tuple[str, str, str]]) -> Counter[Ends]:
    return Counter((source, target) for _, source, target in acts)


def both_ways(acts: Mapping[Ends, int]) -> Counter[Ends]:
    found = Counter[Ends]()
    for (source, target), number in acts.items():
        found[min(source, target), max(source, target)] += number
    return found


def test_tables_questions_and_graphs_count_the_same_acts(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    file = tmp_path / "r.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    rows = [row for record in records for row in rows_of(record, "acts") if row["source_name"] and row["target_name"]]
    told = by_ends({(f"{row['article']}{row['act']}", row["source_country"], row["target_country"]) for row in rows})
    found: Any = geo_nlp.query(file, by="dyad", include=["hypothetical", "negated"])
    asked = {(source, target): acts for source, target, acts in found[["source", "target", "acts"]].values.tolist()}
    graph = graph_acts(records, level="country")
    nodes = list(graph.nodes)
    ends = zip(graph.act.tolist(), graph.source.tolist(), graph.target.tolist(), strict=True)
    assert sum(told.values()) > len(TEXTS)
    assert told == asked
    assert told == by_ends({(str(act), nodes[source], nodes[target]) for act, source, target in ends})
    assert both_ways(told) == both_ways({(d.source, d.target): d.acts for d in geo_nlp.analyse(records).dyads})


def test_each_target_has_the_act_of_its_own_relation(records: list[dict[str, Any]]) -> None:
    for record in records[:2]:
        acts = {relation["target"]["actor"]: relation["act"] for relation in record["relations"]}
        stances = [(target["actor"], act) for _, _, target, act in stance_targets(record) if target]
        assert len(stances) > 1 and {target: acts[target] for target, _ in stances} == dict(stances)


def test_pages_show_an_act_with_what_it_voices(records: list[dict[str, Any]]) -> None:
    cells = {act.cells[:3] for act in acts_of(records[0])}
    assert cells == {("France", "SUPPORT, praise (+)", "Germany"), ("France", "SUPPORT, praise (+)", "Poland")}
    praise = next(finding for finding in find_findings(records[0]) if finding.kind == "stance")
    assert len(praise.acts) == 2


def record_of(*relations: tuple[str, str, int, int], own: str = "a1") -> dict[str, Any]:
    """Relations of France with Russia as act, predicate, quad class and trigger, and a criticism at place 5."""
    france, russia = {"actor": "FRA", "country": "FRA"}, {"actor": "RUS", "country": "RUS"}
    about = {"sentence": {"start": 0, "end": 50}}
    return {
        "relations": [
            {"source": france, "target": russia, "act": act, "predicate": predicate, "quad": quad, **about,
             "trigger": {"start": at, "end": at + 1}}
            for act, predicate, quad, at in relations
        ],
        "stances": [
            {"holder": france, "targets": [russia], "act": own, "polarity": -1, **about,
             "trigger": {"start": 5, "end": 6}},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("relations", "act"),
    [
        ([("a1", "ACCUSE", 3, 5), ("a2", "THREATEN", 3, 9)], "a1"),  # its own act, not the last of the sentence
        ([("a2", "THREATEN", 3, 9), ("a3", "ACCUSE", 3, 5)], "a3"),  # the word before the sentence
        ([("a2", "CONSULT", 1, 9), ("a3", "THREATEN", 3, 12)], "a3"),  # the same sign
        ([("a2", "CONSULT", 1, 9)], "a1"),
        ([], "a1"),
    ],
)
def test_the_nearest_relation_gives_the_act(relations: list[tuple[str, str, int, int]], act: str) -> None:
    assert [act for *_, act in stance_targets(record_of(*relations))] == [act]


def test_a_relation_that_is_the_same_both_ways_gives_its_act_either_way() -> None:
    record = record_of(("a2", "ACCUSE", 3, 5))
    relation, stance = record["relations"][0], record["stances"][0]
    record["relations"] = [{**relation, "source": relation["target"], "target": relation["source"]}]
    assert [act for *_, act in stance_targets(record)] == ["a1"]
    record["relations"][0]["symmetric"] = True
    assert [act for *_, act in stance_targets(record)] == ["a2"]
    assert stance["act"] == "a1"
