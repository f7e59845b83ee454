"""`geo_nlp.query`: the same words in Python."""

from __future__ import annotations

import builtins
import inspect
import json
import logging
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas
import pytest
from newsroom import Story

import geo_nlp
from geo_nlp.errors import InputError
from geo_nlp.queries.question import question


def test_a_frame_has_types(asked: Path) -> None:
    found = geo_nlp.query(asked, source="China", target="USA", by="month")
    assert isinstance(found, pandas.DataFrame)
    assert found["acts"].tolist() == [2, 0, 1]
    assert {name: str(found[name].dtype) for name in ("period", "acts")} == {"period": "string", "acts": "Int64"}
    evidence = geo_nlp.query(str(asked), who="NATO")
    assert isinstance(evidence, pandas.DataFrame)
    assert str(evidence["event_from"].dtype) == "datetime64[s]"
    assert evidence["source_name"].tolist() == ["Ada Osei"]


def test_an_empty_frame_has_its_columns_and_a_reason(asked: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="geo_nlp"):
        found = geo_nlp.query(asked, who="Zambia")
    assert len(found) == 0
    assert isinstance(found, pandas.DataFrame)
    assert "sentence" in found.columns
    assert "--who Zambia: never in the 17 records" in caplog.text


def test_sql(asked: Path) -> None:
    found = geo_nlp.query(asked, sql="SELECT kind, count(*) AS n FROM findings GROUP BY ALL ORDER BY n DESC")
    assert isinstance(found, pandas.DataFrame)
    assert found.values.tolist() == [["event", 13], ["stance", 3], ["tie", 1]]


def test_sql_takes_no_other_options(asked: Path) -> None:
    with pytest.raises(InputError, match="sql asks by itself"):
        geo_nlp.query(asked, sql="SELECT 1", who="China")


def test_modes_are_asked_for(tmp_path: Path) -> None:
    story = Story("a1", "2025-03-01", "Herald").does("France met.", "France", "CONSULT", "Russia", "a1", mode="visit")
    story.does("France called.", "France", "CONSULT", "Russia", "a2", mode="phone")
    assert len(geo_nlp.query([story.record], mode="visit")) == 1


def test_several_files(file: Path) -> None:
    assert len(geo_nlp.query([file], who="NATO")) == 1


def test_without_pandas_it_is_a_list(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_nlp.queries.call.find_spec", lambda name: None)
    found = geo_nlp.query(asked, who="NATO")
    assert isinstance(found, list)
    assert found[0]["sentence"] == "Ada Osei praised NATO."


def test_the_options_are_those_of_a_question() -> None:
    own = set(inspect.signature(geo_nlp.query).parameters)
    assert own == {"run_or_file", "sql", *inspect.signature(question).parameters}


@pytest.mark.parametrize("lacking", ["duckdb", "pyarrow"])
def test_what_is_not_installed_is_reported(file: Path, monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name.split(".")[0] == lacking:
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"queries need duckdb and pyarrow; run: pip install 'geo-nlp\[query\]'"):
        geo_nlp.query(file)


def test_records_at_hand_are_asked_as_their_file_is(file: Path) -> None:
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for given in (records, iter(records)):
        found: Any = geo_nlp.query(given, source="China", by="dyad,year")
        assert found.equals(geo_nlp.query(file, source="China", by=["dyad", "year"]))
        assert {"period", "source", "target"} <= set(found.columns)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([{"id": "a"}], "item 1: no record: text: "), ({"id": "a", "text": "x"}, "not to one record; put it into"),
        (3, "a question goes to a run, files or records, not to int"), ([], "nothing to ask"),
        (["records.jsonl", {}], "files and dict together"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_one_line(given: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        geo_nlp.query(given)


@pytest.mark.parametrize("first", [2025, "2025", date(2025, 1, 1), datetime(2025, 1, 1, 8), pandas.Timestamp("2025")])
def test_days_may_be_dates_and_years_numbers(file: Path, first: Any) -> None:
    assert len(geo_nlp.query(file, since=first)) == len(geo_nlp.query(file, since="2025-01")) > 0


@pytest.mark.parametrize(
    "wrong", [2025.5, True, 20250227, ["2025"], pandas.NaT, "4.3.2025", "Smarch 2025", "2 May 3 2025"]
)
def test_what_is_no_day_is_one_line(file: Path, wrong: Any) -> None:
    with pytest.raises(InputError, match=r"^since .* is not a date; "):
        geo_nlp.query(file, since=wrong)


def test_months_may_be_named(file: Path) -> None:
    for named, plain in (("March 2025", "2025-03"), ("20 mar. 2025", "2025-03-20"), ("March 20, 2025", "2025-03-20")):
        assert question(since=named).since == plain
    assert len(geo_nlp.query(file, since="March 2025")) == len(geo_nlp.query(file, since="2025-03"))
