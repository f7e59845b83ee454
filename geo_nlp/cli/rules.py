"""`geo-nlp rules`: list them, check your own, see why one did or did not apply."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo_nlp.cli.completion import predicates
from geo_nlp.cli.group import Commands
from geo_nlp.cli.notes import counted, listing, note, say
from geo_nlp.cli.options import Model, Names, Rules
from geo_nlp.errors import InputError, RuleError

if TYPE_CHECKING:
    from geo_nlp.rules.loader import RuleBook

app = typer.Typer(
    cls=Commands, no_args_is_help=True, help="List the rules, check your own, see why one did or did not apply."
)


@app.command("list", short_help="List the rules.")
def list_rules(
    predicate: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only rules for this predicate or attitude, such as ACCUSE or concern.",
            show_default=False,
            autocompletion=predicates,
        ),
    ] = None,
    word: Annotated[
        str | None,
        typer.Option(
            metavar="LEMMA", help="Only rules with this trigger word, such as condemn or 'call on'.", show_default=False
        ),
    ] = None,
    rules: Rules = None,
) -> None:
    """List the rules: what each one states, its trigger words, where source and target stand, and its conditions.

    A rule is tried wherever one of its trigger words occurs; of several, the one with the most conditions comes first.
    A name with a $ is a class of words. docs/rules.md explains how rules are written.

    \b
    Examples:
      geo-nlp rules list --predicate SANCTION
      geo-nlp rules list --word condemn
      geo-nlp rules list --rules my-rules/ --word bloviate
    """
    from geo_nlp.cli.rulewords import beside, rows
    from geo_nlp.rules.loader import load_rules

    book = load_rules(*(rules or ()))
    columns = ("states", "rule", "source", "words", "target", "conditions", "file")
    listing(columns, rows(book, predicate, word), spare=("file", "conditions"))
    if word:
        for line in beside(book, word):
            note(line)


@app.command(short_help="Check your own rules and run their examples.")
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Folders with rules of your own.", show_default=False)
    ] = None,
    model: Model = None,
) -> None:
    """Check your own rules together with the built-in ones, and run the examples in your files.

    Every error is reported with its file, its place, what is wrong and what is allowed, and so is every example that
    fails, with what was expected and what was found; the exit code is then 2. Without a folder, the built-in rules are
    checked.

    \b
    A rule file, my-rules/accuse.yaml:
      predicate: ACCUSE
      triggers:
        - {id: my-bloviate, verb: bloviate, source: subject, target: at}
      examples:
        - {text: France bloviated at Russia., yields: FRA ACCUSE RUS}
        - {text: France bloviated., yields: nothing}
    \b
    Examples:
      geo-nlp rules check
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
        say(f"{triggers} rules with {examples} examples in {counted(len(book.files), 'file')}: no errors")
        return
    ran = sum(len(book.files[path].examples) for path in book.own if path in book.files)
    failed = _failures(book, folders, model)
    for line in failed:
        note(line)
    mine = sum(len(book.files[path].triggers) for path in book.own if path in book.files)
    if failed:
        raise RuleError(f"{len(failed)} of {ran} examples failed; `geo-nlp rules explain --rules DIR TEXT` shows why")
    checked = f"{counted(mine, 'rule')} of your own and {triggers - mine} built-in ones: no errors"
    say(f"{checked}; {counted(ran, 'example')} passed")


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


@app.command(short_help="Show how a sentence is analysed.")
def explain(
    sentences: Annotated[
        list[str], typer.Argument(metavar="SENTENCE...", help="One or more sentences, in quotes.", show_default=False)
    ],
    rules: Rules = None,
    model: Model = None,
    ner: Names = None,
) -> None:
    """Show how a sentence is analysed: its actors, its clauses, the rules that were tried, and their results.

    A clause is a trigger word with its arguments: the subject (who acts, also in a passive), the object, and the phrase
    after each preposition. A rule applies if its conditions are met and there is an actor where it looks for one.

    The tree is the parse as repaired: each word with its tag, its relation and its head. What is found by grammar is
    shown with the function that found it ("via"): what was repaired in the parse, for whom a pronoun or description
    stands, how each argument of a clause was found, and who said what. "Empty" lists the trigger words that lack what
    every rule of theirs looks for. Sentences given together are read as one text.

    \b
    Examples:
      geo-nlp rules explain "France condemned the Russian strikes on Ukraine."
      geo-nlp rules explain --rules my-rules/ "France bloviated at Russia."
    """
    from geo_nlp.cli.explanation import explanation
    from geo_nlp.ner import chosen
    from geo_nlp.pipeline import load
    from geo_nlp.pipes.syntax.trace import traced
    from geo_nlp.rules.loader import load_rules

    sentence = " ".join(sentences).strip()
    if not sentence:
        raise InputError("the sentence is empty; give one in quotes")
    book = load_rules(*(rules or ()))
    with traced():
        doc = load(model, rules=rules or (), ner=chosen(ner))(sentence)
    for line in explanation(doc, book):
        say(line)
