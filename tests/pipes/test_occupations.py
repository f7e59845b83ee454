"""The sector of people by their occupation, and by an office that outweighs their party."""

from __future__ import annotations

import pytest
from spacy.language import Language

from geo_nlp import annotate


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Israel freed the kidnapped Turkish soldier Emre Kaya.", "Emre Kaya", "MIL"),
        ("The police officer Jan Kowalski, a Pole, was killed by Belarus.", "Jan Kowalski", "COP"),
        ("The retired police officer Jan Kowalski was arrested by Belarus.", "Jan Kowalski", "ELI"),
        ("Yan Li, a Chinese student, was arrested by Japan.", "Yan Li", "EDU"),
        ("A Danish nurse, Lars Holm, was abducted by Somali pirates.", "Lars Holm", "MED"),
        ("The Danish aid worker Lars Holm was abducted by Somali pirates.", "Lars Holm", "NGO"),
        ("Former Ohio State University president John Miller was arrested by Iran.", "John Miller", "EDU"),
        ("Former Toyota chairman Kenji Sato criticised China.", "Kenji Sato", "BUS"),
        ("Former Defence Minister Ivan Petrov criticised Poland.", "Ivan Petrov", "ELI"),
        ("Palestinian Foreign Minister Mahmoud al-Zahar threatened Israel.", "Mahmoud al-Zahar", "GOV"),
        # Words that tell none: of relatives, of another's people, of many trades.
        ("His brother Ali Kaya was arrested by Turkey.", "Ali Kaya", None),
        ("The minister's driver Ali Kaya was arrested by Turkey.", "Ali Kaya", None),
        ("The private investigator Paul Huber accused Austria.", "Paul Huber", None),
        ("Aboard a fighter jet, Osman Ali was arrested by Britain.", "Osman Ali", None),
        ("The wrestling fighter Ian Boyle was arrested by France.", "Ian Boyle", None),
    ],
)
def test_the_occupation_tells_the_sector(nlp: Language, text: str, name: str, sector: str | None) -> None:
    ends = [end for r in nlp(text)._.relations for end in (r.source, r.target) if end and end.text == name]
    assert ends
    assert {end.sector for end in ends} == {sector}


@pytest.mark.parametrize(
    ("date", "text", "sector"),
    [
        ("2008-05-23", "Conservative Party leader David Cameron criticised Russia.", "PTY"),
        ("2008-05-23", "David Cameron criticised Russia.", None),
        ("2012-05-23", "David Cameron criticised Russia.", "GOV"),
        ("2020-05-23", "David Cameron criticised Russia.", "ELI"),
        ("2006-10-03", "Senator Sam Brownback criticised Russia.", "LEG"),
    ],
)
def test_a_later_office_tells_no_sector(nlp: Language, date: str, text: str, sector: str | None) -> None:
    source = annotate(nlp, text, date=date)._.relations[0].source
    assert source
    assert source.sector == sector
