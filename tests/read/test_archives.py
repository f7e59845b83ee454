"""Zip and tar archives, compressed lines, and what is too large, broken or not what it says."""

from __future__ import annotations

import bz2
import io
import json
import tarfile
import zipfile
from pathlib import Path
from random import Random

import pyarrow
import pytest

from geo_nlp.errors import InputError
from geo_nlp.read import Failure, archives, read_articles, streams
from geo_nlp.types import Article

SENTENCE = "<p>France condemned Russia on Monday, and called on {0} to do so.</p>"
STORY = f"<html><head><title>{{0}}</title></head><body><h1>{{0}}</h1>{SENTENCE}</body></html>"
Files = dict[str, bytes]
NEWS: Files = {
    "b.html": STORY.format("Turkey").encode(), "a/feed.jsonl": b'{"text": "One met two."}\n{"text": "Two met one."}\n',
    "a/note.txt": b"Russia left.", "a/.hidden.txt": b"no", "__MACOSX/a.txt": b"no", "photo.jpg": b"no",
    "t.csv": b"text\nFour.\n",
}  # fmt: skip


def zipped(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: Files) -> Path:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, data in sorted(files.items()):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def paths(*inputs: Path) -> list[str | None]:
    return [item.path for item in read_articles(inputs) if isinstance(item, Article)]


def failures(*inputs: Path) -> list[str]:
    return [str(item) for item in read_articles([*inputs, {"text": "One more."}]) if isinstance(item, Failure)]


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.tgz"])
def test_files_of_an_archive_are_read_as_those_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write = zipped if name == "x.zip" else tarred
    write(Path(name), NEWS)
    wanted = ["a/feed.jsonl#1", "a/feed.jsonl#2", "a/note.txt", "b.html", "t.csv#1"]
    assert paths(Path(name)) == [f"{name}!/{path}" for path in wanted]
    Path("folder").mkdir()
    write(Path("folder", name), NEWS)
    notices: list[str] = []
    assert len(list(read_articles(["folder"], on_notice=notices.append))) == 5
    assert notices == [f"folder/{name}: files of an unknown type were skipped: 1 .jpg"]


def test_archives_in_archives_are_opened_two_deep(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.txt": b"Russia left."})
    middle = zipped(tmp_path / "middle.zip", {"inner.zip": inner.read_bytes(), "b.txt": b"France left."})
    outer = zipped(tmp_path / "outer.zip", {"middle.zip": middle.read_bytes()})
    assert paths(middle) == [f"{middle}!/b.txt", f"{middle}!/inner.zip!/a.txt"]
    assert failures(outer) == [f"{outer}!/middle.zip!/inner.zip: an archive 3 deep; unpack it first"]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:evil.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    for path in (zipped(folder / "x.zip", {name: b"Russia left."}), tarred(folder / "x.tar", {name: b"Russia left."})):
        assert failures(path) == [f"{path}!/{name}: a name that leads out of the archive; nothing was read"]
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["x.tar", "x.zip"]


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "x.zip", {"a.txt": b"0" * 150_000_000, "b.txt": b"Russia left."})
    [said] = failures(bomb)
    assert said.startswith(f"{bomb}!/a.txt: 150,000,000 bytes out of ")
    assert paths(bomb) == [f"{bomb}!/b.txt"]


def test_sizes_and_numbers_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "x.zip", {f"{n}.txt": b"Russia left." for n in range(5)})
    monkeypatch.setattr(archives, "MOST", 3)
    with pytest.raises(InputError, match="holds more than 3 files; split it"):
        list(read_articles([path]))
    monkeypatch.setattr(archives, "LARGEST", 3)
    assert all("12 bytes, of which 3 may be" in said for said in failures(path)[:3])


def test_what_is_encrypted_or_broken_is_reported(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": b"Russia left.", "b.txt": b"France left, and Turkey did."})
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    locked = tmp_path / "locked.zip"
    locked.write_bytes(data)
    assert failures(locked) == [f"{locked}!/a.txt: encrypted; unpack it with its password first"]
    cut = tmp_path / "cut.zip"
    cut.write_bytes(path.read_bytes()[:-30])
    assert failures(cut) == [f"{cut}: no archive, whatever its ending; give a .zip or .tar file"]


@pytest.mark.parametrize("name", ["torn.tar.gz", "torn.tar"])
@pytest.mark.parametrize("share", [0.3, 0.45, 0.6])
def test_a_tar_that_breaks_off_is_reported_after_what_is_whole(tmp_path: Path, name: str, share: float) -> None:
    chance = Random(5)
    texts = {f"{n}.txt": bytes(chance.choices(b"abcdefgh ", k=700)) for n in range(20)}
    torn = tarred(tmp_path / name, texts)
    data = torn.read_bytes()
    torn.write_bytes(data[: int(share * len(data))])
    found = list(read_articles([torn, {"text": "One more."}]))
    whole = [item.path for item in found if isinstance(item, Article)][:-1]
    assert 3 < len(whole) < 18
    failed = [item for item in found if isinstance(item, Failure)]
    assert 1 <= len(failed) <= 2  # the file that is cut off, and the archive
    assert failed[-1].where == str(torn)
    assert failed[-1].error.endswith("get the whole file")


@pytest.mark.parametrize("ending", [".bz2", ".zst"])
@pytest.mark.parametrize("name", ["feed.jsonl", "table.csv"])
def test_compressed_lines(tmp_path: Path, name: str, ending: str) -> None:
    rows = [{"text": f"Russia left Turkey {n}.", "date": f"0{n % 9 + 1}/04/2025"} for n in range(500)]
    rows.append({"text": "France left.", "date": "27/04/2025"})
    if name == "feed.jsonl":
        plain = "".join(f"{json.dumps(row)}\n" for row in rows)
    else:
        plain = "text,date\n" + "".join(f"{row['text']},{row['date']}\n" for row in rows)
    (tmp_path / name).write_text(plain)
    packed = tmp_path / f"{name}{ending}"
    if ending == ".bz2":
        packed.write_bytes(bz2.compress(plain.encode()))
    else:
        packed.write_bytes(pyarrow.Codec("zstd").compress(plain.encode(), asbytes=True))
    files = (tmp_path / name, packed)
    one, other = ([(a.text, a.date) for a in read_articles([p]) if isinstance(a, Article)] for p in files)
    assert one == other
    assert len(one) == 501
    assert one[0][1] == "2025-04-01"


def test_a_line_without_an_end_is_reported_and_what_stands_before_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LONGEST_LINE", 1_000)
    path = tmp_path / "feed.jsonl"
    path.write_text('{"text": "Russia left."}\n{"text": "' + "x" * 2_000 + '"}\n')
    assert paths(path, tmp_path / "feed.jsonl") == [f"{path}#1"] * 2
    assert failures(path) == [f"{path}: line 2 has more than 1,000 bytes; give one article a line"]


def test_a_line_of_fifty_megabytes_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    with path.open("w") as file:
        file.write('{"text": "Russia left."}\n{"text": "')
        file.write("Russia left. " * 4_000_000)
        file.write('"}\n{"text": "France left."}\n')
    assert paths(path) == [f"{path}#1", f"{path}#3"]
    [said] = failures(path)
    assert said == f"{path} line 2: more than 20,000,000 characters; no article is so long: split it into articles"
