"""Whose words a whole text is: "Statement by NATO", "Remarks by Secretary Kerry on Syria" at its head."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.types import Mention

STATEMENTS = frozenset(
    "address comments declaration lecture letter message remarks speech statement telegram testimony tribute".split()
)
AUTHORS = frozenset({"person", "igo", "government", "party", "ngo", "organisation", "armed_group", "legislature"})
LONGEST = 40


def author(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """The one actor by whom the first line says that the text is; None where there is none or more than one."""
    line = next((t.i for t in doc.tokens[:LONGEST] if "\n" in t.text and t.i), min(LONGEST, len(doc)))
    words = [t.lower_ for t in doc.tokens[:line]]
    at = next(
        (i for i, word in enumerate(words) if word in STATEMENTS and words[i + 1 : i + 2] in (["by"], ["from"])), None
    )
    if at is None:
        return None
    named = [m for m in mentions if m.level == "name" and at < m.first < line and m.type in AUTHORS and m.actor]
    people = [m for m in named if m.type == "person"]
    first = (people or named)[:1]
    joined = len(people) > 1 and doc[people[0].last + 1].lower_ in ("and", ",")
    return first[0].actor if first and not joined else None
