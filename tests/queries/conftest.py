"""The same news as a file with records and as a run of three parts, one of which holds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from newsroom import news, write_records, write_run


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_records(tmp_path_factory.mktemp("file") / "records.jsonl", news())


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = news()
    parts = [records[:2], [records[4]], [*records[2:4], records[5]]]
    stories = {record["id"]: "s1" if record["id"] in ("a1", "a6") else f"s-{record['id']}" for record in records}
    return write_run(tmp_path_factory.mktemp("runs") / "2025", parts, stories=stories)


@pytest.fixture(params=["file", "run"])
def asked(request: pytest.FixtureRequest) -> Path:
    """Either of them: questions have the same answers."""
    found: Path = request.getfixturevalue(request.param)
    return found
