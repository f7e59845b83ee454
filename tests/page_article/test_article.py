"""The article view without a browser: what is in the page, and that it holds for any record."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from articles import TEXT, old_record, record
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import geo_nlp
from geo_nlp.errors import InputError
from geo_nlp.extraction import engine_of
from geo_nlp.graph.acts import LAYERS
from geo_nlp.graph.recordacts import acts_of
from geo_nlp.page.article import article_page, articles_page, write_article_page
from geo_nlp.page.findings import find_findings, layer_of_item
from geo_nlp.records import make_record, to_json

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def read(page: str) -> Any:
    return html.document_fromstring(page)


def text_of(tree: Any) -> list[str]:
    return [element.text_content() for element in tree.find_class("text")]


def words(tree: Any, kind: str) -> list[str]:
    return [element.text_content() for element in tree.find_class("text")[0].find_class(kind)]


@pytest.fixture(scope="module")
def samples() -> list[dict[str, Any]]:
    return list(geo_nlp.extract([SAMPLES]))


def test_the_text_is_that_of_the_record(samples: list[dict[str, Any]]) -> None:
    for shown in (record(), old_record(), *samples):
        assert text_of(read(article_page(shown))) == [shown["text"]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), min_size=4, max_size=9))
def test_whatever_overlaps_the_text_stays(places: list[tuple[int, int]]) -> None:
    made = record()
    items = [*made["relations"], *made["stances"], *made["attributions"]]
    for (start, end), item in zip(places, items, strict=False):
        name = "trigger" if "trigger" in item else "content"
        item[name] = {"start": start, "end": end, "text": TEXT[start:end], "lemma": ""}
    tree = read(article_page(made))
    assert text_of(tree) == [TEXT]
    assert not tree.xpath("//a//a"), "links cannot nest"
    found = [item for item in find_findings(made) if item.table == "acts" and item.words]
    marks = tree.xpath("//*[@class='text']//*[@data-r]")
    linked = {row for mark in marks for row in mark.get("data-r").split()}
    assert len([row for row in linked if tree.get_element_by_id(row).get("data-k") in ("act", "stance")]) == len(found)


def test_marks_are_where_the_records_are() -> None:
    tree = read(article_page(record()))
    assert words(tree, "act") == ["criticises", "condemned", "send", "armed"]
    assert words(tree, "conflict") == ["criticises", "condemned"]
    assert words(tree, "neither") == ["armed"], "what is denied has no sign"
    assert words(tree, "said") == ["It must leave Ukraine", "Italy may send medics to Kyiv"]
    assert words(tree, "cue") == ["said", "said"]
    assert words(tree, "title") == ["French President"]
    assert [(e.text_content(), e.get("data-who")) for e in tree.find_class("pronoun")] == [
        ("he", "Emmanuel Macron"), ("it", "Italy"),
    ]  # fmt: skip
    [holder] = [e for e in tree.find_class("actor") if e.text_content() == "French President Emmanuel Macron"]
    assert [e.text_content() for e in holder.find_class("title")] == ["French President"], "it stands inside"


def test_an_act_leads_to_its_records_and_they_to_their_ends() -> None:
    tree = read(article_page(record()))
    [condemned] = [link for link in tree.xpath("//a[contains(@class,'act ')]") if link.text_content() == "condemned"]
    rows = [tree.get_element_by_id(row) for row in condemned.get("data-r").split()]
    assert [row.get("data-k") for row in rows] == ["act", "stance"]
    assert condemned.get("href") == f"#{rows[0].get('id')}"
    assert condemned.get("aria-label") == ("condemned: Emmanuel Macron ACCUSE Russia; Emmanuel Macron criticism Russia")
    for kind, expected in (("s", "Emmanuel Macron"), ("t", "Russia")):
        name = f"{kind}:{rows[0].get('id')}"
        ends = [e.text_content() for e in tree.xpath("//*[@data-p]") if name in e.get("data-p").split()]
        assert ends == [expected]


def cells(tree: Any, caption: str) -> list[dict[str, str]]:
    [table] = [table for table in tree.iter("table") if table.find("caption").text == caption]
    heads = [head.text for head in table.iter("th")]
    rows = table.find("tbody").findall("tr")
    return [dict(zip(heads, (td.text_content() for td in row), strict=True)) for row in rows]


def test_the_tables_hold_the_records_where_there_is_no_script() -> None:
    tree = read(article_page(record()))
    *_, denied = cells(tree, "Acts and attitudes")
    assert denied == {
        "Who": "Italy (“it”)", "What": "AID", "Whom": "", "About": "", "When": "2025-02-24", "Where": "Kyiv (UKR)",
        "Layer": "denied", "Said by": "Italy (“Rome”)", "Confidence": "0.90", "Rule": "by-hand",
        "Sentence": "Italy may send medics to Kyiv, Rome said; it denied that it had armed anybody.",
    }  # fmt: skip
    assert [row["Layer"] for row in cells(tree, "Acts and attitudes")] == [
        "asserted", "asserted", "asserted", "planned (possible)", "denied",
    ]  # fmt: skip
    assert cells(tree, "Roles")[0]["Post"] == "head of state"
    assert cells(tree, "Quotations")[0]["Who"] == "Emmanuel Macron (“he”)"
    assert cells(tree, "Actors")[1]["Also called"] == "Macron"
    assert tree.find(".//details[@class='tables']").get("open") is not None


def test_the_side_list_has_a_line_an_act() -> None:
    tree = read(article_page(record()))
    acts = [" ".join(link.text_content().split()) for link in tree.xpath("//nav[@class='side']//a[@data-r]")]
    assert acts == [
        "France ACCUSE + criticism Russia", "Italy AID planned", "Italy (“it”) AID denied",
        "Emmanuel Macron, French President",
    ]  # fmt: skip


def test_a_record_of_schema_1_is_shown_too() -> None:
    tree = read(article_page(old_record()))
    assert words(tree, "act") == ["criticises", "condemned", "send", "armed"]
    assert "Where" not in cells(tree, "Acts and attitudes")[0]
    assert len(tree.xpath("//nav[@class='side']//a[@data-k='act' or @data-r]")) == 6, "each record tells an act"


def test_every_id_is_there_once_and_every_link_leads_somewhere(samples: list[dict[str, Any]]) -> None:
    tree = read(articles_page(samples))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {row for value in tree.xpath("//@data-r | //@data-a") for row in value.split()}
    named |= {end[2:] for value in tree.xpath("//@data-p") for end in value.split()}
    named |= {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert named <= set(ids)


def test_an_act_is_one_stop_for_the_tab_key_however_often_it_is_cut() -> None:
    made = record()
    start = TEXT.index("Emmanuel")
    crossing = {"start": start, "end": TEXT.index("condemned") + 4, "type": "person", "level": "name", "actor": None}
    made["mentions"].append({**crossing, "text": TEXT[start : crossing["end"]], "name": "x"})
    pieces = read(article_page(made)).find_class("text")[0].find_class("act")[1:3]
    assert [(e.tag, e.text_content()) for e in pieces] == [("a", "cond"), ("span", "emned")]


def test_layers_are_those_of_the_graph(samples: list[dict[str, Any]]) -> None:
    for sample in samples:
        acts = acts_of([sample])
        drawn = {LAYERS[layer] for layer in acts.layer.tolist()}
        shown = {layer_of_item(item) for name in ("relations", "stances") for item in sample[name]}
        assert drawn <= shown


def test_nothing_in_a_record_can_become_a_script() -> None:
    made = record()
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    made.update(title=evil, source=evil, url="javascript:alert(1)", text=TEXT + evil, language='en" onload="x')
    for item in made["relations"]:
        item["rule"], item["source"]["name"] = evil, evil
    tree = read(article_page(made))
    scripts = [script for script in tree.iter("script") if script.get("type") != "application/json"]
    assert len(scripts) == 1
    assert not list(tree.iter("img"))
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert not [link for link in tree.xpath("//a/@href") if not link.startswith(("#", "http"))]


def test_the_page_asks_no_host_and_has_no_inline_style() -> None:
    page = article_page(record())
    assert "default-src 'none'" in page
    tree = read(page)
    assert not tree.xpath("//link | //img | //iframe | //@src | //@style")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|eval\(|innerHTML", page)


def test_several_articles_have_a_list_and_a_limit(tmp_path: Path) -> None:
    many = [{**record(), "id": f"x{number}", "title": f"Story {number}"} for number in range(7)]
    write_article_page(iter(many), tmp_path / "articles.html", most=5)
    tree = read((tmp_path / "articles.html").read_text(encoding="utf-8"))
    assert len(tree.find_class("article")) == 5
    assert [link.text for link in tree.xpath("//nav[@class='contents']//a")] == [f"Story {n}" for n in range(5)]
    assert tree.find_class("left-out")[0].text == "2 further articles are not on this page, which holds 5."
    assert tree.findtext(".//title") == "7 articles"
    assert [path.name for path in tmp_path.iterdir()] == ["articles.html"]


def test_the_same_records_give_the_same_bytes() -> None:
    assert article_page(record()) == article_page(copy.deepcopy(record()))


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(InputError, match="item 2: no record"):
        articles_page([record(), {"id": "x"}])
    with pytest.raises(InputError, match="no records"):
        articles_page([])


def test_a_record_object_is_shown_as_its_dictionary_is(nlp: Any) -> None:
    doc = geo_nlp.annotate(nlp, "France condemned Russia on Monday.", date="2025-02-27")
    made = make_record(doc, doc._.article, engine_of(nlp))
    assert article_page(made) == article_page(to_json(made))
    assert words(read(article_page(made)), "conflict") == ["condemned"]
