"""What was found in an article, ready to be shown: one finding for each relation, stance, role and quotation.

A finding has the words of its record as cells of a table, and the places in the text that a reader is led to. Records
of schema 1, which have no acts and fewer fields, leave those cells empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo_nlp.graph.acts import Layer
from geo_nlp.graph.facts import sign_of
from geo_nlp.tables.acts import is_hypothetical
from geo_nlp.tables.stanceacts import stance_targets

Json = Mapping[str, Any]
Kind = Literal["act", "stance", "role", "quotation"]
Place = tuple[int, int]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "acts": (
        "Who", "What", "Whom", "About", "When", "Where", "Killed", "Injured", "Layer", "Said by", "Confidence", "Rule",
        "Sentence",
    ),
    "roles": ("Who", "Title", "Post", "Of", "Status", "Rule", "Sentence"),
    "quotations": ("Who", "Cue", "Kind", "Words", "Rule"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One record.

    Attributes:
        table: the table that it stands in, a key of `COLUMNS`.
        layer: as in the graph; None for roles and quotations.
        sign: 1 cooperation, -1 conflict, 0 neither; what is denied has none.
        acts: what records of the same act share; a stance has one for each target.
        words: where its own words are: the trigger, the title of a role, or the quotation and its cue.
        sources, targets: where its ends are named.
    """

    kind: Kind
    table: str
    layer: Layer | None
    sign: int
    acts: tuple[str, ...]
    cells: Mapping[str, str]
    words: tuple[Place, ...] = ()
    sources: tuple[Place, ...] = ()
    targets: tuple[Place, ...] = ()

    def line(self) -> str:
        """Who does what to whom, as one line: `China ACCUSE United States (denied)`."""
        cells = self.cells
        if self.table == "acts":
            noted = f" ({self.layer})" if self.layer != "asserted" else ""
            return " ".join(filter(None, (cells["Who"], cells["What"], cells["Whom"] or cells["About"]))) + noted
        if self.kind == "role":
            return f"{cells['Who']}, {cells['Title']}"
        return f"{cells['Who'] or 'An unnamed speaker'}: {cells['Words']}"


def find_findings(record: Json) -> Iterator[Finding]:
    """Yield what a record holds: relations and stances in the order of the text, then roles, then quotations."""
    acts = [*_relations(record), *_stances(record)]
    yield from sorted(acts, key=lambda finding: finding.words[:1] or ((len(record["text"]), 0),))
    yield from _roles(record)
    yield from _quotations(record)


def layer_of_item(item: Json) -> Layer:
    """The layer of a relation or stance of a record, by the same measure as edges have theirs.

    >>> layer_of_item({"modality": "planned", "predicate": "AID"}), layer_of_item({"attribution": 0})
    ('planned', 'claimed')
    """
    modality, predicate = item.get("modality") or "asserted", item.get("predicate")
    if item.get("negated"):
        return "denied"
    if predicate and is_hypothetical(predicate, modality):
        return "planned"
    return "claimed" if item.get("attribution") is not None else "asserted"


def place_of(item: Json | None, text: str) -> Place | None:
    """Where something stands in the text; None where it gives no place, or one outside."""
    start, end = (item.get("start"), item.get("end")) if item else (None, None)
    return (start, end) if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text) else None


def named(participant: Json | None) -> str:
    """Who takes part, with the words of the text where they say it otherwise.

    >>> named({"name": "Kenya", "text": "It"}), named({"name": "Kenya", "text": "Kenya"}), named(None)
    ('Kenya (“It”)', 'Kenya', '')
    """
    if participant is None:
        return ""
    name, words = participant.get("name") or participant.get("actor"), participant.get("text")
    if not name or not words or words == name:
        return str(name or words or "")
    return f"{name} (“{words}”)"


def _relations(record: Json) -> Iterator[Finding]:
    for relation in record.get("relations") or ():
        mode = f" ({relation['mode']})" if relation.get("mode") else ""
        yield _act(
            record, relation, "act", relation.get("source"), [relation.get("target")], acts=[relation.get("act")],
            what=f"{relation['predicate']}{mode}", sign=sign_of(relation["predicate"], relation.get("quad")),
        )  # fmt: skip


def _stances(record: Json) -> Iterator[Finding]:
    acts: dict[int, list[str]] = {}
    for number, _, _, act in stance_targets(record):
        acts.setdefault(number, []).extend([act] if act else ())
    for number, stance in enumerate(record.get("stances") or ()):
        yield _act(
            record, stance, "stance", stance.get("holder"), stance.get("targets") or (), acts=acts[number],
            what=stance["attitude"], sign=int(stance["polarity"]),
        )  # fmt: skip


def _act(
    record: Json, item: Json, kind: Kind, source: Json | None, targets: Iterable[Json | None], *,
    acts: Iterable[str | None], what: str, sign: int,
) -> Finding:  # fmt: skip
    text, layer, reached = record["text"], layer_of_item(item), [target for target in targets if target]
    modality = item.get("modality") or "asserted"
    where, about = item.get("place"), item.get("about")
    country = f" ({where['country']})" if where and where.get("country") else ""
    cells = {
        "Who": named(source), "What": what, "Whom": ", ".join(map(named, reached)),
        "About": (about.get("text") or "") if about and kind == "stance" else "", "When": _when(item),
        "Where": f"{where.get('name') or where.get('text') or ''}{country}" if where else "",
        "Killed": _count(item.get("killed")), "Injured": _count(item.get("injured")),
        "Layer": layer if modality in ("asserted", layer) else f"{layer} ({modality})",
        "Said by": _speaker(record, item), "Confidence": _number(item.get("confidence")),
        "Rule": item.get("rule") or "", "Sentence": _sentence(item, text),
    }  # fmt: skip
    return Finding(
        kind, "acts", layer, 0 if layer == "denied" else sign, tuple(filter(None, dict.fromkeys(acts))), cells,
        _places(text, item.get("trigger")), _places(text, source), _places(text, *reached),
    )  # fmt: skip


def _roles(record: Json) -> Iterator[Finding]:
    text = record["text"]
    for role in record.get("roles") or ():
        cells = {
            "Who": named(role["holder"]), "Title": role["title"], "Post": str(role["post"]).replace("_", " "),
            "Of": named(role.get("organisation")) or role.get("country") or "", "Status": role.get("status") or "",
            "Rule": role.get("rule") or "", "Sentence": _sentence(role, text),
        }  # fmt: skip
        title = _title(role, text)
        yield Finding(
            "role", "roles", None, 0, (), cells, (title,) if title else (), _places(text, role["holder"]),
            _places(text, role.get("organisation")),
        )  # fmt: skip


def _quotations(record: Json) -> Iterator[Finding]:
    text = record["text"]
    for said in record.get("attributions") or ():
        cells = {
            "Who": named(said.get("speaker")), "Cue": (said.get("cue") or {}).get("text") or "",
            "Kind": said.get("kind") or "", "Words": (said.get("content") or {}).get("text") or "",
            "Rule": said.get("rule") or "",
        }  # fmt: skip
        words = _places(text, said.get("content"), said.get("cue"))
        yield Finding("quotation", "quotations", None, 0, (), cells, words, _places(text, said.get("speaker")))


def _title(role: Json, text: str) -> Place | None:
    """Where the title of a role stands: in its sentence, as near to the holder as can be; records do not say where."""
    sentence, holder, title = place_of(role.get("sentence"), text), place_of(role["holder"], text), role["title"]
    if not sentence or not holder or not title:
        return None
    found = []
    start = text.find(title, *sentence)
    while start >= 0:
        found.append((abs(start - holder[0]), start))
        start = text.find(title, start + 1, sentence[1])
    return (min(found)[1], min(found)[1] + len(title)) if found else None


def _places(text: str, *items: Json | None) -> tuple[Place, ...]:
    return tuple(place for item in items if (place := place_of(item, text)))


def _sentence(item: Json, text: str) -> str:
    place = place_of(item.get("sentence"), text)
    return " ".join(text[slice(*place)].split()) if place else ""


def _speaker(record: Json, item: Json) -> str:
    number, said = item.get("attribution"), record.get("attributions") or ()
    return named(said[number].get("speaker")) if number is not None and number < len(said) else ""


def _when(item: Json) -> str:
    date = item.get("date") or ""
    return f"{date} (date of the article)" if date and item.get("date_source") == "article" else date


def _count(people: Json | None) -> str:
    return str(people["text"]) if people else ""


def _number(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"
