"""The options that choose acts: those of `geo-nlp graph`, and of other commands that count acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from geo_nlp.cli.asking import DAYS, Several, named, one_of
from geo_nlp.cli.completion import among, predicates
from geo_nlp.cli.notes import note
from geo_nlp.queries.question import INCLUDABLE, POLARITIES

if TYPE_CHECKING:
    from geo_nlp.graph import Acts, Selection

LEVELS = ("actor", "country", "organisation")
WINDOWS = ("day", "week", "month", "year")
LAYERS = ("asserted", "claimed", "planned", "denied")

Level = Annotated[
    str,
    typer.Option(
        metavar="actor|country|organisation",
        help="What the nodes are: actors; countries, with bodies that have none; or the bodies that people act for.",
        autocompletion=among(*LEVELS),
    ),
]
Since = Annotated[str | None, named("DATE", f"Leave out what is earlier than {DAYS}.")]
Until = Annotated[str | None, named("DATE", f"Leave out what is later than {DAYS}.")]
Predicate = Annotated[
    Several,
    named(
        "NAME",
        "Keep only these: a predicate (ACCUSE), an attitude (criticism), STANCE for all attitudes, conflict,"
        " cooperation or a quad class ('verbal conflict') for all such events, or disapproval for criticism in words"
        " of any kind; can be repeated.",
        autocompletion=predicates,
    ),
]
Quad = Annotated[
    Several, named("CLASS", "Keep only a quad class: 1 to 4, or 'verbal conflict' and so on; can be repeated.")
]
Sign = Annotated[Several, one_of("Keep only acts of this sign; can be repeated.", *POLARITIES)]
Layer = Annotated[
    Several,
    one_of(
        "Keep only what the article asserts, a speaker claims, is planned or is denied; can be repeated."
        "  [default: asserted and claimed]",
        *LAYERS,
    ),
]
PageLayer = Annotated[
    Several,
    one_of(
        "Keep only what the article asserts, a speaker claims, is planned or is denied; can be repeated."
        "  [default: all, planned and denied switched off]",
        *LAYERS,
    ),
]
Include = Annotated[
    str,
    named(
        "negated,hypothetical", "Also count these, which are otherwise left out: the layers denied and planned.",
        autocompletion=among(*INCLUDABLE, ",".join(INCLUDABLE)),
    ),
]  # fmt: skip
SaidBy = Annotated[
    Several,
    named("NAME", "Keep only what this actor or country says; article: its own voice; anyone: whoever is quoted."),
]
Outlet = Annotated[Several, named("NAME", "Keep only what this outlet published; can be repeated.")]
Actor = Annotated[Several, named("NAME", "Keep only acts with this actor at either end; can be repeated.")]
Country = Annotated[
    Several, named("NAME", "Keep only acts with this country, or its people and bodies, at either end.")
]
Ego = Annotated[str | None, named("NAME", "Keep only the network around this actor.")]
Depth = Annotated[int, typer.Option(min=1, metavar="N", help="How many ties --ego reaches: 1 for direct neighbours.")]
MinWeight = Annotated[int, typer.Option(min=1, metavar="N", help="Leave out edges with fewer acts.")]
Window = Annotated[str | None, one_of("Split every edge by time.", *WINDOWS)]

OPTIONS = {
    "predicates": "--predicate", "quads": "--quad", "signs": "--sign", "layers": "--layer", "speakers": "--said-by",
    "since": "--since", "until": "--until", "outlets": "--outlet", "min_confidence": "--min-confidence",
    "actors": "--actor", "countries": "--country", "ego": "--ego", "min_weight": "--min-weight",
}  # fmt: skip


def listed(text: str) -> tuple[str, ...]:
    """Names with commas between them.

    >>> listed("negated, hypothetical"), listed("")
    (('negated', 'hypothetical'), ())
    """
    return tuple(name for name in text.replace(" ", "").split(",") if name)


def options_of(selection: Selection) -> list[str]:
    """The options that were given, as they are written."""
    return [OPTIONS[name] for name in selection.narrowed_by()]


def why_empty(acts: Acts, asked: list[str]) -> str:
    """Why no act is left, in words: nothing to begin with, or what the options `asked` left out.

    `acts` has been chosen, and its account, keys and dates are those of all that was read.
    """
    if not len(acts.articles):
        return "there are no records"
    counts, rows = acts.account.counts(), set(acts.account.row.tolist())
    roles = len(acts.account.reason) - len(rows)
    held = f"{counts['relations']} relations, {counts['stances']} stances and {roles} roles"
    if not (counts["relations"] or counts["stances"] or roles):
        size = len(acts.articles)
        return f"no relations, stances or roles were found in {size:,} record{'s' * (size != 1)}"
    if options := " and ".join(asked):
        dates = f", dated {min(acts.dates)} to {max(acts.dates)}" if acts.dates else ", none of them dated"
        names = sorted(key.name for key in acts.keys if key.kind in ("event", "tie"))
        there = f"; the predicates are {', '.join(names)}" if names else ""
        return f"{options} left none of {held}{dates}{there}"
    if doubtful := counts["left_out_negated"] + counts["left_out_hypothetical"]:
        return f"{doubtful} of {held} are negated or hypothetical; try --include negated,hypothetical"
    return f"none of {held} has two known actors that differ"


def note_unknown_copies(acts: Acts, name: str) -> None:
    """Say that copies have not been found, where they count as sources of their own."""
    if not acts.articles.stories_known:
        from geo_nlp.run.folder import is_run

        hint = f"; `geo-nlp run stories {name}` finds them" if is_run(name) else ""
        note(f"{name}: copies of a story count as sources of their own{hint}")
