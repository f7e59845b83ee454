"""Pages as browsers save them in a single file (MHTML): `python tests/mhtml.py FOLDER` writes one of each kind."""

from __future__ import annotations

import base64
import quopri
import sys
from pathlib import Path

from reading import ADDRESS, page

Part = tuple[list[str], bytes]
BOUNDARY = "----MultipartBoundary--0x7Qe"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)
ADVERT = "<html><body><p>Buy two tickets for the price of one, only this week and only in our shop.</p></body></html>"
FRAMES = (
    '<html><head><title>Paris speaks</title></head><frameset cols="20%,80%"><frame src="a"><frame src="b"></frameset>'
)


def encoded(kind: str, content: bytes, coding: str, *headers: str) -> Part:
    """A part of a mail."""
    body = {
        "quoted-printable": quopri.encodestring,
        "base64": base64.encodebytes,
        "8bit": bytes,
    }[coding](content)
    return [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {coding}", *headers], body


def mail(
    parts: list[Part], *headers: str, kind: str = "multipart/related", end: str = "\r\n", start: str = ""
) -> bytes:
    """A mail of several parts."""
    named = f'; start="{start}"' if start else ""
    head = [
        *headers,
        "MIME-Version: 1.0",
        f'Content-Type: {kind};{end}\ttype="text/html";{end}\tboundary="{BOUNDARY}"{named}',
    ]
    pieces = [end.join(head).encode(), b""]
    for names, body in parts:
        pieces += [f"--{BOUNDARY}".encode(), *(name.encode() for name in names), b"", body]
    return end.encode().join([*pieces, f"--{BOUNDARY}--".encode(), b""])


def blink(*parts: Part, **options: str) -> bytes:
    """A mail as Chrome and its kin write it."""
    headers = "From: <Saved by Blink>", f"Snapshot-Content-Location: {ADDRESS}", "Subject: Paris speaks"
    return mail(list(parts), *headers, "Date: Mon, 3 Mar 2025 10:00:00 -0000", **options)


def located(content: str, coding: str, *, charset: str = "utf-8", kind: str = "text/html", at: str = ADDRESS) -> Part:
    """A part that is a page, with its address."""
    return encoded(kind, content.encode(charset), coding, f"Content-Location: {at}")


IMAGE = encoded("image/png", PIXEL, "base64", "Content-Location: https://example.org/pixel.png")
STYLE = encoded("text/css", b"p { color: red }", "quoted-printable", "Content-Location: cid:css@mhtml.blink")
LATIN = page(charset="windows-1252")
WORD = 'text/html; charset="windows-1252"'
EXPLORER = "From: <Saved by Windows Internet Explorer 7>", "Subject: Paris speaks"
ROOT = encoded("text/html", page().encode(), "quoted-printable", "Content-ID: <root@x>", f"Content-Location: {ADDRESS}")

KINDS = {
    "quoted_printable": blink(located(page(), "quoted-printable")),
    "base64": blink(located(page(), "base64", kind="text/html; charset=utf-8")),
    "images_and_style": blink(located(page(), "quoted-printable"), STYLE, IMAGE, IMAGE),
    "advert_in_a_frame": blink(
        located(page(), "quoted-printable"), located(ADVERT, "quoted-printable", at="cid:frame-1@mhtml.blink"), IMAGE
    ),
    "set_of_frames": blink(
        located(FRAMES, "quoted-printable"),
        located("<a href='/'>Home</a>", "quoted-printable", at="https://example.org/a"),
        located(page(), "base64", at="https://example.org/b"),
    ),
    "cp1252_by_header": mail([located(page(charset="x"), "quoted-printable", charset="cp1252", kind=WORD)], *EXPLORER),
    "cp1252_by_page": mail([located(LATIN, "quoted-printable", charset="cp1252")], *EXPLORER),
    "root_is_named": mail([located(ADVERT, "base64"), IMAGE, ROOT], *EXPLORER, start="<root@x>"),
    "line_feeds_and_8bit": mail([located(page(), "8bit")], "From: <Saved by Mozilla>", end="\n"),
    "no_parts": b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    + f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {ADDRESS}\r\n\r\n".encode()
    + quopri.encodestring(page().encode()),
}


if __name__ == "__main__":
    for name, content in KINDS.items():
        Path(sys.argv[1], f"{name}.mhtml").write_bytes(content)
