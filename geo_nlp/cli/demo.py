"""`geo-nlp demo`: the main job on the sample articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from geo_nlp.cli.notes import counted, say, show
from geo_nlp.cli.options import Model
from geo_nlp.errors import InputError

MOST = 12
PAGE = "pasted-page.txt"


def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for records.jsonl and graph.graphml.")
    ] = Path("output"),
    model: Model = None,
) -> None:
    """Extract the sample articles, build their graph, write both to a folder, and show what was found.

    \b
    Examples:
      geo-nlp demo
      geo-nlp demo -o my-demo
    """
    from geo_nlp.cli.output import Output, writing
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import build_graph, write_graph
    from geo_nlp.read.expected import expected_articles
    from geo_nlp.run import extract_many

    watch = Watch(quiet=False, expected=lambda: expected_articles([samples()]))
    found = list(watch.over(extract_many([samples()], model=model, on_failure=watch.failed)))
    records, graph = output / "records.jsonl", output / "graph.graphml"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{output}: cannot be created ({error.strerror}); choose another folder with -o") from error
    with writing(Output(records, "jsonl")) as write:
        for record in found:
            write(record)
    built = build_graph(found)
    write_graph(built, graph)
    _summary(found)
    size = f"{counted(built.number_of_nodes(), 'actor')} and {counted(built.number_of_edges(), 'edge')}"
    say(
        f"\nWritten:\n"
        f"  {records}  {counted(len(found), 'record')}, one per article\n"
        f"  {graph}  {size}, to open in Gephi or networkx\n"
        f"Next:\n"
        f"  geo-nlp extract {samples() / PAGE}\n"
        f"  geo-nlp view {records} -o {output / 'page.html'}\n"
        f"  geo-nlp extract YOUR-ARTICLES/ -o records.jsonl"
    )
    raise typer.Exit(watch.summary())


def samples() -> Path:
    """The folder of sample articles: in the package as installed, or in the working tree."""
    import geo_nlp

    package = Path(geo_nlp.__file__).parent
    for folder in (package / "samples", package.parent / "data" / "samples"):
        if folder.is_dir():
            return folder
    raise InputError(f"{package}: the sample articles are missing; install geo-nlp again")


def _summary(records: list[dict[str, Any]]) -> None:
    from geo_nlp.cli.tables import PAIR, ROLE, SPARE_ROLE, actor_rows, pair_rows, role_rows

    roles = list(dict.fromkeys(row for record in records for row in role_rows(record)))
    show(("actor", "id", "type", "country", "mentions"), actor_rows(records, most=MOST), title="Most mentioned actors")
    title = f"Roles ({min(MOST, len(roles))} of {len(roles)})"
    show(ROLE, roles[:MOST], title=title, spare=SPARE_ROLE)
    show(PAIR, pair_rows(records, most=MOST), title="Most frequent acts", spare=PAIR[-1:])
