"""Names of columns that everybody uses."""

from __future__ import annotations

import json

import pytest
from reading import Reader, Write

from geo_nlp.errors import InputError
from geo_nlp.read import Failure
from geo_nlp.read.columns import BODIES, FIELDS, columns_of, synonyms

TEXT = "France condemned Russia."


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["doc_id", "headline", "body", "pubdate", "outlet", "link"], "id title text date source url"),
        (["GUID", "Heading", "Content", "Published At", "Publisher", "URI"], "id title text date source url"),
        (
            ["uuid", "article-title", "maintext", "date_publish", "source_domain", "url"],
            "id title text date source url",
        ),
        (
            ["docid", "hed", "Full Text", "Publication-Date", "newspaper", "Article URL"],
            "id title text date source url",
        ),
        (["article_id", "raw_html", "timestamp", "media", "lang"], "id html date source language"),
        (["_id", "story", "publishedAt", "source name"], "id text date source"),
    ],
)
def test_usual_names_are_understood(names: list[str], expected: str) -> None:
    assert columns_of(names) == dict(zip(expected.split(), names, strict=True))


@pytest.mark.parametrize(
    ("names", "field", "column"),
    [
        (["body", "text"], "text", "text"),
        (["body", "Text"], "text", "Text"),
        (["Text", "text"], "text", "text"),
        (["article", "content", "full_text"], "text", "full_text"),
        (["domain", "publisher"], "source", "publisher"),
        (["created_at", "pub_date"], "date", "pub_date"),
        (["Pub Date", "pub_date"], "date", "Pub Date"),
    ],
)
def test_own_name_comes_first_and_then_the_order(names: list[str], field: str, column: str) -> None:
    assert columns_of(names)[field] == column


def test_no_name_means_two_fields() -> None:
    names = [name for known in synonyms().values() for name in known]
    assert len(names) == len(set(names))
    assert set(synonyms()) == {*FIELDS, *BODIES}


CSV = f"Doc ID,Headline,Body,topic\n7,Paris speaks,{TEXT},war\n8,Paris again,{TEXT},war\n"


def test_notice_tells_once_what_was_taken_for_what(write: Write, read: Reader) -> None:
    first, second = read.articles(write("a.csv", CSV))
    assert (first.id, first.title, second.id) == ("7", "Paris speaks", "8")
    assert read.notices == ["a.csv: text from Body, id from Doc ID, title from Headline"]


def test_option_comes_before_usual_names(write: Write, read: Reader) -> None:
    first, _ = read.articles(write("a.csv", CSV), columns={"title": "topic", "text": "body"})
    assert (first.title, first.text) == ("war", f"war\n\n{TEXT}")
    assert read.notices == ["a.csv: id from Doc ID"]


def test_no_notice_of_own_names(write: Write, read: Reader) -> None:
    read.articles(write("a.csv", f" ID ,Text,DATE\n1,{TEXT},2025-02-27\n"))
    assert read.notices == []


def test_rows_with_other_names(write: Write, read: Reader) -> None:
    rows = [{"text": TEXT}, {"body": TEXT, "headline": "Paris speaks"}, {"words": TEXT}]
    first, second, third = read(write("a.jsonl", "\n".join(map(json.dumps, rows))))
    assert not isinstance(first, Failure) and first.text == TEXT
    assert not isinstance(second, Failure) and second.title == "Paris speaks"
    assert isinstance(third, Failure) and third.error == "a.jsonl line 3: no text; give an article with text"


def test_articles_at_hand_with_usual_names(read: Reader) -> None:
    rows = [{"body": TEXT, "headline": f"Paris speaks {n}"} for n in range(3)]
    assert [article.title for article in read.articles(*rows)] == [f"Paris speaks {n}" for n in range(3)]
    assert read.notices == ["article 1: text from body, title from headline"]


def test_one_long_column_is_no_reason_to_guess(write: Write, read: Reader) -> None:
    with pytest.raises(InputError) as caught:
        read(write("a.csv", f"nr,words\n1,{TEXT * 20}\n"))
    assert str(caught.value) == (
        "a.csv: no column 'text' or 'html'; map one with `geo-nlp extract --column text=NAME`;"
        " the columns are: nr, words"
    )


def test_answer_of_a_news_api_with_usual_names(write: Write, read: Reader) -> None:
    rows = [{"source": {"id": None, "name": "AP"}, "content": TEXT, "publishedAt": "2025-02-27T10:00:00Z"}]
    (article,) = read.articles(write("a.json", json.dumps({"status": "ok", "totalResults": 1, "articles": rows})))
    assert (article.text, article.source, article.date) == (TEXT, "AP", "2025-02-27")
