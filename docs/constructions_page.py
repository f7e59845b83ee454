"""Writes constructions.md from the docstrings of the stages and the counts: python -m docs.constructions_page

Counts are those of `python -m benchmarks.constructions`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
STAGES = ROOT / "geo_nlp" / "pipes"
PAGE = Path(__file__).with_name("constructions.md")
COUNTS = ROOT / "benchmarks" / "constructions.json"
PACKAGES = (
    "repair", "syntax", "mentions", "linking", "roles", "coref", "attribution", "clauses", "modality",
    "relations", "stance", "time", "events", "bridging",
)  # fmt: skip
COLUMNS = ("| function | finds | articles | changed |", "| --- | --- | ---: | ---: |")
HEAD = """# Constructions

Written by `python -m docs.constructions_page`; do not edit. Each row is a function of `geo_nlp/pipes` whose docstring
gives an example. Articles: in how many of {articles:,} articles that nobody tuned on (their first 250 words) it found
something. Changed: in how many of the articles in which it was left out (at most twelve, the shortest) the record came
out otherwise; a rare one with 0 is the next to be pruned. A dash: not met there, or written since the count.
`python -m benchmarks.constructions --texts FILES` counts anew. Not counted: what reads text before the parse
(`normalize`). The articles have no dateline, and their titles stand apart.
"""


def functions(path: Path) -> Iterator[tuple[str, str]]:
    """The functions of a module whose docstring gives an example, and its first paragraph."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        docstring = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if isinstance(node, ast.FunctionDef) and docstring and '"' in (first := docstring.split("\n\n")[0]):
            yield node.name, " ".join(first.split())


def page(counts: Mapping[str, Any]) -> str:
    """The page, a table for each package, a row for each construction."""
    lines = [HEAD.format(articles=counts["articles"])]
    for package in PACKAGES:
        rows = []
        for path in sorted((STAGES / package).glob("*.py")):
            for name, description in functions(path):
                met = counts["functions"].get(f"{package}.{path.stem}.{name}")
                figures = f"{met['articles']:,} | {met['changed']} of {met['tried']}" if met else "- | -"
                rows.append(f"| `{path.stem}.{name}` | {description.replace('|', '/')} | {figures} |")
        lines += [f"## {package}\n", *COLUMNS, *rows, ""]
    return "\n".join(lines)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(json.loads(COUNTS.read_text("utf-8"))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
