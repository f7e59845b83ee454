"""Dask clusters: one of our own on this machine, or one whose scheduler is running somewhere."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.run.work import Calls

if TYPE_CHECKING:
    from distributed import Client

CONNECTING = 10.0  # seconds
SILENT = ("distributed", "tornado")
NO_INTERRUPT = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
"""For workers of our own: Ctrl-C reaches the whole group, and the client ends them."""


def need_distributed() -> Any:
    """The package distributed; where it is missing, an error that says what brings it."""
    try:
        import distributed
    except ImportError as error:
        raise InputError("--engine dask needs distributed; run: pip install 'geo-nlp[dask]'") from error
    return distributed


@contextmanager
def own_cluster(workers: int) -> Iterator[Client]:
    """The client of a cluster on this machine, which ends with it."""
    distributed = quiet_distributed()
    from dask import config

    asked: str | list[str] = config.get("distributed.worker.preload")
    preloads = [asked] if isinstance(asked, str) else asked
    with (
        distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0",
            silence_logs=logging.CRITICAL, preload=[*preloads, NO_INTERRUPT],
        ) as cluster,
        distributed.Client(cluster) as client,
    ):  # fmt: skip
        yield client


@contextmanager
def connected(scheduler: str, calls: Calls) -> Iterator[Client]:
    """The client of a scheduler that is running."""
    distributed = quiet_distributed()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            client = distributed.Client(scheduler, timeout=CONNECTING)
        except (OSError, ValueError, TypeError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            raise InputError(f"--scheduler {scheduler}: no Dask scheduler there ({why})") from error
    if any(issubclass(one.category, distributed.versions.VersionMismatchWarning) for one in said):
        calls.notice(f"{scheduler}: has other versions of Python or Dask than this machine; if it fails, that is why")
    with client:
        yield client


def quiet_distributed() -> Any:
    """The package, whose log is silent: what it says of lost workers is said in our words.

    So is Tornado's: an interrupt that comes as `distributed.utils.sync` begins is logged there as an error of its own.
    """
    package = need_distributed()
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] in SILENT]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return package
