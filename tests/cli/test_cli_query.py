"""`geo-nlp query`: pages, lines, files and graphs from a run and from records, and what is said beside them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import openpyxl
import pyarrow.parquet
from commands import Run
from newsroom import news, write_records, write_run
from terminal import at_terminal

from geo_nlp.graph import read_graph

LEFT_OUT = "geo-nlp: left out: 1 hypothetical record (--include hypothetical takes it in)"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_records(tmp_path / "records.jsonl", news())


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_in_a_pipe_acts_are_lines_of_json(run: Run, file: Path) -> None:
    result = run("query", file, "--target", "China", "--include", "hypothetical")
    assert result.exit_code == 0
    _, first, second = lines(result.stdout)
    assert (first["source_name"], first["predicate"], first["modality"]) == ("United States", "SANCTION", "possible")
    assert second["sentence"] == "Russia and China are allies."
    assert list(second)[:5] == ["event_date", "source_name", "predicate", "attitude", "target_name"]
    assert result.stderr == ""


def test_what_is_left_out_is_the_last_line(run: Run, file: Path) -> None:
    assert run("query", file, "--target", "China").stderr.splitlines() == [LEFT_OUT]
    assert run("query", file, "--target", "China", "--quiet").stderr == ""


def test_a_run_is_asked_as_a_file_is(run: Run, file: Path, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", [news()[:3], news()[3:]])
    one, two = (run("query", path, "--who", "China", "--by", "month") for path in (file, folder))
    assert one.stdout == two.stdout
    assert [row["acts"] for row in lines(one.stdout)] == [2, 0, 2]


def test_standard_input(run: Run, file: Path) -> None:
    assert len(lines(run("query", "-", "--who", "NATO", stdin=file.read_bytes()).stdout)) == 1


def test_options_that_are_given_twice(run: Run, file: Path) -> None:
    both = ("--who", "NATO", "--who", "M23", "--predicate", "praise", "--predicate", "ASSAULT")
    assert [row["source_name"] for row in lines(run("query", file, *both).stdout)] == ["M23", "Ada Osei"]


def test_pages(run: Run, file: Path) -> None:
    page = run("query", file, "--source", "Lin Jian", "--limit", "1", "--format", "table").stdout.splitlines()
    assert page[0].split() == ["when", "source", "does", "target", "says", "outlet"]
    assert page[2].split() == "2025-01-10 Lin Jian ACCUSE, criticism (−) United States Lin Jian The Wire".split()
    assert [line.strip() for line in page[3:]] == ["Lin Jian condemned the United States.", "https://example.org/a1"]
    page = run("query", file, "--dyads", "--source", "China", "--format", "table").stdout.splitlines()
    assert page[0].split()[:3] == ["source", "target", "acts"]
    assert page[2].split()[:4] == ["China", "United", "States", "3"]


def test_formats_in_a_pipe(run: Run, file: Path) -> None:
    found = run("query", file, "--by", "year", "--format", "csv").stdout
    assert found == "period,acts,records,articles,sources,published,share\n2024,1,1,1,1,0,\n2025,6,10,4,3,5,0.8\n"
    found = run("query", file, "--by", "year", "--format", "tsv", "--until", "2024").stdout
    assert found == "period\tacts\trecords\tarticles\tsources\tpublished\tshare\n2024\t1\t1\t1\t1\t0\t\n"


def test_files(run: Run, file: Path, tmp_path: Path) -> None:
    for ending in ("csv", "tsv", "jsonl", "xlsx", "parquet", "txt"):
        result = run("query", file, "--who", "China", "--until", "2025-02", "-o", f"out.{ending}")
        assert result.exit_code == 0, result.stderr
        assert result.stdout == ""
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [row["attitude"] for row in table] == ["criticism", "criticism"]
    found = lines((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert {name: found[0][name] for name in ("outlet", "records")} == {"outlet": "The Wire", "records": 3}
    parquet = pyarrow.parquet.read_table(tmp_path / "out.parquet")
    assert str(parquet.schema.field("event_from").type) == "date32[day]"
    assert parquet.column_names == list(found[0]) == list(table[0])
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["query"]
    assert (sheet.max_row, sheet["B2"].value) == (3, "Lin Jian")
    assert "Lin Jian condemned" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert run("query", file, "--by", "year", "-o", "y.csv").stderr.splitlines()[0] == "geo-nlp: y.csv: 2 rows"


def test_a_file_of_the_same_question_has_the_same_bytes(run: Run, file: Path, tmp_path: Path) -> None:
    for name in ("one.parquet", "two.parquet", "one.xlsx", "two.xlsx"):
        run("query", file, "-o", name)
    for ending in ("parquet", "xlsx"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_a_graph(run: Run, file: Path, tmp_path: Path) -> None:
    result = run("query", file, "--source", "China", "--until", "2025-02", "-o", "g.graphml")
    assert result.stderr.splitlines()[0] == "geo-nlp: g.graphml: 3 nodes, 3 edges"
    graph = read_graph(tmp_path / "g.graphml")
    assert set(graph.edges(keys=True)) == {
        ("CHN", "USA", "ACCUSE"), ("person:lin-jian", "USA", "ACCUSE"), ("person:lin-jian", "USA", "stance:criticism"),
    }  # fmt: skip
    run("query", file, "--source", "China", "--until", "2025-02", "-o", "c.graphml", "--level", "country")
    edge = read_graph(tmp_path / "c.graphml")["CHN"]["USA"]["ACCUSE"]
    assert (edge["weight"], edge["records"], edge["articles"]) == (2, 4, 2)
    run("query", file, "--source", "Rwanda", "--include", "negated", "-o", "n.graphml")
    assert len(read_graph(tmp_path / "n.graphml").edges) == 1


def test_headers_of_other_data_sets(run: Run, file: Path) -> None:
    rows = lines(run("query", file, "--who", "M23", "--headers", "polecat").stdout)
    assert (rows[0]["Event Type"], rows[0]["Actor Name"], rows[0]["Recipient Country"]) == ("ASSAULT", "M23", "COD")
    rows = lines(run("query", file, "--source", "China", "--limit", "1", "--headers", "icews").stdout)
    assert (rows[0]["Source Country"], rows[0]["CAMEO Code"], rows[0]["Intensity"]) == ("China", "11", -3.0)
    head = run("query", file, "--dyads", "--headers", "polecat", "--format", "csv").stdout.split("\n")[0]
    assert head.startswith("source,Actor Name,Actor COW,target,Recipient Name,Recipient COW,acts")


def test_sql_schema_and_explain(run: Run, file: Path) -> None:
    found = run("query", file, "--sql", "SELECT count(*) AS n FROM findings WHERE kind = 'tie'")
    assert found.stdout == '{"n":1}\n'
    page = run("query", file, "--sql", "SELECT source_name, sentence FROM findings LIMIT 1", "--format", "table").stdout
    assert page.splitlines()[0].split() == ["source", "sentence"]
    listed = run("query", file, "--schema").stdout.splitlines()
    assert listed[0] == "view\tcolumn\ttype\tmeaning"
    assert "relations\tpredicate\tVARCHAR\tPLOVER event type, or a tie." in listed
    statement = run("query", file, "--source", "China", "--since", "2025-02", "--explain").stdout
    assert statement.startswith("WITH matched AS (")
    assert "-- $p1 = 'CHN'\n-- $p2 = '2025-02-01'\n" in statement


EXPLAINED = [
    ["--source", "China", "--target", "USA"], ["--by", "month"], ["--dyads", "--period", "month", "--top", "1"],
    ["--who", "China", "--by", "source,month", "--zeros"], ["--said-by", "China", "--sort", "confidence"],
]  # fmt: skip


@pytest.mark.parametrize("options", EXPLAINED, ids=" ".join)
def test_the_sql_that_is_shown_gives_the_answer(run: Run, file: Path, options: list[str]) -> None:
    statement = run("query", file, *options, "--explain").stdout
    for line in reversed([line for line in statement.splitlines() if line.startswith("-- $")]):
        name, _, value = line[3:].partition(" = ")
        value = "NULL" if value == "None" else f"DATE {value}" if value.startswith("'20") else value
        statement = statement.replace(line, "").replace(name, value)
    rows = lines(run("query", file, "--sql", statement).stdout)
    own = [{name: cell for name, cell in row.items() if not name.startswith("left_out_")} for row in rows]
    assert own == lines(run("query", file, *options).stdout)
    assert own


WRONG = {
    "--target Chna": "no actor 'Chna'; did you mean",
    "-o out.doc": "out.doc: the ending does not give the format; use .jsonl",
    "--format xml": "unknown format 'xml'",
    "--format csv -o out.csv": "--format is for output without a file",
    "--by month -o g.graphml": "a graph is made of acts",
    "--sql SELECT --who China": "--sql asks by itself",
    "--headers gdelt": "unknown set of headers 'gdelt'; choose from icews, polecat",
    "--polarty negative": "no such option --polarty; did you mean --polarity?",
    "--limit x": "Invalid value for '--limit'",
}


@pytest.mark.parametrize("options", WRONG)
def test_a_mistake_is_one_line(run: Run, file: Path, options: str) -> None:
    result = run("query", file, *options.split())
    assert result.exit_code == 2
    assert result.stderr.startswith(f"geo-nlp: {WRONG[options]}")
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_an_empty_answer_is_reported_and_is_no_error(run: Run, file: Path, tmp_path: Path) -> None:
    result = run("query", file, "--who", "Zambia", "-o", "out.csv")
    assert result.exit_code == 0
    assert f"geo-nlp: --who Zambia: never in the 17 records of {file}" in result.stderr
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 1
    assert run("query", file, "--who", "Zambia", "--format", "table").stdout == ""


def test_an_output_that_cannot_be_written(run: Run, file: Path, tmp_path: Path) -> None:
    result = run("query", file, "-o", tmp_path)
    assert result.exit_code == 2
    result = run("query", file, "-o", "no/such/out.csv")
    assert "out.csv: cannot be written" in result.stderr


@pytest.mark.slow
def test_at_a_terminal_acts_are_as_many_as_one_reads(tmp_path: Path) -> None:
    many = [{**news()[0], "id": f"a{n}", "path": f"n/{n}.html"} for n in range(30)]
    path = write_records(tmp_path / "many.jsonl", many)
    page = at_terminal("query", path, stream="stdout")
    assert page.count("Lin Jian condemned the United States.") == 20
    assert max(map(len, page.splitlines())) <= 80
    assert "20 of 30 acts (--limit shows more, -o FILE all)" in at_terminal(
        "query", path, "--format", "table", "--limit", "20", stream="stderr"
    )
    assert at_terminal("query", path, "--limit", "25", stream="stdout").count("Lin Jian condemned") == 25


def test_what_was_listed_can_be_asked_and_drawn_again(run: Run, file: Path, tmp_path: Path) -> None:
    for name in ("found.csv", "found.jsonl", "found.xlsx", "found.parquet"):
        run("query", file, "--predicate", "conflict", "-o", name)
        found = [
            [(row["predicate"], row["acts"]) for row in map(json.loads, run("query", *asked).stdout.splitlines())]
            for asked in ((name, "--by", "predicate"), (file, "--predicate", "conflict", "--by", "predicate"))
        ]
        assert found[0] == found[1] != []
        assert run("view", name, "-o", "page.html").exit_code == run("graph", name, "-o", "g.json").exit_code == 0
        assert "a table that geo_nlp wrote" in run("extract", name).stderr or name.endswith(("xlsx", "parquet"))


def test_articles_are_no_records(run: Run, tmp_path: Path) -> None:
    (tmp_path / "week.csv").write_text("text,date\nFrance condemned Russia.,2025-03-01\n", encoding="utf-8")
    result = run("query", "week.csv")
    assert result.exit_code == 2
    assert (
        "week.csv: no records, nor a table of them; make records first: geo-nlp extract week.csv -o FILE"
        in result.stderr
    )


def test_a_mark_for_excel(run: Run, file: Path, tmp_path: Path) -> None:
    run("query", file, "-o", "a.csv", "--bom")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "--bom is for .csv and .tsv" in run("query", file, "-o", "a.jsonl", "--bom").stderr


def test_a_map_has_points_where_the_place_is_known_better_than_by_its_state(run: Run, tmp_path: Path) -> None:
    text = "Rebels bombed Mosul on Monday. France bombed Syria. Chad accused Sudan of lying."
    article, records, made = tmp_path / "a.txt", tmp_path / "r.jsonl", tmp_path / "m.geojson"
    article.write_text(text)
    assert run("extract", article, "-o", records).exit_code == 0
    result = run("query", records, "--include", "hypothetical", "-o", made)
    features = json.loads(made.read_text())["features"]
    points = {f["properties"]["place"]: f["geometry"] and f["geometry"]["coordinates"] for f in features}
    assert result.exit_code == 0
    assert points["Mosul"] == pytest.approx([43.1, 36.3], abs=0.3)
    assert points["Syria"] is None
    assert points[None] is None
    assert "have no point" in result.stderr
    assert all("lat" not in f["properties"] for f in features)


@pytest.mark.parametrize("wrong", [["--by", "source"], ["--headers", "icews"]])
def test_a_map_is_of_places(run: Run, file: Path, tmp_path: Path, wrong: list[str]) -> None:
    result = run("query", file, *wrong, "-o", tmp_path / "m.geojson")
    assert result.exit_code == 2
    assert "map" in result.stderr
    assert not (tmp_path / "m.geojson").exists()
