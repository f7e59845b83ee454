"""`geo_nlp.extract`: what it takes beside its inputs."""

from __future__ import annotations

import gc
import json
import sys
from itertools import islice
from typing import Any

import pytest

import geo_nlp
from geo_nlp.errors import InputError
from geo_nlp.gazetteer.disputed import VARIABLE
from geo_nlp.read import Failure
from geo_nlp.run import extract_many
from geo_nlp.run.pool import FEW
from geo_nlp.run.progress import showing

Rows = list[dict[str, Any]]


def rows(count: int) -> Rows:
    found: Rows = [{"id": f"a{n}", "text": f"France condemned Russia. Number {n}."} for n in range(count)]
    found[1] = {"id": "a1", "text": ""}
    return found


def countries(disputed: Any) -> set[str | None]:
    """The countries of the mentions of a disputed place."""
    (record,) = geo_nlp.extract([{"text": "Crimea condemned Poland."}], disputed=disputed)
    return {mention["country"] for mention in record["mentions"] if mention["text"] == "Crimea"}


def test_each_policy_has_its_own_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    found = {name: countries(name) for name in ("recognised", "administered", "none", "recognised", None)}
    assert found == {"recognised": {"UKR"}, "administered": {"RUS"}, "none": {None}, None: {"UKR"}}


def test_the_engine_tells_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    article = [{"text": "France condemned Russia."}]
    policies: list[Any] = [None, "recognised", "administered"]
    none, recognised, administered = (next(geo_nlp.extract(article, disputed=name)) for name in policies)
    assert none["engine"] == recognised["engine"] != administered["engine"]


def test_two_pipelines_keep_their_policies_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    ours, theirs = geo_nlp.load(), geo_nlp.load(disputed="administered")
    for nlp, country in ((ours, "UKR"), (theirs, "RUS"), (ours, "UKR")):
        assert nlp("Crimea condemned Poland.")._.mentions[0].country == country


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"disputed": "russian"}, "unknown policy for disputed places 'russian'; choose from recognised, administered"),
        ({"workers": 0}, "workers is 0; give 1 or more"),
    ],
)
def test_a_wrong_option_is_reported_before_anything_is_read(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        next(geo_nlp.extract(["no-such-file.txt"], **options))


@pytest.mark.slow
@pytest.mark.parametrize("way", ["spawn", *(["fork"] if sys.platform == "linux" else [])])
def test_workers_give_the_same_bytes(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_nlp.run.pool.way_of_starting", lambda: way)
    before = gc.get_threshold(), gc.get_freeze_count()
    texts = [{"id": f"a{n}", "text": f"Crimea condemned Poland. Number {n}."} for n in range(FEW + 3)]
    alone, spread = (list(geo_nlp.extract(texts, workers=n, disputed="administered")) for n in (1, 2))
    assert [json.dumps(record) for record in alone] == [json.dumps(record) for record in spread]
    assert {mention["country"] for record in spread for mention in record["mentions"][:1]} == {"RUS"}
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_the_garbage_collector_is_left_as_it_was() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    assert len(list(geo_nlp.extract(rows(3)))) == 2
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_records_are_those_of_the_command_line() -> None:
    assert list(geo_nlp.extract(rows(4))) == list(extract_many(rows(4)))


def test_progress_counts_records_and_failures() -> None:
    done: list[int] = []
    failures: list[Failure] = []
    found = list(geo_nlp.extract(rows(4), progress=done.append, on_failure=failures.append))
    assert (len(found), len(failures), done) == (3, 1, [1, 2, 3, 4])


def test_progress_comes_before_the_record_is_worked_on() -> None:
    done: list[int] = []
    for number, _ in enumerate(islice(geo_nlp.extract([{"text": "x"}] * 3, progress=done.append), 2), start=1):
        assert done[-1] == number


@pytest.mark.parametrize("progress", [True, False])
def test_a_bar_is_on_stderr_and_only_if_asked_for(progress: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(geo_nlp.extract(rows(4), progress=progress))) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert ("4/4" in said.err and "articles" in said.err) is progress


def test_the_bar_ends_with_a_run_that_is_broken_off(capsys: pytest.CaptureFixture[str]) -> None:
    found = geo_nlp.extract([{"text": "France condemned Russia."}] * 3, progress=True)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert "1/3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("inputs", "total"), [({"text": "x"}, 1), ([{"text": "x"}] * 3, 3), (["a.txt", "b.csv"], None), ("a.txt", None)]
)
def test_the_end_is_known_where_the_articles_are_at_hand(inputs: Any, total: int | None) -> None:
    from geo_nlp.run import progress

    assert progress._total(inputs) == total


def test_nothing_is_shown_before_the_first_article(capsys: pytest.CaptureFixture[str]) -> None:
    with showing(True, []):
        assert capsys.readouterr().err == ""


def test_a_data_frame_is_extracted() -> None:
    frame = pytest.importorskip("pandas").DataFrame({"body": ["France condemned Russia."] * 2})
    records = list(geo_nlp.extract(frame, columns={"text": "body"}))
    assert [r["relations"][0]["predicate"] for r in records] == ["ACCUSE", "ACCUSE"]
