"""The frame of every page: one file that can ask no host, and says so to the browser.

The policy forbids everything but the styles and scripts whose hashes it names, and pictures made in the page itself.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
from collections.abc import Sequence
from typing import Any

from geo_nlp.page.jsontext import json_text

PACKED_FROM = 2_000_000


def page(
    *, title: str, body: str, styles: Sequence[str], scripts: Sequence[str], data: object = None, pack: bool = False
) -> str:
    """A whole page: `body` is trusted HTML, `title` plain text; `data` is what scripts read from `#data`, as JSON.

    With `pack`, data of more than two million characters is gzip in Base64, and the type of `#data` says so.

    >>> "script-src 'sha256-" in page(title="A", body="<p>a</p>", styles=[], scripts=["let a = 1"])
    True
    """
    policy = "; ".join([
        "default-src 'none'", f"script-src {_hashes(scripts)}", f"style-src {_hashes(styles)}", "img-src data: blob:",
        "base-uri 'none'", "form-action 'none'",
    ])  # fmt: skip
    lines = [
        "<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">', '<meta name="generator" content="geo_nlp">',
        f"<title>{html.escape(title)}</title>", *(f"<style>{style}</style>" for style in styles), "</head>", "<body>",
        body,
    ]  # fmt: skip
    if data is not None:
        lines.append(_data(script_json(data), pack))
    return "\n".join([*lines, *(f"<script>{script}</script>" for script in scripts), "</body>", "</html>", ""])


def script_json(data: Any) -> str:
    r"""JSON that nothing in it can end the script element with.

    >>> script_json("</script><!--")
    '"\\u003c/script>\\u003c!--"'
    """
    return json_text(data).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(text: str, pack: bool) -> str:
    kind = "application/json"
    if pack and len(text) > PACKED_FROM:
        kind, text = "application/gzip", base64.b64encode(gzip.compress(text.encode(), 4, mtime=0)).decode()
    return f'<script type="{kind}" id="data">{text}</script>'


def _hashes(parts: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
