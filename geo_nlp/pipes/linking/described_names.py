"""What a noun before or beside the name of a body says of it: "the rights group Tamas", "France's operator, SNCF"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import gazetteer
from geo_nlp.pipes.mentions.typing_by_noun import is_noun_of_name
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

NAMED_BODIES = frozenset({"armed_group", "company", "media", "movement", "ngo", "organisation", "party"})


def descriptions(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield bodies that no table has, each with the described actor in one phrase with its name."""
    ends = {m.last: m for m in mentions if m.level == "nominal"}
    for name in mentions:
        if name.level != "name" or name.type not in NAMED_BODIES or name.actor in gazetteer().entries:
            continue
        apart = name.first > 1 and doc[name.first - 1].text == ","
        described = ends.get(name.first - (2 if apart else 1))
        if described is None:
            continue
        noun, root = doc[described.head], doc[name.head]
        if (root.dep_ == "appos" and root.head is noun) if apart else is_noun_of_name(root, noun):
            yield name, described
