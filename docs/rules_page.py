"""`make docs`: docs/rules.md and docs/rules/, the rules as people read them, from rules.intro.md and the rule files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from geo_nlp.ontology import load_ontology
from geo_nlp.rules.loader import RuleBook, load_rules
from geo_nlp.rules.schema import Example, RuleFile, Trigger

DOCS = Path(__file__).parent
INTRO = DOCS / "rules.intro.md"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
SIGNS = {1: "positive", 0: "neutral", -1: "negative"}
WORDS, CONDITION_WORDS, CLASS_WORDS, FOUND, MISSED = 12, 6, 40, 3, 2
LEGEND = """
In the tables the slots of an end are tried in their order, *each other* means that two in one slot do it to each
other, *places too* that a city stands for its state, *the actor itself* that an actor inside the phrase does not count,
*not every* that some words there are excluded, and `$name` is a [class](classes.md).
Long lists are cut: `geo-nlp rules list --predicate NAME` has all words."""
KINDS = ("verb", "noun", "adjective")


def pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """Every page by its path: the guide with what there is, one page for what the rules state, one for the classes."""
    ontology = load_ontology()
    files: dict[str, list[RuleFile]] = {}
    for rule_file in book.files.values():
        files.setdefault(rule_file.predicate or rule_file.attitude or "", []).append(rule_file)
    total = sum(len(rule_file.triggers) for rule_file in book.files.values())
    links = [f"[{name}](rules/{name}.md)" for name in (*ontology.predicates, *ontology.attitudes)]
    listing = f"{total} rules in {len(book.files)} files, by what they state:\n\n{', '.join(links)}."
    words = "What a `$name` stands for has [a page of its own](rules/classes.md)."
    yield "rules.md", _text([INTRO.read_text(encoding="utf-8"), f"\n## All rules\n\n{listing}\n\n{words}"])
    for name, predicate in ontology.predicates.items():
        about = [predicate.kind.capitalize()]
        if predicate.quad is not None:
            about.append(f"quad class {predicate.quad} ({QUADS[predicate.quad]})")
        if predicate.score is not None:
            about.append(f"score {predicate.score:g}")
        if predicate.modes:
            modes = (
                f"{mode} {'' if score is None else f'{score:g}'}".strip() for mode, score in predicate.modes.items()
            )
            about.append(f"modes with their scores: {', '.join(modes)}")
        if predicate.future:
            about.append(f"planned ones are recorded as {predicate.future}")
        yield f"rules/{name}.md", _text(_section(name, predicate.meaning, about, files.get(name, [])))
    for name, attitude in ontology.attitudes.items():
        about = [SIGNS[attitude.polarity].capitalize(), f"strength {attitude.strength} where the rule gives no other"]
        yield f"rules/{name}.md", _text(_section(f"Attitude: {name}", attitude.meaning, about, files.get(name, [])))
    classes = ((f"`${n}`", _some(sorted(w), CLASS_WORDS)) for n, w in sorted(book.classes.items()))
    about_classes = "# Classes of words\n\nWhat a `$name` in a rule stands for; yours may add words and classes.\n"
    yield "rules/classes.md", _text([about_classes, *_table(("class", "words"), classes)])


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _section(name: str, meaning: str, about: Sequence[str], files: Sequence[RuleFile]) -> Iterator[str]:
    yield f"# {name}\n\n{meaning}\n\n{'; '.join(about)}."
    if not files:
        yield "\nNo rules: it comes from the roles that people hold."
        return
    yield LEGEND
    triggers = [trigger for rule_file in files for trigger in rule_file.triggers]
    for kind in KINDS:
        if rows := [_row(trigger, kind) for trigger in triggers if getattr(trigger, kind)]:
            yield f"\n**{kind.capitalize()}s**\n"
            yield from _table(("rule", "words", "source → target", "conditions"), rows)
    yield "\n**Examples**\n"
    yield from (f"- {e.text} *{', '.join(e.yields)}*" for rule_file in files for e in _chosen(rule_file.examples))


def _row(trigger: Trigger, kind: str) -> Sequence[str]:
    ends = f"{_slots(trigger.source)} → {_slots(trigger.target)}"
    return f"`{trigger.id}`", _some(getattr(trigger, kind), WORDS), ends, "; ".join(_conditions(trigger))


def _slots(slots: Sequence[str]) -> str:
    return ", ".join(slots) or "nobody"


def _conditions(trigger: Trigger) -> Iterator[str]:
    for slot, words in trigger.where.items():
        yield f"*{slot}* is {_either(words)}"
    if trigger.unless:
        yield f"not every {', '.join(f'*{slot}*' for slot in trigger.unless)}"
    if trigger.domestic:
        yield f"{trigger.domestic} within one country"
    if trigger.reciprocal:
        yield "each other"
    if trigger.places:
        yield "places too"
    if not trigger.inner:
        yield "the actor itself"
    if trigger.mode:
        yield f"mode {trigger.mode}"
    if trigger.strength:
        yield f"strength {trigger.strength}"


def _either(words: Sequence[str]) -> str:
    return _some([f"`{word}`" if word.startswith("$") else word for word in words], CONDITION_WORDS)


def _some(words: Sequence[str], most: int) -> str:
    more = len(words) - most
    return ", ".join(words[:most]) + (f" and {more} more" if more > 0 else "")


def _chosen(examples: Iterable[Example]) -> list[Example]:
    """The first that yield something, and the first near misses."""
    sound = [example for example in examples if not example.xfail]
    found = [example for example in sound if example.yields != ("nothing",)][:FOUND]
    return found + [example for example in sound if example.yields == ("nothing",)][:MISSED]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


if __name__ == "__main__":
    (DOCS / "rules").mkdir(exist_ok=True)
    for path, content in pages(load_rules()):
        (DOCS / path).write_text(content, encoding="utf-8")
