"""Signals for processes that tests start and ask to end.

A shell starts what runs in its background with SIGINT ignored, nohup with SIGHUP, and children inherit that.
"""

from __future__ import annotations

import signal


def signals_as_usual() -> None:
    """What `preexec_fn` of a process is to do that a test will ask to end."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
