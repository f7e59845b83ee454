"""Acts made up for tests: a graph as large as wanted, with a core that has most of the acts, as news does."""

from __future__ import annotations

import numpy as np

from geo_nlp.graph.acts import LAYERS, NOBODY, Acts, Key, Presence, Told

KEYS = (
    Key("CONSULT", "event", "CONSULT", None, 1, 1),
    Key("SUPPORT", "event", "SUPPORT", None, 1, 1),
    Key("ACCUSE", "event", "ACCUSE", None, 3, -1),
    Key("SANCTION", "event", "SANCTION", None, 4, -1),
    Key("ASSAULT", "event", "ASSAULT", None, 4, -1),
    Key("stance:neutral", "stance", "STANCE", "neutral", None, 0),
)
TYPES = ("state", "person", "person", "igo", "company", "armed_group", "party", "government")
FIRST = 739000  # a day in April 2024


def made_acts(actors: int, count: int, *, seed: int = 5) -> Acts:
    rng = np.random.default_rng(seed)
    size = count + count // 10
    ends = np.minimum((rng.pareto(0.9, (size, 2)) * actors / 40).astype(np.int64), actors * 40)
    ends = np.where(ends >= actors, rng.integers(0, actors, (size, 2)), ends)
    ends = ends[ends[:, 0] != ends[:, 1]][:count].astype(np.int32)
    count = len(ends)
    days = np.sort(rng.integers(0, 400, count)).astype(np.int32)
    articles = max(1, count // 3)
    names = [f"Actor {number}" for number in range(actors)]
    nodes = [f"{TYPES[number % len(TYPES)]}:{number}" for number in range(actors)]
    column = {name: np.zeros(count, dtype=np.int32) for name in ("start", "records", "speaker")}
    column |= {"row": np.arange(count, dtype=np.int32), "act": np.arange(count, dtype=np.int32)}
    return Acts(
        **{**column, "records": column["records"] + 1, "speaker": column["speaker"] + NOBODY},
        source=ends[:, 0], target=ends[:, 1], key=rng.integers(0, len(KEYS), count).astype(np.int32),
        layer=rng.choice(len(LAYERS), count, p=[0.6, 0.25, 0.1, 0.05]).astype(np.int32),
        score=np.zeros(count), date=days, first=days + FIRST, last=days + FIRST,
        article=rng.integers(0, articles, count).astype(np.int32), confidence=rng.uniform(0.4, 1, count),
        symmetric=np.zeros(count, dtype=np.bool_), nodes=nodes, keys=KEYS, dates=_dates(), speakers=[],
        articles=[
            Told(f"a{n}", f"Headline {n}", None, f"outlet {n % 40}", f"Outlet {n % 40}", f"https://example.org/{n}",
                 None, n // 2, "") for n in range(articles)
        ],
        presence=Presence(*(np.zeros(0, dtype=np.int32) for _ in range(3))), level="actor",
        about={node: {"label": name, "type": node.partition(":")[0]} for node, name in zip(nodes, names, strict=True)},
        quotes=lambda rows: [f"{names[ends[row, 0]]} told {names[ends[row, 1]]} something on day {days[row]}."
                             for row in rows.tolist()],
    )  # fmt: skip


def _dates() -> list[str]:
    from datetime import date

    return [date.fromordinal(FIRST + day).isoformat() for day in range(400)]
