"""The page of a graph in a browser: evidence, search, filters, time, ego, links into it, keys, and hostile text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from corpus import EVIL, records

import geo_nlp

pytestmark = pytest.mark.slow
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def text() -> str:
    return geo_nlp.view(records(), title="Six articles")


def ready(page: Any) -> str:
    page.wait_for_selector("html[data-ready]", state="attached")  # no function: the policy forbids to evaluate text
    return str(page.evaluate("document.documentElement.dataset.ready"))


def summary(page: Any) -> str:
    return str(page.locator("#summary").inner_text())


def quotes(page: Any) -> list[str]:
    return list(page.locator("blockquote").all_inner_texts())


def address(page: Any) -> str:
    return str(page.evaluate("location.hash"))


def click_between(page: Any, one: str, other: str) -> None:
    places = [page.evaluate(f"graphPage.positionOf({name!r})") for name in (one, other)]
    box = page.locator("#graph").bounding_box()
    x, y = ((places[0][axis] * 0.4 + places[1][axis] * 0.6) for axis in (0, 1))
    page.mouse.click(box["x"] + x, box["y"] + y)


def pressed(page: Any, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def test_it_opens_with_what_is_said_to_have_happened(opened: Opened, text: str) -> None:
    page = opened(text)
    assert ready(page) == "canvas"
    assert summary(page).startswith("9 acts between 7 pairs of 7 actors, reported by 2 outlets in 6 articles")
    assert "plans and denials are off" in summary(page)
    assert page.locator("#view li .name").first.inner_text() == "France – Russia"


def test_a_line_leads_to_its_sentences_the_newest_first(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    click_between(page, "FRA", "RUS")
    assert page.locator("h2").inner_text() == "France – Russia"
    assert quotes(page) == ["France thanked Russia.", "Russia criticised France.", "France condemned Russia."]
    second = page.locator(".act").nth(1).inner_text()
    assert "11 Feb 2025" in second and "says Sergei Lavrov" in second and "Daily Post" in second
    assert page.locator(".sums").inner_text() == "3 acts · 3 records · 3 stories · 2 outlets"
    assert address(page) in ("#RUS-FRA", "#FRA-RUS")


def test_links_are_only_to_the_web(opened: Opened, text: str) -> None:
    page = opened(text, anchor="#FRA-RUS")
    ready(page)
    links = page.locator(".where a")
    assert links.evaluate_all("links => links.map(link => [link.href, link.rel])") == [
        ["https://example.org/6", "noreferrer noopener"], ["https://example.org/1", "noreferrer noopener"],
    ]  # fmt: skip
    assert "Headline 1" in page.locator(".where").nth(1).inner_text()


def test_search_by_name_then_the_actor_opens(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    page.keyboard.press("/")
    page.keyboard.type("turk")
    assert page.locator("#found li .name").all_inner_texts() == ["Turkey"]
    page.keyboard.press("Enter")
    assert page.locator("h2").inner_text() == "Turkey"
    assert address(page) == "#TUR"
    assert len(quotes(page)) == 3
    page.keyboard.press("/")
    page.keyboard.type("nobody at all")
    assert "No such actor" in page.locator("#found").inner_text()


@pytest.mark.parametrize("asked", ["macron", "MACRON", "Emmanuel", "person:emmanuel-macron"])
def test_search_knows_parts_of_names_and_ids(opened: Opened, text: str, asked: str) -> None:
    page = opened(text)
    ready(page)
    page.locator("#find").fill(asked)
    assert page.locator("#found li .name").all_inner_texts() == ["Emmanuel Macron"]


def test_filters_count_anew_and_are_listed_and_removed(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    page.locator("summary").click()
    page.locator("[data-filter=keys] label", has_text="ASSAULT").click()
    assert summary(page).startswith("1 act between 1 pair of 2 actors")
    assert page.locator(".chip").all_inner_texts() == ["ASSAULT\n×"]
    assert "predicate=ASSAULT" in address(page)
    page.locator("[data-filter=layers] button", has_text="denied").click()
    assert summary(page).startswith("2 acts between 1 pair")
    page.locator(".chip", has_text="ASSAULT").click()
    page.locator("#chips .chip").click()
    assert summary(page).startswith("9 acts")
    assert page.locator("#chips").inner_text() == ""


@pytest.mark.parametrize(
    ("name", "choice", "acts"),
    [("signs", "Conflict", 5), ("outlets", "Daily Post", 5), ("layers", "planned", 10), ("layers", "speaker", 8)],
)
def test_each_kind_of_filter(opened: Opened, text: str, name: str, choice: str, acts: int) -> None:
    page = opened(text)
    ready(page)
    page.locator("summary").click()
    page.locator(f"[data-filter={name}]").locator("label, button").filter(has_text=choice).click()
    assert summary(page).startswith(f"{acts} acts")


def test_a_brush_over_time_and_its_dates(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    box = page.locator("#bars").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 20, steps=4)
    page.mouse.up()
    assert summary(page).startswith("4 acts")
    assert "since=2025-01-10" in address(page)
    page.locator("#until").fill("2025-02-28")
    assert summary(page).startswith("3 acts")
    page.locator(".chip").click()
    assert summary(page).startswith("9 acts")


def test_play_goes_through_time_to_its_end(opened: Opened, text: str) -> None:
    page = opened(text)
    page.clock.install()
    ready(page)
    page.locator("#play").click()
    first = address(page)
    page.clock.run_for(1000)
    assert address(page) != first
    assert page.locator("#play").get_attribute("aria-pressed") == "true"
    page.clock.run_for(60_000)
    assert page.locator("#play").get_attribute("aria-pressed") == "false"
    assert "until=2025-06" in address(page)


def test_ego_view_keeps_the_neighbours(opened: Opened, text: str) -> None:
    page = opened(text, anchor="#TUR")
    ready(page)
    page.locator(".ego button", has_text="1 step").click()
    assert "of 4 actors" in summary(page)
    page.locator(".ego button", has_text="2 steps").click()
    assert "of 6 actors" in summary(page)
    assert "ego=2" in address(page)
    page.locator(".chip").click()
    assert "of 7 actors" in summary(page)


def test_a_link_opens_what_it_names_and_back_leads_back(opened: Opened, text: str) -> None:
    page = opened(text, anchor="#RUS-UKR?layer=denied,asserted&sign=neutral,negative")
    ready(page)
    assert page.locator("h2").inner_text() in ("Russia – Ukraine", "Ukraine – Russia")
    assert quotes(page) == ["Russia did not strike Ukraine.", "Russia struck Ukraine."]
    page.locator(".ends button", has_text="Russia").click()
    assert page.locator("h2").inner_text() == "Russia"
    page.go_back()
    assert "Ukraine" in page.locator("h2").inner_text()
    assert len(quotes(page)) == 2


@pytest.mark.parametrize("anchor", ["#nobody", "#RUS-nobody", "#%", "#?sign=x&since=never&ego=9", "#-"])
def test_a_link_to_nothing_shows_everything(opened: Opened, text: str, anchor: str) -> None:
    page = opened(text, anchor=anchor)
    assert ready(page) == "canvas"
    assert summary(page).startswith("9 acts")


def test_a_pair_of_ids_with_hyphens(opened: Opened, text: str) -> None:
    page = opened(text, anchor="#person:emmanuel-macron-TUR")
    ready(page)
    assert quotes(page) == ["Emmanuel Macron met Turkey's leader."]


def test_all_of_it_by_keyboard(opened: Opened, text: str) -> None:
    page = opened(text)
    ready(page)
    page.locator("#graph").focus()
    pressed(page, "ArrowRight")
    assert page.locator("#live").inner_text().startswith("France, state")
    seen = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        pressed(page, key)
        seen.add(page.locator("#live").inner_text().partition(",")[0])
    assert len(seen) > 1
    pressed(page, "Enter")
    assert page.locator("h2").is_visible()
    pressed(page, "Escape")
    assert page.locator("h2").count() == 0
    page.locator("#view li button").first.focus()
    pressed(page, "Enter")
    assert page.locator("h2").inner_text() == "France – Russia"


def test_text_is_never_html(opened: Opened, text: str) -> None:
    page = opened(text, anchor="#org:evil")
    ready(page)
    assert page.title() == "Six articles"
    assert page.locator("h2").inner_text() == EVIL
    assert quotes(page) == [f"They said {EVIL} of France."]
    assert page.locator("b[onclick]").count() == 0


def test_the_policy_holds(opened: Opened, text: str) -> None:
    page = opened(text, strict=False)
    ready(page)
    blocked = page.evaluate("fetch('https://example.org/').then(() => 'sent', (error) => error.name)")
    assert blocked == "TypeError"
    assert "connect-src" not in text and "default-src 'none'" in text
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0
