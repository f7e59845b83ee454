"""A command at a pseudo-terminal of a certain size."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

COMMAND = (sys.executable, "-m", "geo_nlp")
STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def at_terminal(*args: str | Path, stream: str, size: tuple[int, int] = (80, 24)) -> str:
    """What `geo-nlp` with arguments prints on stdout or stderr where that is a terminal, without colours and moves."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    others = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: follower}
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen([*COMMAND, *map(str, args)], env=environment | {"TERM": "xterm"}, **others)  # type: ignore[call-overload]
    os.close(follower)
    chunks = []
    while True:
        try:
            chunk = os.read(leader, 1 << 16)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(leader)
    assert process.wait() == 0
    return STEERING.sub("", b"".join(chunks).decode()).replace("\r\n", "\n")
