"""What Dask says by itself: nothing that reaches a user."""

from __future__ import annotations

import logging

import pytest

pytest.importorskip("distributed")


@pytest.mark.parametrize("name", ["distributed", "distributed.core", "tornado.application"])
def test_the_logs_of_dask_and_its_event_loop_are_silent(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt at the wrong moment is an error of Tornado's callback, and its traceback is no word of ours."""
    from geo_nlp.run.daskcluster import quiet_distributed

    log = logging.getLogger(name)
    monkeypatch.setattr(log, "level", log.level)  # as it was afterwards
    log.setLevel(logging.INFO)
    assert log.isEnabledFor(logging.ERROR)
    quiet_distributed()
    assert not log.isEnabledFor(logging.ERROR)
