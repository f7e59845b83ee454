"""Who holds an office whose state only the title, publisher or paragraph of an article gives."""

from __future__ import annotations

import pytest
from spacy.language import Language

from geo_nlp import annotate

TITLE = "Secretary Blinken's call with the Jordanian Foreign Minister"


def people(nlp: Language, text: str, date: str | None) -> set[str | None]:
    doc = annotate(nlp, text, title=TITLE, source="US State Department", date=date)
    return {end.actor for relation in doc._.relations for end in (relation.source, relation.target) if end is not None}


TALK = "Secretary Blinken spoke with Jordan on Monday. The Secretary and Foreign Minister discussed the ceasefire."


@pytest.mark.parametrize(
    ("text", "date", "holder"),
    [
        (TALK, "2023-11-06", "person:ayman-safadi"),
        (TALK.replace("Foreign", "former Foreign"), "2023-11-06", None),
        (TALK, None, None),
    ],
)
def test_an_office_has_its_holder_by_date(text: str, date: str | None, holder: str | None, nlp: Language) -> None:
    found = people(nlp, text, date)
    assert holder in found if holder else "person:ayman-safadi" not in found
