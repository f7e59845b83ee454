"""docs/performance.md: the figures of the last run as tables, how to repeat it, and what they depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.growth import BAR, FROM
from benchmarks.stages import AFTER, LAYER
from benchmarks.stages import BAR as LAYER_BAR
from benchmarks.startup import WORDS
from benchmarks.workers import FIRST

HEAD = """# Performance

Written by `python -m benchmarks --write`; do not edit. Measured on {machine}.

Plain is `spacy.load("en_core_web_sm")` with `nlp.pipe`, which only parses. geo_nlp is the whole: files of articles are
read and cleaned, everything is extracted, and records are written as JSON lines. Both have the same text, by turns, in
one run; figures are medians of {pairs} pairs, after one that warms up. Machines are noisy and differ: read the ratios.

To repeat it:

```
{command}
make bench                  # on generated text: the samples, and sentences that rules have as examples
python -m benchmarks --only startup,growth
```

Files given by `--texts NAME=FILE` may be of any format that `geo-nlp extract` reads. All figures go to
`output/bench.json`, or to the file given by `--output`. `python -m benchmarks.lexicon` measures twice as many rules.
"""

LEVERS = """
## What it depends on

The stages after the parse are compiled when the package is set up: `make` (or `python -m geo_nlp.native.compile`, with
`pip install 'geo-nlp[native]'`) has mypyc translate them to C, which takes a C compiler and two minutes, once. The
records are the same byte for byte (`tests/test_native.py`). Where there is no compiler, or a source has changed since,
Python reads the sources, and the log has a line at level INFO; `GEO_NLP_NATIVE=0` asks for that.

Names are found by weights that were trained on news (`models/ner_news`). `--ner plain`, or `GEO_NLP_NER=plain`, asks
for spaCy's own instead, to compare the two; the record's `engine` says which it was.

Components of the model have stand-ins with the same output, token by token (`tests/fast`): the two encoders remember
what they make of a token and do their convolutions without Python between them, the parser and the entity recogniser
work through a batch at once, long docs in pieces, the attribute ruler's and the lemmatizer's results are remembered
by what they depend on. Each looks at the model when it is loaded; where the model or spaCy is not as it expects,
spaCy's own component stays, the log has one line at level INFO, and the output is the same. In the command line
and in workers, large arrays stay with the process instead of being asked for anew (with glibc; elsewhere nothing is
changed). `GEO_NLP_FAST=0` switches all of it off.

Matrix products hang on the processor. spaCy makes them with BLIS; numpy's OpenBLAS adds up in another order, but
gives BLIS's bits when it is asked for the same parts of 256 products. When the pipeline is loaded, both are tried on
arrays of the net's shapes, and OpenBLAS is taken where its bits are the same and its time is shorter
(`geo_nlp/fast/choice.py`). On processors that thinc's BLIS does not know, such as AMD's Zen 4 and 5, it rounds after
each step, four times as slow, and no library has its bits: there OpenBLAS multiplies in one part where that is close,
the same for a row beside any rows, and sooner (0 of 245,044 tokens of news and other text had another tag, head, lemma
or entity). Where neither holds, or numpy has another library, BLIS stays: the stand-ins then save Python and memory
alone.

## Screening

A first look that drops articles or sentences before the nets was tried twice, and is not there: it would save next to
nothing without losing records. Of 400 articles of a mixed corpus (earnings, sport, technology, politics), 0.3 % of
the words lie in articles that name no political actor at all, by a gazetteer look-up of every word, and 3 % in
sentences that have neither such a name nor a nominal ("police", "the minister"); and in those too there are names to
be found. Asking for a word of some rule or attribution as well leaves out 18 % of the words, and with them one sentence
in twenty that holds a record.

A learnt look does better, not well enough: two linear models over the words and the kinds of names of a sentence, one
for relations, stances and roles, one for attributions to an actor, learnt from what the whole pipeline finds in 2,151
other articles. The share of words that need no parse, where each kind of record loses so many, thresholds chosen on
the same text, which flatters them; and what a look that is never wrong could leave out:

| a look at each | text | 0.2 % lost | 0.5 % lost | 1 % lost | never wrong |
| --- | --- | --- | --- | --- | --- |
| article | political | 0.1% | 0.7% | 1.3% | 0.2% |
| article | mixed | 0.9% | 1.5% | 1.6% | 5.2% |
| paragraph | political | 1.6% | 2.1% | 3.8% | 31.5% |
| paragraph | mixed | 7.9% | 10.3% | 12.4% | 59.4% |
| sentence | political | 5.1% | 8.3% | 11.3% | 47.6% |
| sentence | mixed | 14.5% | 22.0% | 25.4% | 71.5% |

Pairs of words, sentences of the mixed corpus to learn from, and a net over the vectors that the entity recogniser has
anyway gain nothing. Attributions are the bound, for they stand in any text: where all of them count, those of unnamed
speakers too, 1 % of them goes with 7 % of the political and 13 % of the mixed words. The names of every sentence are
wanted, so that a word left out saves two fifths to half of its time (encoder, parser, attribute ruler, lemmatizer).
With no quality figure more than 0.3 points lower, estimated by the records that are lost there, that is 6 to 9 % of the
time on mixed text and 2 to 4 % on political, before the look's own.
What can be screened cheaply is screened after the parse: clauses are only built in sentences with an actor
(`pipes/clauses/prefilter.py`). Four times plain is out of reach that way: the two encoders and the entity recogniser,
which find the names, take .16 of plain by themselves, at the processor's limit of products a second.
"""


def page(results: Mapping[str, Any]) -> str:
    """The page as Markdown; parts that were not measured are left out."""
    figures = {"pairs": results["pairs"], "machine": results["machine"], "command": results["command"]}
    blocks = [HEAD.format(**figures)]
    blocks += [block for name, write in PARTS.items() if name in results for block in write(results[name])]
    return "\n".join(blocks).rstrip() + "\n" + LEVERS + "".join(_levers(results))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown.

    >>> print(table(["words", "time"], [[1000, "1 s"]]), end="")
    | words | time |
    | --- | --- |
    | 1,000 | 1 s |
    """
    cells = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(map(_cell, row)) + " |\n" for row in cells)


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _speed(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## One process\n\nProcessor time; the pipeline is loaded before.\n"
    yield table(
        ["text", "words", "", "plain, words/s", "geo_nlp, words/s", "times plain", "lowest to highest"],
        [
            [name, f["words"], kind, f["plain"], s["words a second"], _ratio(s), _span(s)]
            for name, f in found.items()
            for kind, s in f["settings"].items()
        ],
    )


def _workers(found: Mapping[str, Any]) -> Iterator[str]:
    yield (
        "## Two workers\n\nTime by the clock, from when each worker has done some"
        f" {FIRST:,} words; their start is beside it."
        "\nEvery run is a new process, which has not met the text before. Two processes apart, each on half of the"
        "\narticles, tell what this machine allows at most; other programs slow two of anything more than one. Work is"
        "\nthe processor time of two workers over that of one process, start included: 2 over it is what they could do"
        "\nalone. With a handful of articles (`geo_nlp.run.pool.FEW`) no worker is started.\n"
    )
    heads = ["text", "words", "one, words/s", "two, words/s", "times one", "lowest to highest"]
    yield table(
        [*heads, "two apart, times one", "lowest to highest", "start", "work"],
        [
            [name, f["words"], f["one"], f["two"], *_ratios(f), *_ratios(f["apart"]), f"{f['start']} s", f["work"]]
            for name, f in found.items()
        ],
    )


def _ratios(found: Mapping[str, float]) -> tuple[str, str]:
    return _ratio(found), _span(found)


def _ratio(found: Mapping[str, float]) -> str:
    return f"**{found['ratio']:.2f}**"


def _span(found: Mapping[str, float]) -> str:
    return f"{found['lowest']:.2f} to {found['highest']:.2f}"


def _stages(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## Stages\n\nShare of plain en_core_web_sm's processor time on the same text.\n"
    shares = {name: f["shares"] for name, f in found.items()}
    rows = [[f"`{stage}`", *(f"{s[stage]:.1%}" for s in shares.values())] for stage in next(iter(shares.values()))]
    rows.append([f"rule layer (bar {LAYER_BAR:.0%})", *(f"**{f['rule layer']:.1%}**" for f in found.values())])
    rows.append(
        [f"all after the parse (bar {AFTER:.0%})", *(f"**{f['after the parse']:.1%}**" for f in found.values())]
    )
    yield table(["stage", *shares], rows)
    yield f"The rule layer is {', '.join(f'`{name}`' for name in LAYER)}.\n"


def _interpreted(found: Mapping[str, Any]) -> Iterator[str]:
    yield (
        "## Without a C compiler\n\nThe same where the stages are read as Python (`GEO_NLP_NATIVE=0`), as on a machine"
        "\nthat cannot compile them.\n"
    )
    yield table(
        ["text", "times plain", "lowest to highest", "rule layer", "all after the parse"],
        [
            [
                name,
                *_ratios(f["settings"]["geo_nlp"]),
                *(f"{s[part]:.1%}" for part in ("rule layer", "after the parse")),
            ]
            for (name, f), s in zip(found["speed"].items(), found["stages"].values(), strict=True)
        ],
    )


def _startup(found: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"## Start\n\nA process each, with one article ({WORDS} words) for the last three. spaCy imports the stages of"
        "\nevery package that offers some, so that its presence costs the plain script; it is measured without too.\n"
    )
    yield table(
        ["process", "processor time", "by the clock"],
        [[f"`{name}`", f"{s['cpu']:.3f} s", f"{s['clock']:.3f} s"] for name, s in found["seconds"].items()],
    )
    yield table(["ratio of processor times", ""], [[name, f"**{ratio}**"] for name, ratio in found["ratios"].items()])


def _memory(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## Memory\n\nPeak of a process that extracts so many articles of one file.\n"
    sizes = list(next(iter(found.values())))
    yield table(
        ["text", *(f"{size} articles" for size in sizes)],
        [[name, *(f"{peak} MB" for peak in f.values())] for name, f in found.items()],
    )


def _growth(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## Length of a document\n\nProcessor time of one document of so many words, from text to record.\n"
    for name, f in found.items():
        seconds = {int(words): took for words, took in f["seconds"].items()}
        rows = [["seconds", *seconds.values()], ["words/s", *(round(n / took) for n, took in seconds.items())]]
        yield table([name, *(f"{n:,}" for n in seconds)], rows)
        yield f"Fitted exponent from {FROM:,} words on: **{f['exponent']:.3f}** (bar {BAR}).\n"


def _levers(results: Mapping[str, Any]) -> Iterator[str]:
    if found := results.get("levers"):
        yield "\n" + table(
            ["text", "times as fast as with GEO_NLP_FAST=0", "lowest to highest"],
            [[name, f"{f['ratio']:.2f}", _span(f)] for name, f in found.items()],
        )


PARTS = {
    "speed": _speed, "workers": _workers, "stages": _stages, "interpreted": _interpreted, "startup": _startup,
    "memory": _memory, "growth": _growth,
}  # fmt: skip
