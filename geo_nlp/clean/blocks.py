"""The lines of the part of a page that holds its article: paragraphs, headings, lists and quotations.

Lists of links and short lines of links are no lines of it, by the limits of trafilatura's precise setting (Barbaresi
2021), whose lines these are. Where text stands otherwise, as in a list within a list, this says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geo_nlp.clean.tree import INLINE

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
LISTS = frozenset({"dl", "ol", "ul"})
ITEMS = frozenset({"dd", "dt", "li"})
QUOTES = frozenset({"blockquote", "q"})
BOXES = frozenset({"div"})
PARAGRAPHS = frozenset({"p"})
BREAKS = frozenset({"br", "hr"})
WITHIN = frozenset(INLINE) - {"q"}
LINE = "\u2028"  # for a line break, until the blanks of the source are gone
LEAST = 250  # characters of paragraphs, from which text that stands in none is not the article's
LAST, LAST_PARAGRAPH, USUAL, PARAGRAPH = 300, 60, 100, 30  # characters, below which a block is short
LINK = 10  # characters, below which a link is short
SHORT = 200  # characters, below which a box that has links is no part of an article
ROW = 3  # links
MADE = 0.8  # of a text, for it to be made of links
LONG = 100  # characters of a link in running text, on average


class Unclear(Exception):
    """Text stands where it may or may not be the article's."""


def block_lines(frame: Any, *, whole: bool = False) -> list[str]:
    """The lines of an article by its blocks, of a whole page its paragraphs; one that is `Unclear` is an error.

    >>> from lxml.html import fromstring
    >>> block_lines(fromstring("<div><h2>Paris</h2><p>It<br>spoke.</p><ul><li><a href='x'>Another story</a></ul>"))
    ['Paris', 'It', 'spoke.']
    >>> block_lines(fromstring("<div>France <b>spoke</b>.<br>Russia answered.<h2>More</h2></div>"))
    ['France spoke.', 'Russia answered.']
    """
    drop_links(frame)
    for mark in frame.iter("br"):
        mark.tail = LINE + (mark.tail or "")
    found = list(walk(frame, "p"))
    if whole:
        found = [line for line in found if line[0] == "p"]
    elif sum(len(text) for kind, text in found if kind == "p") >= LEAST:
        found = [line for line in found if line[0] != "loose"]
    while found and found[-1][0] == "heading":
        found.pop()
    return [text for _, text in found]


def drop_links(frame: Any) -> None:
    """Take boxes, lists and lines that are made of links from a frame; then what holds no more than those."""
    linked: dict[Any, str] = {frame: ""}
    sizes: dict[Any, int] = {}
    for link in frame.iter("a"):
        sizes[link] = len(plain(link))
        for block in link.iterancestors():
            if block in linked:
                break
            linked[block] = block.tag
    if any([drop(linked, tags, sizes) for tags in (BOXES, LISTS, PARAGRAPHS)]):
        for tags in (BOXES, LISTS, PARAGRAPHS):
            drop(linked, tags, sizes)
    drop(linked, HEADINGS, sizes)
    drop(linked, QUOTES, sizes)


def drop(linked: dict[Any, str], tags: frozenset[str], sizes: Mapping[Any, int]) -> bool:
    """Take the blocks with such tags that are made of links, of all that have links, from a frame; whether any was."""
    found = [block for block, tag in linked.items() if tag in tags and is_links(block, sizes)]
    for block in found:
        del linked[block]
        parent = block.getparent()
        if parent is not None and not (block.tag == "p" and parent.tag in ITEMS):
            block.drop_tree()
    return bool(found)


def walk(element: Any, kind: str = "loose") -> Iterator[tuple[str, str]]:
    """Yield the lines of a container in order, each with its kind.

    Text before or after a line break or after a paragraph is one too; so is text at the head of the whole.
    """
    run: list[str | None] = [element.text]
    links: list[str] = []
    for child in element:
        tag = child.tag
        if tag in WITHIN and all(inner.tag in WITHIN for inner in child.iterdescendants()):
            run.append(child.text_content())
            if tag == "a":
                links.append(child.text_content())
        else:
            yield from joined(run, links, "p" if tag in BREAKS else kind)
            kind, run, links = "p" if tag == "p" or tag in BREAKS else "loose", [], []
            yield from lines_of(child)
        run.append(child.tail)
    yield from joined(run, links, kind)


def joined(run: list[str | None], links: list[str], kind: str) -> Iterator[tuple[str, str]]:
    """Yield text that stands in no block, unless it is a row of links."""
    text = "".join(filter(None, run))
    return split("" if len(links) >= ROW and sum(map(len, links)) > MADE * len(text) else text, kind)


def lines_of(block: Any) -> Iterator[tuple[str, str]]:
    """Yield the lines of a block with their kind; a table has none."""
    tag = block.tag
    if tag == "table" or tag in BREAKS:
        return
    if tag == "p":
        yield from split(block.text_content(), "p")
    elif tag in HEADINGS:
        yield from split(block.text_content(), "heading")
    elif tag in LISTS:
        for item in block:
            yield from items(item)
    elif tag in QUOTES:
        yield from quoted(block)
    elif tag in ITEMS or tag in ("code", "pre"):
        raise Unclear
    else:
        yield from walk(block)


def items(item: Any) -> Iterator[tuple[str, str]]:
    """Yield an entry of a list as a line, and those of a list in it; what else stands in a list is unclear."""
    if item.tag not in ITEMS:
        raise Unclear
    within = next(item.iter(*LISTS), None)
    if within is None:
        if text := plain(item):
            yield "item", f"- {text}"
    elif within.getparent() is item and not shown(within.tail or ""):
        inner = list(lines_of(within))
        item.remove(within)
        yield from items(item)
        yield from inner
    else:
        raise Unclear


def quoted(block: Any) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a quotation."""
    if len(block) and all(child.tag == "p" for child in block):
        for paragraph in block:
            yield from split(paragraph.text_content(), "p")
    elif next(block.iter("p", "div", *LISTS), None) is None:
        yield from split(block.text_content(), "p")
    else:
        raise Unclear


def split(text: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a block without the blanks of the source."""
    for line in text.split(LINE):
        if found := shown(line):
            yield kind, found


def is_links(block: Any, sizes: Mapping[Any, int]) -> bool:
    """Whether a block is made of links, as a list of other articles or a line that leads to one; by characters each."""
    links = list(block.iter("a"))
    if not links:
        return False
    size = len(plain(block))
    texts = [length for link in links if (length := sizes[link])]
    linked = sum(texts)
    if len(links) == 1 and linked > LINK and linked > 0.9 * size:
        return True
    if size < shortest(block):
        few = len(texts) > 1 and sum(length < LINK for length in texts) > 0.8 * len(texts)
        return not texts or linked > MADE * size or few or (block.tag in BOXES and size < SHORT)
    return len(links) > 4 and linked > 0.9 * size and linked < LONG * len(texts)


def shortest(block: Any) -> int:
    """The characters below which a block is short: more for the last one of a container, fewer for a paragraph."""
    last = block.getnext() is None
    if block.tag == "p":
        return LAST_PARAGRAPH if last else PARAGRAPH
    return LAST if last else USUAL


def plain(element: Any) -> str:
    """The text of an element as it is shown."""
    return shown(element.text_content())


def shown(text: str) -> str:
    """A text without the blanks of the source and characters of no width."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line))
