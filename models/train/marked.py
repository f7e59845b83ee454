"""Sentences with their names marked as in GUIDE.md: read, and checked by `python -m models.train.marked`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

KINDS = frozenset("PERSON ORG GPE LOC FAC NORP EVENT LAW WORK_OF_ART PRODUCT".split())
NAME = re.compile(r"\[([^\[\]]+)\]\(([A-Z_]+)\)")
Names = list[tuple[int, int, str]]
HERE = Path(__file__).parent / "sentences"


def unmarked(line: str) -> tuple[str, Names]:
    """The text of a marked line and the offsets and kinds of its names.

    >>> unmarked("[Xi](PERSON) met [Putin](PERSON).")
    ('Xi met Putin.', [(0, 2, 'PERSON'), (7, 12, 'PERSON')])
    """
    text, names, end = "", [], 0
    for match in NAME.finditer(line):
        text += line[end : match.start()]
        names.append((len(text), len(text) + len(match[1]), match[2]))
        text, end = text + match[1], match.end()
    return text + line[end:], names


def sentences(folder: Path = HERE) -> Iterator[tuple[str, Names]]:
    """Every sentence of the folder, file by file in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield from map(unmarked, marked_lines(path))


def marked_lines(path: Path) -> list[str]:
    """The lines of a file that hold a sentence."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def faults(line: str) -> Iterator[str]:
    """What is wrong with a marked line."""
    text, names = unmarked(line)
    if "[" in text or "]" in text:
        yield "a bracket is left over"
    for start, end, kind in names:
        name = text[start:end]
        if kind not in KINDS:
            yield f"{kind} is none of {', '.join(sorted(KINDS))}"
        if (
            name != name.strip()
            or re.match(r"(?i)(the|mr\.?|mrs\.?|ms\.?|dr\.?|president|sir) ", name)
            or re.search(r"['’]s$", name)
        ):
            yield f"{name!r} begins or ends with what is not of the name"
        if text[start - 1 : start].isalnum():
            yield f"{name!r} begins within a word"


def check(paths: list[Path]) -> int:
    """Print the faults and counts of marked files; 1 where there is a fault."""
    kinds: Counter[str] = Counter()
    seen: set[str] = set()
    bad = 0
    for path in paths:
        lines = marked_lines(path)
        for number, line in enumerate(lines, 1):
            found = list(faults(line)) + (["told before"] if line in seen else [])
            seen.add(line)
            kinds.update(kind for _, _, kind in unmarked(line)[1])
            for fault in found:
                bad += 1
                print(f"{path.name}, sentence {number}: {fault}: {line[:90]}")
        print(f"{path.name}: {len(lines)} sentences")
    print(dict(kinds.most_common()), f"{bad} faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(check([Path(p) for p in sys.argv[1:]] or sorted(HERE.glob("*.txt"))))
