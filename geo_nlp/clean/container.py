"""The part of a page that holds its article, and the elements within it that are no part of it (containers.yaml).

The same as by trafilatura's XPath expressions (Barbaresi 2021), which ask Python about each element ten times over; an
element is looked at once here, and a class that comes again not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from geo_nlp.compiled import read_yaml

FRAMES = ("article", "div", "main", "section")
BLOCKS = frozenset({"div", "dl", "li", "ol", "p", "section", "span", "ul"})
HIDDEN = 2  # the bit of the second of the groups beside an article
MOST_NAMES = 10_000
LONGEST_NAME = 500  # characters of an attribute that are looked at
MOST = 6 / 7  # of the text of a frame: what has more is the article, whatever its name


class Group(BaseModel):
    """The tags of elements, and by attribute what is all of it or a part of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tag: list[str] = []
    same: dict[str, list[str]] = {}
    id: list[str] = []
    class_: list[str] = Field([], alias="class")
    role: list[str] = []
    style: list[str] = []
    component: list[str] = Field([], alias="data-component")
    unseen: list[str] = Field([], alias="aria-hidden")


class Containers(BaseModel):
    """The file as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    frames: list[Group]
    beside: Group
    hidden: Group


class Words:
    """Groups as compiled: by attribute, which of them a value is of; that is remembered."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Compile groups."""
        self.tags = {tag: 1 << i for i, group in enumerate(groups) for tag in group.tag}
        self.forms: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for i, group in enumerate(groups):
            written = group.model_dump(by_alias=True, exclude={"tag", "same"})
            for name in sorted({*group.same, *(name for name, values in written.items() if values)}):
                whole = [f"^{re.escape(value)}$" for value in group.same.get(name, ())]
                form = re.compile("|".join([*whole, *by_letter(written.get(name, ()))]))
                self.forms.setdefault(name, []).append((1 << i, form))
        self.groups_of = lru_cache(MOST_NAMES)(self._groups_of)

    def _groups_of(self, name: str, value: str) -> int:
        return sum(bit for bit, form in self.forms.get(name, ()) if form.search(value))

    def of(self, tag: str, attributes: Iterable[tuple[str, str]]) -> int:
        """The groups of an element, by its tag or an attribute: a bit for each."""
        found = self.tags.get(tag, 0)
        for name, value in attributes:
            if name in self.forms:
                found |= self.groups_of(name, value[:LONGEST_NAME])
        return found


def by_letter(patterns: Iterable[str]) -> list[str]:
    """Patterns of which those that begin with the same letter are one, which is looked for three times as fast.

    >>> by_letter(["^nav", "share", "social", "tags"])
    ['^nav', 's(?:hare|ocial)', 't(?:ags)']
    """
    rests: dict[str, list[str]] = {}
    others = []
    for pattern in patterns:
        if pattern[0].isalpha() and pattern[1].isalnum() and "|" not in pattern:
            rests.setdefault(pattern[0], []).append(pattern[1:])
        else:
            others.append(pattern)
    return [*others, *(f"{letter}(?:{'|'.join(found)})" for letter, found in rests.items())]


@cache
def load_containers() -> tuple[Words, Words]:
    """Read containers.yaml once per process: of frames, and of what is beside an article or hidden."""
    read = Containers.model_validate(read_yaml("geo_nlp.clean", "containers.yaml"))
    return Words(read.frames), Words([read.beside, read.hidden])


def frames_of(tree: Any) -> list[Any]:
    """The elements of a page in which its article is looked for, in that order; the first of each kind.

    >>> from lxml.html import document_fromstring
    >>> tree = document_fromstring("<div class='main'><div id='a' class='article-body'></div></div>")
    >>> [frame.attrib for frame in frames_of(tree)]
    [{'id': 'a', 'class': 'article-body'}, {'class': 'main'}]
    """
    frames = load_containers()[0]
    found: dict[int, Any] = {}
    for element in tree.iter(*FRAMES):
        tag, attributes = element.tag, element.items()
        if (attributes or tag in frames.tags) and (groups := frames.of(tag, attributes)):
            for i in range(groups.bit_length()):
                if groups >> i & 1:
                    found.setdefault(i, element)
    return [found[i] for i in sorted(found)]


def without_furniture(frame: Any) -> Any:
    """A copy of the frame of an article without what is hidden or beside it, unless that is nearly all of it.

    >>> from lxml.html import fromstring, tostring
    >>> frame = fromstring("<div><p>Paris <b class='a hidden'>Share</b>spoke.</p><div class='widget'>A</div></div>")
    >>> tostring(without_furniture(frame))
    b'<div><p>Paris spoke.</p></div>'
    """
    frame = copy(frame)
    before = len(frame.text_content())
    for element in list(frame.iterdescendants()):
        if is_furniture(element, before) and element.getparent() is not None:
            element.drop_tree()
    return frame


def is_furniture(element: Any, whole: int) -> bool:
    """Whether an element is hidden or beside the article, or a form with at most half of all characters."""
    tag, attributes = element.tag, element.items()
    if tag == "header" or (tag == "form" and 2 * len(element.text_content()) <= whole):
        return True
    if not attributes:
        return False
    groups = load_containers()[1].of(tag, attributes)
    named = groups & HIDDEN or (groups and tag in BLOCKS)
    return bool(named) and len(element.text_content()) <= MOST * whole
