"""No command asks the network or starts a program: sockets, look-ups of names and processes are forbidden to each.

Python tells an audit hook of all of them, whoever calls. Compiled libraries could open sockets without Python: where
the system lets a test take the network away, the slow test does so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from newsroom import news, write_records
from typer.testing import CliRunner

from geo_nlp.cli import app

FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "pty.spawn", "webbrowser.open",
)  # fmt: skip
COMMANDS = {
    "extract": ["news", "-o", "out.jsonl"],
    "graph": ["records.jsonl", "-o", "out.graphml"],
    "view": ["records.jsonl", "-o", "out.html"],
    "discourse": ["records.jsonl", "-o", "out.csv"],
    "query": ["records.jsonl", "--by", "month"],
    "analyse": ["records.jsonl", "--bootstrap", "5"],
    "doctor": [],
    "demo": ["-o", "demo"],
    "evaluate score": ["records.jsonl", "records.jsonl"],
    "evaluate sample": ["records.jsonl", "-n", "5", "-o", "sheet.csv"],
    "evaluate agree": ["records.jsonl", "records.jsonl"],
    "rules list": ["--predicate", "ACCUSE"],
    "rules check": ["rules"],
    "rules explain": ["France condemned Russia."],
    "gazetteer lookup": ["Kremlin"],
    "gazetteer check": [],
    "run stories": ["run"],
    "run status": ["run"],
    "run failed": ["run"],
    "run retry": ["run"],
    "run verify": ["run", "-n", "1"],
    "run export": ["run", "-o", "again.jsonl"],
    "run receipt": ["run"],
    "gazetteer add": ["actors.csv"],  # the last, since records are others from then on
}
"""Every command, with what it does its work on."""
PAGE = """<html><head><link rel="canonical" href="http://fjord.example/a">
<link rel="stylesheet" href="//x.example/a.css"></head><body><article><h1>Paris speaks</h1>
<p>France condemned Russia on Monday over the attack on Ukraine.</p><img src="http://x.example/a.png">
<p>Germany praised the French president, who had met him in Berlin.</p></article></body></html>"""
watching: list[str] | None = None


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if watching is not None and event in FORBIDDEN:
        watching.append(event)
        raise PermissionError(f"{event} is forbidden here")


sys.addaudithook(_hook)


def names(group: Any, before: str = "") -> Iterator[str]:
    """Every command of the command line, by its whole name."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from names(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("audit")
    (place / "news").mkdir()
    rows = [{"id": n, "date": "2025-03-01", "text": "France condemned Russia. NATO praised Turkey."} for n in (1, 2)]
    (place / "news" / "feed.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    (place / "news" / "a.html").write_text(PAGE, encoding="utf-8")
    write_records(place / "records.jsonl", news())
    (place / "actors.csv").write_text("name,type\nFjord Lines,company\n", encoding="utf-8")
    (place / "rules").mkdir()
    shutil.copy(Path(__file__).parents[1] / "fuzz" / "corpus" / "rules.yaml", place / "rules")
    return place


@pytest.fixture
def runner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "home"))
    if not (folder / "run").exists():
        assert CliRunner().invoke(app, ["extract", "news", "--run", "run"]).exit_code == 0
    return CliRunner()


def test_every_command_is_here() -> None:
    assert sorted(names(typer.main.get_command(app))) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_asks_the_network_or_starts_a_program(runner: CliRunner, command: str) -> None:
    global watching
    watching = seen = []
    try:
        result = runner.invoke(app, [*command.split(), *COMMANDS[command]], prog_name="geo-nlp")
    finally:
        watching = None
    assert not seen
    assert result.exit_code == 0, (result.output, result.exception)


def test_what_is_forbidden_is_noticed() -> None:
    import socket

    global watching
    watching = seen = []
    try:
        with pytest.raises(PermissionError), socket.socket() as plug:
            plug.connect(("127.0.0.1", 9))
        with pytest.raises(PermissionError):
            subprocess.Popen([sys.executable, "-c", ""])
    finally:
        watching = None
    assert seen == ["socket.connect", "subprocess.Popen"]


@pytest.mark.slow
def test_without_a_network_everything_works(folder: Path) -> None:
    alone = shutil.which("unshare")
    if not alone or subprocess.run([alone, "-rn", "true"], capture_output=True).returncode:
        pytest.skip("the network cannot be taken away here")
    for command in ("extract", "query", "analyse", "view"):
        line = [alone, "-rn", sys.executable, "-m", "geo_nlp", *command.split(), *COMMANDS[command]]
        done = subprocess.run(line, cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
