"""`make lint` looks advisories up where it can, says in one line where it cannot, and fails for one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import advisories

ROOT = Path(__file__).parents[2]
GOOD = '{"name": "rich", "version": "1", "vulns": []}'
BAD = '{"name": "tqdm", "version": "4", "vulns": [{"id": "PYSEC-0000"}]}'
SKIPPED = '{"name": "typer", "skip_reason": "not found on PyPI"}'
SAYS = {
    "no advisory": (f'{{"dependencies": [{GOOD}, {SKIPPED}]}}', "", 0, "advisories: 0 for 1 of 2 pinned versions"),
    "an advisory": (f'{{"dependencies": [{GOOD}, {BAD}]}}', "Found 1", 1, "tqdm 4: PYSEC-0000"),
    "a mirror without advisories": (f'{{"dependencies": [{SKIPPED}]}}', "", 0, "knows of none of the 1 packages"),
    "no network": ("", "requests.exceptions.ConnectionError: no route", 0, "not looked up, since pip-audit says"),
    "half an answer": ('{"depend', "", 0, "not looked up, since pip-audit says: no answer"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAYS)
def test_what_pip_audit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    out, err, wanted, message = SAYS[case]
    (tmp_path / "pip_audit.py").write_text(
        f"import sys\nprint({out!r})\nprint({err!r}, file=sys.stderr)\nsys.exit({wanted})\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(advisories, "find_spec", lambda name: name)
    assert advisories.advisories() == wanted
    assert message in capsys.readouterr().out


def test_without_pip_audit_it_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(advisories, "find_spec", lambda name: None)
    assert advisories.advisories() == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_lint_asks() -> None:
    assert "python -m benchmarks.advisories" in (ROOT / "Makefile").read_text(encoding="utf-8")
