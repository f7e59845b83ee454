"""Files that are too large, broken or an attack are refused in one line that says where."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_nlp.errors import InputError
from geo_nlp.graph import build_graph, read_graph, write_graph, write_rows
from geo_nlp.graph.formats import limits

EDGE = [
    ("a.graphml", '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<graph edgedefault="directed">\n'
     '<node id="FRA"/>\n<edge source="FRA" target="RUS"/>\n</graph></graphml>', "line 4"),
    ("a.gexf", '<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph>\n<nodes><node id="FRA"/></nodes>\n'
     '<edges><edge id="e" source="RUS" target="FRA"/></edges></graph></gexf>', "line 3"),
    ("a.json", '{"nodes": [{"id": "FRA"}], "edges": [{"source": "FRA", "target": "RUS"}]}', "edge 1"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "where"), EDGE, ids=[case[0] for case in EDGE])
def test_an_edge_to_an_unknown_node_is_named(tmp_path: Path, name: str, text: str, where: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=f"{name}: {where}: the edge leads to 'RUS', which is no node of the file"):
        read_graph(tmp_path / name)


def test_an_edge_of_a_table_to_an_unknown_node_is_named(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open("a") as file:
        file.write("FRA,XXX\n")
    lines = len((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines())
    with pytest.raises(InputError, match=rf"a\.csv: line {lines}: the edge leads to 'XXX'"):
        read_graph(tmp_path / "a.csv")


def test_two_nodes_of_one_id_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"nodes": [{"id": "FRA"}, {"id": "FRA"}], "edges": []}')
    with pytest.raises(InputError, match="node 2: a second node has the id 'FRA'"):
        read_graph(tmp_path / "a.json")


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".json", ".csv"])
def test_a_large_file_is_refused_before_it_is_read(graph: nx.MultiDiGraph, tmp_path: Path, ending: str) -> None:
    write_graph(graph, tmp_path / f"a{ending}")
    with pytest.raises(
        InputError, match=r"is too large \([\d,]+ bytes are more than 100\); read_graph\(path, max_size"
    ):
        read_graph(tmp_path / f"a{ending}", max_size=100)
    assert len(read_graph(tmp_path / f"a{ending}", max_size=None)) == len(graph)


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".json", ".csv"])
@pytest.mark.parametrize(("name", "limit"), [("MAX_NODES", 3), ("MAX_EDGES", 3), ("MAX_TEXT", 50)])
def test_too_much_of_something_is_refused(
    graph: nx.MultiDiGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, name: str, limit: int
) -> None:
    write_graph(graph, tmp_path / f"a{ending}")
    assert len(read_graph(tmp_path / f"a{ending}")) == len(graph)
    monkeypatch.setattr(limits, name, limit)
    what = {"MAX_NODES": "3 nodes", "MAX_EDGES": "3 edges", "MAX_TEXT": "an attribute has more than 50 characters"}[
        name
    ]
    with pytest.raises(InputError, match=f"is too large .*{what}"):
        read_graph(tmp_path / f"a{ending}")
    assert len(read_graph(tmp_path / f"a{ending}", max_size=None)) == len(graph)


@pytest.mark.parametrize("place", ["attribute", "text"])
def test_one_endless_attribute_is_refused_at_once(tmp_path: Path, place: str) -> None:
    begin, end = {
        "attribute": ('<graphml><graph id="', '"/></graphml>'),
        "text": ("<graphml><graph>", "</graph></graphml>"),
    }[place]
    with (tmp_path / "a.graphml").open("w") as file:
        file.write(begin)
        for _ in range(30):
            file.write("a" * 1024 * 1024)
        file.write(end)
    start = time.process_time()
    with pytest.raises(InputError, match="too large"):
        read_graph(tmp_path / "a.graphml")
    assert time.process_time() - start < 5


def test_many_parallel_edges_of_one_key_are_numbered(tmp_path: Path) -> None:
    rows = "FRA,RUS,ACCUSE\n" * 20_000
    (tmp_path / "a.csv").write_text(f"source,target,key\n{rows}")
    start = time.process_time()
    graph = read_graph(tmp_path / "a.csv")
    assert time.process_time() - start < 5
    assert len(graph.edges) == 20_000 and graph.has_edge("FRA", "RUS", "ACCUSE-20000")


def test_rows_that_can_be_gone_through_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the edges can be gone through once only"):
        write_rows([("FRA", {})], iter([]), tmp_path / "a.json")


WRONG = {
    "edge 1 leads to 'RUS', which is no node": ([("FRA", {})], [("FRA", "RUS", "ACCUSE", {})]),
    "node 2 has the id 'FRA'": ([("FRA", {}), (" FRA ", {})], []),
    "node 1 has the id ''": ([("", {})], []),
}


@pytest.mark.parametrize("message", WRONG)
def test_rows_that_make_no_graph_are_refused(tmp_path: Path, message: str) -> None:
    nodes, edges = WRONG[message]
    with pytest.raises(InputError, match=message):
        write_rows(nodes, edges, tmp_path / "a.graphml")
    assert not list(tmp_path.iterdir())


def test_a_head_of_several_lines_is_reported_on_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"Source\n,Target"\nFRA\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a row has no source; there are .*Target$"):
        read_graph(tmp_path / "a.csv")


PIECES = st.sampled_from([
    b"", b"<", b">", b'"', b"&", b"]", b"}", b"{", b",", b"\n", b"\x00", b"\xff", b"NaN", b"1e999", b"null", b"[]",
    b"-1", b'<node id="FRA"/>', b"</graph>", b"<data key='d0'>", b'"id": 1', b'"key": [1]', b"true",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    ending=st.sampled_from([".graphml", ".gexf", ".json", ".csv"]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=4),
)
def test_a_damaged_file_is_read_or_refused_in_one_line(
    record: Any, ending: str, cuts: list[tuple[float, int, bytes]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        write_graph(build_graph([record("FRA ACCUSE RUS", "FRA ALLIANCE TUR", "FRA concern RUS")]), path)
        content = path.read_bytes()
        for share, length, piece in cuts:
            place = int(share * len(content))
            content = content[:place] + piece + content[place + length :]
        path.write_bytes(content)
        try:
            read_graph(path)
        except InputError as error:
            assert "\n" not in str(error) and str(path) in str(error)
