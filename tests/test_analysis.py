"""The example analysis of the guide runs on an exported graph, without geo_nlp."""

import subprocess
import sys
from pathlib import Path

from geo_nlp.graph import build_graph, write_graph

SCRIPT = Path(__file__).parent.parent / "docs" / "analysis.py"
NAMES = {"FRA": "France", "RUS": "Russia", "TUR": "Turkey"}
TEXT = "France condemned Russia. France helped Turkey. Russia worries about France."


def party(actor: str) -> dict[str, object]:
    """A state as it takes part."""
    return {"actor": actor, "name": NAMES[actor], "country": actor, "sector": "GOV"}


def test_analysis_answers_from_the_file_alone(tmp_path: Path) -> None:
    relations = [
        {"source": party("FRA"), "target": party("RUS"), "predicate": "ACCUSE", "quad": 3, "score": -3.0},
        {"source": party("FRA"), "target": party("TUR"), "predicate": "AID", "quad": 2, "score": 10.0},
    ]
    stance = {"holder": party("RUS"), "targets": [party("FRA")], "attitude": "concern", "polarity": -1}
    for item in (*relations, stance):
        item["sentence"] = {"start": 0, "end": 24}
    record = {"id": "a", "date": "2025-02-27", "text": TEXT, "relations": relations, "stances": [stance]}
    write_graph(build_graph([record]), tmp_path / "actors.graphml")
    command = [sys.executable, "-I", str(SCRIPT), str(tmp_path / "actors.graphml"), "--top", "1"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    answers = {block.splitlines()[0]: block.splitlines()[1:] for block in found.stdout.strip().split("\n\n")}
    assert answers["3 actors, 3 edges"] == []
    assert answers["Most hostile dyads"] == ["    -4.0  France - Russia  (ACCUSE 1, stance:concern 1)"]
    assert answers["Most friendly dyads"] == ["    10.0  France - Turkey  (AID 1)"]
    assert answers["Most central actors (acts, PageRank)"][0].endswith("France")
    assert answers["Who speaks about whom"] == ["       1  Russia on France: concern"]
    assert "geo_nlp" not in "".join(line for line in SCRIPT.read_text().splitlines() if "import" in line)
