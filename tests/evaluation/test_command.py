"""`geo-nlp evaluate`, its options one by one."""

from __future__ import annotations

import csv
import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest
from annotations import ACCUSE, ASSAULT, CONSULT, TEXT, VISIT, article
from typer.testing import CliRunner, Result

from geo_nlp.cli import app

ROOT = Path(__file__).parents[2]
ENGINE = {"engine": {"geo_nlp": "0.1.0", "model": "en", "rules": "1a2b"}}
GOLD = [article(ACCUSE, VISIT, source="Wire", date="2025-03-01"), article(CONSULT, name="b", date="2024-01-01")]
FOUND = [article(ACCUSE, ASSAULT) | ENGINE, article(CONSULT, name="b") | ENGINE, article(name="c") | ENGINE]
OLDER = [article(VISIT) | ENGINE]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, rows in {"gold": GOLD, "found": FOUND, "older": OLDER}.items():
        Path(f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", *args], prog_name="geo-nlp")


def scored(*args: str) -> Any:
    result = run("gold.jsonl", "found.jsonl", "--json", *args)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_table_and_signature() -> None:
    result = run("gold.jsonl", "found.jsonl")
    row = next(line.split() for line in result.stdout.splitlines() if line.startswith("relations "))
    assert row[1:7] == ["3", "3", "2", "0.667", "0.667", "0.667"]
    assert result.stdout.splitlines()[-1].startswith("evaluate:") and "|rules:1a2b|" in result.stdout
    assert "1 article with predictions and no annotation: left out" in result.stderr
    assert run("score", "gold.jsonl", "found.jsonl").stdout == result.stdout
    assert run("gold.jsonl", "found.jsonl", "--quiet").stderr == ""


def test_json_is_the_same_each_time_and_in_the_file(folder: Path) -> None:
    one, two = (run("--json", "gold.jsonl", "found.jsonl", "-o", "scores.json") for _ in range(2))
    assert one.stdout == two.stdout == (folder / "scores.json").read_text(encoding="utf-8")
    scores = json.loads(one.stdout)["scores"]
    assert scores["relations"]["f1"].keys() == {"value", "low", "high"}
    assert json.loads(one.stdout)["unannotated"] == 1


def test_by() -> None:
    keys = scored("--by", "quad, year,source,region")["scores"].keys()
    assert {"quad:1", "year:2024", "source:Wire", "region:Europe"} <= keys
    assert "relations:ACCUSE" not in scored("--by", "year")["scores"]
    wrong = run("gold.jsonl", "found.jsonl", "--by", "yaer")
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
    assert "unknown group 'yaer'; did you mean year?" in wrong.stderr


def test_lenient_resamples_and_seed_are_in_the_signature() -> None:
    signature = scored("--lenient", "--resamples", "20", "--seed", "3")["signature"]
    assert (signature["ends"], signature["bootstrap"], signature["seed"]) == ("lenient", "20", "3")


def test_texts(folder: Path) -> None:
    import hashlib

    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    labels = {"id": "a", "start": 0, "length": len(TEXT), "digest": digest, "relations": [ACCUSE]}
    (folder / "labels.jsonl").write_text(json.dumps(labels), encoding="utf-8")
    (folder / "texts.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}), encoding="utf-8")
    result = run("labels.jsonl", "found.jsonl", "--texts", "texts.jsonl", "--json")
    assert json.loads(result.stdout)["scores"]["relations"]["right"] == 1


def test_errors(folder: Path) -> None:
    causes = scored("--errors", "errors.html")["causes"]
    assert causes == {"missed": {"end not found": 1}, "false": {"not in gold": 1}}
    assert "Lavrov" not in (page := (folder / "errors.html").read_text(encoding="utf-8")).split("<article>")[2]
    assert page.count("<article>") == 2
    assert "end not found" in run("gold.jsonl", "found.jsonl", "--errors", "errors.html").stdout


def test_parse_reads_the_texts_again(folder: Path) -> None:
    causes = scored("--errors", "errors.html", "--parse")["causes"]
    assert sum(causes["missed"].values()) == 1 and "end not found" not in causes["missed"]
    assert "--parse is for --errors" in run("gold.jsonl", "found.jsonl", "--parse").stderr


def test_compare() -> None:
    compared = scored("--compare", "older.jsonl")["compare"]
    assert compared["scores"]["relations"].keys() == {"before", "after", "p"}
    assert {one["what"] for one in compared["changes"]} == {"found now", "missed now", "false now"}
    assert "F1 before" in run("gold.jsonl", "found.jsonl", "--compare", "older.jsonl").stdout


def test_what_is_not_there_is_one_line() -> None:
    for args in (("gold.jsonl", "none.jsonl"), ("none.jsonl", "found.jsonl"), ("sample", "none.jsonl", "-o", "s.csv")):
        result = run(*args)
        assert (result.exit_code, result.stderr) == (2, "geo-nlp: none.jsonl: there is no such file\n")
    assert run("--help").exit_code == 0


def test_sample_and_agree(folder: Path) -> None:
    drawn = run("sample", "found.jsonl", "-n", "2", "--by", "predicate", "--seed", "4", "-o", "sheet.csv")
    said = "geo-nlp: sheet.csv: 2 of 3 relations from 3 strata; page sheet.html, key sheet.key.json"
    assert drawn.stderr.startswith(f"{said}; no draw from 1 of the strata, which have 33% of the relations, so that")
    assert drawn.stderr.endswith("take -n 3 or more, or coarser strata (--by predicate)\n")
    assert json.loads((folder / "sheet.key.json").read_text())["seed"] == 4
    assert "Content-Security-Policy" in (folder / "sheet.html").read_text()
    with (folder / "sheet.csv").open(encoding="utf-8") as file:
        rows = [row | {"verdict": "right"} for row in csv.DictReader(file)]
    with (folder / "done.csv").open("w", encoding="utf-8") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    result = run("agree", "done.csv", "done.csv", "--key", "sheet.key.json", "-o", "agreed.json")
    assert "relations with two actors that geo_nlp 0.1.0 (rules 1a2b) extracted, 2 were drawn" in result.stdout
    held = json.loads((folder / "agreed.json").read_text())
    assert "No relation was drawn from 1 of the strata (33% of the relations)" in held["methods"]
    assert held["agreement"][0] == {"what": "verdicts", "units": 2, "share": 1.0, "alpha": None}
    assert [one["value"] for one in held["precision"]] == [1.0, 1.0, 1.0]
    assert held == json.loads(run("agree", "done.csv", "done.csv", "--key", "sheet.key.json", "--json").stdout)
    alone = run("agree", "done.csv", "--key", "sheet.key.json", "-o", "alone.json")
    assert alone.stdout.startswith("type ") and "alpha" not in alone.stdout and "judged by one coder" in alone.stdout
    mine = json.loads((folder / "alone.json").read_text())
    assert (mine["agreement"], mine["precision"]) == ([], held["precision"])
    assert "a second file, or for precision by done.csv alone the key: --key" in run("agree", "done.csv").stderr
    assert "agreement takes two coders; name a second file\n" in run("agree", "found.jsonl").stderr
    assert "sheet.csv: no record has a verdict" in run("agree", "sheet.csv", "--key", "sheet.key.json").stderr
    assert "a sheet is a .csv file" in run("sample", "found.jsonl", "-o", "sheet.txt").stderr
    quiet = run("sample", "found.jsonl", "-n", "2", "-o", "sheet.csv", "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_a_table_is_no_population(folder: Path) -> None:
    Path("acts.csv").write_text("article,source,predicate,target\na,FRA,ACCUSE,RUS\n", encoding="utf-8")
    result = run("sample", "acts.csv", "-o", "sheet.csv")
    said = "geo-nlp: acts.csv: a table has no whole records to draw from; give the run, or records (.jsonl)\n"
    assert (result.exit_code, result.stderr) == (2, said)


def test_agree_on_annotations() -> None:
    result = run("agree", "gold.jsonl", "gold.jsonl")
    assert "types of relations" in result.stdout and "0.000" not in result.stdout
    assert "is for the sheets of a sample" in run("agree", "gold.jsonl", "gold.jsonl", "--key", "k.json").stderr
    (folder_file := Path("labels.jsonl")).write_text('{"id": "a", "length": 1, "digest": "0", "relations": []}\n')
    assert "--texts" in run("agree", str(folder_file), "gold.jsonl").stderr
    with_texts = run("agree", str(folder_file), "gold.jsonl", "--texts", "found.jsonl")
    assert "has none of the 1 texts" in with_texts.stderr


def test_a_run_is_read(folder: Path) -> None:
    pytest.importorskip("pyarrow")
    Path("feed.jsonl").write_text(json.dumps({"id": "a", "text": "France condemned Russia."}), encoding="utf-8")
    made = CliRunner().invoke(app, ["extract", "feed.jsonl", "--run", "run", "--no-clean", "-q"], prog_name="geo-nlp")
    assert made.exit_code == 0, made.output
    gold = {"id": "a", "text": "France condemned Russia.", "relations": [ACCUSE]}
    Path("g.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    assert json.loads(run("g.jsonl", "run", "--json").stdout)["scores"]["relations"]["right"] == 1


def test_every_option_is_in_the_docs() -> None:
    text = (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")
    for command in ("score", "sample", "agree"):
        shown = run(command, "--help").stdout
        options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", shown, re.MULTILINE)) - {"--help"}
        assert options
        assert [option for option in sorted(options) if f"| `{option}" not in text] == []


def test_the_python_of_the_docs_prints_what_it_says() -> None:
    page = ROOT / "docs" / "evaluate.md"
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    report: list[str] = []
    assert doctest.DocTestRunner().run(test, out=report.append).attempted > 4
    assert not report, "".join(report)
