"""PolNeAR (Newell et al. 2018): a text, and beside it brat's standoff file (.ann) with sources, cues and contents.

    T1	Source 0 6	Macron
    T2	Cue 7 11	said
    T3	Content 12 28	that he may come
    R1	Attribution Arg1:T1 Arg2:T3

Spans that relations (R) or events (E) connect are one attribution; its speaker is its first source, its content reaches
from the first to the last of its contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo_nlp.evaluation.same import Values

SPAN = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)\t")
LINKED = re.compile(r":(T\d+)")
Span = tuple[str, int, int]


def read(file: Path) -> Iterator[Values]:
    """The article of a text file, whose annotation has its name and the ending .ann."""
    text = file.read_text(encoding="utf-8")
    lines = file.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
    yield {"id": file.stem, "text": text, "attributions": list(attributions(lines))}


def attributions(lines: list[str]) -> Iterator[dict[str, Any]]:
    """The attributions of the lines of an .ann file.

    >>> lines = ["T1\\tSource 0 6\\tMacron", "T2\\tContent 12 28\\tthat he may come", "R1\\tA Arg1:T1 Arg2:T2"]
    >>> list(attributions(lines))
    [{'content': {'start': 12, 'end': 28}, 'speaker': {'start': 0, 'end': 6}}]
    """
    spans: dict[str, Span] = {}
    group: dict[str, set[str]] = {}
    for line in lines:
        if held := SPAN.match(line):
            offsets = [int(number) for number in re.findall(r"\d+", held[3])]
            spans[held[1]] = held[2].lower(), min(offsets), max(offsets)
            group[held[1]] = {held[1]}
    for line in lines:
        if line[:1] in "RE" and (linked := LINKED.findall(line)):
            together = set().union(*(group[name] for name in linked))
            group.update(dict.fromkeys(together, together))
    for names in {id(names): names for names in group.values()}.values():
        if contents := _of(spans, names, "content"):
            sources = _of(spans, names, "source")
            content = {"start": contents[0][1], "end": max(end for _, _, end in contents)}
            yield {"content": content, "speaker": {"start": sources[0][1], "end": sources[0][2]} if sources else None}


def _of(spans: dict[str, Span], names: set[str], kind: str) -> list[Span]:
    """The spans of a kind (Source, AttributionSource) among those of one attribution, in their order."""
    return sorted((spans[name] for name in names if spans[name][0].endswith(kind)), key=lambda span: span[1:])
