"""Bytes that are not UTF-8 cost a warning, and at most the one row in which they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading import PARAGRAPHS, Reader, Write, page

from geo_nlp.errors import InputError
from geo_nlp.read import Failure
from geo_nlp.read.repair import decode
from geo_nlp.types import Article

ROWS = 50
SAID = "not UTF-8: byte {} (0xe9) and any like it were read as Windows-1252"
RUSSIAN = "Франция осудила Россию в понедельник."


def csv_rows(number: int) -> list[bytes]:
    return [f'{n},"France – Paris –\ncondemned Russia {n} times."\n'.encode() for n in range(number)]


def test_one_bad_byte_in_a_csv_table(write: Write, read: Reader) -> None:
    rows = csv_rows(ROWS)
    rows[3] = '3,"Nîmes – Orléans –\ncondemned Russia."\n'.encode().replace("é".encode(), b"\xe9")
    content = b"id,text\n" + b"".join(rows)
    articles = read.articles(write("a.csv", content))
    assert len(articles) == ROWS
    assert articles[3].text == "Nîmes – Orléans –\ncondemned Russia."
    said = SAID.format(content.index(b"\xe9"))
    assert [article.warnings for article in articles] == [(said,) if n == 3 else () for n in range(ROWS)]
    assert read.notices == [f"a.csv: {said}; name the encoding (--encoding) if it is another"]


def test_csv_table_in_windows_1252(write: Write, read: Reader) -> None:
    lines = [f'{n},"Orléans – “{n}” –\nNîmes condemned Russia."\n' for n in range(5)]
    articles = read.articles(write("a.csv", ("id,text\n" + "".join(lines)).encode("cp1252")))
    assert [article.text for article in articles] == [f"Orléans – “{n}” –\nNîmes condemned Russia." for n in range(5)]
    assert all(article.warnings for article in articles)
    assert len(read.notices) == 1


@pytest.mark.parametrize("bad", [b"caf\x81", RUSSIAN.encode("cp1251"), RUSSIAN.encode("koi8-r")])
def test_row_that_nothing_decodes_fails_alone(write: Write, read: Reader, bad: bytes) -> None:
    rows = csv_rows(3)
    items = read(write("a.csv", b"id,text\n" + rows[0] + b'1,"' + bad + b'"\n' + rows[2]))
    assert [isinstance(item, Article) for item in items] == [True, False, True]
    assert isinstance(items[1], Failure)
    assert items[1].error.startswith("a.csv line 4: byte ")
    assert items[1].error.endswith("is neither UTF-8 nor Windows-1252; name the encoding that it is in (--encoding), or"
                                   " save the file as UTF-8")  # fmt: skip
    assert [item.path for item in items if isinstance(item, Article)] == ["a.csv#1", "a.csv#3"]


def test_bad_byte_in_json_lines(write: Write, read: Reader) -> None:
    lines = [json.dumps({"text": f"Orléans condemned Russia {n} times."}, ensure_ascii=False) for n in range(4)]
    content = "\n".join(lines).encode()
    place = content.index("é".encode(), len(lines[0]) + 5)
    content = content[:place] + b"\xe9" + content[place + 2 :]
    articles = read.articles(write("a.jsonl", content))
    assert [article.text for article in articles] == [f"Orléans condemned Russia {n} times." for n in range(4)]
    assert [article.warnings for article in articles] == [(), (SAID.format(place),), (), ()]


def test_bad_byte_in_a_json_array(write: Write, read: Reader) -> None:
    content = b'[{"text": "France condemned Russia."},\n {"text": "Orl\xe9ans condemned Russia."}]'
    first, second = read.articles(write("a.json", content))
    assert (first.warnings, second.text) == ((), "Orléans condemned Russia.")
    assert second.warnings == (SAID.format(content.index(b"\xe9")),)


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_bad_byte_in_a_text_or_page(write: Write, read: Reader, name: str) -> None:
    content = page(charset="utf-8") if name == "a.html" else "\n\n".join(PARAGRAPHS)
    (article,) = read.articles(write(name, content.encode().replace("é".encode(), b"\xe9")))
    assert "café owner Noël Müller" in article.text
    assert [warning.startswith("not UTF-8: byte ") for warning in article.warnings] == [True]
    assert read.notices == [f"{name}: {article.warnings[0]}; name the encoding (--encoding) if it is another"]


def test_page_with_a_bad_byte_in_its_own_charset(write: Write, read: Reader) -> None:
    content = page(charset="gb18030").encode("gb18030").replace(b"Monday", b"Mon\xffday")
    (article,) = read.articles(write("a.html", content))
    assert "on Mon\ufffdday" in article.text
    assert article.warnings[0].startswith("not GB18030: byte ")


def test_encoding_that_is_given_is_not_doubted(write: Write, read: Reader) -> None:
    content = f'id,text\n1,"{RUSSIAN} {PARAGRAPHS[0]}"\n'.encode("cp1251")
    (article,) = read.articles(write("a.csv", content), encoding="cp1251")
    assert article.text.startswith(RUSSIAN)
    with pytest.raises(InputError, match="is not ASCII"):
        read(write("a.txt", content), encoding="ascii")


@pytest.mark.parametrize(
    ("data", "text", "offset"),
    [
        (b"plain", "plain", None),
        ("\ufeffNîmes".encode(), "Nîmes", None),
        (b"\xef\xbb\xbfN\xeemes", "Nîmes", 104),
        (b"\x93Paris\x94 \x96 ok", "“Paris” – ok", 100),
        ("Nîmes ".encode() + b"Orl\xe9ans", "Nîmes Orléans", 110),
    ],
)
def test_decoding(data: bytes, text: str, offset: int | None) -> None:
    decoded = decode(data, 100)
    assert (decoded.text, decoded.offset, decoded.broken) == (text, offset, False)


def test_cell_over_several_lines_is_one_cell(write: Write, read: Reader) -> None:
    rows = "".join(f'{n},"France condemned\n\nRussia, ""twice"".\n"\n' for n in range(3))
    articles = read.articles(write("a.csv", f"id,text\n{rows}"))
    assert [(article.id, article.text) for article in articles] == [
        (str(n), 'France condemned\n\nRussia, "twice".') for n in range(3)
    ]


def test_every_other_row_of_a_damaged_file_is_read(write: Write, read: Reader) -> None:
    lines = [json.dumps({"id": str(n), "text": "France condemned Russia."}).encode() for n in range(ROWS)]
    lines[7] = lines[7].replace(b"France", b"Fran\x81ce")
    items = read(write("a.jsonl", b"\n".join(lines)))
    assert sum(isinstance(item, Article) for item in items) == ROWS - 1
    assert Path("a.jsonl").exists() and isinstance(items[7], Failure)
