"""A page as the lines that a browser shows, for pages in which no extractor sees an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

UNSEEN = frozenset("button form head nav noscript option script select style svg template textarea title".split())
BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer h1"
    " h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table td th tr ul".split()
)


def flat_text(page: str) -> str:
    """Return the text of a page, a paragraph a block.

    >>> flat_text("<aside><h1>Paris speaks</h1><p>France <b>condemned</b>\\nRussia.</p></aside><script>x</script>")
    'Paris speaks\\n\\nFrance condemned Russia.'
    """
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return ""
    lines = "".join(pieces(tree)).split("\n")
    return "\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def pieces(tree: Any) -> Iterator[str]:
    """Yield the texts of an element in order, with line ends round blocks."""
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        breaks = "\n" if element.tag in BLOCKS else ""
        if event == "start":
            if element.tag in UNSEEN:
                walk.skip_subtree()
            else:
                yield breaks
                yield blank(element.text)
        else:
            yield breaks
            yield blank(element.tail)


def blank(text: str | None) -> str:
    """Text whose line ends are those of the source, and no lines."""
    return (text or "").replace("\n", " ").replace("\r", " ")
