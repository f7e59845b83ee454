"""What an input says of itself, and names that a shell cut."""

from __future__ import annotations

import pytest
from reading import Reader, Write

from geo_nlp.read import Failure

FRENCH = "<p>Le président français Emmanuel Macron a rencontré lundi à Moscou le président russe Vladimir Poutine.</p>"

ENGLISH = "".join(f"<p>France condemned the raid on Mali in {n}, and called on the others to.</p>" for n in range(9))


@pytest.mark.parametrize(
    ("stated", "body", "language"),
    [
        ('lang="fr-FR"', FRENCH, "fr"),
        ("", FRENCH, "en"),  # a few words are not enough to say
        ('lang="en"', FRENCH, "en"),
        ('lang="fr"', ENGLISH, "en"),
    ],
)
def test_a_page_states_its_language(read: Reader, write: Write, stated: str, body: str, language: str) -> None:
    page = f"<html {stated}><head><title>Macron Poutine</title></head><body><article>{body}</article></body></html>"
    (article,) = read.articles(write("a.html", page))
    assert (article.language, any("English" in w for w in article.warnings)) == (language, language == "fr")


def test_a_name_with_blanks_that_a_shell_cut_is_recognised(read: Reader, write: Write) -> None:
    write("page 00.html", FRENCH)
    first, second = read("page", "00.html")
    assert isinstance(first, Failure) and isinstance(second, Failure)
    assert first.missing and second.missing
    assert second.error == "00.html: no such file, but 'page 00.html' is there: put its name in quotes"
