"""Many articles: the same bytes for any number of workers, and failures in their place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo_nlp.errors import ModelError
from geo_nlp.read import Failure
from geo_nlp.run import extract_many
from geo_nlp.run.chunks import BATCH, LEAST, LETTERS, chunked
from geo_nlp.run.pool import FEW
from geo_nlp.types import Article

TEXTS = (
    "France condemned Russia on Friday. Macron met Erdogan in Ankara, and both leaders urged Russia to stop.",
    'Russian Foreign Minister Sergei Lavrov accused NATO of arming Ukraine. "We will respond," he said.',
    "Turkey and Greece signed a trade agreement. NATO welcomed it; Russia did not.",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """More articles than stay in one process, the fifth broken."""
    rows = [
        json.dumps({"id": f"a{n}", "date": "2025-03-01", "text": f"{TEXTS[n % 3]} Number {n}."}) for n in range(FEW + 9)
    ]
    rows[4] = rows[4][:20]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def lines(corpus: Path, workers: int) -> tuple[list[str], list[Failure]]:
    failures: list[Failure] = []
    found = extract_many([corpus], workers=workers, on_failure=failures.append)
    return [json.dumps(record) for record in found], failures


@pytest.mark.slow
@pytest.mark.parametrize("way", ["spawn", *(["fork"] if sys.platform == "linux" else [])])
def test_same_bytes_for_one_and_two_workers(corpus: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_nlp.run.pool.way_of_starting", lambda: way)
    alone, failed = lines(corpus, workers=1)
    spread, failed_too = lines(corpus, workers=2)
    assert alone == spread
    assert len(alone) == FEW + 8
    assert failed == failed_too
    assert [failure.where for failure in failed] == [f"{corpus} line 5"]


@pytest.mark.slow
def test_workers_end_with_a_parent_that_is_killed(corpus: Path) -> None:
    script = f"""if True:
        import time
        from geo_nlp.run import extract_many
        records = extract_many([{str(corpus)!r}], workers=2)
        print(next(records)["id"], flush=True)
        time.sleep(600)
    """
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout and parent.stdout.readline() == "a0\n"
        parent.kill()
        assert parent.communicate(timeout=60)[0] == ""  # the pipe is shut when the last worker has gone


@pytest.mark.parametrize("size", [0, 10, 2_000, 3 * LETTERS])
def test_chunks_hold_all_articles_in_order_and_the_last_are_small(size: int) -> None:
    articles = [Article(str(n), "x" * size) for n in range(200)]
    chunks = list(chunked(articles, 4))
    assert [article for chunk in chunks for article in chunk] == articles
    assert all(len(chunk) == 1 or sum(len(a.text) for a in chunk) <= LETTERS for chunk in chunks)
    assert size * len(chunks[-1]) <= max(size, LEAST)
    assert all(len(chunk) <= BATCH for chunk in chunks)


@pytest.mark.slow
def test_an_error_in_a_worker_is_that_error(corpus: Path) -> None:
    with pytest.raises(ModelError, match="nosuch"):
        list(extract_many([corpus], workers=2, model="nosuch"))


def test_records_come_one_by_one(corpus: Path) -> None:
    found = extract_many([corpus])
    assert next(found)["id"] == "a0"
    found.close()  # type: ignore[attr-defined]


def test_few_articles_need_no_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_nlp.run.pool.start", None)
    path = tmp_path / "one.txt"
    path.write_text(TEXTS[0], encoding="utf-8")
    assert len(list(extract_many([path], workers=8))) == 1
