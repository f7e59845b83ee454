"""`geo-nlp rules`, `gazetteer`, `doctor`, `demo`: what the product knows, and whether it works."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from commands import Run

import geo_nlp
from geo_nlp import __version__
from geo_nlp.gazetteer.index import AS_OF, gazetteer_of

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


WRONG = """predicate: CONSULT
triggers:
  - {id: consult-own, verb: handshake, source: subject, target: with}
examples:
  - {text: Macron met Erdogan., yields: nothing}
  - {text: France condemned Russia., yields: FRA CONSULT RUS}
  - {text: France slept., yields: nothing, xfail: never}
  - {text: NATO slept., yields: RUS CONSULT FRA, xfail: not yet}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with one rule of one's own, as it is named on the command line."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "accuse.yaml").write_text(RULES, encoding="utf-8")
    return Path("mine")


def listed(page: str) -> list[dict[str, str]]:
    head, *rows = (line.split("\t") for line in page.splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_rules_list(run: Run) -> None:
    rows = listed(run("rules", "list", "--predicate", "accuse").stdout)
    assert {row["states"].split(" (")[0] for row in rows} == {"ACCUSE"}
    assert any("condemn" in row["words"].split(", ") for row in rows)
    assert any(row["conditions"] for row in rows)


def test_rules_list_names_what_there_is(run: Run) -> None:
    result = run("rules", "list", "--predicate", "HUG")
    assert result.exit_code == 2
    assert "unknown predicate or attitude 'HUG'; choose from AGREE, " in result.stderr


def test_rules_list_of_a_word(run: Run, mine: Path) -> None:
    rows = listed(run("rules", "list", "--word", "condemn").stdout)
    assert {row["words"] for row in rows} == {"verb condemn"}
    assert {"ACCUSE", "SANCTION", "criticism"} <= {row["states"].split(" (")[0] for row in rows}
    (own,) = listed(run("rules", "list", "--word", "bloviate", "--rules", mine).stdout)
    assert (own["rule"], own["target"], own["file"]) == ("accuse-own", "at", "mine/accuse.yaml")
    denied = run("rules", "list", "--word", "deny").stderr
    assert "'deny' makes what it governs negated" in denied
    assert "'deny' introduces what a person says" in denied


def test_rules_list_of_a_word_that_fires_nothing(run: Run) -> None:
    result = run("rules", "list", "--word", "condemned")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no rule has the trigger word 'condemned'; did you mean condemn?" in result.stderr
    other = run("rules", "list", "--word", "condemn", "--predicate", "AID").stderr
    assert "'condemn' is a trigger word of rules for ACCUSE, " in other


def test_rules_check(run: Run, mine: Path) -> None:
    ours = run("rules", "check").stdout.split()[0]
    assert (
        run("rules", "check", mine).stdout
        == f"1 rule of your own and {ours} built-in ones: no errors; 2 examples passed\n"
    )


def test_rules_check_tells_every_fault(run: Run, mine: Path) -> None:
    wrong = RULES.replace("ACCUSE\n", "HUG\n", 1)
    (mine / "accuse.yaml").write_text(wrong, encoding="utf-8")
    (mine / "reject.yaml").write_text(RULES.replace("target: at", "target: art"), encoding="utf-8")
    result = run("rules", "check", mine)
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith("geo-nlp: mine/accuse.yaml: 'HUG' is unknown; allowed: AGREE, ")
    assert second.startswith("geo-nlp: mine/reject.yaml: triggers.0: unknown slot 'art'; allowed: ")
    assert "nosuch: no such folder" in run("rules", "check", "nosuch").stderr


def test_rules_check_runs_the_examples(run: Run, mine: Path) -> None:
    (mine / "consult.yaml").write_text(WRONG, encoding="utf-8")
    result = run("rules", "check", mine)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "geo-nlp: mine/consult.yaml: 'Macron met Erdogan.': expected nothing; "
        "found person:emmanuel-macron CONSULT person:recep-tayyip-erdogan",
        "geo-nlp: mine/consult.yaml: 'France condemned Russia.': expected FRA CONSULT RUS; "
        "found nothing (and beside it FRA ACCUSE RUS, FRA criticism RUS)",
        "geo-nlp: mine/consult.yaml: 'France slept.' holds; take its `xfail` away",
        "geo-nlp: 3 of 6 examples failed; `geo-nlp rules explain --rules DIR TEXT` shows why",
    ]


def test_rules_explain_takes_several_sentences(run: Run) -> None:
    both = run("rules", "explain", "France condemned Russia.", "It expelled a diplomat.")
    assert both.exit_code == 0
    assert both.stdout == run("rules", "explain", "France condemned Russia. It expelled a diplomat.").stdout
    assert "expelled" in both.stdout


def test_extract_and_graph_with_own_rules(run: Run, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("France bloviated at Russia.", encoding="utf-8")
    plain, own = (json.loads(run("extract", "a.txt", "-q", *more).stdout) for more in ((), ("--rules", mine)))
    assert plain["relations"] == []
    assert [(r["predicate"], r["rule"]) for r in own["relations"]] == [("ACCUSE", "accuse-own")]
    assert plain["engine"]["rules"] != own["engine"]["rules"]
    assert run("graph", "a.txt", "-o", "g.csv", "--rules", mine, "-q").exit_code == 0
    assert "ACCUSE" in (tmp_path / "g.csv").read_text(encoding="utf-8")


def test_own_rules_with_a_fault_end_a_run_before_it_begins(run: Run, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("France bloviated at Russia.", encoding="utf-8")
    (mine / "accuse.yaml").write_text(RULES.replace("verb:", "verbs:"), encoding="utf-8")
    result = run("extract", "a.txt", "-o", "r.jsonl", "--rules", mine)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("geo-nlp: mine/accuse.yaml: triggers.0.verbs: unknown key; allowed: id, verb, ")
    assert not (tmp_path / "r.jsonl").exists()


def test_records_are_not_made_again_by_own_rules(run: Run, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("France condemned Russia.", encoding="utf-8")
    assert run("extract", "a.txt", "-o", "r.jsonl").exit_code == 0
    result = run("graph", "r.jsonl", "-o", "g.csv", "--rules", mine)
    assert result.exit_code == 2
    assert "--rules mine: the inputs are records already" in result.stderr


def test_rules_explain(run: Run) -> None:
    page = run("rules", "explain", "France condemned Russia. NATO jogged.").stdout
    assert "actors: France [FRA], Russia [RUS]" in page
    assert "clause 'condemned' (verb, condemn)  subject: France; object: Russia" in page
    assert "via functions.overt_subject: subject France; functions.overt_objects: object Russia" in page
    assert "applies, source France [FRA], target Russia [RUS]" in page
    assert "no, needs as: $slur (aggression, aggressor, apartheid, …) | $crime" in page
    assert "found: FRA ACCUSE RUS" in page
    assert "no rule has these verbs: jog" in page
    assert "found: nothing" in page


REASONS = {
    "Brussels may impose tariffs on Chinese cars.": "sanction-noun (SANCTION): applies, source Brussels [igo:eu], "
    "target Chinese [CHN]; no record of its own: the verb's rule covers it",
    "Macron refused to meet Lavrov.": "reject-refuse-to-meet-verb gives REJECT for the same two actors",
    "Poland refused to meet Belarus.": "relation rules not tried, because an earlier one has both ends: reject-",
    "Talks with Turkey are over.": "target Turkey [TUR]; no record, because it needs both a source and a target",
    "Macron will meet Lavrov.": "recorded as AGREE, because it is planned",
}


def test_rules_explain_tells_what_became_of_a_rule(run: Run) -> None:
    page = run("rules", "explain", " ".join(REASONS)).stdout
    by_sentence = dict(block.split("\n", 1) for block in page.split("Sentence: ")[1:])
    assert by_sentence.keys() == REASONS.keys()
    assert [sentence for sentence, reason in REASONS.items() if reason not in by_sentence[sentence]] == []


def test_rules_explain_with_own_rules(run: Run, mine: Path) -> None:
    page = run("rules", "explain", "--rules", mine, "France bloviated at Russia.").stdout
    assert "relation rule accuse-own (ACCUSE): applies, source France [FRA], target Russia [RUS]" in page


def test_gazetteer_lookup(run: Run) -> None:
    assert "RUS\tRussia\tstate" in run("gazetteer", "lookup", "Kremlin").stdout
    offices = run("gazetteer", "lookup", "Barack Obama", "--date", "2014-06").stdout
    assert "president USA 2009-01-20" in offices
    assert "2009-01-20" not in run("gazetteer", "lookup", "Barack Obama", "--date", "2020").stdout


def test_gazetteer_lookup_of_an_unknown_name(run: Run) -> None:
    result = run("gazetteer", "lookup", "Kremlim")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "did you mean Kremlin?" in result.stderr
    assert run("gazetteer", "lookup", "Kremlin", "--date", "once").exit_code == 2


def test_gazetteer_check(run: Run) -> None:
    assert "the index is up to date" in run("gazetteer", "check").stdout


@pytest.fixture
def own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with four actors of one's own."""
    monkeypatch.setenv("GEO_NLP_GAZETTEER", str(tmp_path / "own" / "actors.csv"))
    (tmp_path / "new.csv").write_text(OWN, encoding="utf-8")
    assert run("gazetteer", "add", "new.csv").stdout.startswith("4 actors added and 0 replaced")
    gazetteer_of.cache_clear()
    return run


@pytest.fixture(autouse=True)
def product_again() -> object:
    """Forget a user's actors after the test."""
    yield
    gazetteer_of.cache_clear()


def test_own_actors_win(own: Run) -> None:
    lookup = {name: own("gazetteer", "lookup", name).stdout.splitlines()[1] for name in ("Frobnians", "Kremlin", "Roe")}
    assert lookup["Frobnians"].startswith("armed_group:frobnia-front\tFrobnia Front\tarmed_group\tMLI\tREB")
    assert lookup["Kremlin"].startswith("company:kremlin-inc")
    assert lookup["Roe"].startswith("person:jane-roe")
    assert own("gazetteer", "lookup", "the Atlantic club").stdout.splitlines()[1].startswith("igo:nato\tNATO")
    assert own("gazetteer", "add", "new.csv").stdout.startswith("0 actors added and 4 replaced")


def test_own_actors_are_found_in_text(own: Run) -> None:
    result = own("extract", "-", "-q", stdin="The Frobnians attacked France.")
    (relation,) = json.loads(result.stdout)["relations"]
    assert relation["source"]["actor"] == "armed_group:frobnia-front"


def test_own_actors_are_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("name,type,country\nX,wizard,FRA\nY,person,FR\n,person,\n", encoding="utf-8")
    result = run("gazetteer", "add", "new.csv")
    assert result.exit_code == 2
    for word in (
        "row 1: unknown type 'wizard'",
        "row 2: unknown country 'FR'; did you mean FRA?",
        "row 3: has no name",
    ):
        assert word in result.stderr
    (tmp_path / "new.csv").write_text("name,kind\nX,person\n", encoding="utf-8")
    assert "no column 'type'; the columns are name,type," in run("gazetteer", "add", "new.csv").stderr


def test_doctor(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    marks = {line.split()[1]: line.split()[0] for line in result.stdout.splitlines()}
    assert {marks[name] for name in ("versions", "model", "rules", "gazetteer", "pipeline")} == {"ok"}
    assert "FRA ACCUSE RUS" in result.stdout
    assert {"pdf", "warc", "store", "query"} <= marks.keys()
    assert "planned" not in result.stdout
    assert f"office holders as of {AS_OF}" in result.stdout
    assert f"geo_nlp {__version__} (model en_core_web_sm " in result.stdout.split("cite")[1].splitlines()[0]


def test_doctor_shows_the_hash_of_the_records(run: Run) -> None:
    record = json.loads(run("extract", "-", "-q", stdin="France condemned Russia.").stdout)
    (line,) = (line for line in run("doctor").stdout.splitlines() if "engine.rules" in line)
    covers = "a hash of rules, word classes, gazetteer, your own actors, and the policy"
    assert f" {record['engine']['rules']}, {covers}" in line


def test_doctor_tells_whether_the_weights_are_checked(run: Run, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(str(geo_nlp.load().path), tmp_path / "mine"))
    assert _of_model(run("doctor").stdout).endswith("; its files are checked")
    meta = json.loads((mine / "meta.json").read_text(encoding="utf-8"))
    (mine / "meta.json").write_text(json.dumps({**meta, "name": "mine"}), encoding="utf-8")
    (mine / "tagger" / "cfg").write_text((mine / "tagger" / "cfg").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    line = _of_model(run("doctor", "--model", "mine").stdout)
    assert "en_mine" in line and line.endswith("not one that geo_nlp knows: its files are not checked")


def _of_model(output: str) -> str:
    return next(line for line in output.splitlines() if line.split()[1] == "model")


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
    for word in (
        "out/records.jsonl",
        "out/graph.graphml",
        "Most mentioned actors",
        "Roles",
        "Most frequent acts",
        "Next:",
    ):
        assert word in result.stdout
