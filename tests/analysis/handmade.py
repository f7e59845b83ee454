"""Acts by hand: a line per act, `2025-01-03 FRA ACCUSE RUS`, and marks in brackets; each line is an article and story.

An article is of the day of its act, or of `published`. Marks: `a2` and `s1` give acts and stories a name that they
share with other lines; `mutual`, `denied`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from geo_nlp.graph.account import KEPT, Account
from geo_nlp.graph.acts import LAYERS, Acts, Key, Presence, Reports
from geo_nlp.graph.articles import Articles
from geo_nlp.graph.coding import Codebook
from geo_nlp.ontology import load_ontology
from geo_nlp.periods import period

LINE = re.compile(r"(\S+) (\S+) (\S+) (\S+)(?: \((.*)\))?")
Make = Callable[..., Acts]


def _key(name: str) -> Key:
    known = load_ontology()
    if name in known.attitudes:
        return Key(f"stance:{name}", "stance", "STANCE", name, None, known.attitudes[name].polarity)
    if name == "LEADS":
        return Key(name, "role", name, None, None, 0)
    predicate = known.predicates[name]
    if predicate.quad is None:
        return Key(name, "tie", name, None, None, predicate.polarity or 0)
    return Key(name, "event", name, None, predicate.quad, 1 if predicate.quad <= 2 else -1)


def acts_of_lines(*lines: str, published: str | None = None) -> Acts:
    nodes, keys, dates, acts, stories = (Codebook() for _ in range(5))
    rows: list[tuple[float, ...]] = []
    for number, line in enumerate(lines):
        day, source, name, target, extra = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
        marks = [mark.strip() for mark in (extra or "").split(",")]
        shared = {mark[0]: mark for mark in marks if re.fullmatch(r"[as]\d+", mark)}
        key = _key(name)
        stories.code(shared.get("s", f"{number}"))
        first, last = (end.toordinal() for end in period(day) or ()) if day != "-" else (0, 0)
        known = load_ontology().predicates.get(name)
        score = known.score if known and known.score is not None else np.nan
        rows.append((
            nodes.code(source), nodes.code(target), keys.code(key), LAYERS.index("denied" if "denied" in marks else
            "asserted"), score, -1 if day == "-" else dates.code(day), first, last, number,
            acts.code(shared.get("a", f"{number}")), "mutual" in marks, stories.codes[shared.get("s", f"{number}")],
        ))  # fmt: skip
    columns = np.array(rows, dtype=np.float64).reshape(-1, 12)
    source, target, key_, layer, score_, date, first_, last_, article, act, mutual, story = columns.T
    size, row = len(rows), np.arange(len(rows), dtype=np.int32)
    empty = np.zeros(0, dtype=np.int32)
    days = [published or line.split()[0] for line in lines]
    known_days = [None if day == "-" else day for day in days]
    written = Codebook()
    cells = {
        "id": [f"x{n}" for n in range(size)], "title": [f"Title {n}" for n in range(size)], "date": known_days,
        "source": ["Reuters"] * size, "url": [None] * size, "path": ["x.txt"] * size,
    }  # fmt: skip
    codes = np.array([written.code(day) for day in known_days], dtype=np.int32)
    articles = Articles(
        cells, date=codes, dates=written.values(), outlet=np.zeros(size, dtype=np.int32), outlets=["reuters"],
        labels=story.astype(np.int64),
    )  # fmt: skip

    def code(column: np.ndarray) -> np.ndarray:
        return column.astype(np.int32)

    return Acts(
        row=row, source=code(source), target=code(target), key=code(key_), layer=code(layer), score=score_,
        date=code(date), first=code(first_), last=code(last_), article=code(article), act=code(act),
        speaker=np.full(size, -1, dtype=np.int32), records=np.ones(size, dtype=np.int32), confidence=np.full(size, 0.9),
        start=row, symmetric=mutual.astype(np.bool_), nodes=nodes.values(), keys=keys.values(), dates=dates.values(),
        articles=articles, speakers=[], voices=list, presence=Presence(empty, empty, empty),
        about={node: {"label": node.title()} for node in nodes.values()}, reports=Reports(row, row),
        account=Account(0, 0, {}, empty, empty, np.full(size, KEPT, dtype=np.int8)),
        sentences=lambda articles, starts: [f"{lines[n]}." for n in articles.tolist()], level="country",
    )  # fmt: skip
