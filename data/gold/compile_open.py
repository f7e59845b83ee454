"""The open corpus: annotated texts of others to stand-off labels without their words, parted for their three uses.

    python data/gold/compile_open.py CODED.txt ... --texts select.jsonl.gz [--second]

writes `open/{learn,tune,first}.jsonl`, or with `--second` what another annotator made of the same texts, to
`open/second.jsonl`. To the notation of `compile.py` it adds:

    > China ACCUSE|REJECT Japan @slammed #a2      other types that are as right; the act
    > Hamas ASSAULT Israel @attack ^Netanyahu #a4 who says so, where it is not the article itself (0: nobody named)
    * China criticism Japan ~ its bases @criticised #a2       a stance with its trigger and act
    r Marco Rubio : foreign_minister : U.S. Secretary of State : United States : current

Records that are signed (`>`, `*`) have an act. A line that begins with a backslash is text. A record with two stories
is parted by a second head line, whose id ends in `/part2`. Offsets count in the text with single blanks for all white
space, as `compile_acts.py` has it; `start` says where in the article the annotated text begins.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import compile as notation  # noqa: E402
from compile_acts import ACT, TRIGGER, moved, places, squeezed  # noqa: E402

SPEAKER = re.compile(r" \^(.+)$")
ALTERNATIVES = re.compile(r"^([>~] .+? )([A-Z]+(?:\|[A-Z]+)+) ")
STATUS = frozenset({"current", "former", "acting", "designate"})
LINES = ("> ", "* ", "~ ", "~* ")
LAYERS = ("relations", "stances", "roles")
SPLITS = {"learn": 50, "tune": 25, "first": 25}
"""Parts and their shares in percent; an article's part follows from the digest of its text, so that it never moves."""


class Article(notation.Article):
    """An annotated text with acts, speakers, alternatives and roles."""

    def __init__(self, head: str) -> None:
        super().__init__(head)
        self.roles: list[dict[str, Any]] = []

    def annotate(self, line: str) -> None:
        """Read a line of annotation."""
        if line.startswith("r "):
            self._role(line[2:])
            return
        line, act = _cut(line, ACT)
        if act is None and line.startswith((">", "*")):
            raise ValueError(f"{self.id}: no act: {line}")
        line, speaker = _cut(line, SPEAKER)
        said_by = None if speaker is None else {"actor": None} if speaker == "0" else self.ends(speaker)[0]
        more: dict[str, Any] = {"act": act, "said_by": said_by}
        if types := ALTERNATIVES.match(line):
            first, *others = types[2].split("|")
            if unknown := set(others) - set(notation.ONTOLOGY.predicates):
                raise ValueError(f"{self.id}: unknown type {sorted(unknown)}")
            line, more["alternatives"] = line[: types.start(2)] + first + line[types.end(2) :], others
        if line.startswith(("*", "~*")):
            line, trigger = _cut(line, TRIGGER)
            if trigger is None:
                raise ValueError(f"{self.id}: a stance needs a trigger: {line}")
            more["trigger"] = self._in_sentence(trigger)
        before = len(self.relations), len(self.stances)
        super().annotate(line)
        for item in (*self.relations[before[0] :], *self.stances[before[1] :]):
            item.update(more)

    def _in_sentence(self, words: str) -> dict[str, Any]:
        start, end = self.find(words)
        if start < self.at:
            raise ValueError(f"{self.id}: {words!r} is not in {self.text[self.at : self.end]!r}")
        return {"start": start, "end": end, "text": self.text[start:end]}

    def _role(self, line: str) -> None:
        parts = [part.strip() for part in line.split(" : ")]
        if len(parts) != 5 or parts[1] not in notation.ONTOLOGY.posts or parts[4] not in STATUS:
            raise ValueError(f"{self.id}: no role (HOLDER : post : title : BODY : status): {line}")
        holder, post, title, body, status = parts
        self.roles.append(
            {
                "holder": self.ends(holder)[0], "post": post, "title": self._in_sentence(title),
                "organisation": self.ends(body)[0], "status": status, "sentence": {"start": self.at, "end": self.end},
            }
        )  # fmt: skip


def _cut(line: str, pattern: re.Pattern[str]) -> tuple[str, str | None]:
    found = pattern.search(line)
    return (line[: found.start()], found[1]) if found else (line, None)


def read(path: Path, faults: list[str]) -> list[Article]:
    """The articles of one file; what cannot be read is added to `faults`, with its line."""
    articles: list[Article] = []
    gap = "\n\n"
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            articles.append(Article(line[3:]))
            articles[-1].alias.update(notation.aliases(lines[number:]))
        elif not line.strip():
            gap = "\n\n"
        elif line.startswith("e ") and " = " in line:
            continue
        elif line.startswith(LINES) or (line.startswith("r ") and " : " in line):
            try:
                articles[-1].annotate(line)
            except ValueError as error:
                faults.append(f"{path.name}:{number}: {error}")
        else:
            articles[-1].sentence(line.removeprefix("\\"), gap)
            gap = " "
    return articles


def standoff(article: Article, whole: str) -> dict[str, Any]:
    """The labels of an article without a word of it; `whole` is the text of the corpus that it is from."""
    plain = squeezed(article.text)
    start = squeezed(whole).find(plain)
    if start < 0:
        raise ValueError(f"{article.id}: the annotated text is not in the corpus")
    at = {offset: i for i, offset in enumerate(places(article.text))}
    digest = hashlib.sha256(plain.encode()).hexdigest()
    about = {"id": article.id, "date": article.date or None, "start": start, "length": len(plain), "digest": digest}
    return {**about, **{layer: _pruned(moved(getattr(article, layer), at)) for layer in LAYERS}}


def _pruned(value: Any) -> Any:
    """Labels without what is not told."""
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _pruned(item) for name, item in value.items() if item is not None and item is not False}


def part_of(digest: str) -> str:
    """The part that an article belongs to, by the digest of its text.

    >>> part_of("00" * 32), part_of("ff" * 32)
    ('learn', 'first')
    """
    place = int(digest[:8], 16) * 100 >> 32
    for part, share in SPLITS.items():
        if place < share:
            return part
        place -= share
    raise AssertionError(digest)


def joined(labels: Iterable[Mapping[str, Any]], texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Labels with their texts, in whose offsets they then are; articles whose text is not there are left out."""
    for gold in labels:
        whole = texts.get(gold["id"].partition("/part")[0])
        if whole is None:
            continue
        offsets = places(whole)
        first, last = offsets[gold["start"]], offsets[gold["start"] + gold["length"] - 1] + 1
        text = whole[first:last]
        if hashlib.sha256(squeezed(text).encode()).hexdigest() == gold["digest"]:
            at = dict(enumerate(places(text)))
            yield {**gold, "text": text, **{layer: moved(gold[layer], at) for layer in LAYERS}}


def texts_of(path: Path) -> dict[str, str]:
    """The texts of a corpus (JSON Lines, or .gz of it) by id."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().split("\n")
    return {row["id"]: row["text"] for row in map(json.loads, filter(None, lines))}


def main() -> None:
    """Write the parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coded", nargs="+", type=Path, help="annotated texts")
    parser.add_argument("--texts", type=Path, required=True, help="the corpus that they are from, .jsonl or .jsonl.gz")
    parser.add_argument("--out", type=Path, default=HERE / "open", help="folder to write to")
    parser.add_argument("--second", action="store_true", help="these are annotated for the second time")
    given = parser.parse_args()
    texts, faults = texts_of(given.texts), []
    articles = [article for path in given.coded for article in read(path, faults)]
    rows: dict[str, list[dict[str, Any]]] = {part: [] for part in (["second"] if given.second else SPLITS)}
    for article in articles:
        try:
            row = standoff(article, texts[article.id.partition("/part")[0]])
            rows["second" if given.second else part_of(row["digest"])].append(row)
        except (ValueError, KeyError) as error:
            faults.append(str(error))
    if faults:
        sys.exit("\n".join(faults))
    given.out.mkdir(exist_ok=True)
    for part, found in rows.items():
        found.sort(key=lambda row: row["id"])
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in found)
        (given.out / f"{part}.jsonl").write_text("".join(lines), encoding="utf-8")
        counts = ", ".join(f"{sum(len(row[layer]) for row in found)} {layer}" for layer in LAYERS)
        print(f"{part}: {len(found)} articles, {counts}", file=sys.stderr)


if __name__ == "__main__":
    main()
