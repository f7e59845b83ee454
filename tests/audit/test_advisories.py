"""`make lint` looks advisories up where it can, says in one line where it cannot, and fails for one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import advisories

ROOT = Path(__file__).parents[2]
SAYS = {
    "no advisory": ("", "", 0, 0, "advisories: none"),
    "an advisory": ("tqdm 4.0 PYSEC-0000", "Found 1 known vulnerability", 1, 1, "PYSEC-0000"),
    "no network": ("", "requests.exceptions.ConnectionError: no route", 1, 0, "advisories: not looked up"),
    "no database": ("half an answer", "interface.ServiceError: 403 Forbidden", 1, 0, "advisories: not looked up"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAYS)
def test_what_pip_audit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    out, err, code, wanted, told = SAYS[case]
    (tmp_path / "pip_audit.py").write_text(
        f"import sys\nprint({out!r})\nprint({err!r}, file=sys.stderr)\nsys.exit({code})\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(advisories, "find_spec", lambda name: name)
    assert advisories.advisories() == wanted
    assert told in capsys.readouterr().out


def test_without_pip_audit_it_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(advisories, "find_spec", lambda name: None)
    assert advisories.advisories() == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_lint_asks() -> None:
    assert "python -m benchmarks.advisories" in (ROOT / "Makefile").read_text(encoding="utf-8")
