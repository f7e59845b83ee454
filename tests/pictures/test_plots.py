"""Pictures by the command line, and of an analysis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from commands import Run, write_lines
from lxml import etree
from typer.testing import CliRunner

import geo_nlp
from geo_nlp.cli import app
from geo_nlp.errors import InputError

pytest.importorskip("matplotlib", reason="matplotlib is not installed: no pictures")

from geo_nlp.pictures import write_plots

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *args, stdin=None: CliRunner().invoke(app, [str(arg) for arg in args], prog_name="geo-nlp")


def party(actor: str) -> dict[str, str]:
    return {"actor": actor, "name": actor, "country": actor, "sector": "GOV"}


def records() -> list[dict[str, Any]]:
    """A year in which France and Russia are quiet for six months and clash often in the others."""
    found = []
    for month in range(1, 13):
        relations = [
            {
                "source": party("FRA"), "target": party("RUS"), "predicate": "ACCUSE", "quad": 3, "score": -3.0,
                "symmetric": False, "negated": False, "modality": "asserted", "attribution": None,
                "date": f"2024-{month:02}-{day:02}", "date_source": "text", "date_granularity": "day", "act": f"a{day}",
                "mode": None, "place": None, "killed": None, "injured": None, "id": f"r{month}-{day}", "rule": "x",
                "sentence": {"start": 0, "end": 24}, "trigger": {"start": 7, "end": 16, "text": "", "lemma": ""},
                "confidence": 0.9,
            }
            for day in range(1, 2 if month <= 6 else 10)
        ]  # fmt: skip
        found.append({
            "schema": 2, "id": f"x{month}", "path": None, "title": None, "date": f"2024-{month:02}-28", "source": "s",
            "url": None, "language": "en", "dateline": None, "text": f"France condemned Russia. {month}", 
            "mentions": [],
            "actors": [], "roles": [], "relations": relations, "stances": [], "attributions": [], "warnings": [],
            "engine": {"geo_nlp": "0", "model": "m", "rules": "r"},
        })  # fmt: skip
    return found


def words(path: Path) -> str:
    return " ".join("".join(element.itertext()).strip() for element in etree.parse(path).iter(f"{SVG}text"))


def test_a_graph_is_drawn_by_its_ending(run: Run, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "r.jsonl", records())
    for name in ("g.png", "g.SVG"):
        result = run("graph", path, "-o", name, "--level", "country")
        assert (result.exit_code, f"{name}: 2 nodes, 1 edge" in result.stderr) == (0, True), result.stderr
    assert (tmp_path / "g.png").read_bytes()[:4] == b"\x89PNG"
    assert "60 acts" in words(tmp_path / "g.SVG")


def test_without_matplotlib_one_line_says_so_before_any_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo_nlp.pictures.paper.find_spec", lambda name: None)
    for args in (("graph", "nosuch.jsonl", "-o", "g.png"), ("analyse", "nosuch.jsonl", "--plot", "p")):
        result = run(*args)
        assert result.exit_code == 2
        assert result.stderr == "geo-nlp: pictures need matplotlib; run: pip install 'geo-nlp[viz]'\n"
    assert list(tmp_path.iterdir()) == []


def test_python_writes_pictures_as_it_writes_graphs(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph([("FRA", "RUS", {"weight": 2.0, "polarity": -1, "kind": "event"})])
    geo_nlp.write_graph(graph, tmp_path / "g.svg")
    geo_nlp.write_graph(graph, tmp_path / "g.graphml")
    assert "FRA" in words(tmp_path / "g.svg")
    assert geo_nlp.read_graph(tmp_path / "g.graphml").number_of_edges() == 1


def test_an_analysis_is_drawn_with_its_change_points(run: Run, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "r.jsonl", records())
    result = run("analyse", path, "--plot", "pictures", "--bootstrap", "0")
    assert result.exit_code == 0, result.stderr
    assert "pictures: 4 pictures" in result.stderr
    assert "FRA" in result.stdout or "France" in result.stdout, "the report is still printed"
    names = sorted(path.name for path in (tmp_path / "pictures").iterdir())
    assert names == ["dyad-FRA-RUS.png", "dyad-FRA-RUS.svg", "network.png", "network.svg"]
    assert "Change point" in words(tmp_path / "pictures" / "dyad-FRA-RUS.svg")
    assert "60 acts between the two" in words(tmp_path / "pictures" / "dyad-FRA-RUS.svg")
    assert "2 countries; 1 line," in words(tmp_path / "pictures" / "network.svg")


def test_pictures_of_an_analysis_that_cannot_be_written_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p").write_text("")
    result = run("analyse", write_lines(tmp_path / "r.jsonl", records()), "--plot", "p")
    assert (result.exit_code, result.stderr) == (2, "geo-nlp: p: a file; name a folder for the pictures\n")
    found = geo_nlp.analyse(records(), bootstrap=0)
    with pytest.raises(InputError, match="no folder can be made"):
        write_plots(found, tmp_path / "p" / "q")


def test_a_pair_of_one_window_is_no_picture(tmp_path: Path) -> None:
    found = geo_nlp.analyse(records()[:1], bootstrap=0)
    assert [path.name for path in write_plots(found, tmp_path)] == ["network.png", "network.svg"]
