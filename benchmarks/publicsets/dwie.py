"""DWIE (Zaporojets et al. 2021): an article a file, with mentions of concepts, and relations between concepts.

    {"id": "DW_1", "content": "Macron met …",
     "mentions": [{"begin": 0, "end": 6, "text": "Macron", "concept": 0}],
     "concepts": [{"concept": 0, "text": "Emmanuel Macron", "tags": ["type::person"]}],
     "relations": [{"s": 0, "p": "head_of_state", "o": 1}]}

Mentions and offices are read. Types of DWIE are coarser than ours: score them with `--lenient`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geo_nlp.evaluation.same import Values

TYPES = {
    "type::person": "person", "type::organization": "organisation", "type::location": "place", "type::gpe": "state",
    "entity": "organisation",
}  # fmt: skip
POSTS = {
    "head_of_state": "head_of_state", "head_of_gov": "head_of_government", "head_of": "head_of_organisation",
    "minister_of": "minister", "spokesperson_of": "spokesperson",
}  # fmt: skip


def read(file: Path) -> Iterator[Values]:
    """The article of a file."""
    article = json.loads(file.read_text(encoding="utf-8"))
    concepts = {concept["concept"]: concept for concept in article["concepts"]}
    mentions = [made for each in article["mentions"] if (made := _mention(each, concepts[each["concept"]]))]
    first = {each["concept"]: each for each in reversed(article["mentions"])}
    roles = [made for each in article["relations"] if (made := _role(each, first))]
    yield {"id": str(article["id"]), "text": article["content"], "mentions": mentions, "roles": roles}


def _mention(mention: Mapping[str, Any], concept: Mapping[str, Any]) -> dict[str, Any] | None:
    kind = next((TYPES[tag] for tag in concept.get("tags") or () if tag in TYPES), None)
    if kind is None:
        return None
    return {"start": mention["begin"], "end": mention["end"], "text": mention["text"], "type": kind, "level": "name"}


def _role(relation: Mapping[str, Any], first: Mapping[int, Mapping[str, Any]]) -> dict[str, Any] | None:
    post = POSTS.get(relation["p"])
    holder, body = first.get(relation["s"]), first.get(relation["o"])
    if post is None or holder is None or body is None:
        return None
    return {"holder": _span(holder), "post": post, "organisation": _span(body), "status": "current"}


def _span(mention: Mapping[str, Any]) -> dict[str, Any]:
    return {"start": mention["begin"], "end": mention["end"], "name": mention["text"]}
