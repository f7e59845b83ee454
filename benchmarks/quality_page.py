"""`python -m benchmarks.quality_page --texts news_open.jsonl.gz`: docs/quality.md, from the open corpus.

Figures of the parts `tune` and `first`, with intervals, and what is missed most in the part `learn`, whose mistakes may
be read: by cause, predicate, trigger, and the way in the parse from the trigger to each end.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.open_corpus import GOLD, extracted
from geo_nlp.evaluation.causes import FALSE, MISSED, Mistake, mistakes
from geo_nlp.evaluation.evaluation import Evaluation, evaluate, read_gold
from geo_nlp.evaluation.reading import readings

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
LAYERS = ("roles", "dyads", "relations", "relations:context", "graph", "stances", "speakers", "acts")
NAMES = {
    "roles": "roles: holder, post, body", "dyads": "relations: both ends", "relations": "relations: ends and type",
    "relations:context": "relations: ends, type, negation, modality", "graph": "graph: pair and sign, per article",
    "stances": "stances: holder, target, polarity", "speakers": "speaker of a relation",
    "acts": "acts (B-cubed, of aligned records)",
}  # fmt: skip
WAYS, TRIGGERS = 20, 100
LOST = ("argument lost", "clause not found")
FAR = 6  # steps in the parse, beyond which a way is only "far"
Row = Sequence[object]


def table(head: Row, rows: Iterable[Row]) -> list[str]:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(map(str, line))} |" for line in lines]


def figures(parts: Mapping[str, Evaluation]) -> list[str]:
    """Precision, recall and F1 of each layer, with the interval of F1."""
    rows: list[Row] = []
    for layer in LAYERS:
        for part, found in parts.items():
            score = found[layer]
            low, high = found.intervals(layer)["f1"]
            f1 = f"**{score.f1:.3f}** ({low:.2f} to {high:.2f})"
            rows.append([NAMES[layer], part, score.gold, f"{score.precision:.2f}", f"{score.recall:.2f}", f1])
    return table(["layer", "part", "annotated", "precision", "recall", "F1 (95 %)"], rows)


def groups(found: Evaluation, kind: str) -> list[str]:
    """Relations by a group: predicate, region, source or year."""
    keys = [key for key in found if key.startswith(f"{kind}:") and key != "relations:context" and found[key].gold >= 10]
    rows = [
        [key.partition(":")[2], found[key].gold, f"{found[key].precision:.2f}", f"{found[key].recall:.2f}"]
        for key in sorted(keys, key=lambda key: (-found[key].gold, key))
    ]
    return table([{"relations": "predicate"}.get(kind, kind), "annotated", "precision", "recall"], rows)


def causes(found_mistakes: Sequence[Mistake]) -> list[str]:
    """Why relations are missed or false."""
    lines: list[str] = []
    for missed, meanings in ((True, MISSED), (False, FALSE)):
        counts = Counter(each.cause for each in found_mistakes if each.missed == missed)
        rows = [
            [cause, counts[cause], f"{counts[cause] / counts.total():.2f}", meanings[cause]]
            for cause in sorted(counts, key=lambda cause: (-counts[cause], cause))
        ]
        lines += ["", *table(["missed" if missed else "false", "n", "share", "is"], rows)]
    return lines[1:]


def triggers(found_mistakes: Sequence[Mistake], words: Mapping[str, Any]) -> list[str]:
    """The words whose relations are missed most, with the cause that most of them have."""
    found: dict[str, Counter[str]] = {}
    for each in found_mistakes:
        if each.missed and each.item["trigger"]["end"] > each.item["trigger"]["start"]:
            word = _word(words[each.article.gold["id"]], each.item["trigger"])
            if word is not None:
                found.setdefault(f"{word.lemma_.lower()} ({word.pos_.lower()})", Counter())[each.cause] += 1
    ranked = sorted(found, key=lambda lemma: (-found[lemma].total(), lemma))[:TRIGGERS]
    shown = (f"{lemma} {found[lemma].total()}, {found[lemma].most_common(1)[0][0]}" for lemma in ranked)
    return ["; ".join(shown) + "."]


def ways(found_mistakes: Sequence[Mistake], words: Mapping[str, Any]) -> list[str]:
    """The ways in the parse from trigger to the ends of relations whose arguments are lost."""
    found: Counter[tuple[str, str]] = Counter()
    for each in found_mistakes:
        if each.missed and each.cause in LOST:
            doc = words[each.article.gold["id"]]
            trigger = _word(doc, each.item["trigger"])
            if trigger is not None:
                source, target = (_way(trigger, doc, each.item[end]) for end in ("source", "target"))
                found[source, target] += 1
    total = found.total()
    rows = [[f"`{source}`", f"`{target}`", n, f"{n / total:.3f}"] for (source, target), n in _ranked(found)[:WAYS]]
    return table(["source", "target", "n", "share"], rows)


def _ranked(found: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _word(doc: Any, span: Mapping[str, int]) -> Any:
    """The head of a span of characters."""
    held = doc.char_span(span["start"], span["end"], alignment_mode="expand")
    return held.root if held is not None and len(held) else None


def _way(trigger: Any, doc: Any, end: Mapping[str, int] | None) -> str:
    """The labels from a trigger to an end: up with ^, then down; where an end is only implied it says so."""
    head = _word(doc, end) if end and end["end"] > end["start"] else None
    if head is None:
        return "implied"
    if head.sent != trigger.sent:
        return "other sentence"
    above = [trigger, *trigger.ancestors]
    below = [head, *head.ancestors]
    common = next(token for token in above if token in below)
    path = [f"^{token.dep_}" for token in above[: above.index(common)]]
    path += [token.dep_ for token in reversed(below[: below.index(common)])]
    return ("far" if len(path) > FAR else " ".join(path)) or "itself"


def main() -> None:
    """Extract, evaluate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="the texts, .jsonl or .jsonl.gz")
    parser.add_argument("--first", action="store_true", help="score the part for first sight too: before a release")
    given = parser.parse_args()
    from geo_nlp.pipeline import load

    nlp = load()
    parts: dict[str, Evaluation] = {}
    for part in ("learn", "tune", *(["first"] if given.first else [])):
        annotated = read_gold(GOLD / f"{part}.jsonl", given.texts)
        parts[part] = evaluate(annotated, list(extracted(annotated, nlp)), by=["predicate", "region", "source", "year"])
    learn = parts.pop("learn")
    held = [article.gold for article in learn.articles]
    found_mistakes = [
        mistake
        for article, reading in zip(learn.articles, readings(held, nlp), strict=True)
        for mistake in mistakes(article, reading=reading)
    ]
    words = dict(zip((gold["id"] for gold in held), nlp.pipe(gold["text"] for gold in held), strict=True))
    last = list(parts.values())[-1]
    lines = [
        "# Quality on the open corpus", "",
        "Written by `python -m benchmarks.quality_page --texts FILE --first`; do not edit. The corpus, its parts and"
        " its agreement: `data/gold/open`. What layers, causes and signature mean: [evaluate.md](evaluate.md).", "",
        "## Figures", "",
        "Ends strict; nothing was tuned on these parts, and nobody has read their mistakes.", "",
        *figures(parts), "",
        "`" + "`, `".join(found.signature for found in parts.values()) + "`", "",
        "## By predicate", "", "Relations (ends and type) of the last part above.", "", *groups(last, "relations"), "",
        "## By region, source and year", "",
        "The region is that of the target's country, else of the source's, by Correlates of War numbers.", "",
        *groups(last, "region"), "", *groups(last, "source"), "", *groups(last, "year"), "",
        "## What is missed, and why", "",
        f"In the part `learn` ({len(learn.articles)} articles), whose mistakes may be read.", "",
        *causes(found_mistakes), "",
        "### Ways that are lost", "",
        f"The {WAYS} commonest ways in the parse from the trigger to both ends where a clause or an argument is lost:"
        " up with `^`, then down.", "", *ways(found_mistakes, words), "",
        "### Triggers", "", f"The {TRIGGERS} words whose relations are missed most, with their commonest cause.", "",
        *triggers(found_mistakes, words), "",
    ]  # fmt: skip
    PAGE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
