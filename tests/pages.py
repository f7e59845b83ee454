"""Records by hand for the tests of tables: one sentence, one act after the other."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def end(name: str, actor: str | None = "x") -> Json:
    return {"actor": actor and name, "name": name, "country": None, "sector": None, "start": 0, "end": 1, "text": name}


class Page:
    """An article that grows by a sentence, and by what it tells."""

    def __init__(self, **about: Any) -> None:
        self.record: Json = {
            "schema": 2, "id": "a1", "path": None, "title": "Paris speaks", "date": "2025-02-27", "source": None,
            "url": None, "text": "", "mentions": [], "actors": [], "roles": [], "relations": [], "stances": [],
            "attributions": [], "warnings": [], **about,
        }  # fmt: skip
        self.sentence: Json = {}

    def says(self, text: str) -> Page:
        start = len(self.record["text"])
        self.sentence = {"start": start, "end": start + len(text)}
        self.record["text"] += f"{text}\n"
        return self

    def does(self, source: str | None, predicate: str, target: str | None, act: str, **more: Any) -> Page:
        ends = {"source": source and end(source), "target": target and end(target)}
        self.record["relations"].append(self._item(act) | ends | {"predicate": predicate, **more})
        return self

    def thinks(self, holder: str, attitude: str, polarity: int, target: str, act: str, **more: Any) -> Page:
        about = {"holder": end(holder), "targets": [end(target)], "about": {"start": 0, "end": 1, "text": target}}
        self.record["stances"].append(self._item(act) | about | {"attitude": attitude, "polarity": polarity, **more})
        return self

    def holds(self, who: str, title: str, post: str, body: str | None = None, **more: Any) -> Page:
        role = {"holder": end(who), "title": title, "post": post, "organisation": body and end(body), "country": None}
        self.record["roles"].append({**role, "status": "current", "sentence": self.sentence, **more})
        return self

    def _item(self, act: str) -> Json:
        at = self.sentence["start"]
        return {
            "act": act, "negated": False, "modality": "asserted", "date": "2025-02-27", "date_source": "article",
            "place": None, "killed": None, "injured": None, "attribution": None, "confidence": 0.8,
            "trigger": {"start": at, "end": at + 1, "text": "x"}, "sentence": self.sentence,
        }  # fmt: skip
