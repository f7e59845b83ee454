"""How the page looks and is saved: light and dark, desktop and phone, contrast, pictures, and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from corpus import EVIL, records

import geo_nlp

pytestmark = pytest.mark.slow
Opened = Callable[..., Any]
SCREENS = {"desktop": (1440, 900), "phone": (390, 844)}
CONTRASTS = """() => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (colours) => {
    for (const colour of colours) { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
  };
  const linear = (value) => value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const withText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll("#page *")].filter(visible).filter(withText).map((element) => {
    const grounds = [];
    for (let up = element; up; up = up.parentElement) grounds.unshift(getComputedStyle(up).backgroundColor);
    const style = getComputedStyle(element);
    const ink = light(pixel([element.ownerSVGElement ? style.fill : style.color]));
    const ground = light(pixel(["white", ...grounds]));
    const [low, high] = [Math.min(ink, ground), Math.max(ink, ground)];
    return [(high + .05) / (low + .05), `${element.tagName} ${element.className}: ${element.textContent.slice(0, 30)}`];
  });
}"""


@pytest.fixture(scope="module")
def text() -> str:
    return geo_nlp.view(records(), title="Six articles")


def ready(page: Any) -> None:
    page.wait_for_selector("html[data-ready=canvas]", state="attached")


def painted(page: Any) -> int:
    """How many pixels of the picture are not empty."""
    return int(
        page.evaluate("""() => {
          const canvas = document.getElementById("base");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let painted = 0;
          for (let at = 3; at < data.length; at += 4) if (data[at]) painted++;
          return painted;
        }""")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screens(opened: Opened, text: str, tmp_path: Path, screen: str, scheme: str) -> None:
    width, height = SCREENS[screen]
    page = opened(text, anchor="#FRA", width=width, height=height, color_scheme=scheme, has_touch=screen == "phone")
    ready(page)
    page.wait_for_timeout(400)
    path = tmp_path / f"{screen}-{scheme}.png"
    page.screenshot(path=path)
    print(path)
    assert painted(page) > 500
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert size == [width, height]
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 30
    assert not [(round(ratio, 2), what) for ratio, what in contrasts if ratio < 4.5]


def test_the_reader_may_choose_dark(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(ground) != before


def test_on_a_phone_a_tap_opens_the_sheet(opened: Opened, text: str) -> None:
    page = opened(text, width=390, height=844, has_touch=True)
    ready(page)
    assert not page.locator("#panel-body").is_visible()
    box = page.locator("#graph").bounding_box()
    x, y = page.evaluate("graphPage.positionOf('UKR')")
    page.touchscreen.tap(box["x"] + x, box["y"] + y)
    assert page.locator("#sheet-text").inner_text() == "Ukraine"
    assert page.locator("#panel-body").is_visible()
    page.locator("#sheet").click()
    page.wait_for_timeout(400)
    assert not page.locator("#panel-body").is_visible()


def test_wheel_and_drag_move_the_view_and_nothing_moves_by_itself(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    page.wait_for_timeout(600)
    frames = page.evaluate("graphPage.frames()")
    page.wait_for_timeout(500)
    assert page.evaluate("graphPage.frames()") == frames
    box = page.locator("#graph").bounding_box()
    place = "graphPage.positionOf('FRA')"
    x, y = page.evaluate(place)
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 80, box["y"] + 50, steps=3)
    page.mouse.up()
    moved = page.evaluate(place)
    assert [round(moved[0] - x), round(moved[1] - y)] == [50, 20]
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(100)
    assert page.evaluate(place) != moved
    page.locator("#zoom-fit").click()
    assert [round(value) for value in page.evaluate(place)] == [round(x), round(y)]


def test_the_picture_is_saved_as_svg(opened: Opened, text: str, tmp_path: Path) -> None:
    page = opened(text)
    ready(page)
    with page.expect_download() as saved:
        page.locator("#to-svg").click()
    assert saved.value.suggested_filename == "Six-articles.svg"
    saved.value.save_as(tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"France", "Russia", "Cooperation"} <= set(texts)
    assert any(EVIL.startswith((label or "").rstrip("…")) for label in texts if label and label.startswith("</"))
    dashes = {
        line.get("stroke"): line.get("stroke-dasharray") for line in root.iter("{http://www.w3.org/2000/svg}line")
    }
    assert dashes["#2166ac"] is None and dashes["#b2182b"]


def test_the_picture_is_saved_as_png(opened: Opened, text: str, tmp_path: Path) -> None:
    page = opened(text)
    ready(page)
    with page.expect_download() as saved:
        page.locator("#to-png").click()
    saved.value.save_as(tmp_path / "a.png")
    head = (tmp_path / "a.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20]) == 2 * page.evaluate("document.getElementById('graph').clientWidth")


def test_without_scripts_a_table_is_there(opened: Opened, text: str) -> None:
    page = opened(text, java_script_enabled=False)
    assert page.locator(".still tbody tr").count() == 7
    assert not page.locator("#page").is_visible()
    assert page.locator(".still").inner_text().count("France thanked Russia.") == 1


def test_all_controls_have_names_and_the_list_has_all_pairs(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, input, [role]")]
      .filter((each) => each.checkVisibility() && !each.textContent.trim() && !each.getAttribute("aria-label"))
      .filter((each) => !each.labels?.length && !each.closest("label")).map((each) => each.outerHTML)""")
    assert nameless == []
    assert page.locator("#view .pairs li").count() == 7
    assert "cooperation" in page.locator("#view .pairs li .sr").first.text_content()
