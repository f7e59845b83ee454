"""What the rule layer costs, and that twice as many rules do not cost twice as much.

`python -m benchmarks.lexicon [--texts FILE.jsonl] [--pairs 7]` times clauses, relations and stance on the same parsed
articles, with the package's rules and with twice as many, alternating. Half of the added rules have words of their own,
half have words that rules have already, and demand something else of a slot. It prints each pair, the median ratio, how
many rules a clause makes the matcher try, and the layer's share of plain en_core_web_sm's time (bar: 10 %). Times are
processor time, which other programs on the machine disturb least.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.speed import plain, run_plain
from benchmarks.stages import BAR, LAYER
from benchmarks.texts import articles
from geo_nlp import load
from geo_nlp.extraction import make_doc
from geo_nlp.rules.loader import RuleBook, load_rules, using
from geo_nlp.rules.schema import RuleFile, Trigger

SLOTS = ("object", "to", "with", "on", "as")
EXAMPLES = [{"text": "France left.", "yields": "nothing"}, {"text": "France left.", "yields": "FRA RETREAT -"}]
"""A rule file needs examples to load; nobody runs these."""


def doubled(book: RuleBook) -> RuleBook:
    """The rules of `book` and as many again, by way of a user's folder."""
    with tempfile.TemporaryDirectory() as folder:
        for number, rule_file in enumerate(book.files.values()):
            content = {"predicate": rule_file.predicate, "attitude": rule_file.attitude, "examples": EXAMPLES}
            content["triggers"] = list(_more(rule_file, book.classes))
            known = {key: value for key, value in content.items() if value is not None}
            Path(folder, f"{number:03}.yaml").write_text(json.dumps(known), encoding="utf-8")
        return load_rules(folder)


def _more(rule_file: RuleFile, classes: Mapping[str, frozenset[str]]) -> Iterator[dict[str, object]]:
    """For each trigger one like it: by turns on words that no rule has, and on its own words with another demand."""
    names = sorted(classes)
    for number, trigger in enumerate(rule_file.triggers):
        copy = trigger.model_dump(mode="json", exclude_defaults=True) | {"id": f"{trigger.id}-more"}
        if number % 2:
            copy |= {kind: [f"{word}oid" for word in words] for kind, words in _words(trigger)}
        else:
            slot = SLOTS[number // 2 % len(SLOTS)]
            copy["where"] = {**trigger.where, slot: [f"${names[number * 7 % len(names)]}", f"rarity {trigger.id}"]}
        yield copy


def _words(trigger: Trigger) -> list[tuple[str, Sequence[str]]]:
    return [(kind, words) for kind in ("verb", "noun", "adjective") if (words := getattr(trigger, kind))]


def tried(book: RuleBook, docs: Sequence[Doc]) -> float:
    """How many rules a clause brings up, on average over what `book` makes clauses of."""
    counts = [
        len(table[key])
        for doc in docs
        for clause in doc._.clauses
        for table in (book.relations, book.stances)
        if (key := (clause.kind, clause.lemma)) in table
    ]
    return statistics.fmean(counts)


def run_layer(nlp: Language, docs: Sequence[Doc], book: RuleBook) -> float:
    """Seconds of processor time that the layer takes for `docs` with `book`."""
    stages = [nlp.get_pipe(name) for name in LAYER]
    start = time.process_time()
    with using(book):
        for doc in docs:
            for stage in stages:
                stage(doc)
    return time.process_time() - start


def main() -> None:
    """Measure, and print the pairs and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--pairs", type=int, default=7)
    args = parser.parse_args()
    corpus = articles(args.texts)
    nlp, base = load(), plain()
    book = load_rules()
    double = doubled(book)
    docs = list(nlp.pipe([make_doc(nlp, article) for article in corpus], batch_size=16))
    counts = [sum(len(f.triggers) for f in b.files.values()) for b in (book, double)]
    run_layer(nlp, docs, double)
    gc.collect()
    gc.freeze()  # the corpus is held in memory only here: the collector shall not walk it for either side
    rows, bases = [], []
    for number in range(args.pairs):
        bases.append(run_plain(base, corpus))
        first, second = (book, double) if number % 2 else (double, book)
        took = {id(b): run_layer(nlp, docs, b) for b in (first, second)}
        rows.append((took[id(book)], took[id(double)]))
        one, two = rows[-1]
        print(f"{counts[0]} rules {one:6.3f} s   {counts[1]} rules {two:6.3f} s   ratio {two / one:.2f}")
    tries = [tried(b, docs) for b in (book, double)]
    ratio = statistics.median(two / one for one, two in rows)
    share = statistics.median(one / base for (one, _), base in zip(rows, bases, strict=True))
    print(f"rules that a clause brings up: {tries[0]:.2f}, with twice as many {tries[1]:.2f}")
    print(f"median ratio {ratio:.2f}; the layer takes {share:.1%} of plain en_core_web_sm (bar: {BAR:.0%})")
    print(json.dumps({"rules": counts, "ratio": round(ratio, 3), "tried": tries, "share": round(share, 4)}))


if __name__ == "__main__":
    main()
