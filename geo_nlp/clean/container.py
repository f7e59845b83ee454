"""The part of a page that holds its article, and the elements within it that are no part of it (containers.yaml).

The same as by trafilatura's XPath expressions (Barbaresi 2021), which ask Python about each element ten times over; an
element is looked at once here, and a class that comes again not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from geo_nlp.compiled import read_yaml

FRAMES = ("article", "div", "main", "section")
BLOCKS = frozenset({"div", "dl", "li", "ol", "p", "section", "span", "ul"})
MOST_NAMES = 20_000
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
    """A group as compiled: for each attribute one expression; which values have it is remembered."""

    def __init__(self, group: Group) -> None:
        """Compile a group."""
        self.tags = frozenset(group.tag)
        written = group.model_dump(by_alias=True, exclude={"tag", "same"})
        whole = {name: [f"^{re.escape(value)}$" for value in values] for name, values in group.same.items()}
        names = sorted({*whole, *(name for name, values in written.items() if values)})
        self.forms = {name: re.compile("|".join([*whole.get(name, ()), *written.get(name, ())])) for name in names}
        self.has = lru_cache(MOST_NAMES)(self._has)

    def _has(self, name: str, value: str) -> bool:
        return self.forms[name].search(value) is not None

    def of(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element is of the group, by its tag or an attribute."""
        return tag in self.tags or any(
            self.has(name, value) for name, value in attributes.items() if name in self.forms
        )


@cache
def load_containers() -> tuple[tuple[Words, ...], Words, Words]:
    """Read containers.yaml once per process: of frames, of what is beside an article, and of what is hidden."""
    read = Containers.model_validate(read_yaml("geo_nlp.clean", "containers.yaml"))
    return tuple(map(Words, read.frames)), Words(read.beside), Words(read.hidden)


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
        tag, attributes = element.tag, element.attrib
        if attributes or tag not in ("div", "section"):
            for rank, words in enumerate(frames):
                if rank not in found and words.of(tag, attributes):
                    found[rank] = element
    return [found[rank] for rank in sorted(found)]


def without_furniture(frame: Any) -> Any:
    """A copy of the frame of an article without what is hidden or beside it, unless that is nearly all of it.

    >>> from lxml.html import fromstring, tostring
    >>> frame = fromstring("<div><p>Paris <span class='share-x'>Share</span>spoke.</p><div style='display:none'>A</div></div>")
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
    tag, attributes = element.tag, element.attrib
    if tag == "header" or (tag == "form" and 2 * len(element.text_content()) <= whole):
        return True
    if not attributes:
        return False
    _, beside, hidden = load_containers()
    named = hidden.of(tag, attributes) or (tag in BLOCKS and beside.of(tag, attributes))
    return named and len(element.text_content()) <= MOST * whole
