"""Advisories about the pinned versions, by pip-audit: `make lint` asks where pip-audit is installed and gets an answer.

Without it, and where its database cannot be reached, one line says so, and nothing fails.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PINS = Path(__file__).parents[1] / "constraints.txt"
UNREACHED = ("ConnectionError", "ServiceError", "Max retries", "Timeout", "Name or service", "403", "404", "503")
SECONDS = 60


def advisories() -> int:
    """1 where a pinned version has an advisory, which is shown; else 0."""
    if find_spec("pip_audit") is None:
        print("advisories: not looked up, since pip-audit is not installed (pip install pip-audit)")
        return 0
    options = ["-r", str(PINS), "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    try:
        line = [sys.executable, "-m", "pip_audit", *options]
        done = subprocess.run(line, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        print(f"advisories: not looked up, since no answer came within {SECONDS} s")
        return 0
    if done.returncode == 0:
        print("advisories: none for the pinned versions")
        return 0
    if not done.stdout.strip() or any(word in done.stderr for word in UNREACHED):
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"advisories: not looked up, since the database cannot be reached ({last[:120]})")
        return 0
    print(done.stdout)
    return 1


if __name__ == "__main__":
    sys.exit(advisories())
