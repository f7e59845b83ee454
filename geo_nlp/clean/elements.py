"""What the elements of a page show of its article: paragraphs that belong to it, and lines that belong to another.

An extractor takes one container of a page, where some sites split an article over several, put the lead above it, or
let the next article follow in a container of the same kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from geo_nlp.clean.units import make_unit

PROSE = 8  # words
LEAST = 20  # letters, for a paragraph to be known by them
PART = 40  # letters
MOST = 3_000  # elements
LONGEST_NAME = 1_000  # characters of a class and id that are looked at
HEADINGS = ("h1", "h2", "h3")
BESIDE = frozenset({"a", "aside", "blockquote", "figure", "footer", "form", "nav", "noscript", "template"})
LEADS = frozenset(  # words in the class or id of a lead, as content management systems name it
    "dek deck excerpt intro lead lede standfirst strapline subhead subheading subtitle summary synopsis".split()
)
OTHERS = re.compile(r"(?i)caption|comment|footer|newsletter|promo|recirc|recommend|related|sidebar|teaser|widget")
MARKS = re.compile(r"[\W_]+")
USUAL_MARKS = "’“”‘–—…\xa0"  # without which most texts are ASCII, which is fast
ASCII_MARKS = bytes(n for n in range(128) if not chr(n).isalnum())
LOWER = bytes(range(128)).lower() + bytes(range(128, 256))
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or lead of a page, and the letters by which it is known."""

    element: Any
    letters: str

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in HEADINGS

    @property
    def text(self) -> str:
        """Its text in one line."""
        return " ".join(self.element.text_content().split())


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of a page and the lines of an extraction, each found in the other."""

    blocks: list[Block]
    keys: list[str]
    text: str
    inside: list[int]
    own: list[int]
    first: int | None
    stop: int


def parts_of(lines: Sequence[str], blocks: list[Block], title: str) -> Parts:
    """Find the blocks of a page that are known by the lines of an extraction, and those that are the article's own."""
    keys = [key(line) for line in lines]
    known, text = set(keys), "".join(keys)
    inside = [i for i, block in enumerate(blocks) if not block.heading and is_known(block, known, text)]
    if not inside or len(blocks) > MOST:
        return Parts(blocks, keys, text, [], [], None, 0)
    first = headline_of(blocks, title)
    start, stop = bounds(blocks, inside, first)
    return Parts(blocks, keys, text, inside, [i for i in inside if start <= i < stop], first, stop)


def completed(lines: Sequence[str], parts: Parts) -> list[str]:
    """The lines of an extraction without those of other articles, and with the paragraphs that it left out."""
    blocks, own = parts.blocks, parts.own
    if not parts.inside:
        return list(lines)
    strange = {blocks[i].letters for i in parts.inside} - {blocks[i].letters for i in own}
    added = missing(blocks, own, parts.keys, parts.stop)
    kept = [[line, *added.get(i, ())] for i, line in enumerate(lines) if parts.keys[i] not in strange]
    return [*leads(blocks, parts.first, own, parts.text), *(text for group in kept for text in group)]


def own_title(tree: Any, title: str) -> str:
    """The title of a page, where its heading is the name of the site, a link to the home page: then by `<title>`."""
    names = (element for element in tree.iter("h1") if is_linked(element) and key(element.text_content()) == key(title))
    if not any(link.get("href", "").rstrip("/").count("/") in (0, 2) for name in names for link in name.iter("a")):
        return title
    page_title = tree.findtext(".//title") or ""
    return page_title.replace(title, "").strip(" \n\t:|–—-»") or title


def blocks_of(tree: Any) -> Iterator[Block]:
    """Yield the blocks of a page in order; an element that is no paragraph is one where its class says so."""
    for element in tree.iter("p", "div", *HEADINGS):
        if element.tag == "div" and (not is_lead(element) or next(element.iter("p"), None) is not None):
            continue
        if letters := key(element.text_content()):
            yield Block(element, letters)


def is_known(block: Block, known: Collection[str], text: str) -> bool:
    """Whether the extraction has a block, as a line or within one."""
    return len(block.letters) >= LEAST and (block.letters in known or block.letters in text)


def headline_of(blocks: Sequence[Block], title: str) -> int | None:
    """The place of the headline: the heading that is the title, or that the title has in it."""
    for i, block in enumerate(blocks):
        if block.heading and len(block.letters) >= LEAST and block.letters in title:
            return i
    return None


def bounds(blocks: Sequence[Block], inside: Sequence[int], headline: int | None) -> tuple[int, int]:
    """Where the article starts and stops: below its headline, and above the next one of the same kind.

    A heading in the same container is one of its own sections. What is above the headline stays where it stands in the
    same container, or is most of the text.
    """
    if headline is None:
        return 0, len(blocks)
    mark = blocks[headline].element
    again = (i for i in range(headline + 1, len(blocks)) if is_headline(blocks[i].element, mark))
    stop = next(again, len(blocks))
    above = [i for i in inside if i < headline]
    below = [i for i in inside if headline < i < stop]
    if not below:
        return 0, len(blocks)
    apart = above and not any(mark in parent.iterdescendants() for parent in parents(blocks[above[-1]].element))
    return headline if apart and size(blocks, below) > size(blocks, above) else 0, stop


def size(blocks: Sequence[Block], places: Sequence[int]) -> int:
    """The letters of blocks together."""
    return sum(len(blocks[i].letters) for i in places)


def missing(blocks: Sequence[Block], own: Sequence[int], keys: Sequence[str], stop: int) -> dict[int, list[str]]:
    """The paragraphs that stand in containers of the kind of the article's own, by the number of the line before them.

    Behind the last line of the article they are taken up to a heading that is a link: what follows is another article.
    """
    added: dict[int, list[str]] = {}
    common = common_kind([blocks[i] for i in own])
    if common is None:
        return added
    text, place = "".join(keys), 0
    known = {blocks[i].letters for i in own}
    for i in range(own[0], stop):
        block = blocks[i]
        if i > own[-1] and block.heading and is_linked(block.element):
            break
        if block.letters in known:
            place = next((n for n in range(place, len(keys)) if block.letters in keys[n]), place)
        elif not block.heading and kind_of(block.element) == common and is_new(block, text) and is_paragraph(block):
            known.add(block.letters)
            added.setdefault(place, []).extend(with_heading(blocks[i - 1], block, text))
    return added


def common_kind(own: Sequence[Block]) -> tuple[str, ...] | None:
    """The kind of container that at least half of the article's paragraphs stand in; None where there is none."""
    kinds = Counter(kind for block in own if (kind := kind_of(block.element)))
    common, number = kinds.most_common(1)[0] if kinds else (None, 0)
    return common if 2 * number >= len(own) else None


def with_heading(before: Block, block: Block, text: str) -> list[str]:
    """The text of a paragraph, below that of the heading before it if the text has it not yet."""
    heads = before.heading and before.letters not in text and is_within(before.element, block.element)
    return [before.text, block.text] if heads else [block.text]


def leads(blocks: Sequence[Block], headline: int | None, own: Sequence[int], text: str) -> list[str]:
    """The lead between headline and article, where the page marks it as one."""
    between = blocks[headline + 1 : own[0]] if headline is not None and own else ()
    marked = (block for block in between if is_lead(block.element) and is_new(block, text) and is_paragraph(block))
    return [block.text for block in islice(marked, 1)]


def is_new(block: Block, text: str) -> bool:
    """Whether neither the beginning nor the end of a block is known: a part of one may be hidden."""
    return block.letters[:PART] not in text and block.letters[-PART:] not in text


def is_paragraph(block: Block) -> bool:
    """Whether an element is running text of the article: no link, nothing beside it and nothing hidden."""
    if not is_prose(block.text):
        return False
    linked = sum(len(key(link.text_content())) for link in block.element.iter("a"))
    around = [block.element, *block.element.iterancestors()]
    return 2 * linked <= len(block.letters) and not any(map(is_beside, around))


def is_beside(element: Any) -> bool:
    """Whether an element's text is no part of the article."""
    if element.tag in ("body", "html"):
        return False
    hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None
    return element.tag in BESIDE or hidden or OTHERS.search(names_of(element)) is not None


def names_of(element: Any) -> str:
    """The classes and the id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST_NAME]


def is_lead(element: Any) -> bool:
    """Whether an element is a lead, by its class or id, or of a paragraph's containers."""
    return is_lead_name(names_of(element)) or (
        element.tag == "p" and any(is_lead_name(names_of(one)) for one in parents(element))
    )


@lru_cache(10_000)
def is_lead_name(names: str) -> bool:
    """Whether a class or id is that of a lead."""
    return not LEADS.isdisjoint(re.split(r"[-_\s]+", names.lower()))


def is_linked(element: Any) -> bool:
    """Whether a heading is a link as a whole."""
    return any(key(link.text_content()) == key(element.text_content()) for link in element.iter("a"))


def is_within(heading: Any, paragraph: Any) -> bool:
    """Whether a heading stands in the container of a paragraph, or in the one around that."""
    return any(parent in heading.iterancestors() for parent in parents(paragraph))


def kind_of(element: Any) -> tuple[str, ...] | None:
    """The kind of the container of a paragraph: tags and classes of the two elements round it; None without a class."""
    kind = tuple(part for parent in parents(element) for part in (str(parent.tag), parent.get("class") or ""))
    return kind if any(kind[1::2]) else None


def is_headline(element: Any, other: Any) -> bool:
    """Whether a headline stands in a container of its own, of the same kind as that of another one."""
    if element.tag != other.tag or element.getparent() is other.getparent():
        return False
    marks = [(one.get("class"), one.getparent().tag, one.getparent().get("class")) for one in (element, other)]
    return bool(marks[0] == marks[1])


def parents(element: Any) -> list[Any]:
    """The two elements round an element."""
    return [parent for parent, _ in zip(element.iterancestors(), range(2), strict=False)]


def is_prose(line: str) -> bool:
    """Whether a line is running text."""
    unit = make_unit(0, 1, line)
    return unit.sentence and unit.words >= PROSE


def key(text: str) -> str:
    """The letters and figures of a text, by which it is known again.

    >>> key("“Paris” speaks – out!")
    'parisspeaksout'
    """
    if not text.isascii():
        for mark in USUAL_MARKS:
            text = text.replace(mark, "")
        if not text.isascii():
            return MARKS.sub("", text).casefold()
    return text.encode().translate(LOWER, ASCII_MARKS).decode()
