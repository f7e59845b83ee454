"""Advisories about the pinned versions, by pip-audit: `make lint` asks where pip-audit is installed and gets an answer.

Without it, and where its database cannot be reached or knows nothing of the packages (a mirror of the index may have no
advisories, and pip-audit then skips every one), one line says so, and nothing fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PINS = Path(__file__).parents[1] / "constraints.txt"
OPTIONS = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json")
SECONDS = 60


def advisories() -> int:
    """1 where a pinned version has an advisory, which is shown; else 0."""
    if find_spec("pip_audit") is None:
        return _not_looked_up("pip-audit is not installed (pip install pip-audit)")
    line = [sys.executable, "-m", "pip_audit", "-r", str(PINS), *OPTIONS]
    try:
        done = subprocess.run(line, capture_output=True, text=True, timeout=SECONDS)
        asked = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return _not_looked_up(f"no answer came within {SECONDS} s")
    except (ValueError, KeyError, TypeError):
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        return _not_looked_up(f"pip-audit says: {last[:120]}")
    known = [package for package in asked if "vulns" in package]
    if not known:
        return _not_looked_up(f"the index knows of none of the {len(asked)} packages")
    found = [f"{p['name']} {p['version']}: {v['id']}" for p in known for v in p["vulns"]]
    print(f"advisories: {len(found)} for {len(known)} of {len(asked)} pinned versions", *found, sep="\n")
    return 1 if found else 0


def _not_looked_up(why: str) -> int:
    print(f"advisories: not looked up, since {why}")
    return 0


if __name__ == "__main__":
    sys.exit(advisories())
