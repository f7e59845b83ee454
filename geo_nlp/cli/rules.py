"""`geo-nlp rules`: list them, check your own, see why one did or did not apply."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo_nlp.cli.notes import listing, note
from geo_nlp.cli.options import Model, Names, Rules
from geo_nlp.errors import InputError, RuleError

if TYPE_CHECKING:
    from geo_nlp.rules.loader import RuleBook

app = typer.Typer(help="List the rules, check your own, see why one did or did not apply.")


@app.command("list")
def list_rules(
    predicate: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only rules that state this, as ACCUSE or concern.", show_default=False),
    ] = None,
    word: Annotated[
        str | None,
        typer.Option(
            metavar="LEMMA", help="Only rules that this word fires, as condemn or 'call on'.", show_default=False
        ),
    ] = None,
    rules: Rules = None,
) -> None:
    """List the rules: what they state, the words that fire them, where source and target stand, what they demand.

    A rule is tried where one of its words is found; of several rules, those that demand or forbid most come first.
    A word with a $ is a class of words (geo_nlp/rules/classes/). docs/rules.md is the same for reading.

    \b
    Examples:
      geo-nlp rules list --predicate SANCTION
      geo-nlp rules list --word condemn
      geo-nlp rules list --rules my-rules/ --word bloviate
    """
    from geo_nlp.cli.rulewords import beside, rows
    from geo_nlp.rules.loader import load_rules

    book = load_rules(*(rules or ()))
    listing(("states", "rule", "source", "words", "target", "demands", "file"), rows(book, predicate, word))
    if word:
        for line in beside(book, word):
            note(line)


@app.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Folders with your own rules.", show_default=False)
    ] = None,
    model: Model = None,
) -> None:
    """Check your rules with all others, and run the examples in your files.

    Every fault is told: file, place, what is wrong, what is allowed; then every example that does not hold: its text,
    what it expects, what was found. Exit code 2 if there is one. Without a folder, the package's own files are checked.

    \b
    Example of a file, my-rules/accuse.yaml:
      predicate: ACCUSE
      triggers:
        - {id: my-bloviate, verb: bloviate, source: subject, target: at}
      examples:
        - {text: France bloviated at Russia., yields: FRA ACCUSE RUS}
        - {text: France bloviated., yields: nothing}
    \b
    Then:
      geo-nlp rules check my-rules/
      geo-nlp extract news/ --rules my-rules/
    """
    from geo_nlp.rules.checks import RuleFaults
    from geo_nlp.rules.loader import load_rules

    try:
        book = load_rules(*(folders or ()))
    except RuleFaults as error:
        *others, last = error.args
        for fault in others:
            note(fault)
        raise RuleError(last) from error
    triggers = sum(len(file.triggers) for file in book.files.values())
    examples = sum(len(file.examples) for file in book.files.values())
    if not folders:
        typer.echo(f"{triggers} rules in {len(book.files)} files are sound; they carry {examples} examples")
        return
    ran = sum(len(book.files[path].examples) for path in book.own if path in book.files)
    failed = _failures(book, folders, model)
    for line in failed:
        note(line)
    mine = sum(len(book.files[path].triggers) for path in book.own if path in book.files)
    if failed:
        raise RuleError(
            f"{len(failed)} of {ran} examples do not hold; `geo-nlp rules explain --rules DIR TEXT` tells why"
        )
    typer.echo(f"{mine} rule{'s' * (mine != 1)} of your own, with {triggers - mine} others, sound; {ran} examples hold")


def _failures(book: RuleBook, folders: list[Path], model: str | None) -> list[str]:
    from geo_nlp.extraction import make_doc
    from geo_nlp.pipeline import load
    from geo_nlp.rules.proof import PUBLISHED, cases, failure, stated_by
    from geo_nlp.types import Article

    own = list(cases(book, sorted(book.own & book.files.keys())))
    if not own:
        return []
    nlp = load(model, rules=folders)
    texts = [make_doc(nlp, Article(str(n), case.example.text, date=PUBLISHED)) for n, case in enumerate(own)]
    stated = stated_by(book)
    return [line for case, doc in zip(own, nlp.pipe(texts), strict=True) if (line := failure(case, doc, stated))]


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="One or more sentences.", show_default=False)],
    rules: Rules = None,
    model: Model = None,
    ner: Names = None,
) -> None:
    """Show how a sentence is read: its actors, its clauses, the rules that were tried, and what came of them.

    A clause is a word that some rule asks for, with what hangs on it: its subject (who does it, also in a passive),
    its object, and what each preposition brings. A rule applies if these hold what it demands, and an actor stands
    where it looks for one.

    \b
    Examples:
      geo-nlp rules explain "France condemned the Russian strikes on Ukraine."
      geo-nlp rules explain --rules my-rules/ "France bloviated at Russia."
    """
    from geo_nlp.cli.explanation import explanation
    from geo_nlp.ner import chosen
    from geo_nlp.pipeline import load
    from geo_nlp.rules.loader import load_rules

    if not sentence.strip():
        raise InputError("an empty sentence; give one in quotes")
    book = load_rules(*(rules or ()))
    for line in explanation(load(model, rules=rules or (), ner=chosen(ner))(sentence), book):
        typer.echo(line)
