"""Data frames as input, with the rules of tables; none of their libraries is imported for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from geo_nlp.errors import InputError
from geo_nlp.read import Failure, read_articles
from geo_nlp.types import Article

Make = Callable[[dict[str, list[Any]]], Any]
TEXT = "France condemned Russia."
COLUMNS: dict[str, list[Any]] = {
    "id": ["a", "b", "c"],
    "text": [TEXT, None, "Turkey praised Poland."],
    "date": ["2025-02-27", "2025-02-28", None],
    "views": [1, 2, 3],
}


def with_pandas(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pandas").DataFrame(columns)


def with_pandas_types(columns: dict[str, list[Any]]) -> Any:
    """The types that have a missing value of their own, `pandas.NA`, which is true of no comparison."""
    return with_pandas(columns).convert_dtypes()


def with_polars(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("polars").DataFrame(columns)


def with_arrow(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pyarrow").table(columns)


makers = pytest.mark.parametrize("make", [with_pandas, with_pandas_types, with_polars, with_arrow])


def read(frame: Any, **options: Any) -> tuple[list[Article], list[Failure]]:
    items = list(read_articles(frame, **options))
    failures = [item for item in items if isinstance(item, Failure)]
    return [item for item in items if isinstance(item, Article)], failures


@makers
def test_a_row_is_an_article(make: Make) -> None:
    articles, failures = read(make(COLUMNS))
    assert [(a.id, a.text, a.date) for a in articles] == [
        ("a", TEXT, "2025-02-27"),
        ("c", "Turkey praised Poland.", None),
    ]
    assert [(f.where, f.error) for f in failures] == [
        ("data frame row 2", "data frame row 2: no text; give an article with text")
    ]


@makers
def test_columns_are_mapped_as_those_of_tables(make: Make) -> None:
    frame = make({"body": [TEXT], "Date": ["27 Feb 2025"]})
    articles, _ = read(frame, columns={"text": "body"})
    assert [(a.text, a.date) for a in articles] == [(TEXT, "2025-02-27")]


@makers
def test_a_missing_column_is_named_with_those_there_are(make: Make) -> None:
    with pytest.raises(InputError, match=r"^data frame: no column 'text' .* the columns are: corps, views"):
        read(make({"corps": [TEXT], "views": [1]}))


@makers
def test_times_numbers_and_lists_are_read(make: Make) -> None:
    from datetime import datetime

    columns = {"text": [TEXT, TEXT], "date": [datetime(2025, 2, 27, 10), None], "id": [17, 18]}
    articles, failures = read(make(columns))
    assert [(a.id, a.date) for a in articles] == [("17", "2025-02-27"), ("18", None)]
    assert failures == []


def test_several_frames_and_an_empty_one() -> None:
    frames = [with_pandas(COLUMNS), with_pandas({"corps": [TEXT]}), with_pandas({"text": []})]
    articles, failures = read(frames)
    assert [a.id for a in articles] == ["a", "c"]
    assert [f.where for f in failures] == ["data frame row 2", "data frame"]


def test_two_columns_of_one_name_are_an_error() -> None:
    frame = with_pandas({"text": [TEXT], "body": [TEXT]}).set_axis(["text", "text"], axis="columns")
    with pytest.raises(InputError, match="two columns are named 'text'"):
        read(frame)


def test_a_series_is_no_table() -> None:
    with pytest.raises(InputError, match="a Series has no named columns; give the data frame"):
        read(with_pandas(COLUMNS)["text"])


def test_nothing_is_imported_for_it() -> None:
    code = f"""if True:
        import sys
        from geo_nlp.read import read_articles
        class Frame:
            columns = ["text"]
            def __getitem__(self, name):
                return [{TEXT!r}]
        (article,) = read_articles(Frame())
        print(article.text, {{"pandas", "polars", "pyarrow"}} & set(sys.modules))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{TEXT} set()\n"
