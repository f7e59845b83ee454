"""`python -m benchmarks.publicsets dwie articles/*.json -o gold.jsonl`: a public set as an annotation to score against.

    python -m benchmarks.publicsets petrarch validation.xml -o gold.jsonl
    python -m benchmarks.publicsets polnear text/*.txt -o gold.jsonl
    python -m benchmarks.publicsets sentences plv.tsv --columns text=sentence,label=rootcode -o gold.jsonl
    geo-nlp extract gold.jsonl --no-clean -o found.jsonl
    geo-nlp evaluate gold.jsonl found.jsonl --lenient

The sets are not part of the project. What their owners call a field is in the module of each.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.publicsets import dwie, petrarch, polnear, sentences
from geo_nlp.evaluation.same import Values

Reader = Callable[[Path], Iterator[Values]]
SETS: Mapping[str, Reader] = {"dwie": dwie.read, "petrarch": petrarch.read, "polnear": polnear.read}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the files of a set and write its records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=[*SETS, "sentences"])
    parser.add_argument("files", type=Path, nargs="+", help="its own files")
    parser.add_argument("--columns", default="", help="of sentences: our name=their name, separated by commas")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the annotation, .jsonl")
    given = parser.parse_args(arguments)
    try:
        columns = dict(pair.split("=", 1) for pair in given.columns.split(",") if pair)
    except ValueError:
        parser.error(f"--columns {given.columns}: write name=column, as in text=sentence")
    read = SETS.get(given.set) or partial(sentences.read, columns=columns)
    try:
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for file in given.files for record in read(file)]
    except ValueError as error:
        parser.error(str(error))
    given.output.write_text("".join(lines), encoding="utf-8")
    print(f"{given.output}: {len(lines)} texts")


if __name__ == "__main__":
    main()
