"""`geo-nlp` with a pipeline that takes no time, for tests of what stands around it: run folders, parts, signals.

Run as a script it is the command line; `put_in` puts the stand-in into this process. An article whose text has "bomb"
in it kills its process, one with "slow" takes a minute, one with "fault" fails.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from geo_nlp.extraction import Outcome
from geo_nlp.read import Failure
from geo_nlp.recorddict import RecordDict
from geo_nlp.run import dasktask, extracting, pool, work
from geo_nlp.run.pipelines import Setting
from geo_nlp.run.settings import RunOptions
from geo_nlp.types import Article

PAUSE = float(os.environ.get("STAND_IN_PAUSE", "0"))  # seconds an article
VERSION = os.environ.get("STAND_IN_VERSION", "1")


def record(article: Article) -> RecordDict:
    """A record with one relation, as far as tables look at it; of an article about nothing, with none."""
    end = {"actor": "FRA", "name": "France", "country": "FRA", "sector": "GOV"}
    relation = {
        "id": f"r-{article.id}", "source": end, "target": None, "predicate": "ACCUSE", "mode": None, "quad": 3,
        "score": -2.0, "symmetric": False, "negated": False, "modality": "asserted", "date": None,
        "date_granularity": None, "date_source": None, "place": None, "killed": None, "injured": None, "act": "a1",
        "attribution": None, "trigger": None, "sentence": {"start": 0, "end": 5}, "rule": "stand-in", "confidence": 0.5,
    }  # fmt: skip
    return RecordDict(
        schema=2, id=article.id, path=article.path, title=article.title, date=article.date, source=article.source,
        url=article.url, language=article.language, dateline=None, text=article.text, mentions=[], actors=[], roles=[],
        relations=[] if "nothing" in article.text else [relation], stances=[], attributions=[],
        warnings=list(article.warnings),
    )  # fmt: skip


def outcome(item: Article | Failure) -> Outcome:
    if isinstance(item, Failure):
        return item
    if "bomb" in item.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "fault" in item.text:
        return Failure(item.id, "ValueError: it is made to fail")
    time.sleep(60 if "slow" in item.text else PAUSE)
    return record(item)


def work_through(_: Setting, items: Sequence[Article | Failure]) -> list[Outcome]:
    return list(map(outcome, items))


def outcomes(items: Iterable[Article | Failure], *, nlp: object) -> Iterator[Outcome]:
    return map(outcome, items)


def settings(_: object, options: RunOptions) -> dict[str, Any]:
    return {"geo_nlp": VERSION, "rules": "none", "model": "none", "clean": options.clean, "language": options.language}


def put_in(patch: Any) -> None:
    """Put the stand-in in the place of the pipeline; `patch` is monkeypatch, or something with its `setattr`."""
    for module in (work, dasktask):
        patch.setattr(module, "settings_of", settings)
        patch.setattr(module, "pipeline", lambda _: None)
    patch.setattr(work, "loaded", lambda _: None)
    patch.setattr(extracting, "outcomes", outcomes)
    patch.setattr(extracting, "spread", partial(pool.spread, work=work_through))


class Patch:
    setattr = staticmethod(setattr)


def dask_setup(_: object) -> None:
    """What Dask calls in a worker that has this module as its preload."""
    put_in(Patch)


if __name__ == "__main__":
    put_in(Patch)
    from geo_nlp.cli import main

    sys.exit(main())
