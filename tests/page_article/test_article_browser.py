"""The article view in a browser: pointing, keys, filters, links into it, phone width, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from articles import TEXT, record

from geo_nlp.page.article import article_page, articles_page

pytestmark = pytest.mark.slow
Opened = Callable[..., Any]

CONTRASTS = """() => {
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const pixel = (colours) => {
    for (const colour of colours) { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
  };
  const linear = (value) => value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  const shown = "p, .origin, .actor, .said, .cue, .title, .act, .side a, .side b, .layer, small";
  return [...document.querySelectorAll(shown)].map((element) => {
    const grounds = [];
    for (let up = element; up; up = up.parentElement) grounds.unshift(getComputedStyle(up).backgroundColor);
    const ink = light(pixel([getComputedStyle(element).color])), ground = light(pixel(["white", ...grounds]));
    const [low, high] = [Math.min(ink, ground), Math.max(ink, ground)];
    return [(high + .05) / (low + .05), `${element.className}: ${element.textContent.slice(0, 30)}`];
  });
}"""


def card(page: Any) -> dict[str, str]:
    """What the card tells first, by its headings; nothing where it is hidden."""
    if page.locator("#card").is_hidden():
        return {}
    names, values = (page.locator(f"#card {tag}").all_inner_texts() for tag in ("dt", "dd"))
    first: dict[str, str] = {}
    for name, value in zip(names, values, strict=True):
        first.setdefault(name, value)
    return first


def marked(page: Any, kind: str) -> list[str]:
    return [text.strip() for text in page.locator(f".text .{kind}").all_inner_texts()]


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_pointing_at_an_act_tells_its_record_and_shows_its_ends(opened: Opened) -> None:
    page = opened(article_page(record()))
    assert card(page) == {}
    page.locator(".text .act", has_text="criticises").hover()
    cells = card(page)
    assert (cells["Who"], cells["What"], cells["Whom"], cells["Layer"]) == ("France", "ACCUSE", "Russia", "asserted")
    assert cells["Sentence"] == "France criticises Russia"
    assert (marked(page, "is-source"), marked(page, "is-target")) == (["France"], ["Russia"])
    assert page.locator("#arrow path.head").count() == 1
    page.mouse.move(5, 5)
    assert card(page) == {}
    assert page.locator("#arrow, .is-source").count() == 0


def test_two_records_of_one_trigger_are_shown_together(opened: Opened) -> None:
    page = opened(article_page(record()))
    page.locator(".text .act", has_text="condemned").click()
    assert page.locator("#card h3").all_inner_texts() == ["Act", "Attitude", "All of them"]
    assert page.locator("#card dd", has_text="French President Emmanuel Macron condemned").count() == 1


def test_a_click_keeps_the_card_and_escape_closes_it(opened: Opened) -> None:
    page = opened(article_page(record()))
    page.locator(".text .act", has_text="send").click()
    page.mouse.move(5, 5)
    assert card(page)["Said by"] == "Italy (“Rome”)"
    assert page.evaluate("location.hash") == "#a1r4"
    page.keyboard.press("Escape")
    assert card(page) == {}
    assert focused(page) == "send"


def test_the_tab_key_goes_through_the_acts(opened: Opened) -> None:
    page = opened(article_page(record()))
    page.locator(".origin a").focus()
    met = []
    for _ in range(4):
        page.keyboard.press("Tab")
        met.append((focused(page), card(page)["What"]))
    assert met == [("criticises", "ACCUSE"), ("condemned", "ACCUSE"), ("send", "AID"), ("armed", "AID")]
    page.keyboard.press("Enter")
    page.mouse.move(5, 5)
    assert card(page)["Layer"] == "denied"


def test_a_pronoun_tells_whom_it_means(opened: Opened) -> None:
    page = opened(article_page(record()))
    he = page.locator(".pronoun").first
    assert "Emmanuel Macron" in page.evaluate("e => getComputedStyle(e, '::after').content", he.element_handle())
    he.hover()
    assert page.locator("#card h3").first.inner_text() == "“he” means Emmanuel Macron"
    assert page.evaluate("document.querySelector('.text').textContent") == TEXT


def test_a_quotation_tells_its_speaker(opened: Opened) -> None:
    page = opened(article_page(record()))
    page.locator(".said", has_text="It must leave").hover()
    assert card(page)["Who"] == "Emmanuel Macron (“he”)"
    assert marked(page, "is-source") == ["he"]


def test_a_layer_that_is_filtered_out_is_gone_everywhere(opened: Opened) -> None:
    page = opened(article_page(record()))
    page.locator("input[value=denied]").uncheck()
    armed = page.locator(".text .act", has_text="armed")
    assert (armed.get_attribute("tabindex"), "off" in armed.get_attribute("class").split()) == ("-1", True)
    assert page.locator(".side li:visible", has_text="denied").count() == 0
    armed.hover()
    assert card(page) == {}
    page.locator("input[value=denied]").check()
    armed.hover()
    assert card(page)["Layer"] == "denied"


def test_an_act_with_an_attitude_is_shown_as_long_as_one_of_them_is(opened: Opened) -> None:
    page = opened(article_page(record()))
    page.locator("input[value=act]").uncheck()
    page.locator(".text .act", has_text="condemned").hover()
    assert card(page)["What"] == "criticism"
    page.locator("input[value=stance]").uncheck()
    assert page.locator(".text .act:not(.off)").count() == 0
    page.locator("input[value=actor]").uncheck()
    ground = page.evaluate("getComputedStyle(document.querySelector('.text .actor')).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"


def test_the_side_list_leads_to_the_words(opened: Opened) -> None:
    page = opened(article_page(record()), height=760)
    page.locator(".side a", has_text="Emmanuel Macron, French President").click()
    assert card(page)["Post"] == "head of state"
    assert "French President" in marked(page, "lit")
    page.locator(".side a", has=page.locator(".actor", has_text="Russia")).click()
    assert card(page)["Wikidata"] == "Q159"
    assert marked(page, "lit") == ["Russia", "Russia"]


def test_a_link_leads_to_a_record(opened: Opened) -> None:
    page = opened(article_page(record()), anchor="#a1r5")
    assert card(page)["Layer"] == "denied"


def test_of_several_articles_one_is_open(opened: Opened) -> None:
    page = opened(articles_page([record(), {**record(), "id": "x2", "title": "Another story"}]), anchor="#a2r1")
    assert page.locator(".article:visible").get_attribute("id") == "a2"
    assert card(page)["What"] == "ACCUSE"
    assert page.locator(".contents summary").inner_text() == "Article 2 of 2"
    page.locator(".contents summary").click()
    page.locator(".contents a").first.click()
    page.locator("#a1").wait_for(state="visible")  # the page follows the address, a moment after the click
    assert page.locator(".article:visible").get_attribute("id") == "a1"
    assert page.locator(".contents a[aria-current]").text_content() == "France criticises Russia"
    assert card(page) == {}


def test_without_a_script_the_marks_and_tables_are_there(opened: Opened) -> None:
    page = opened(articles_page([record(), record()]), java_script_enabled=False)
    assert page.locator(".article:visible").count() == 2
    assert page.locator("#a1 .act:visible").count() == 4
    assert page.locator("#a1 table:visible").count() == 4
    assert page.locator(".filters input:visible").count() == 0
    page.locator("#a2 .act", has_text="armed").click()
    assert page.url.endswith("#a2r5")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_phone_width_nothing_is_cut_off_and_no_act_is_behind_the_card(opened: Opened, scheme: str) -> None:
    long = {**record(), "text": TEXT + "\n\nMore." * 30, "url": "https://news.example/" + "long-word" * 30}
    page = opened(
        article_page(long), width=360, height=640, color_scheme=scheme, has_touch=True, reduced_motion="reduce"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for act in page.locator(".text .act").all():
        act.tap()
        word, over = act.bounding_box(), page.locator("#card").bounding_box()
        assert word["y"] + word["height"] <= over["y"]
        page.keyboard.press("Escape")


def test_acts_have_names_for_screen_readers(opened: Opened) -> None:
    page = opened(article_page(record()))
    link = page.get_by_role("link", name="condemned: Emmanuel Macron ACCUSE Russia; Emmanuel Macron criticism Russia")
    assert link.inner_text() == "condemned"
    assert page.get_by_role("navigation", name="What was found").count() == 1
    assert page.get_by_role("article", name="France criticises Russia").count() == 1
    link.click()
    assert page.get_by_role("status").get_by_role("button", name="Close (Escape)").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(opened: Opened, scheme: str) -> None:
    """WCAG asks for a contrast of 4.5 : 1; drawn pixels are measured, since the grounds are mixed colours."""
    page = opened(article_page(record()), color_scheme=scheme)
    ratios = page.evaluate(CONTRASTS)
    assert len(ratios) > 40
    assert [text for ratio, text in ratios if ratio < 4.5] == []
