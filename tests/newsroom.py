"""A few articles of made-up news as records, and the folder of a run that holds them: what questions are tested on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from geo_nlp.ontology import load_ontology
from geo_nlp.queries.loaded import article_row
from geo_nlp.queries.schema import ARTICLES, known_columns
from geo_nlp.tables import TABLES, rows_of
from geo_nlp.tables.write import parquet_table

Json = dict[str, Any]
ACTORS: dict[str, tuple[str | None, str | None, str | None]] = {
    "China": ("CHN", "CHN", "GOV"), "United States": ("USA", "USA", "GOV"), "Russia": ("RUS", "RUS", "GOV"),
    "Ukraine": ("UKR", "UKR", "GOV"), "France": ("FRA", "FRA", "GOV"), "Germany": ("DEU", "DEU", "GOV"),
    "Turkey": ("TUR", "TUR", "GOV"), "Lin Jian": ("person:lin-jian", "CHN", "GOV"), "NATO": ("igo:nato", None, "MIL"),
    "Xi Jinping": ("person:xi-jinping", "CHN", "GOV"), "Donald Trump": ("person:donald-trump", "USA", "GOV"),
    "M23": ("armed_group:m23", "COD", "REB"), "Congolese army": ("gov:cod:army", "COD", "MIL"),
    "Rwanda": ("RWA", "RWA", "GOV"), "Ada Osei": ("person:ada-osei", "GHA", "GOV"), "protesters": (None, None, "CVL"),
    "Kim Jong Un": ("person:kim-jong-un", "PRK", "GOV"), "Kim Yo Jong": ("person:kim-yo-jong", "PRK", "GOV"),
    "Foreign Ministry of France": ("gov:fra:foreign-ministry", "FRA", "GOV"),
}  # fmt: skip


class Story:
    """One article, to which acts are added with the sentence that reports them."""

    def __init__(self, id_: str, day: str | None, outlet: str | None, **more: Any) -> None:
        self.record: Json = {
            "schema": 2, "id": id_, "path": f"news/{id_}.html", "title": f"News {id_}", "date": day, "source": outlet,
            "url": None, "language": "en", "dateline": None, "text": "", "mentions": [], "actors": [], "roles": [],
            "relations": [], "stances": [], "attributions": [], "warnings": [], **more,
        }  # fmt: skip

    def does(self, text: str, source: str | None, predicate: str, target: str | None, act: str, **more: Any) -> Story:
        """A relation; its number within the article is in its id."""
        entry = load_ontology().predicates[predicate]
        about = {"predicate": predicate, "mode": None, "quad": entry.quad, "score": entry.score, "symmetric": False}
        ends = {"source": _end(source), "target": _end(target)}
        items = self.record["relations"]
        items.append(self._item(text, act, f"{self.record['id']}r{len(items)}") | about | ends | more)
        return self

    def feels(self, text: str, holder: str, attitude: str, target: str | None, act: str, **more: Any) -> Story:
        """A stance."""
        entry = load_ontology().attitudes[attitude]
        about = {"attitude": attitude, "polarity": entry.polarity, "strength": entry.strength}
        ends = {"holder": _end(holder), "targets": [_end(target)] if target else [], "about": {"text": target or "it"}}
        items = self.record["stances"]
        items.append(self._item(text, act, f"{self.record['id']}s{len(items)}") | about | ends | more)
        return self

    def says(self, speaker: str) -> int:
        """An attribution; gives its number."""
        attributions = self.record["attributions"]
        attributions.append({
            "speaker": _end(speaker), "cue": {"text": "said"}, "content": {"start": 0, "end": 1, "text": "x"},
            "kind": "indirect", "rule": "said",
        })  # fmt: skip
        return len(attributions) - 1

    def _item(self, text: str, act: str, id_: str) -> Json:
        whole = self.record["text"]
        start = whole.find(text)
        if start < 0:
            start = len(whole)
            self.record["text"] += f"{text}\n"
        day = self.record["date"]
        return {
            "id": id_, "act": act, "negated": False, "modality": "asserted", "date": day,
            "date_granularity": day and "day", "date_source": day and "article", "place": None, "killed": None,
            "injured": None, "attribution": None, "confidence": 0.8,
            "trigger": {"start": start, "end": start + 1, "text": text[:1], "lemma": "x"},
            "sentence": {"start": start, "end": start + len(text)}, "rule": "a-rule",
        }  # fmt: skip


def _end(name: str | None) -> Json | None:
    if name is None:
        return None
    actor, country, sector = ACTORS[name]
    return {"actor": actor, "name": name, "country": country, "sector": sector, "start": 0, "end": 1, "text": name}


def news() -> list[Json]:
    """Six articles; the last is a copy of the first."""
    first = _spat(Story("a1", "2025-01-10", "The Wire", url="https://example.org/a1"))
    second = Story("a2", "2025-03-05", "Herald")
    second.does(
        "Xi Jinping met Donald Trump in Beijing on Tuesday.", "Xi Jinping", "CONSULT", "Donald Trump", "a1",
        symmetric=True, date="2025-03-04", date_source="text", confidence=0.9,
        place={"name": "Beijing", "country": "CHN", "admin1": None, "lat": 39.9, "lon": 116.4},
    )  # fmt: skip
    year = {"date": "2024", "date_granularity": "year", "date_source": "text"}
    second.does("In 2024 Russia threatened Ukraine.", "Russia", "THREATEN", "Ukraine", "a2", **year)
    second.does(
        "The US may impose sanctions on China.", "United States", "SANCTION", "China", "a3", modality="possible"
    )
    second.does("France will meet Germany.", "France", "AGREE", "Germany", "a4", modality="planned", confidence=0.4)
    third = Story("a3", "2025-03-20", "Herald")
    third.does(
        "M23 attacked the army in Goma, killing 12.", "M23", "ASSAULT", "Congolese army", "a1", mode="firearms",
        killed={"count": 12, "text": "12"},
        place={"name": "Goma", "country": "COD", "admin1": "North Kivu", "lat": -1.7, "lon": 29.2},
    )  # fmt: skip
    third.does("Rwanda did not attack the army.", "Rwanda", "ASSAULT", "Congolese army", "a2", negated=True)
    third.does("Russia and China are allies.", "Russia", "ALLIANCE", "China", "a3", symmetric=True)
    fourth = Story("a4", None, None)
    fourth.feels("Ada Osei praised NATO.", "Ada Osei", "praise", "NATO", "a1")
    fourth.does("Protesters marched against Turkey.", "protesters", "PROTEST", "Turkey", "a2")
    fourth.does("Kim Jong Un thanked Russia.", "Kim Jong Un", "SUPPORT", "Russia", "a3")
    fourth.does("Kim Yo Jong rejected talks with France.", "Kim Yo Jong", "REJECT", "France", "a4")
    empty = Story("a5", "2025-02-01", "The Wire")
    empty.record["text"] = "The weather was fine.\n"
    copy = _spat(Story("a6", "2025-01-11", "Daily"))
    return [story.record for story in (first, second, third, fourth, empty, copy)]


def _spat(story: Story) -> Story:
    """An act reported by its headline and by the body as what a spokesman said, and an attitude that it voices."""
    story.does("China condemns US.", "China", "ACCUSE", "United States", "a1", confidence=0.7)
    said = story.says("Lin Jian")
    body = "Lin Jian condemned the United States."
    story.does(body, "Lin Jian", "ACCUSE", "United States", "a1", attribution=said, confidence=0.9)
    story.feels(body, "Lin Jian", "criticism", "United States", "a1")
    return story


def write_records(path: Path, records: Iterable[Json]) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def write_run(run: Path, parts: Sequence[Sequence[Json]], *, stories: dict[str, str] | None = None) -> Path:
    """The folder of a run with a part for each list of records, and which article tells which story."""
    run.mkdir(parents=True)
    (run / "run.json").write_text("{}\n", encoding="utf-8")
    (run / "parts").mkdir()
    for number, records in enumerate(parts):
        write_part(run / "parts" / f"{number:05}", records)
    if stories is not None:
        members = [{"article": id_, "path": f"news/{id_}.html", "story": story} for id_, story in stories.items()]
        rows = [{**row, "how": "exact", "similarity": 1.0} for row in members]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), run / "stories.parquet")
    return run


def write_part(part: Path, records: Sequence[Json]) -> None:
    part.mkdir()
    for table in TABLES:
        with (part / f"{table}.parquet").open("wb") as stream, parquet_table(stream, table) as write:
            for record in records:
                for row in rows_of(record, table):
                    write(row)
    types = {"str": pyarrow.string(), "int": pyarrow.int64(), "date": pyarrow.date32()}
    schema = pyarrow.schema([(name, types[known_columns()[name].type]) for name in ARTICLES])
    rows = [article_row(record) for record in records]
    days = [{**row, "date": date.fromisoformat(row["date"]) if row["date"] else None} for row in rows]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(days, schema), part / "articles.parquet")
