"""What the tests of reading share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geo_nlp.read import Failure, read_articles
from geo_nlp.types import Article

Write = Callable[[str, str | bytes], Path]

ADDRESS = "https://example.org/world/paris-speaks"
PARAGRAPHS = (
    "France condemned Russia on Monday, and said that the attack on the town would have consequences for Moscow.",
    "Turkey, a member of NATO, called on both sides to hold talks and offered to host them in Ankara.",
    "Sergei Lavrov – “a patient man”, as the café owner Noël Müller put it – rejected the offer on Tuesday.",
)


def page(*, head: str = "", charset: str = "utf-8", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """A page with a headline and an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>Paris speaks</title>{head}</head>\n'
        f'<body><nav><a href="/">Home</a></nav><article><h1>Paris speaks</h1>{body}</article></body></html>\n'
    )


class Reader:
    """Reads inputs and keeps the notices that were given."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def __call__(self, *inputs: object, **options: object) -> list[Article | Failure]:
        return list(read_articles(inputs, on_notice=self.notices.append, **options))  # type: ignore[arg-type]

    def articles(self, *inputs: object, **options: object) -> list[Article]:
        """What was read, none of which may be a failure."""
        items = self(*inputs, **options)
        assert not [item for item in items if isinstance(item, Failure)], items
        return [item for item in items if isinstance(item, Article)]
