"""Acts made up for tests: a graph as large as wanted, with a core that has most of the acts, as news does."""

from __future__ import annotations

from datetime import date

import numpy as np

from geo_nlp.graph.account import KEPT, Account
from geo_nlp.graph.acts import LAYERS, NOBODY, Acts, Codes, Key, Presence, Reports
from geo_nlp.graph.articles import Articles

KEYS = (
    Key("CONSULT", "event", "CONSULT", None, 1, 1),
    Key("SUPPORT", "event", "SUPPORT", None, 1, 1),
    Key("ACCUSE", "event", "ACCUSE", None, 3, -1),
    Key("SANCTION", "event", "SANCTION", None, 4, -1),
    Key("ASSAULT", "event", "ASSAULT", None, 4, -1),
    Key("stance:neutral", "stance", "STANCE", "neutral", None, 0),
)
TYPES = ("state", "person", "person", "igo", "company", "armed_group", "party", "government")
FIRST = date(2024, 4, 26).toordinal()
DAYS = 400


def made_acts(actors: int, count: int, *, seed: int = 5) -> Acts:
    rng = np.random.default_rng(seed)
    source, target = _ends(rng, actors, count)
    count = len(source)
    days = np.sort(rng.integers(0, DAYS, count)).astype(np.int32)
    row = np.arange(count, dtype=np.int32)
    nothing = np.zeros(0, dtype=np.int32)
    nodes = [f"{TYPES[number % len(TYPES)]}:{number}" for number in range(actors)]
    about = {node: {"label": f"Actor {node.partition(':')[2]}", "type": node.partition(":")[0]} for node in nodes}
    return Acts(
        row=row, source=source, target=target, key=rng.integers(0, len(KEYS), count).astype(np.int32),
        layer=rng.choice(len(LAYERS), count, p=[0.6, 0.25, 0.1, 0.05]).astype(np.int32), score=np.zeros(count),
        date=days, first=days + FIRST, last=days + FIRST,
        article=np.sort(rng.integers(0, max(1, count // 3), count)).astype(np.int32), act=row, start=row,
        speaker=row * 0 + NOBODY, records=row * 0 + 1, confidence=rng.uniform(0.4, 1, count),
        symmetric=np.zeros(count, dtype=np.bool_),
        nodes=nodes, keys=KEYS, dates=[date.fromordinal(FIRST + day).isoformat() for day in range(DAYS)],
        articles=_articles(max(1, count // 3)), speakers=[], voices=list, presence=Presence(nothing, nothing, nothing),
        about=about, reports=Reports(row, row), level="actor", sentences=_sentences,
        account=Account(count, 0, {}, row, row, np.full(count, KEPT, dtype=np.int8)),
    )  # fmt: skip


def _ends(rng: np.random.Generator, actors: int, count: int) -> tuple[Codes, Codes]:
    size = count + count // 10
    ends = np.minimum(rng.pareto(0.9, (size, 2)) * actors / 40, actors * 40.0).astype(np.int64)
    ends = np.where(ends >= actors, rng.integers(0, actors, (size, 2)), ends)
    ends = ends[ends[:, 0] != ends[:, 1]][:count].astype(np.int32)
    return ends[:, 0], ends[:, 1]


def _articles(count: int) -> Articles:
    nothing: list[str | None] = [None] * count
    cells = {
        "id": [f"a{number:07}" for number in range(count)], "title": [f"Headline {number}" for number in range(count)],
        "date": nothing, "source": [f"Outlet {number % 40}" for number in range(count)],
        "url": [f"https://example.org/{number}" for number in range(count)], "path": nothing,
    }  # fmt: skip
    outlet = (np.arange(count) % 40).astype(np.int32)
    return Articles(
        cells, date=outlet * 0 - 1, dates=[], outlet=outlet, outlets=[f"outlet {number}" for number in range(40)],
        labels=np.arange(count) // 2,
    )  # fmt: skip


def _sentences(articles: Codes, starts: Codes) -> list[str]:
    places = zip(articles.tolist(), starts.tolist(), strict=True)
    return [f"Article {article} says here, at {start}, who did what." for article, start in places]
