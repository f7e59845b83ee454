"""Pictures of the pages for the README and the guide: `python -m benchmarks.screenshots` writes docs/pictures/*.png.

Pages are made from the sample articles and seen in Debian's Chromium; fonts are those of the machine.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geo_nlp

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
TITLE = "Who does what to whom in thirteen articles"
SHOTS: dict[str, tuple[str, dict[str, Any]]] = {
    "graph": ("", {"viewport": {"width": 1280, "height": 800}}),
    "graph-pair": ("#person:donald-trump-person:volodymyr-zelenskyy", {
        "viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}),
    "graph-phone": ("#TUR?ego=1", {"viewport": {"width": 390, "height": 780}, "has_touch": True}),
}  # fmt: skip


def main() -> None:
    """Make the pages and write their pictures."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as started:
        path = Path(folder, "page.html")
        geo_nlp.write_page(list(geo_nlp.extract([ROOT / "data/samples"])), path, title=TITLE)
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox"])
        for name, (anchor, options) in SHOTS.items():
            page = browser.new_context(offline=True, **options).new_page()
            page.goto(f"{path.as_uri()}{anchor}")
            page.wait_for_selector("html[data-ready]", state="attached")
            page.wait_for_timeout(500)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
