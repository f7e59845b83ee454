"""Pictures for print: labels that can be read, sizes that journals ask for, the same bytes each time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from geo_nlp.errors import InputError
from geo_nlp.graph.acts import COLUMNS, Key
from geo_nlp.graph.look import SIGN_COLOURS
from geo_nlp.graph.recordacts import acts_of

pytest.importorskip("matplotlib", reason="matplotlib is not installed: no pictures")

from geo_nlp.pictures import Timeline, timeline_of, write_picture, write_timeline
from geo_nlp.pictures.bars import caption_of as caption_of_bars
from geo_nlp.pictures.composing import laid_out, shortened_label
from geo_nlp.pictures.drawing import Drawing, drawing_of, drawing_of_acts
from geo_nlp.pictures.labelling import Box, place_labels
from geo_nlp.pictures.network import caption_of
from geo_nlp.pictures.paper import TYPE, text_size
from geo_nlp.pictures.timeline import windows_between

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Box(4, 4, 478, 300)
NAMES = ("France", "United Arab Emirates", "Mohammed bin Salman", "UN", "Organisation of the petrol exporting lands")


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    """Graphs of up to 30 actors, some of them crowded."""
    count = draw(st.integers(2, 30))
    graph = nx.MultiDiGraph()
    for node in range(count):
        graph.add_node(f"n{node}", label=f"{NAMES[node % len(NAMES)]} {node}", type="state")
    ends = st.integers(0, count - 1)
    edges = st.tuples(ends, ends, st.integers(1, 50), st.sampled_from((1, -1, 0)), st.booleans())
    for source, target, weight, sign, mutual in draw(st.lists(edges, max_size=60)):
        if source != target:
            graph.add_edge(
                f"n{source}", f"n{target}", weight=float(weight), polarity=sign, symmetric=mutual, kind="event"
            )
    return graph


@settings(max_examples=40, deadline=None)
@given(graphs(), st.sampled_from((Box(4, 4, 237, 200), FRAME)))
def test_no_label_overlaps_another_or_a_disc_or_leaves_the_picture(graph: nx.MultiDiGraph, frame: Box) -> None:
    laid = laid_out(drawing_of(graph, most=40), frame)
    boxes = [box for box in laid.boxes if box]
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    for box in boxes:
        assert box.inside(frame)
        for (x, y), radius in zip(laid.points.tolist(), laid.radii.tolist(), strict=True):
            assert not box.overlaps(Box(x - radius, y - radius, x + radius, y + radius))
    for (x, y), radius in zip(laid.points.tolist(), laid.radii.tolist(), strict=True):
        assert Box(x - radius, y - radius, x + radius, y + radius).inside(frame)


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_a_box_is_as_large_as_its_words(graph: nx.MultiDiGraph) -> None:
    laid = laid_out(drawing_of(graph, most=40), FRAME)
    for label, box in zip(laid.labels, laid.boxes, strict=True):
        if box:
            assert (box.right - box.left, box.top - box.bottom) == pytest.approx(text_size(label))


def test_a_page_has_room_for_every_label_it_draws_by_default() -> None:
    graph = nx.MultiDiGraph()
    for number in range(42):
        graph.add_node(f"n{number}", label=f"{NAMES[number % 5]} {number}", type="person")
        graph.add_edge(f"n{number}", f"n{number * 7 % 42}", weight=2.0, polarity=-1, kind="event")
    assert None not in laid_out(drawing_of(graph, most=42), FRAME).boxes


def test_labels_without_room_are_left_out_and_counted() -> None:
    points, sizes = np.array([[4.0, 4.0], [20.0, 20.0]]), [(22.0, 10.0), (22.0, 10.0)]
    boxes = place_labels(points, np.array([2.0, 2.0]), sizes, np.zeros((0, 4)), Box(0, 0, 24, 24))
    assert [box is None for box in boxes] == [False, True]
    caption = caption_of(drawing_of(dyad(), most=9), dyad(), unlabelled=1)
    assert caption.endswith("1 label found no room.")


def dyad(**more: Any) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(level="country")
    graph.add_node("FRA", label="France", type="state")
    graph.add_node("RUS", label="Russia", type="state")
    edge = {"weight": 3.0, "polarity": -1, "kind": "event", "symmetric": False, **more}
    graph.add_edge("FRA", "RUS", "ACCUSE", **edge)
    return graph


def texts(path: Path) -> list[str]:
    return [text for element in etree.parse(path).iter(f"{SVG}text") if (text := "".join(element.itertext()).strip())]


def test_an_svg_holds_text_that_can_be_searched(tmp_path: Path) -> None:
    graph = dyad()
    graph.nodes["FRA"]["label"] = "$5 & <b> $"
    write_picture(graph, tmp_path / "a.svg")
    assert "$5 & <b> $" in texts(tmp_path / "a.svg")
    assert "Russia" in texts(tmp_path / "a.svg")
    caption = " ".join(texts(tmp_path / "a.svg"))
    assert "2 countries; 1 lines" not in caption
    assert "2 countries; 1 line, one for each pair and sign; arrows point to targets." in caption


@pytest.mark.parametrize("width", [8.5, 17.0])
def test_type_is_never_smaller_than_seven_points(tmp_path: Path, width: float) -> None:
    write_picture(dyad(), tmp_path / "a.svg", width=width)
    write_timeline(months(), tmp_path / "b.svg", width=width)
    for name in ("a.svg", "b.svg"):
        root = etree.parse(tmp_path / name).getroot()
        assert float(root.get("width").removesuffix("pt")) == pytest.approx(width / 2.54 * 72, abs=0.1)
        assert float(root.get("viewBox").split()[2]) == pytest.approx(width / 2.54 * 72, abs=0.1), "one unit is a point"
        styles = [element.get("style") for element in root.iter(f"{SVG}text")]
        sizes = [float(re.search(r"([\d.]+)px", style).group(1)) for style in styles]  # type: ignore[union-attr]
        assert min(sizes) >= TYPE == 7.0


def test_a_png_has_300_dots_an_inch(tmp_path: Path) -> None:
    from PIL import Image

    write_picture(dyad(), tmp_path / "a.png", width=8.5)
    with Image.open(tmp_path / "a.png") as image:
        assert image.width == round(8.5 / 2.54 * 300) or image.width == int(8.5 / 2.54 * 300)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_signs_are_shown_by_colour_and_dash(tmp_path: Path) -> None:
    graph = dyad()
    graph.add_edge("RUS", "FRA", "AID", weight=1.0, polarity=1, kind="event")
    graph.add_edge("RUS", "FRA", "LIST", weight=1.0, polarity=0, kind="tie", symmetric=True)
    write_picture(graph, tmp_path / "a.svg")
    styles = [element.get("style") or "" for element in etree.parse(tmp_path / "a.svg").iter(f"{SVG}path")]
    dashes = {}
    for sign, colour in SIGN_COLOURS.items():
        lines = [style for style in styles if f"stroke: {colour}" in style and "fill: none" in style]
        assert len(lines) == 2, "one line and its sample in the legend"
        found = {re.search(r"stroke-dasharray: ([^;]*)", style) is not None for style in lines}
        assert len(found) == 1
        dashes[sign] = found.pop()
    assert dashes == {1: False, -1: True, 0: True}
    assert {"Cooperation", "Conflict", "Neither", "State", "3 acts"} <= set(texts(tmp_path / "a.svg"))


def test_acts_of_both_directions_are_one_line_and_roles_are_none() -> None:
    graph = dyad()
    graph.add_edge("RUS", "FRA", "REJECT", weight=2.0, polarity=-1, kind="event")
    graph.add_edge("FRA", "RUS", "LEADS", weight=9.0, polarity=0, kind="role")
    drawing = drawing_of(graph, most=9)
    [line] = drawing.lines
    assert (line.forth, line.back, line.mutual, line.acts) == (3.0, 2.0, 0.0, 5.0)
    assert [(node.label, node.acts) for node in drawing.nodes] == [("France", 5.0), ("Russia", 5.0)]
    assert drawing.roles == 1
    assert "1 role not drawn" in caption_of(drawing, graph)


def test_the_caption_tells_what_is_left_out() -> None:
    graph = nx.MultiDiGraph(relations=9, stances=1, in_graph=8, left_out=2, left_out_negated=2, level="actor")
    for number in range(6):
        graph.add_edge("hub", f"n{number}", weight=float(number + 1), polarity=1, kind="event")
    drawing = drawing_of(graph, most=3)
    assert [node.id for node in drawing.nodes] == ["hub", "n5", "n4"]
    assert caption_of(drawing, graph) == (
        "3 of 7 actors, those with the most acts; 2 of 6 lines, one for each pair and sign; arrows point to targets. "
        "Records: 9 relations, 1 stance: 8 in the graph; left out: 2 negated."
    )


def test_of_too_many_lines_the_strongest_are_drawn() -> None:
    graph = nx.MultiDiGraph()
    for number, (one, other) in enumerate(combinations("abcdefgh", 2)):
        graph.add_edge(one, other, weight=1.0 + number % 3, polarity=1, kind="event")
    drawing = drawing_of(graph, most=8)
    assert (len(drawing.lines), drawing.all_lines, drawing.least) == (18, 28, 2)
    assert "18 of 28 lines, of at least 2 acts," in caption_of(drawing, graph)


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_the_same_graph_gives_the_same_bytes_whatever_its_order(tmp_path: Path, name: str) -> None:
    edges = [(f"n{a}", f"n{a * b % 11}", {"weight": float(b), "polarity": 1 - b % 3, "kind": "event"})
             for a in range(11) for b in range(1, 4) if a != a * b % 11]  # fmt: skip
    written = []
    for number, order in enumerate((edges, edges[::-1])):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        write_picture(nx.MultiDiGraph(order), path)
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert b"2026" not in written[0] if name.endswith("svg") else True


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import networkx, sys; from geo_nlp.pictures import write_picture;"
        "edges = [(a, b, {'weight': 2.0, 'polarity': -1}) for a in 'abcdef' for b in 'bd' if a != b];"
        "g = networkx.MultiDiGraph(edges);"
        "write_picture(g, sys.argv[1])"
    )
    for name, seed in (("one.svg", "1"), ("two.svg", "2")):
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], check=True, env={"PYTHONHASHSEED": seed})
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_an_empty_graph_says_so(tmp_path: Path) -> None:
    write_picture(nx.MultiDiGraph(), tmp_path / "a.svg")
    assert texts(tmp_path / "a.svg") == ["No acts between two different known actors."]


def test_other_files_and_a_missing_matplotlib_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"'\.gif'"):
        write_picture(dyad(), tmp_path / "a.gif")
    with pytest.raises(InputError, match="cannot be written"):
        write_picture(dyad(), tmp_path / "no" / "a.png")
    monkeypatch.setattr("geo_nlp.pictures.paper.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pictures need matplotlib; run: pip install 'geo-nlp\[viz\]'"):
        write_picture(dyad(), tmp_path / "a.png")
    with pytest.raises(InputError, match="matplotlib"):
        write_timeline(months(), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_a_script_that_no_font_has_is_drawn_without_a_word(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    graph = dyad()
    graph.nodes["FRA"]["label"] = "中国"
    write_picture(graph, tmp_path / "a.png")
    write_picture(graph, tmp_path / "a.svg")
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]
    assert "中国" in texts(tmp_path / "a.svg")


@pytest.mark.parametrize(
    ("label", "shown"),
    [("NATO", "NATO"), ("African Union Commission", "African Union\nCommission"), ("x" * 40, "x" * 29 + "…"),
     ("Organisation of the petrol exporting lands", "Organisation\nof the petrol…")],
)  # fmt: skip
def test_labels_have_two_lines_at_most(label: str, shown: str) -> None:
    assert shortened_label(label) == shown


# ---- dyads over time


def party(actor: str) -> dict[str, str]:
    return {"actor": actor, "name": actor, "country": actor, "sector": "GOV"}


def act(
    number: int, source: str, target: str, predicate: str, quad: int | None, date: str, **more: Any
) -> dict[str, Any]:
    return {
        "source": party(source), "target": party(target), "predicate": predicate, "quad": quad, "score": 1.0,
        "date": date, "act": f"a{number}", "sentence": {"start": 0, "end": 3}, **more,
    }  # fmt: skip


def dyad_records() -> list[dict[str, Any]]:
    relations = [
        act(1, "FRA", "RUS", "ACCUSE", 3, "2024-11-03"), act(1, "FRA", "RUS", "ACCUSE", 3, "2024-11-03"),
        act(2, "RUS", "FRA", "ASSAULT", 4, "2024-11-20"), act(3, "FRA", "RUS", "AID", 2, "2025-02-01"),
        act(4, "FRA", "RUS", "CONSULT", 1, "2025-02"), act(5, "FRA", "RUS", "ACCUSE", 3, "2025"),
        act(6, "FRA", "RUS", "AID", 2, "2025-01-05", negated=True),
        act(7, "FRA", "RUS", "ALLIANCE", None, "2025-01-05"),
        act(8, "FRA", "RUS", "AID", 2, "2025-01-05", modality="possible"), act(9, "FRA", "DEU", "AID", 2, "2025-01-05"),
    ]  # fmt: skip
    return [{"id": "a", "date": "2025-03-01", "text": "One.", "relations": relations}]


def months() -> Timeline:
    return timeline_of(acts_of(dyad_records()), "FRA", "RUS")


def test_a_timeline_counts_acts_by_window_and_shows_empty_ones() -> None:
    found = months()
    assert found.windows == ("2024-11", "2024-12", "2025-01", "2025-02")
    assert found.counts.tolist() == [[0, 0, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0], [1, 1, 0, 0]]
    assert (found.coarse, found.unsigned) == (1, 1)
    assert timeline_of(acts_of(dyad_records()), "RUS", "FRA").counts.tolist() == found.counts.tolist()
    assert caption_of_bars(found) == (
        "4 acts between the two, both directions together. Not counted: 1 whose date does not give the month, "
        "1 that are only a tie or an attitude."
    )


def test_an_unknown_actor_and_too_many_windows_are_refused() -> None:
    with pytest.raises(InputError, match="unknown actor 'FRX'"):
        timeline_of(acts_of(dyad_records()), "FRX", "RUS")
    with pytest.raises(InputError, match="more than 1000 windows of one day"):
        windows_between(["2015-01-01", "2025-01-01"], "day")


@pytest.mark.parametrize(
    ("names", "window", "expected"),
    [
        (["2024-W52", "2025-W02"], "week", ("2024-W52", "2025-W01", "2025-W02")),
        (["2023", "2025"], "year", ("2023", "2024", "2025")),
        (["2024-02-28", "2024-03-01"], "day", ("2024-02-28", "2024-02-29", "2024-03-01")),
    ],
)
def test_windows_have_no_gap(names: list[str], window: Any, expected: tuple[str, ...]) -> None:
    assert windows_between(names, window) == expected


def bars(path: Path, colour: str) -> list[tuple[float, float]]:
    """Top and bottom of the rectangles of a colour, but for the legend's."""
    found = []
    for element in etree.parse(path).iter(f"{SVG}path"):
        if f"fill: {colour}" in (element.get("style") or ""):
            ys = [float(y) for _, y in re.findall(r"[ML] ([\d.]+) ([\d.]+)", element.get("d"))]
            if max(ys) - min(ys) > 10:
                found.append((min(ys), max(ys)))
    return found


def test_cooperation_stands_above_conflict_in_proportion(tmp_path: Path) -> None:
    write_timeline(months(), tmp_path / "a.svg", changes=["2025-02", "1999-01"])
    [up], [further] = bars(tmp_path / "a.svg", "#92b9d9"), bars(tmp_path / "a.svg", "#2166ac")
    [down] = bars(tmp_path / "a.svg", "#b2182b")
    assert further[1] == pytest.approx(up[0]), "material stands outside verbal"
    assert up[1] < down[0], "the axis is between"
    assert up[1] - up[0] == pytest.approx(down[1] - down[0], abs=0.01)
    shown = texts(tmp_path / "a.svg")
    assert {"2024-11", "2024-12", "2025-01", "2025-02", "Change point", "Material conflict", "acts a month"} <= set(
        shown
    )
    assert shown.count("2024-12") == 1


@pytest.mark.parametrize(("count", "acts"), [(1, 1), (7, 12), (30, 3), (300, 1)])
def test_names_of_windows_never_overlap(tmp_path: Path, count: int, acts: int) -> None:
    path = tmp_path / "a.svg"
    names = windows_between(["2000-01", f"{2000 + (count - 1) // 12}-{(count - 1) % 12 + 1:02}"], "month")
    write_timeline(Timeline("A", "B", "month", names, np.full((count, 4), acts), 0, 0), path)
    places = []
    for element in etree.parse(path).iter(f"{SVG}text"):
        words = "".join(element.itertext()).strip()
        if re.fullmatch(r"\d{4}-\d\d", words):
            middle = float(element.get("x"))
            places.append((middle, text_size(words)[0]))
    assert places
    for (one, wide), (other, _) in zip(sorted(places), sorted(places)[1:], strict=False):
        assert other - one >= wide


def test_drawings_of_acts_count_what_graphs_do() -> None:
    found = drawing_of_acts(acts_of(dyad_records()), most=9)
    assert isinstance(found, Drawing)
    lines = {(found.nodes[line.first].id, found.nodes[line.second].id, line.sign): line.acts for line in found.lines}
    assert lines == {("FRA", "RUS", -1): 3.0, ("FRA", "RUS", 1): 3.0, ("DEU", "FRA", 1): 1.0} or lines == {
        ("FRA", "RUS", -1): 3.0, ("FRA", "RUS", 1): 3.0, ("FRA", "DEU", 1): 1.0,
    }  # fmt: skip


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 2, st.integers(-1, 1), st.booleans(), st.integers(0, 3)), max_size=30))
def test_acts_are_counted_once_for_each_pair_and_sign(rows: list[tuple[int, int, int, bool, int]]) -> None:
    """Against a set, with records of one act that repeat it."""
    base = acts_of(dyad_records())
    columns = list(zip(*rows, strict=True)) if rows else [()] * 5
    source, target, sign, mutual, act = (np.array(column, dtype=np.int32) for column in columns)
    empty = base.where(np.zeros(len(base), dtype=np.bool_))
    filled = {name: np.zeros(len(rows), dtype=getattr(empty, name).dtype) for name in COLUMNS}
    filled |= {"source": source, "target": target, "symmetric": mutual.astype(np.bool_), "act": act}
    keys = [Key("X", "event", "X", None, None, value) for value in (-1, 0, 1)]
    acts = replace(base, **{**filled, "key": sign + 1, "keys": keys})
    counted = Counter((a, b, s, m) for a, b, s, m, _ in set(rows) if a != b)
    expected: Counter[tuple[str, str, int]] = Counter()
    for (a, b, s, _), number in counted.items():
        one, other = sorted((acts.nodes[a], acts.nodes[b]))
        expected[one, other, s] += number
    found = drawing_of_acts(acts, most=9)
    assert {
        (*sorted((found.nodes[line.first].id, found.nodes[line.second].id)), line.sign): line.acts
        for line in found.lines
    } == expected
