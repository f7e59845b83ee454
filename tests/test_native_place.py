"""Where the compiled stages are put: whole or not at all, and one line where they cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo_nlp.native import compile as native


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "native" / "built"
    place.mkdir(parents=True)
    (place / "old.so").touch()
    monkeypatch.setattr(native, "BUILT", place)
    monkeypatch.setattr(native, "compiled", dict)
    return place


def test_libraries_take_the_place_of_older_ones(built: Path, tmp_path: Path) -> None:
    library = tmp_path / "made" / "geo_nlp" / "pipes" / "verbs.cpython-311.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"machine code")
    assert native._keep(tmp_path / "made", "these sources") == 1
    assert sorted(path.name for path in built.iterdir()) == ["geo_nlp.pipes.verbs.cpython-311.so", "modules.json"]
    assert json.loads((built / "modules.json").read_text()) == {
        "made of": "these sources",
        "files": {"geo_nlp.pipes.verbs": "geo_nlp.pipes.verbs.cpython-311.so"},
    }
    assert [path.name for path in built.parent.iterdir()] == ["built"]


def test_folder_of_another_user_is_one_line(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    native.main()
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"The stages stay Python, which is slower: {built.parent} cannot be written by this user")
