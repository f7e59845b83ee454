"""Dates in figures: what the other dates of a column tell of their order."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from reading import Reader, Write

from geo_nlp.errors import InputError
from geo_nlp.read import tables
from geo_nlp.read.dateorder import Evidence, given_date, readings
from geo_nlp.types import Article

TEXT = "France condemned Russia."
UNCLEAR = "date unclear: '03/04/2025' may have the day or the month first; give --date-order"
MIXED = "date unclear: '03/04/2025' may have the day or the month first; its column has both; write it as 2025-02-27"


def rows_of(*dates: str) -> list[dict[str, str]]:
    return [{"text": TEXT, "pubdate": date} for date in dates]


def as_csv(*dates: str) -> str:
    file = io.StringIO()
    table = csv.DictWriter(file, ["text", "pubdate"])
    table.writeheader()
    table.writerows(rows_of(*dates))
    return file.getvalue()


def as_jsonl(*dates: str) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows_of(*dates))


def as_json(*dates: str) -> str:
    return json.dumps({"articles": rows_of(*dates)}, indent=1)


FORMS = {"a.csv": as_csv, "a.jsonl": as_jsonl, "a.json": as_json}
COLUMNS = [
    (("03/04/2025", "02/27/2025"), ("2025-03-04", "2025-02-27"), "month first, as '02/27/2025' shows"),
    (("03/04/2025", "27/02/2025"), ("2025-04-03", "2025-02-27"), "day first, as '27/02/2025' shows"),
    (("3/4/25", "12/25/24"), ("2025-03-04", "2024-12-25"), "month first, as '12/25/24' shows"),
    (("03-04-2025", "02-27-2025 17:30"), ("2025-03-04", "2025-02-27"), "month first, as '02-27-2025 17:30' shows"),
    (("03.04.2025", "04.05.2025"), ("2025-04-03", "2025-05-04"), None),
    (("03/04/2025", "05/05/2025"), (None, "2025-05-05"), None),
    (("2025-03-04", "4 March 2025"), ("2025-03-04", "2025-03-04"), None),
    (("03/04/2025", "02/27/2025", "27/02/2025"), (None, "2025-02-27", "2025-02-27"), "contradict"),
]  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(("dates", "days", "said"), COLUMNS, ids=lambda part: str(part)[:40])
def test_whole_column_tells_the_order(
    write: Write, read: Reader, name: str, dates: tuple[str, ...], days: tuple[str | None, ...], said: str | None
) -> None:
    articles = read.articles(write(name, FORMS[name](*dates)))
    assert tuple(article.date for article in articles) == days
    assert read.notices[0] == f"{name}: date from pubdate"
    assert [said in notice for notice in read.notices[1:]] == ([True] if said else [])
    assert {warning for article in articles for warning in article.warnings} == (
        {UNCLEAR if said is None else MIXED} if None in days else set()
    )


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_made_of_two_names_the_rows_of_each(write: Write, read: Reader, name: str) -> None:
    dates = ["27/02/2025", "03/04/2025", "28/02/2025", "03/04/2025", "02/27/2025", "02/28/2025"]
    read.articles(write(name, FORMS[name](*dates)))
    assert "the day is first in rows 1 to 3 ('27/02/2025'), the month is first in rows 5 to 6" in read.notices[1]
    assert "split the file there" in read.notices[1]


def test_a_column_mixed_row_by_row_is_to_be_rewritten(write: Write, read: Reader) -> None:
    read.articles(write("a.csv", as_csv("03/04/2025", *["27/02/2025", "02/27/2025"] * 5)))
    assert "row by row" in read.notices[1] and "split" not in read.notices[1]


def test_order_in_parquet(write: Write, read: Reader) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    name = write("a.parquet", b"")
    rows = rows_of("03/04/2025", *["01/02/2025"] * 600, "02/27/2025")
    parquet.write_table(pyarrow.Table.from_pylist(rows), name)
    assert read.articles(name)[0].date == "2025-03-04"


@pytest.mark.parametrize(
    ("order", "dates"),
    [
        ("mdy", ("2025-03-04", "2025-02-27", "2025-02-27")),
        ("dmy", ("2025-04-03", "2025-02-27", "2025-02-27")),
        ("auto", (None, "2025-02-27", "2025-02-27")),
    ],
)
def test_option_comes_before_the_column(write: Write, read: Reader, order: str, dates: tuple[str | None, ...]) -> None:
    path = write("a.csv", as_csv("03/04/2025", "02/27/2025", "27/02/2025"))
    assert tuple(article.date for article in read.articles(path, date_order=order)) == dates


def test_option_holds_for_articles_at_hand(read: Reader) -> None:
    rows = rows_of("03/04/2025", "25/03/04")
    assert [article.date for article in read.articles(*rows, date_order="mdy")] == ["2025-03-04", "2004-03-25"]
    assert [article.date for article in read.articles(*rows, date_order="ymd")] == [None, "2025-03-04"]


def test_unknown_order_is_one_line(read: Reader) -> None:
    with pytest.raises(InputError, match="date order 'ydm' is unknown; give dmy, mdy, ymd or auto"):
        read({"text": TEXT}, date_order="ydm")


def stream(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))


@pytest.mark.parametrize("form", [as_csv, as_jsonl])
@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("03/04/2025", "01/02/2025", "02/27/2025"), "2025-03-04"),
        (("02/27/2025", "03/04/2025"), "2025-03-04"),
        (("03/04/2025", "01/02/2025", "02/03/2025", "02/27/2025"), None),
    ],
)
def test_stream_is_read_ahead_only_so_far(
    monkeypatch: pytest.MonkeyPatch, read: Reader, form: object, dates: tuple[str, ...], first: str | None
) -> None:
    monkeypatch.setattr(tables, "AHEAD", 2)
    stream(monkeypatch, form(*dates))  # type: ignore[operator]
    articles = read.articles("-", input_format="csv" if form is as_csv else "jsonl")
    assert [article.path for article in articles] == [f"-#{n}" for n in range(1, len(dates) + 1)]
    assert dict(zip(dates, (article.date for article in articles), strict=True))["03/04/2025"] == first


def test_file_is_read_a_second_time_only_for_an_unclear_date(
    write: Write, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    real = Path.open

    def count(path: Path, *args: object, **options: object) -> object:
        opened.append(path.name)
        return real(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", count)
    read.articles(write("clear.jsonl", as_jsonl("2025-03-04", "27/02/2025", "4 March 2025")))
    read.articles(write("vague.jsonl", as_jsonl("03/04/2025", "01/02/2025", "02/03/2025")))
    assert opened.count("vague.jsonl") == opened.count("clear.jsonl") + 2


def test_reading_goes_on_one_by_one(write: Write, read: Reader) -> None:
    from geo_nlp.read import read_articles

    items = read_articles([write("a.jsonl", as_jsonl("2025-03-04") + "{broken\n" * 3)])
    first = next(items)
    assert isinstance(first, Article) and first.date == "2025-03-04"


@pytest.mark.parametrize(
    ("value", "meanings"),
    [
        ("03/04/2025", {"dmy": "2025-04-03", "mdy": "2025-03-04"}),
        ("31/02/2025", {}),
        ("Thu, 02/27/2025 5 PM", {"mdy": "2025-02-27"}),
        ("1/2/99", {"dmy": "1999-02-01", "mdy": "1999-01-02"}),
        ("10.0.0.1", {}),
        ("03/04-2025", {}),
        ("2025/03/04", {}),
    ],
)
def test_what_figures_may_mean(value: str, meanings: dict[str, str]) -> None:
    assert readings(value) == meanings


def test_day_that_the_order_does_not_allow_is_read_by_itself() -> None:
    assert given_date("27/02/2025", lambda: "mdy") == "2025-02-27"


def test_dates_that_settle_nothing() -> None:
    assert Evidence().add(["03/03/2025", "2025-02-27", "03/04/2025", "soon"]).said is None
