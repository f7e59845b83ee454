"""Acts: the same from records and from a run, in whatever order, at each level."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import news
from runs import all_columns, write_run

from geo_nlp.graph import Selection, build_graph, open_acts
from geo_nlp.graph.acts import LAYERS
from geo_nlp.graph.levels import Level
from geo_nlp.graph.recordacts import acts_of

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

Make = Callable[..., dict[str, Any]]
LEVELS = get_args(Level)
EVERYTHING = Selection(layers=LAYERS)

ENDS = st.sampled_from(["FRA", "RUS", "TUR", "person:lavrov", "person:rutte", "igo:nato", "armed_group:isis"])
WHAT = st.sampled_from(["ACCUSE", "AID", "AGREE", "ALLIANCE", "MEMBERSHIP", "HOSTILITY", "concern", "praise"])
MARKS = st.sampled_from(["", ", negated", ", possible", ", planned", ", 2014", ", 2025-02-26", ", 2025-01"])
EVENTS = st.builds("{} {} {} (a{}{})".format, ENDS, WHAT, ENDS, st.integers(1, 3), MARKS)
SEVERAL = st.sampled_from(["FRA concern RUS+TUR (a1)", "FRA praise RUS+person:lavrov (a2)", "TUR doubt TUR+FRA (a3)"])
ROLES = st.sampled_from([
    "person:lavrov foreign_minister gov:rus:foreign-ministry", "person:lavrov head_of_state RUS (former)",
    "person:rutte head_of_organisation igo:nato", "person:rutte head_of_government TUR", "person:macron activist FRA",
])  # fmt: skip
ARTICLES = st.fixed_dictionaries({
    "lines": st.lists(EVENTS | SEVERAL | ROLES, max_size=6),
    "id": st.sampled_from(["a", "b", "c"]),
    "date": st.sampled_from([None, "2025-02-27", "2025-03-01"]),
    "source": st.sampled_from([None, "Reuters", "reuters ", "AP"]),
    "text": st.sampled_from(["", "Ministers met in the old town hall. ", "Nobody expected it to be over so soon. "]),
    "said": st.sampled_from([None, "Sergei Lavrov", "Mark Rutte"]),
})  # fmt: skip


def made(record: Make, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records of generated articles; each was read from another file."""
    found = []
    for number, article in enumerate(articles):
        one = record(*article["lines"], **{name: article[name] for name in ("id", "date", "source", "text")})
        one |= {"schema": 2, "path": f"news/{number}.html"}
        for place, item in enumerate((*one["relations"], *one["stances"])):
            item |= {"id": f"{number}-{place}", "modality": item.get("modality", "asserted")}
            item["attribution"] = 0 if article["said"] and place % 2 else None
        if article["said"]:
            speaker = {"actor": "person:lavrov", "name": article["said"], "country": "RUS", "sector": "GOV"}
            content = {"start": 0, "end": 1, "text": "x"}
            one["attributions"] = [{"speaker": speaker, "cue": None, "content": content, "kind": "direct", "rule": "x"}]
        found.append(one)
    return found


@pytest.mark.parametrize("level", LEVELS)
def test_a_run_gives_the_acts_of_its_records(tmp_path: Path, level: Level) -> None:
    records = news()
    run = write_run(tmp_path / "run", records)
    with open_acts(run, level=level, selection=EVERYTHING) as acts:
        assert all_columns(acts) == all_columns(acts_of(records, level=level))
        assert len(acts) > 10


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles=st.lists(ARTICLES, max_size=5), level=st.sampled_from(LEVELS), sure=st.sampled_from([None, 0.85]))
def test_any_run_gives_the_acts_of_its_records(
    record: Make, articles: list[dict[str, Any]], level: Level, sure: float | None
) -> None:
    records = made(record, articles)
    with tempfile.TemporaryDirectory() as folder:
        run = write_run(Path(folder) / "run", records)
        with open_acts(run, level=level, selection=EVERYTHING) as acts:
            assert all_columns(acts) == all_columns(acts_of(records, level=level))
        assert graph_of(run, level=level, min_confidence=sure) == graph_of(records, level=level, min_confidence=sure)


@settings(max_examples=40, deadline=None)
@given(articles=st.lists(ARTICLES, max_size=5), level=st.sampled_from(LEVELS), data=st.data())
def test_the_order_of_records_does_not_matter(
    record: Make, articles: list[dict[str, Any]], level: Level, data: st.DataObject
) -> None:
    records = made(record, articles)
    other = data.draw(st.permutations(records))
    assert all_columns(acts_of(records, level=level)) == all_columns(acts_of(other, level=level))
    everything = {"level": level, "layers": LAYERS, "window": "month"}
    assert graph_of(records, **everything) == graph_of(other, **everything)


def graph_of(inputs: Any, **options: Any) -> tuple[Any, ...]:
    graph = build_graph(inputs, **options)
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), graph.graph


def test_a_run_without_its_stories_counts_copies_once(record: Make, tmp_path: Path) -> None:
    text = "Ministers met in the old town hall for six hours before they told reporters that the talks would go on. "
    records = [
        record("FRA ACCUSE RUS (a1)", id=f"a{number}", source=outlet, text=text) | {"schema": 2, "path": f"{number}"}
        for number, outlet in enumerate(("Reuters", "Herald"))
    ]
    edge = build_graph(write_run(tmp_path / "run", records))["FRA"]["RUS"]["ACCUSE"]
    assert (edge["weight"], edge["articles"], edge["stories"], edge["sources"]) == (2.0, 2, 1, 1)


def test_many_articles_wait_for_run_stories(
    record: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("geo_nlp.graph.storedarticles.MOST_FOR_STORIES", 0)
    one = record("FRA ACCUSE RUS (a1)") | {"schema": 2, "path": "a"}
    with open_acts(write_run(tmp_path / "run", [one])) as acts:
        assert not acts.articles.stories_known
        assert "copies of a story count as sources of their own" in caplog.text
        assert [story.credited for story in acts.articles] == ["reuters"]


def test_an_article_that_a_run_holds_twice_counts_once(record: Make, tmp_path: Path) -> None:
    one = record("FRA ACCUSE RUS (a1)", "FRA concern RUS+TUR (a2)") | {"schema": 2, "path": "b.html"}
    one["stances"][0] |= {"id": "s", "modality": "asserted"}
    records = [one, one | {"path": "a.html"}, one | {"path": "c.html", "source": "AP"}]
    with open_acts(write_run(tmp_path / "run", records)) as acts:
        assert [article.path for article in acts.articles] == ["a.html", "c.html"]
        counts = acts.account.counts()
        assert (counts["relations"], counts["stances"], counts["left_out_repeated"]) == (3, 3, 2)


def test_records_of_schema_1_tell_an_act_each(record: Make) -> None:
    acts = acts_of([record("FRA ACCUSE RUS", "FRA ACCUSE RUS", "FRA concern RUS")])
    assert len(set(acts.act.tolist())) == len(acts) == 3


MINISTER = "person:lavrov foreign_minister gov:rus:foreign-ministry"


@pytest.mark.parametrize(
    ("lines", "level", "edges"),
    [
        (
            ["person:lavrov ACCUSE FRA", MINISTER],
            "organisation", [("gov:rus:foreign-ministry", "FRA")],
        ),
        (["person:macron ACCUSE RUS", "person:macron head_of_state FRA"], "organisation", [("FRA", "RUS")]),
        (["person:macron AID RUS", "person:macron mayor FRA (former)"], "organisation", [("person:macron", "RUS")]),
        (["person:macron ACCUSE RUS", "person:macron activist FRA"], "organisation", [("person:macron", "RUS")]),
        (["person:macron ACCUSE RUS"], "organisation", [("person:macron", "RUS")]),
        (["person:lavrov ACCUSE FRA", MINISTER], "country", [("RUS", "FRA")]),
        (["person:macron head_of_state FRA"], "organisation", []),
        (["igo:nato ACCUSE armed_group:isis"], "organisation", [("igo:nato", "armed_group:isis")]),
    ],
)  # fmt: skip
def test_levels(record: Make, lines: list[str], level: Level, edges: list[tuple[str, str]]) -> None:
    assert list(build_graph([record(*lines)], level=level).edges()) == edges


def test_only_the_article_that_tells_the_office_is_about_the_body(record: Make) -> None:
    office = record("person:rutte AID TUR", "person:rutte head_of_organisation igo:nato", id="a")
    graph = build_graph([office, record("person:rutte AID TUR", id="b")], level="organisation")
    assert sorted(graph.edges()) == [("igo:nato", "TUR"), ("person:rutte", "TUR")]


def test_rows_are_chosen_with_their_sentences(record: Make) -> None:
    acts = acts_of([record("FRA ACCUSE RUS", "RUS AID TUR", "TUR praise FRA")])
    some = acts.where(acts.polarity() == 1)
    assert some.quotes_of([1, 0]) == ["TUR praise FRA.", "RUS AID TUR."]
    assert some.row.tolist() == [1, 2]


def test_stories_that_a_run_knows_are_taken_from_it(tmp_path: Path) -> None:
    from newsroom import write_run as with_stories

    run = with_stories(tmp_path / "run", [news()], stories={"a1": "s1", "a2": "s2", "a6": "s1"})
    with open_acts(run) as acts:
        stories = {article.id: (article.story, article.credited) for article in acts.articles}
    assert stories["a1"] == stories["a6"]
    assert stories["a1"][1] == "the wire"
    assert stories["a2"][0] != stories["a1"][0]


def test_many_rows_of_tables_are_read_where_they_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = write_run(tmp_path / "run", news(), parts=1) / "parts" / "00000"
    tables = [part / f"{name}.parquet" for name in ("relations", "stances", "roles", "actors", "attributions")]
    with open_acts(part.parent.parent, level="country", selection=EVERYTHING) as acts:
        whole = all_columns(acts)
    monkeypatch.setattr("geo_nlp.graph.opening.MANY_ROWS", 1)
    with open_acts(tables, level="country", selection=EVERYTHING) as acts:
        lying = all_columns(acts)
        assert not acts.articles.stories_known
    for name in ("row", "source", "target", "key", "date", "speaker", "nodes", "about", "counts", "sentences"):
        assert lying[name] == whole[name], name
    assert [article.id for article in lying["articles"]] == ["a1", "a2", "a3", "a4", "a6"]  # a5 has no rows


def test_few_rows_of_tables_are_records(tmp_path: Path) -> None:
    part = write_run(tmp_path / "run", news(), parts=1) / "parts" / "00000"
    edges = build_graph([part / "relations.parquet", part / "stances.parquet"], level="country").edges(keys=True)
    assert sorted(edges) == sorted(build_graph(news(), level="country").edges(keys=True))
