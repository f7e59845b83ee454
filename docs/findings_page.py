"""Writes the outputs and the pictures of findings.md anew, from its own code: python -m docs.findings_page"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE / "findings.md"
PICTURES = HERE / "pictures"
BLOCK = re.compile(
    r"(?P<before>(?:^<!-- needs (?P<needs>\w+) -->\n)?^```python\n)(?P<code>.*?)(?=^```)", re.DOTALL | re.MULTILINE
)


def rewritten(text: str, folder: Path) -> str:
    """The page with the outputs that its code gives now; the pictures are written to a folder.

    Blocks that need a package that is not installed stay as they are. The code runs in a temporary folder that has the
    samples, so that other files leave no trace.
    """
    names: dict[str, Any] = {"folder": folder, "script": str(HERE / "analysis.py")}

    def run(block: re.Match[str]) -> str:
        if block["needs"] and find_spec(block["needs"]) is None:
            return block.group()
        parts = [block["before"]]
        for example in doctest.DocTestParser().get_examples(block["code"]):
            first, *others = example.source.splitlines()
            parts.append("\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in others)]) + "\n")
            with contextlib.redirect_stdout(io.StringIO()) as said:
                exec(compile(example.source, PAGE.name, "single"), names)
            parts.append("\n".join(line.rstrip() for line in said.getvalue().rstrip().splitlines() if line.strip()))
            parts.append("\n" if said.getvalue().strip() else "")
        return "".join(parts)

    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(HERE.parent / "data" / "samples", Path(place, "data", "samples"))
        with contextlib.chdir(place):
            return BLOCK.sub(run, text)


def main() -> None:
    """Write the page and its pictures."""
    PICTURES.mkdir(exist_ok=True)
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), PICTURES), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
