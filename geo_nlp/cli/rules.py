"""`geo-nlp rules`: list them, check your own, see why one did or did not apply."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo_nlp.cli.notes import listing
from geo_nlp.cli.options import Model
from geo_nlp.errors import InputError

app = typer.Typer(help="List the rules, check your own, see why one did or did not apply.")


@app.command("list")
def list_rules(
    predicate: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only rules that state this, as ACCUSE or concern.", show_default=False),
    ] = None,
) -> None:
    """List the rules: what they state, their triggers, and where source and target stand."""
    from geo_nlp.rules.loader import load_rules

    book = load_rules()
    rules = {rule.id: rule for table in (book.relations, book.stances) for found in table.values() for rule in found}
    states = sorted({rule.states for rule in rules.values()})
    if predicate and predicate.lower() not in [name.lower() for name in states]:
        raise InputError(f"no rule states {predicate!r}; there are {', '.join(states)}")
    rows = []
    for rule in sorted(rules.values(), key=lambda rule: (rule.states, rule.id)):
        if predicate is None or rule.states.lower() == predicate.lower():
            words = [word for _, word in rule.trigger.words()]
            trigger = rule.trigger
            source, target = "|".join(trigger.source), "|".join(trigger.target)
            rows.append((rule.states, rule.id, source, ", ".join(words), target, rule.file))
    listing(("states", "rule", "source", "triggers", "target", "file"), rows)


@app.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Folders with your own rules.", show_default=False)
    ] = None,
) -> None:
    """Load all rules with your own, and tell every fault: file, place, what is wrong, what is allowed."""
    from geo_nlp.rules.loader import load_rules

    for folder in folders or ():
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder; give folders that hold rule files (.yaml)")
    book = load_rules(*(folders or ()))
    triggers = sum(len(file.triggers) for file in book.files.values())
    examples = sum(len(file.examples) for file in book.files.values())
    typer.echo(f"{triggers} rules in {len(book.files)} files are sound; they carry {examples} examples")


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="One or more sentences.", show_default=False)], model: Model = None
) -> None:
    """Show how a sentence is read: its actors, its clauses, the rules that were tried, and what came of them.

    \b
    Example:
      geo-nlp rules explain "France condemned the Russian strikes on Ukraine."
    """
    from geo_nlp.cli.explanation import explanation
    from geo_nlp.pipeline import load
    from geo_nlp.rules.loader import load_rules

    if not sentence.strip():
        raise InputError("an empty sentence; give one in quotes")
    for line in explanation(load(model)(sentence), load_rules()):
        typer.echo(line)
