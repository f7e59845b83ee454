"""The command line as a door: files in odd forms and odd names, options with odd values, and what the command says.

An input is JSON: arguments, files (their bytes as Latin-1), and standard input. All run in one process, in a folder of
their own; what takes a second (other models, rules with articles) is drawn seldom.
"""

from __future__ import annotations

import json
import os
import shutil
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

import odd
import seeds
from hostile import CHARSETS, ODD_TEXTS
from typer.testing import CliRunner

NUMBERS = ("0", "1", "2", "-1", "0.5", "1e999", "nan", "inf", "9" * 30, "²", "", "1_0")
VALUES: dict[str, tuple[str, ...]] = {
    "level": ("actor", "country", "organisation"), "sign": ("positive", "negative"), "quad": ("1", "conflict"),
    "layer": ("asserted", "denied"), "include": ("negated,hypothetical", ",,"), "window": ("day", "month"),
    "since": ("2025", "2025-02", "2025-02-30", "2025-W53"), "until": ("2024-12-31", "9999"), "outlet": ("The Fjord",),
    "predicate": ("ACCUSE", "criticism", "accuse"), "actor": ("Norway", "NOR"), "country": ("Norway", "XXX"),
    "ego": ("Russia", "nobody"), "said-by": ("Kari Lunde",), "min-confidence": NUMBERS, "depth": NUMBERS,
    "min-weight": NUMBERS, "top": NUMBERS, "limit": NUMBERS, "seed": NUMBERS, "min-acts": NUMBERS, 
    "dead-band": NUMBERS,
    "time-limit": ("1", "-1", "nan", "inf", "x"), "bootstrap": ("0", "5", "-1", "x", "9" * 30),
    "signed-by": ("acts", "score"),
    "date-order": ("dmy", "mdy", "auto"), "polarity": ("negative",), "source": ("Norway",), "target": ("Russia", "UKR"),
    "who": ("NATO",), "place": ("Odesa",), "distinct": ("act", "story", "none"), "by": ("month", "dyad", "predicate"),
    "period": ("day", "year"), "sort": ("date", "confidence"), "headers": ("icews", "polecat"),
    "format": ("table", "jsonl", "csv", "tsv", "parquet", "xlsx"), "table": ("acts", "all", "roles"),
    "column": ("text=body", "=", "text=", "x=y", "text=id", "id=text"), "encoding": ("cp1252", "utf-16", *CHARSETS),
    "input-format": ("text", "html", "mhtml", "pdf", "jsonl", "csv", "parquet", "warc"), "date": ("2025-03-04",),
    "timeout": ("30", "0.1", "-1", "nan", "inf", "x"), "disputed": ("none", "administered"), "title": ("News",),
    "sql": ("SELECT count(*) FROM relations", "SELECT 1; SELECT 2", "DROP TABLE relations"),
    "network": ("congruence", "subtract"), "concept": ("target", "about"), "normalise": ("activity", "jaccard"),
    "min-statements": NUMBERS, "word": ("condemn",), "all": (), "bom": (), "no-clean": (), "article": (), "exact": (),
    "explain": (), "zeros": (), "schema": (), "dyads": (), "quiet": (),
}  # fmt: skip
SELECTING = (
    "level predicate quad sign layer include said-by since until outlet min-confidence actor country ego depth window"
)
OPTIONS: dict[str, str] = {
    "extract": "format all table distinct bom input-format encoding no-clean date date-order column min-confidence"
    " disputed timeout quiet",
    "graph": f"{SELECTING} min-weight date-order quiet",
    "view": "article title level predicate sign since until outlet actor country ego depth min-confidence quiet",
    "query": "source target who exact predicate polarity said-by outlet since until place min-confidence include"
    " distinct by dyads period zeros level top limit sort sql explain schema headers format quiet",
    "analyse": f"{SELECTING} signed-by dead-band min-acts top seed bootstrap time-limit quiet",
    "discourse": "network concept normalise level window min-statements since until min-confidence date-order quiet",
    "gazetteer add": "", "gazetteer lookup": "date", "gazetteer check": "", "rules check": "",
    "rules list": "predicate word",
    "run status": "", "run failed": "", "run export": "", "evaluate score": "",
}  # fmt: skip
OUTPUTS: dict[str, tuple[str, ...]] = {
    "extract": ("out.jsonl", "out.csv", "out.parquet", "out.xlsx", "out.txt", "out.pdf", ".", "no/x.csv", ""),
    "graph": ("out.graphml", "out.gexf", "out.json", "out.csv", "out.cypher", "out.ttl", "out.net", "out", "in.csv"),
    "view": ("out.html", "/dev/null", "."), "query": ("out.csv", "out.xlsx", "out.graphml", "out.parquet", "x"),
    "analyse": ("out.json", "out.md", "out.xlsx", "tables", ""), "discourse": ("out.csv", "out.graphml", "x"),
}  # fmt: skip
NEEDED = ("graph", "view", "discourse")
HELD = ("records.jsonl", "relations.csv", "graph.graphml", "graph.json", "gazetteer.csv", "feed.jsonl", "table.csv",
        "note.txt", "page.html", "page.mhtml", "rules.yaml")  # fmt: skip
NAMES = (
    "in.txt", "in.html", "in.jsonl", "in.csv", "in.parquet", "in.pdf", "in.warc", "in.zip", "in.tar.gz", "in.graphml",
    "in.json", "in.tsv", "in.xlsx", "in", "in\x1b[2J.txt", "in\n.txt", "caf\udce9.txt", "=in.csv", "-in.txt", "in.yaml",
    "news/a.txt", "news/b.jsonl", "news/deep/c.csv",
)  # fmt: skip
INPUTS = (
    "in", ".", "news", "no.txt", "*.txt", "**", "[", "", " ", "-", "/dev/null", "a\0b", "x" * 5000, "http://x.example/a",
)  # fmt: skip
KINDS = {
    "in.parquet": seeds.a_parquet, "in.pdf": seeds.a_pdf, "in.warc": seeds.a_warc, "in.zip": seeds.a_zip,
    "in.tar.gz": lambda: seeds.packed("x.tar.gz"), "in.xlsx": seeds.a_spreadsheet,
}  # fmt: skip


def make_command(random: Random) -> bytes:
    """A command line with what it needs around it."""
    command = random.choice((*OPTIONS, "extract", "extract", "graph", "query", "analyse", "view"))
    files = {}
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        name = random.choice(NAMES)
        made = KINDS[name]() if name in KINDS else seeds.seed(random.choice(HELD))
        chance = random.random()
        content = made if chance < 0.3 else b"" if chance < 0.35 else odd.changed([made], random, most=5)
        files[name] = content.decode("latin-1")
    names = [*files, *(random.choice(INPUTS) for _ in range(not files or random.random() < 0.2))]
    if command.split()[0] in ("graph", "view", "query", "analyse", "discourse") and random.random() < 0.5:
        names = ["records.jsonl", *names[: random.choice((0, 0, 1))]]
    arguments = [*command.split(), *names]
    if (outputs := OUTPUTS.get(command)) and (command in NEEDED or random.random() < 0.4):
        arguments += ["-o", random.choice(outputs)]
    if command == "analyse":
        arguments += ["--time-limit", "1", "--bootstrap", "5"]
    for _ in range(random.choice((0, 1, 1, 2, 3)) if OPTIONS[command] else 0):
        option = random.choice(OPTIONS[command].split())
        usual = VALUES.get(option, ())
        if (not usual and option in VALUES) or (option == "distinct" and command == "extract"):
            arguments.append(f"--{option}")
            continue
        value = random.choice((*usual, random.choice(ODD_TEXTS), "\udcff")) if usual else random.choice(ODD_TEXTS)
        arguments += [f"--{option}", value] if random.random() < 0.9 else [f"--{option}={value}"]
    if random.random() < 0.02:
        arguments.insert(random.randrange(len(arguments) + 1), random.choice(ODD_TEXTS))
    stdin = odd.changed([seeds.seed(random.choice(HELD))], random) if random.random() < 0.5 else b""
    return json.dumps({"args": arguments, "files": files, "stdin": stdin.decode("latin-1")}).encode()


def enter_command(data: bytes) -> None:
    """Run it in a folder of its own: a documented exit code, no traceback, nothing that steers a terminal."""
    from geo_nlp.cli import app

    given: dict[str, Any] = json.loads(data)
    folder = Path("command").absolute()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    before, surroundings = os.getcwd(), dict(os.environ)
    os.chdir(folder)
    os.environ["XDG_DATA_HOME"] = str(folder / "home")
    try:
        Path("records.jsonl").write_bytes(seeds.seed("records.jsonl"))
        for name, content in given["files"].items():
            place = os.fsencode(name)
            os.makedirs(os.path.dirname(place) or b".", exist_ok=True)
            with open(place, "wb") as file:
                file.write(content.encode("latin-1"))
        result = CliRunner().invoke(app, given["args"], prog_name="geo-nlp", input=given["stdin"].encode("latin-1"))
        changed = os.environ.items() ^ surroundings.items()
        assert {name for name, _ in changed} <= {"XDG_DATA_HOME"}, "a command changed the environment"
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(surroundings)
    error = result.exception
    if error is not None and not isinstance(error, SystemExit):
        raise error
    assert result.exit_code in (0, 1, 2, 5), result.exit_code
    assert "Traceback" not in result.output
    printed = result.stderr if is_data(given["args"]) else result.output
    steering = {c for c in printed if unicodedata.category(c) in ("Cc", "Cs")} - set("\n\t")
    assert not steering, (steering, printed[:400])
    if result.exit_code == 2:
        assert result.stderr.strip(), "nothing is said"


def is_data(arguments: list[str]) -> bool:
    """Whether standard output may hold records or rows."""
    return arguments[:1] in (["extract"], ["query"])
