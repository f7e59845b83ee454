"""`geo_nlp.query`: the same words in Python."""

from __future__ import annotations

import builtins
import inspect
import logging
from pathlib import Path
from typing import Any

import pandas
import pytest

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


def test_records_at_hand_are_no_file(asked: Path) -> None:
    with pytest.raises(InputError, match="to a run or files, not to records; write records"):
        geo_nlp.query([{"id": "a", "text": "France met."}])  # type: ignore[list-item]
