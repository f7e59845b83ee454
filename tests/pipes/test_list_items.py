"""Items of lists: what marks one is no part of a mention."""

from __future__ import annotations

import pytest
from spacy.language import Language

MARKS = ["- ", "– ", "— ", "* ", "• ", "1. ", "2) ", "(3) ", "(a) ", "a. ", "1 - ", "” - "]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("words", ["Chinese hackers", "Both leaders", "Immigration authorities in Houston"])
def test_a_mark_of_an_item_is_no_part_of_a_mention(nlp: Language, mark: str, words: str) -> None:
    item = f"{mark}{words} attacked Turkey."
    doc = nlp(f"Macron met Putin. They agreed on this:\n\n{item}\n{item}")
    assert [m.text for m in doc._.mentions if m.text.endswith(words)] == [words, words]


@pytest.mark.parametrize("words", ["Anti-government protesters", "2 soldiers", "Two former soldiers"])
def test_hyphens_and_numbers_within_a_phrase_stay(nlp: Language, words: str) -> None:
    assert words in [m.text for m in nlp(f"They agreed.\n\n{words} attacked Turkey.")._.mentions]
