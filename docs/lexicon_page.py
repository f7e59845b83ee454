"""`make docs`: docs/lexicon.md, the word classes as people read them, from lexicon.intro.md and the YAML files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo_nlp.lexicon.reading import described
from geo_nlp.lexicon.sources import KINDS, package_texts

DOCS = Path(__file__).parent
MOST = 8  # words that are shown of a class


def page() -> str:
    """The guide, and a table of classes for each file."""
    return "\n".join([(DOCS / "lexicon.intro.md").read_text(encoding="utf-8").rstrip("\n"), *_tables()]) + "\n"


def _tables() -> Iterator[str]:
    for file, text in package_texts().items():
        heading = text.partition("\n")[0].removeprefix("# ").partition(". See")[0]
        yield f"\n### {heading}\n\n`{file}`\n\n| class | what it is | words |\n| --- | --- | --- |"
        for name, data in described(file, text).items():
            listed = list(next(data[kind] for kind in KINDS if kind in data))
            more = f" and {len(listed) - MOST} more" if len(listed) > MOST else ""
            shown = ", ".join(listed[:MOST]) + more
            yield f"| `{name}` | {data['note']} | {shown.replace('|', '/')} |"


if __name__ == "__main__":
    (DOCS / "lexicon.md").write_text(page(), encoding="utf-8")
