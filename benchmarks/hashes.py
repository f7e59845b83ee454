"""The hash of every file that a default install brings: docs/hashes.txt, for `pip install --require-hashes`.

`python -m benchmarks.hashes` asks pip what it would install, with the versions of constraints.txt, and writes what it
answers. That is done when a version changes; a test tells when it was forgotten. The files are those of the system
that asks (Linux, x86-64, Python 3.11); where others are needed, pip refuses, and the same command makes their list.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIST = ROOT / "docs" / "hashes.txt"
HEAD = """\
# What `pip install geo-nlp` brings, and what builds it, each with its hash; docs/reliability.md says how to use it.
# Linux, x86-64, Python 3.11. Made by `python -m benchmarks.hashes`; the versions are those of constraints.txt.
"""


def asked() -> list[str]:
    """What the project needs, to run and to be built."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["project"]["dependencies"], *project["build-system"]["requires"]]


def report(requirements: Iterable[str]) -> Mapping[str, Any]:
    """What pip would install where nothing is."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-"]
    only = ["--only-binary", ":all:", "-c", str(ROOT / "constraints.txt")]
    done = subprocess.run([*command, *only, *requirements], stdout=subprocess.PIPE, text=True, check=True)
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


def lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """A line for each distribution, by name; without the place that it comes from.

    >>> file = {"archive_info": {"hashes": {"sha256": "00ff"}}, "url": "elsewhere"}
    >>> [*lines({"install": [{"metadata": {"name": "Some_Thing", "version": "1.0"}, "download_info": file}]})]
    ['some-thing==1.0 --hash=sha256:00ff']
    """
    for item in sorted(answer["install"], key=lambda item: name_of(item["metadata"]["name"])):
        found = item["download_info"]["archive_info"]["hashes"]["sha256"]
        yield f"{name_of(item['metadata']['name'])}=={item['metadata']['version']} --hash=sha256:{found}"


def name_of(name: str) -> str:
    """A name as constraints.txt has it."""
    return name.lower().replace("_", "-").replace(".", "-")


if __name__ == "__main__":
    LIST.write_text(HEAD + "".join(f"{line}\n" for line in lines(report(asked()))), encoding="utf-8")
