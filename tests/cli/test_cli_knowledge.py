"""`geo-nlp rules`, `gazetteer`, `doctor`, `demo`: what the product knows, and whether it works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run

from geo_nlp.gazetteer import gazetteer

OWN = """name,type,country,sector,aliases,id
Frobnia Front,armed_group,MLI,REB,Frobnians,
Jane Roe,person,FRA,GOV,,
Kremlin,company,USA,BUS,,company:kremlin-inc
NATO,igo,,IGO,the Atlantic club,igo:nato
"""
RULES = """predicate: ACCUSE
triggers:
  - {id: accuse-own, verb: bloviate, source: subject, target: at}
examples:
  - {text: France bloviated at Russia., yields: FRA ACCUSE RUS}
  - {text: France bloviated., yields: nothing}
"""


def test_rules_list(run: Run) -> None:
    head, *rows = (line.split("\t") for line in run("rules", "list", "--predicate", "accuse").stdout.splitlines())
    assert head[:2] == ["states", "rule"]
    assert {row[0] for row in rows} == {"ACCUSE"}
    assert any("condemn" in row[3].split(", ") for row in rows)


def test_rules_list_names_what_there_is(run: Run) -> None:
    result = run("rules", "list", "--predicate", "HUG")
    assert result.exit_code == 2
    assert "no rule states 'HUG'; there are ACCUSE, " in result.stderr


def test_rules_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "accuse.yaml").write_text(RULES, encoding="utf-8")
    before, after = run("rules", "check").stdout.split(), run("rules", "check", "mine").stdout.split()
    assert int(after[0]) == int(before[0]) + 1


def test_rules_check_tells_every_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "faulty").mkdir()
    wrong = RULES.replace("ACCUSE\n", "HUG\n", 1).replace("target: at", "target: art")
    (tmp_path / "faulty" / "accuse.yaml").write_text(wrong, encoding="utf-8")
    result = run("rules", "check", "faulty")
    assert result.exit_code == 2
    assert "unknown slot 'art'; allowed: " in result.stderr
    assert run("rules", "check", "nosuch").exit_code == 2


def test_rules_explain(run: Run) -> None:
    page = run("rules", "explain", "France condemned Russia. NATO sang.").stdout
    assert "actors: France [FRA], Russia [RUS]" in page
    assert "clause 'condemned' (verb, condemn)  subject: France; object: Russia" in page
    assert "applies, source France [FRA], target Russia [RUS]" in page
    assert ": no, needs " in page
    assert "found: FRA ACCUSE RUS" in page
    assert "no rule has these verbs: sing" in page
    assert "found: nothing" in page


def test_gazetteer_lookup(run: Run) -> None:
    assert "RUS\tRussia\tstate" in run("gazetteer", "lookup", "Kremlin").stdout
    offices = run("gazetteer", "lookup", "Barack Obama", "--date", "2014-06").stdout
    assert "president USA 2009-01-20" in offices
    assert "2009-01-20" not in run("gazetteer", "lookup", "Barack Obama", "--date", "2020").stdout


def test_gazetteer_lookup_of_an_unknown_name(run: Run) -> None:
    result = run("gazetteer", "lookup", "Kremlim")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "near: Kremlin" in result.stderr
    assert run("gazetteer", "lookup", "Kremlin", "--date", "once").exit_code == 2


def test_gazetteer_check(run: Run) -> None:
    assert "the index is fresh" in run("gazetteer", "check").stdout


@pytest.fixture
def own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with four actors of one's own."""
    monkeypatch.setenv("GEO_NLP_GAZETTEER", str(tmp_path / "own" / "actors.csv"))
    (tmp_path / "new.csv").write_text(OWN, encoding="utf-8")
    assert run("gazetteer", "add", "new.csv").stdout.startswith("4 actors added, 0 replaced")
    gazetteer.cache_clear()
    return run


@pytest.fixture(autouse=True)
def product_again() -> object:
    """Forget a user's actors after the test."""
    yield
    gazetteer.cache_clear()


def test_own_actors_win(own: Run) -> None:
    lookup = {name: own("gazetteer", "lookup", name).stdout.splitlines()[1] for name in ("Frobnians", "Kremlin", "Roe")}
    assert lookup["Frobnians"].startswith("armed_group:frobnia-front\tFrobnia Front\tarmed_group\tMLI\tREB")
    assert lookup["Kremlin"].startswith("company:kremlin-inc")
    assert lookup["Roe"].startswith("person:jane-roe")
    assert own("gazetteer", "lookup", "the Atlantic club").stdout.splitlines()[1].startswith("igo:nato\tNATO")
    assert own("gazetteer", "add", "new.csv").stdout.startswith("0 actors added, 4 replaced")


def test_own_actors_are_found_in_text(own: Run) -> None:
    result = own("extract", "-", "-q", stdin="The Frobnians attacked France.")
    (relation,) = json.loads(result.stdout)["relations"]
    assert relation["source"]["actor"] == "armed_group:frobnia-front"


def test_own_actors_are_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("name,type,country\nX,wizard,FRA\nY,person,FR\n,person,\n", encoding="utf-8")
    result = run("gazetteer", "add", "new.csv")
    assert result.exit_code == 2
    for word in ("row 1: type 'wizard'", "row 2: country 'FR'", "row 3: has no name"):
        assert word in result.stderr
    (tmp_path / "new.csv").write_text("name,kind\nX,person\n", encoding="utf-8")
    assert "no column 'type'; the columns are name,type," in run("gazetteer", "add", "new.csv").stderr


def test_doctor(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    marks = {line.split()[1]: line.split()[0] for line in result.stdout.splitlines()}
    assert {marks[name] for name in ("versions", "model", "rules", "gazetteer", "pipeline")} == {"ok"}
    assert "FRA ACCUSE RUS" in result.stdout
    assert {"pdf", "warc", "store", "dask", "fast", "viz"} <= marks.keys()


def test_doctor_without_a_model(run: Run) -> None:
    result = run("doctor", "--model", "nosuch")
    assert result.exit_code == 5
    assert "pip install" in result.stdout


def test_demo(run: Run, tmp_path: Path) -> None:
    result = run("demo", "-o", "out")
    assert result.exit_code == 0, result.output
    records = [
        json.loads(line) for line in (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(records) >= 3
    assert sum(len(record["relations"]) for record in records) >= 10
    for word in ("out/records.jsonl", "out/graph.graphml", "Actors mentioned most", "Roles", "Relations and stances"):
        assert word in result.stdout
