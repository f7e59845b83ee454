"""Read the gold of acts, and write that of other people's texts as stand-off, without their words.

    python data/gold/compile_acts.py acts_open_learn.txt -o data/gold/acts/open_learn.jsonl

The notation is that of `compile.py`, with two additions: every record ends in its act (` #a3`), and a stance names its
trigger as a relation does (`@condemned`). Offsets of a stand-off count in the text with single blanks for all white
space; `digest` is that text's SHA-256 and `length` its length, by which `text_of` finds it again in a corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import compile as notation

ACT = re.compile(r" #(a\d+)$")
TRIGGER = re.compile(r" @(.+)$")
WORDS = ("text", "name")


class Article(notation.Article):
    """An annotated text whose records name their acts."""

    def annotate(self, line: str) -> None:
        """Read a line of annotation, with its act and the trigger of a stance."""
        before = len(self.relations), len(self.stances)
        act = ACT.search(line)
        if act is None:
            raise ValueError(f"{self.id}: no act: {line}")
        line, more = line[: act.start()], {"act": act[1]}
        trigger = TRIGGER.search(line) if line.startswith(("*", "~*")) else None
        if trigger is not None:
            start, end = self.find(trigger[1])
            if start < self.at:
                raise ValueError(f"{self.id}: trigger {trigger[1]!r} is not in {self.text[self.at : self.end]!r}")
            line, more["trigger"] = line[: trigger.start()], {"start": start, "end": end, "text": trigger[1]}
        super().annotate(line)
        for item in (*self.relations[before[0] :], *self.stances[before[1] :]):
            item.update(more)


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of one file as records; raise `ValueError` with all that cannot be read."""
    faults: list[str] = []
    found = [article.record() for article in notation.read(path, faults, Article)]
    if faults:
        raise ValueError("\n".join(faults))
    return found


def squeezed(text: str) -> str:
    """Text with single blanks for all white space."""
    return " ".join(text.split())


def places(text: str) -> list[int]:
    """For every character of the squeezed text its offset in `text`, and the end of the last one.

    >>> places(" a\\n\\nb")
    [1, 2, 4, 5]
    """
    found: list[int] = []
    for word in re.finditer(r"\S+", text):
        if found:
            found.append(found[-1] + 1)
        found.extend(range(*word.span()))
    return [*found, found[-1] + 1] if found else [0]


def standoff(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of the gold without a word of its text."""
    plain = squeezed(record["text"])
    at = {offset: i for i, offset in enumerate(places(record["text"]))}
    kept = {name: moved(record[name], at) for name in ("relations", "stances")}
    about = {"digest": hashlib.sha256(plain.encode()).hexdigest(), "length": len(plain)}
    return {"id": record["id"], "date": record["date"], **about, **kept}


def text_of(gold: Mapping[str, Any], given: Mapping[str, Any]) -> str | None:
    """The annotated text in a row of a corpus: the beginning of the text, or of title and text; None if it is another.

    >>> text_of({"length": 3, "digest": hashlib.sha256(b"a b").hexdigest()}, {"title": "a", "text": "b c"})
    'a\\n\\nb'
    """
    for text in (given["text"], f"{given.get('title') or ''}\n\n{given['text']}"):
        start = squeezed(text)[: gold["length"]]
        if hashlib.sha256(start.encode()).hexdigest() == gold["digest"]:
            return text[: places(text)[gold["length"] - 1] + 1]
    return None


def joined(gold: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A stand-off with its text, in whose offsets it then is."""
    at = dict(enumerate(places(text)))
    return {**gold, "text": text, **{name: moved(gold[name], at) for name in ("relations", "stances")}}


def moved(value: Any, at: Mapping[int, int]) -> Any:
    """Spans with other offsets, and without their words."""
    if isinstance(value, list):
        return [moved(item, at) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {name: moved(item, at) for name, item in value.items() if name not in WORDS}
    if {"start", "end"} <= kept.keys():
        start, end = value["start"], value["end"]
        kept["start"] = at[start]
        kept["end"] = at[end - 1] + 1 if end > start else kept["start"]
    return kept


def main() -> None:
    """Check a file, and write it as stand-off where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="annotated texts")
    parser.add_argument("-o", "--output", type=Path, help="stand-off to write, .jsonl")
    args = parser.parse_args()
    try:
        records = read(args.path)
    except ValueError as error:
        sys.exit(str(error))
    if args.output:
        lines = [json.dumps(standoff(record), ensure_ascii=False) + "\n" for record in records]
        args.output.write_text("".join(lines), encoding="utf-8")
    kinds = {kind: [item for record in records for item in record[kind]] for kind in ("relations", "stances")}
    acts = {(record["id"], item["act"]) for record in records for kind in kinds for item in record[kind]}
    counts = ", ".join(f"{len(items)} {kind}" for kind, items in kinds.items())
    print(f"{len(records)} articles, {counts}, {len(acts)} acts", file=sys.stderr)


if __name__ == "__main__":
    main()
