"""`geo-nlp run stories`: which articles of a run are copies of one story."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo_nlp.cli.notes import note


def stories(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.", show_default=False)],
) -> None:
    """Find the articles that are copies of one story, and write RUN/stories.parquet.

    A copy has the same text, or was cut, edited, credited, spelled otherwise or given another headline. Nothing is left
    out: each article gets the id of its story, how it belongs to it (only, exact, near), and its similarity to the
    story's earliest article. Notes of one pattern, follow-ups and second rounds are stories of their own.

    \b
    Example:
      geo-nlp run stories runs/2025
    """
    from geo_nlp.stories import write_stories

    found = write_stories(run)
    note(
        f"articles: {found.articles:,}, stories: {found.stories:,}, exact copies: {found.exact:,}, "
        f"near copies: {found.near:,}; written to {run / 'stories.parquet'}"
    )
