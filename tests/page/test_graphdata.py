"""What the page of a graph is made of: every act once, the strongest where not all fit, the same bytes each time."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64decode
from collections import Counter
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from corpus import EVIL, records
from made import made_acts

import geo_nlp
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.opening import open_acts
from geo_nlp.page.frame import page
from geo_nlp.page.graphdata import Limits, graph_data
from geo_nlp.page.graphpage import graph_script
from geo_nlp.page.jsontext import json_text
from geo_nlp.page.viewing import selected


def data_of(given: list[dict[str, Any]] | Acts, **options: Any) -> dict[str, Any]:
    """The data as the page reads them."""
    if not isinstance(given, Acts):
        with open_acts(given, selection=selected()) as acts:
            return data_of(acts, **options)
    data: dict[str, Any] = json.loads(json_text(graph_data(given, title="T", **options)))
    return data


def acts_of_page(data: dict[str, Any]) -> list[tuple[str, str, str, str, str]]:
    """The acts that a page holds: date, source, predicate, target, sentence."""
    ids, acts = data["nodes"]["id"], data["acts"]
    rows = [pair for pair, count in enumerate(data["pairs"][2]) for _ in range(count)]
    found = []
    for row, pair in enumerate(rows):
        ends = [ids[data["pairs"][side][pair]] for side in (0, 1)]
        source, target = reversed(ends) if acts["way"][row] == 1 else ends
        date = data["dates"][acts["date"][row]][0] if acts["date"][row] >= 0 else ""
        quote = data["quotes"][acts["quote"][row]] if acts["quote"][row] >= 0 else ""
        found.append((date, source, data["keys"][acts["key"][row]][0], target, quote))
    return found


def test_every_act_is_there_with_its_ends_date_and_sentence() -> None:
    data = data_of(records())
    assert ("2025-02-11", "RUS", "ACCUSE", "FRA", "Russia criticised France.") in acts_of_page(data)
    assert ("2025-01-10", "FRA", "ACCUSE", "RUS", "France condemned Russia.") in acts_of_page(data)
    assert len(acts_of_page(data)) == 11
    assert data["left_out"] == []


def test_acts_of_a_pair_are_the_newest_first() -> None:
    dates: dict[frozenset[str], list[str]] = {}
    for date, source, _, target, _ in acts_of_page(data_of(records())):
        dates.setdefault(frozenset((source, target)), []).append(date)
    assert all(days == sorted(days, reverse=True) for days in dates.values())


def test_signs_and_layers_are_those_of_acts() -> None:
    data = data_of(records())
    layers = [data["layers"][layer] for layer in data["acts"]["layer"]]
    assert Counter(zip(layers, data["acts"]["sign"], strict=True)) == {
        ("asserted", 1): 5, ("asserted", -1): 3, ("claimed", -1): 1, ("planned", 1): 1, ("denied", 0): 1,
    }  # fmt: skip


def test_only_links_to_the_web_are_kept() -> None:
    links = {article[1] for article in data_of(records())["articles"]["origins"]}
    assert links == {
        "",
        "https://example.org/1",
        "https://example.org/3",
        "https://example.org/5",
        "https://example.org/6",
    }


def test_an_act_reported_again_keeps_its_number() -> None:
    again = records()[:1]
    again[0]["relations"].append({**again[0]["relations"][0], "predicate": "SANCTION", "quad": 4})
    data = data_of(again)
    assert data["acts"]["act"] == [0, 1]
    assert acts_of_page(data)[0][2] != acts_of_page(data)[1][2]


def test_where_not_all_fits_the_strongest_stay_and_it_is_said() -> None:
    acts = made_acts(300, 3_000)
    data = data_of(acts, limits=Limits(actors=50, acts=500, sentences=100))
    assert len(data["nodes"]["id"]) <= 50
    assert len(data["acts"]["key"]) <= 500
    assert 80 < sum(quote >= 0 for quote in data["acts"]["quote"]) <= 100
    assert [line.split(" ")[1] for line in data["left_out"]] == ["actors", "pairs", "of"]
    assert data["nodes"]["id"][0] == data_of(acts)["nodes"]["id"][0]


def test_each_line_has_a_share_of_the_sentences() -> None:
    data = data_of(made_acts(20, 3_000), limits=Limits(sentences=900))
    pairs = np.repeat(np.arange(len(data["pairs"][2])), data["pairs"][2])
    lines = Counter(zip(pairs.tolist(), data["acts"]["sign"], strict=True))
    quoted = Counter(
        (pair, sign)
        for pair, sign, quote in zip(pairs.tolist(), data["acts"]["sign"], data["acts"]["quote"], strict=True)
        if quote >= 0
    )
    each = max(quoted.values())
    assert sum(quoted.values()) <= 900
    assert all(quoted[line] == min(count, each) for line, count in lines.items())


@pytest.mark.parametrize("turn", [0, 1])
def test_the_order_of_records_does_not_matter(turn: int) -> None:
    given = records()
    assert geo_nlp.view(given[turn:] + given[:turn]) == geo_nlp.view(given)


def test_nothing_is_a_page_too() -> None:
    data = data_of([])
    assert (data["nodes"]["id"], data["acts"]["key"], data["pairs"]) == ([], [], [[], [], []])
    assert "The 0 strongest pairs" in geo_nlp.view([])


def test_text_in_the_file_is_never_a_tag() -> None:
    text = geo_nlp.view(records(), title=EVIL)
    assert EVIL not in text
    assert text.count("<script") == text.count("</script>") == 2
    assert 'onclick="' not in text.replace("\\u003cb onclick", "")
    assert "style=" not in text.partition('<script type="application/json"')[0].replace("<style>", "")


def test_without_scripts_there_is_a_table() -> None:
    table = geo_nlp.view(records()).partition("<noscript>")[2].partition("</noscript>")[0]
    assert "<td>2</td><td>2</td><td>0</td><td>2025-06-15 France thanked Russia." in table
    assert 'href="https://example.org/6"' in table
    assert "javascript:" not in table


def test_packed_data_are_the_same() -> None:
    data = {"text": "</script>" * 300_000}
    text = page(title="T", body="", styles=[], scripts=[], data=data, pack=True)
    packed = text.partition('id="data">')[2].partition("</script>")[0]
    assert json.loads(gzip.decompress(b64decode(packed))) == data
    assert text == page(title="T", body="", styles=[], scripts=[], data=data, pack=True)


@pytest.mark.parametrize("column", [[], [7], [0, 3, 0, 10, 3], [-1, 12, -1], [0, 10**15]])
def test_a_column_is_written_as_the_list_of_its_numbers(column: list[int]) -> None:
    data = {"acts": {"x": np.array(column, dtype=np.int64)}, "title": "é\n", "empty": [{}]}
    plain = {**data, "acts": {"x": column}}
    assert json_text(data) == json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def test_scripts_never_write_html_or_run_text() -> None:
    script = graph_script()
    assert "textContent" in script
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_what_is_carried_is_what_was_built() -> None:
    vendor = files("geo_nlp.page") / "vendor"
    digest = hashlib.sha256((vendor / "sigma.min.js").read_bytes()).hexdigest()
    readme = (vendor / "README.md").read_text(encoding="utf-8")
    assert digest in readme
    licences = re.findall(r"`(LICENSE\.\S+)`", readme)
    assert len(licences) == 4
    assert all((vendor / name).is_file() for name in licences)
