"""XML of strangers: no document types, no endless tokens, and each element with its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn, Protocol
from xml.parsers import expat

from geo_nlp.errors import InputError
from geo_nlp.graph.formats.limits import MAX_TEXT, Limits

CHUNK = 1024 * 1024
MAX_TOKEN = 8 * MAX_TEXT + CHUNK
"""Bytes of one tag or text without markup, escapes counted. Expat reads an unfinished one anew with each chunk."""


class Handler(Protocol):
    """Takes the elements of a file, by their names without namespaces."""

    def start(self, name: str, attributes: Mapping[str, str], where: str) -> None:
        """An element begins; `where` names its line."""

    def end(self, name: str, text: str) -> None:
        """An element ends; `text` is what stood in it since the last tag."""


def parse(path: Path, root: str, handler: Handler, limits: Limits) -> None:
    """Send a file through a handler; refuse a document type, another root, and what is too large."""
    limits.check_file(path)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refusal(path)
    parser.EntityDeclHandler = _refusal(path)
    texts: list[str] = []
    size = depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal size, depth
        local = _local(name)
        if not depth and local != root:
            raise ValueError(f"the root is {local}")
        depth += 1
        texts.clear()
        size = 0
        handler.start(local, {_local(key): value for key, value in attributes.items()}, where())

    def end(name: str) -> None:
        nonlocal size, depth
        depth -= 1
        handler.end(_local(name), "".join(texts))
        texts.clear()
        size = 0

    def text(data: str) -> None:
        nonlocal size
        size += len(data)
        limits.check_text(size, where())
        texts.append(data)

    def where() -> str:
        return f"line {parser.CurrentLineNumber}"

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    fed = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_TOKEN:
                limits.check_text(MAX_TOKEN, where())
    parser.Parse(b"", True)


def _refusal(path: Path) -> Callable[..., NoReturn]:
    def refuse(*_: object) -> NoReturn:
        raise InputError(f"{path}: has a document type (DTD), which graph files have no use for; remove it")

    return refuse


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
