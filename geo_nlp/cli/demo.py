"""`geo-nlp demo`: the main job on the sample articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from geo_nlp.cli.notes import show
from geo_nlp.cli.options import Model
from geo_nlp.errors import InputError

MOST = 12


def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for records.jsonl and graph.graphml.")
    ] = Path("output"),
    model: Model = None,
) -> None:
    """Extract the sample articles, build their graph, write both, and show what was found."""
    from geo_nlp.cli.output import writing
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import build_graph, write_graph
    from geo_nlp.run import extract_many

    watch = Watch(quiet=False)
    found = list(watch.over(extract_many([samples()], model=model, on_failure=watch.failed)))
    records, graph = output / "records.jsonl", output / "graph.graphml"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{output}: cannot be made ({error.strerror}); name another folder with -o") from error
    with writing(records, "jsonl") as write:
        for record in found:
            write(record)
    built = build_graph(found)
    write_graph(built, graph)
    _summary(found)
    typer.echo(f"{records}: {len(found)} records, one article a line")
    size = f"{built.number_of_nodes()} actors, {built.number_of_edges()} edges"
    typer.echo(f"{graph}: {size}; open it in Gephi or networkx")
    raise typer.Exit(watch.summary())


def samples() -> Path:
    """The folder of sample articles: in the package as installed, or in the working tree."""
    import geo_nlp

    package = Path(geo_nlp.__file__).parent
    for folder in (package / "samples", package.parent / "data" / "samples"):
        if folder.is_dir():
            return folder
    raise InputError(f"{package}: there are no sample articles; install geo-nlp again")


def _summary(records: list[dict[str, Any]]) -> None:
    from geo_nlp.cli.tables import ROLE, WIDTH, actor_rows, pair_rows, role_rows

    roles = list(dict.fromkeys(row for record in records for row in role_rows(record)))
    show(("actor", "id", "type", "country", "mentions"), actor_rows(records, most=MOST), title="Actors mentioned most")
    show(ROLE, roles[:MOST], title=f"Roles ({min(MOST, len(roles))} of {len(roles)})")
    pairs = ("source", "does", "target", "acts", "sentence")
    show(pairs, pair_rows(records, most=MOST), title="Relations and stances told most", last=WIDTH)
