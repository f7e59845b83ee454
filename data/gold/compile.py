"""Annotated texts (the notation of `notation.py`) to stand-off labels without their words.

    python data/gold/compile.py CODED.txt ... --texts select.jsonl.gz [--second]

writes texts of others to `open/{learn,tune,first}.jsonl`, or with `--second` what another annotator made of the same
texts to `open/second.jsonl`; `start` says where in the article the annotated text begins.

    python data/gold/compile.py CODED.txt ... --own acts/own_learn

sets a part of our own, and its texts in `texts.jsonl`. Offsets count as in `geo_nlp.evaluation.standoff`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import notation  # noqa: E402

from geo_nlp.evaluation.standoff import digest_of, moved, places, squeezed  # noqa: E402
from geo_nlp.read.streams import open_bytes  # noqa: E402

LAYERS = ("relations", "stances", "roles")
SPLITS = {"learn": 50, "tune": 25, "first": 25}
"""Parts and their shares in percent; an article's part follows from the digest of its text, so that it never moves."""


def standoff(article: notation.Article, whole: str) -> dict[str, Any]:
    """The labels of an article without a word of it; `whole` is the text of the corpus that it is from."""
    plain = squeezed(article.text)
    start = squeezed(whole).find(plain)
    if start < 0:
        raise ValueError(f"{article.id}: the annotated text is not in the corpus")
    at = _squeezed_offsets(article.text)
    about = {"start": start, "length": len(plain), "digest": digest_of(plain)}
    layers = {layer: moved(getattr(article, layer), at) for layer in LAYERS}
    return _pruned({"id": article.id, "date": article.date or None, **about, **layers})


def _squeezed_offsets(text: str) -> list[int]:
    """For every offset of a text that of the same character where white space is single blanks."""
    at = [0] * (len(text) + 1)
    for squeezed_at, offset in enumerate(places(text)):
        at[offset] = squeezed_at
    return at


def _pruned(value: Any) -> Any:
    """Labels without what is not given."""
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


def lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """A line of JSON each."""
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def rows_of(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of a file of JSON Lines by id, also where it is compressed."""
    with open_bytes(path) as stream:
        return {row["id"]: row for row in map(json.loads, stream)}


def write_own(articles: Iterable[notation.Article], path: Path, texts: Path) -> None:
    """Set a part of our own: its labels, and their texts among the others, where the date stands too."""
    known = rows_of(texts) if texts.is_file() else {}
    rows = []
    for article in articles:
        about = {"id": article.id, "title": article.title or None, "date": article.date or None, "text": article.text}
        known[article.id] = _pruned(about)
        rows.append({**standoff(article, article.text), "date": None, "kind": article.kind})
    path.write_text(lines(map(_pruned, rows)), encoding="utf-8")
    texts.write_text(lines(known.values()), encoding="utf-8")


def write_open(articles: Iterable[notation.Article], folder: Path, texts: Path, *, second: bool) -> list[str]:
    """Write the parts of the open corpus, if nothing is wrong with an article; the faults."""
    known, faults = rows_of(texts), []
    parts: dict[str, list[dict[str, Any]]] = {part: [] for part in (["second"] if second else SPLITS)}
    for article in articles:
        try:
            row = standoff(article, known[article.id.partition("/part")[0]]["text"])
            parts["second" if second else part_of(row["digest"])].append(row)
        except (ValueError, KeyError) as error:
            faults.append(str(error))
    if not faults:
        folder.mkdir(exist_ok=True)
        for part, found in parts.items():
            (folder / f"{part}.jsonl").write_text(lines(sorted(found, key=lambda row: row["id"])), encoding="utf-8")
    return faults


def main() -> None:
    """Check the annotation, and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coded", nargs="+", type=Path, help="annotated texts")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--texts", type=Path, help="texts of others: the corpus that they are from, .jsonl or .jsonl.gz")
    whose.add_argument("--own", help="our own texts: the part that they make, such as acts/own_learn")
    parser.add_argument("--second", action="store_true", help="these are annotated for the second time")
    parser.add_argument("--gold", type=Path, default=HERE, help="the folder of the gold")
    given = parser.parse_args()
    faults: list[str] = []
    articles = [article for path in given.coded for article in notation.read(path, faults)]
    if not faults and given.own:
        write_own(articles, given.gold / f"{given.own}.jsonl", given.gold / "texts.jsonl")
    elif not faults:
        faults = write_open(articles, given.gold / "open", given.texts, second=given.second)
    if faults:
        sys.exit("\n".join(faults))
    counts = ", ".join(f"{sum(len(getattr(article, layer)) for article in articles)} {layer}" for layer in LAYERS)
    print(f"{len(articles)} articles, {counts}", file=sys.stderr)


if __name__ == "__main__":
    main()
