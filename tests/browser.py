"""A real browser for pages, without a network; where there is none, its tests are left out, and a line says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DRIVER = "GL Driver Message"  # what software WebGL has to say of its own speed
Opened = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Headless Chromium, with a profile of its own that is thrown away."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser tests")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: no browser tests")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens the text of a page from a file, and fails the test where it writes to the console or asks a host."""
    faults: list[str] = []
    contexts = []

    def open_page(
        text: str,
        *,
        anchor: str = "",
        width: int = 1300,
        height: int = 900,
        script: str = "",
        strict: bool = True,
        **options: Any,
    ) -> Any:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(text, encoding="utf-8", newline="\n")
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, offline=True, **options))
        page = contexts[-1].new_page()
        if script:
            page.add_init_script(script)
        if strict:
            watch(page, faults)
        page.goto(f"{path.as_uri()}{anchor}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def watch(page: Any, faults: list[str]) -> None:
    """Note what a page writes to the console, and every host that it asks."""
    page.on("console", lambda message: DRIVER in message.text or faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda asked: is_own(asked.url) or faults.append(f"asked {asked.url}"))


def is_own(url: str) -> bool:
    """Whether what is asked for lies in the page or on this computer."""
    return url.startswith(("file:", "blob:", "data:"))
