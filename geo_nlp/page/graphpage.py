"""The page of a graph: one file with everything in it, which works offline and without a server.

Python computes what is seen, and the scripts in `web/` draw it; they are joined in the order of `SCRIPTS`. Sigma is
only in pages of more actors than a plain canvas draws well.
"""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files
from string import Template

from geo_nlp.graph.acts import Acts
from geo_nlp.graph.look import SIGNS
from geo_nlp.page.frame import page
from geo_nlp.page.graphdata import Limits, graph_data
from geo_nlp.page.still import still_table

SCRIPTS = (
    "data", "state", "count", "dom", "scene", "paint", "screen", "gestures", "evidence", "panel", "filters", "search",
    "timeline", "pictures", "sigma", "main",
)  # fmt: skip
CANVAS_ACTORS = 400
THEME = {
    "paper": ("#fcfbf8", "#15171b"),
    "panel": ("#fffefc", "#191c21"),
    "ink": ("#1c1e22", "#ece9e2"),
    "muted": ("#5c6169", "#a2a7b0"),
    "line": ("#e4e1d9", "#2e3238"),
    "edge": ("#c6c2b7", "#4a4f57"),
    "wash": ("#f1eee6", "#252930"),
    "accent": ("#1d5a96", "#86bce8"),
}
"""Colours of the page by name, on light and on dark ground; texts keep a contrast of 4.5 to 1 (WCAG 2.2, AA)."""


def graph_page(acts: Acts, *, title: str, limits: Limits | None = None) -> str:
    """A page of acts as HTML; the same acts give the same bytes."""
    data = graph_data(acts, title=title, limits=limits)
    data["look"]["theme"] = THEME
    body = Template(_web("graph.html")).substitute(title=html.escape(title), table=still_table(data))
    large = len(data["nodes"]["id"]) > CANVAS_ACTORS
    return page(
        title=title, body=body, styles=[theme_style() + _web("graph.css")], data=data, pack=True,
        scripts=[*([_vendor("sigma.min.js")] if large else []), graph_script()],
    )  # fmt: skip


@cache
def graph_script() -> str:
    """All scripts of the page as one, with names of their own."""
    return "\n".join(['(() => {\n"use strict";', *(_web(f"{name}.js") for name in SCRIPTS), "})();"])


def theme_style() -> str:
    """The colours as variables of CSS, for light, dark, and what the reader's system prefers."""
    signs = {look.name: (look.colour, look.dark) for look in SIGNS.values()}
    pairs = " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in (THEME | signs).items())
    return (
        f":root {{ color-scheme: light dark; {pairs} }}\n"
        ":root[data-theme=light] { color-scheme: light; } :root[data-theme=dark] { color-scheme: dark; }\n"
    )


@cache
def _web(name: str) -> str:
    return files("geo_nlp.page").joinpath("web", name).read_text(encoding="utf-8")


@cache
def _vendor(name: str) -> str:
    return files("geo_nlp.page").joinpath("vendor", name).read_text(encoding="utf-8")
