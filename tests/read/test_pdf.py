"""PDF files: read, locked, damaged, without text."""

from __future__ import annotations

import pytest
from pdfs import pdf
from reading import Reader, Write

from geo_nlp.errors import InputError
from geo_nlp.read import Failure

LINES = (
    "France condemned Russia on Mon-", "day, as the mayor of Lyon had done.", "Turkey offered to host talks in Ankara.",
)  # fmt: skip
TEXT = "France condemned Russia on Monday, as the mayor of Lyon had done. Turkey offered to host talks in Ankara."


@pytest.fixture(autouse=True)
def reads_pdf() -> None:
    pytest.importorskip("pypdfium2")


def test_the_text_layer_is_the_article(write: Write, read: Reader) -> None:
    [article] = read.articles(write("paper.pdf", pdf(*LINES)))
    assert " ".join(article.text.split()) == TEXT


def test_a_locked_file_says_that_it_has_a_password(write: Write, read: Reader) -> None:
    locked = write("locked.pdf", pdf(*LINES, password="secret"))
    with pytest.raises(InputError, match=r"^locked\.pdf: has a password; save a copy without one$"):
        read(locked)
    failure, article = read(locked, write("whole.txt", "France condemned Russia on Monday."))
    assert isinstance(failure, Failure) and not isinstance(article, Failure)


def test_a_file_that_anybody_may_open_is_read_though_it_is_encrypted(write: Write, read: Reader) -> None:
    [article] = read.articles(write("open.pdf", pdf(*LINES, password="")))
    assert " ".join(article.text.split()) == TEXT


@pytest.mark.parametrize("kept", [0, 9, 200, 400, 600])
def test_a_file_that_is_cut_off_fails_alone(write: Write, read: Reader, kept: int) -> None:
    cut, whole = write("cut.pdf", pdf(*LINES)[:kept]), write("whole.txt", "France condemned Russia on Monday.")
    items = read(cut, whole)
    assert len(items) == 2 and not isinstance(items[1], Failure)


def test_a_page_that_cannot_be_loaded_fails_its_file_alone(write: Write, read: Reader) -> None:
    broken = write("broken.pdf", pdf(*LINES).replace(b"/Type /Page /Parent 2 0 R", b"/Type /Pope /Parent 2 0 R"))
    items = read(broken, write("whole.txt", "France condemned Russia on Monday."))
    assert len(items) == 2 and not isinstance(items[1], Failure)


def test_a_scan_says_that_it_needs_ocr(write: Write, read: Reader) -> None:
    with pytest.raises(InputError, match="no text layer on 1 page: needs OCR"):
        read(write("scan.pdf", pdf("")))
