"""The text that is measured: files of articles as given, or text made of the samples and the examples of the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from geo_nlp.read import Failure, read_articles
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
GENERATED = "generated"
SENTENCES = 12


def articles(texts: Path | None) -> list[Article]:
    """The articles of a file; without one, generated ones."""
    return [a for a in read_articles([texts]) if not isinstance(a, Failure)] if texts else generated()


def generated() -> list[Article]:
    """The sample articles, and articles made of the sentences that rules have as examples, a few a paragraph."""
    samples = [a for a in read_articles([SAMPLES]) if not isinstance(a, Failure)]
    files = load_rules().files
    sentences = [example.text for path in sorted(files) for example in files[path].examples]
    made = [
        Article(f"examples-{number}", "\n\n".join(" ".join(some) for some in parts(story, 4)), date="2025-02-27")
        for number, story in enumerate(parts(sentences, SENTENCES))
    ]
    return [*samples, *made]


def parts(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Items by the handful.

    >>> [*parts(["a", "b", "c"], 2)]
    [['a', 'b'], ['c']]
    """
    return (items[i : i + size] for i in range(0, len(items), size))


def named_files(given: Iterable[str]) -> list[tuple[str, Path]]:
    """Files and what their texts are called, by the file's own name where it has no other.

    >>> [(name, path.name) for name, path in named_files(["political=news.jsonl", "more.jsonl"])]
    [('political', 'news.jsonl'), ('more', 'more.jsonl')]
    """
    parts = [text.partition("=") for text in given]
    return [(one, Path(other)) if equals else (Path(one).stem, Path(one)) for one, equals, other in parts]


def corpora(given: Iterable[str]) -> dict[str, list[Article]]:
    """The articles of named files by their names; generated text where none is given."""
    return {name: articles(path) for name, path in named_files(given)} or {GENERATED: articles(None)}


def sized(corpus: Sequence[Article], words: int) -> list[Article]:
    """About as many words: a part of the corpus, or the corpus several times over, each article with its own id."""
    total, chosen = 0, []
    for number, article in enumerate(cycle(corpus)):
        if total >= words:
            break
        total += count(article)
        chosen.append(replace(article, id=f"{number}-{article.id}"))
    return chosen


def opening(article: Article, letters: int = 1_500) -> Article:
    """The start of an article, in whole sentences."""
    start = article.text[:letters].rpartition(". ")[0] + "." if len(article.text) > letters else article.text
    return replace(article, text=start)


def count(article: Article) -> int:
    """Words of an article."""
    return len(article.text.split())


def one_document(corpus: Sequence[Article], words: int) -> Article:
    """A single document of at most so many words: the articles' lines one after the other."""
    lines = (line for article in cycle(corpus) for line in [*article.text.splitlines(), ""])
    total, chosen = 0, []
    for line in lines:
        total += len(line.split())
        if total > words:
            break
        chosen.append(line)
    return Article(f"document-{words}", "\n".join(chosen))


def written(corpus: Iterable[Article], path: Path) -> Path:
    """The corpus as a file that `geo-nlp extract` reads."""
    rows: Iterator[Mapping[str, object]] = (
        {"id": a.id, "text": a.text, "title": a.title, "date": a.date} for a in corpus
    )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
