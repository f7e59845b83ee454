"""Files that are written appear whole or not at all: every fault in turn, kills, links, permissions, two writers."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from faulty import System, faulty

from geo_nlp import drafts
from geo_nlp.atomic import atomic_files, binary_file, text_file
from geo_nlp.errors import GeoNlpError, OutputError

OLD, NEW = "old\n" * 20, "new\n" * 9_000  # more than a stream holds back
DIE = 77


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def write_both(folder: Path, *, keep: bool) -> None:
    with atomic_files([folder / "a.csv", folder / "b.csv"], keep=keep) as files:
        for file in files:
            file.write(NEW)


def prepare(folder: Path) -> None:
    """Two old files, one of them behind a link, and things of others under names that drafts would like to have."""
    folder.mkdir()
    for name in ("a.csv", "real.csv", "victim"):
        (folder / name).write_text(OLD)
    (folder / "a.csv").chmod(0o600)
    (folder / "b.csv").symlink_to("real.csv")
    (folder / "a.csv.part").symlink_to("victim")
    (folder / "real.csv.part").write_text("of another run\n")


def assert_sound(folder: Path, *, done: bool) -> None:
    """What stands under a name is whole, the old or the new, and nothing of others is touched."""
    held = contents(folder)
    assert held["victim"] == OLD
    assert held["real.csv.part"] == "of another run\n"
    assert (folder / "a.csv.part").is_symlink()
    assert os.readlink(folder / "b.csv") == "real.csv"
    assert stat.S_IMODE((folder / "a.csv").stat().st_mode) == 0o600
    assert {held["a.csv"], held["b.csv"]} <= ({NEW} if done else {OLD, NEW})


@pytest.mark.parametrize("keep", [False, True])
def test_each_call_that_fails_leaves_whole_files(tmp_path: Path, keep: bool) -> None:
    prepare(tmp_path / "counted")
    with faulty(None) as faults:
        write_both(tmp_path / "counted", keep=keep)
    assert_sound(tmp_path / "counted", done=True)
    assert set(faults.calls) >= {"open", "flock", "write", "fsync", "replace", "unlink", "close", "stat", "access"}
    failed = 0
    for at, name in enumerate(faults.calls):
        folder = tmp_path / str(at)
        prepare(folder)
        try:
            with faulty(at) as now:
                write_both(folder, keep=keep)
        except GeoNlpError as error:
            failed += 1
            assert "csv: cannot be written (No space left on device)" in str(error)
            assert "\n" not in str(error)
        assert now.calls[at] == name
        assert_sound(folder, done=False)
        left = [path for path in folder.iterdir() if "part" in path.name or path.name.startswith(".")]
        ours = [path for path in left if path.name not in ("a.csv.part", "real.csv.part")]
        assert all(keep or name == "unlink" for _ in ours), f"{name} left {ours}"
        write_both(folder, keep=keep)  # nothing is locked
        assert_sound(folder, done=True)
    assert failed > 10


def test_each_call_at_which_the_process_dies_leaves_whole_files(tmp_path: Path) -> None:
    prepare(tmp_path / "counted")
    with faulty(None) as faults:
        write_both(tmp_path / "counted", keep=True)
    for at in range(len(faults.calls)):
        folder = tmp_path / str(at)
        prepare(folder)
        child = os.fork()
        if not child:
            with faulty(at, lambda: os._exit(DIE)):
                write_both(folder, keep=True)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIE
        assert_sound(folder, done=False)
        write_both(folder, keep=True)
        assert_sound(folder, done=True)


def test_everything_is_on_the_disk_before_anything_has_its_name(tmp_path: Path) -> None:
    with faulty(None) as faults:
        write_both(tmp_path, keep=False)
    order = [name for name in faults.calls if name in ("write", "fsync", "replace")]
    assert order[-6:] == ["fsync", "fsync", "replace", "fsync", "replace", "fsync"]
    assert order[-7] == "write"


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path, umask: None) -> None:
    with text_file(tmp_path / "a.csv") as file:
        file.write(NEW)
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o644])
def test_permissions_are_kept_and_the_draft_is_never_wider(tmp_path: Path, umask: None, mode: int) -> None:
    path = tmp_path / "a.csv"
    path.touch()
    path.chmod(mode)
    with text_file(path, keep=True) as file:
        assert stat.S_IMODE((tmp_path / "a.csv.part").stat().st_mode) == mode
        file.write(NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_draft_is_born_no_wider_than_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.touch(mode=0o600)
    monkeypatch.setattr(drafts.Draft, "_permit", lambda self, mode: None)
    with text_file(path, keep=True):
        assert stat.S_IMODE((tmp_path / "a.csv.part").stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(OLD)
    path.chmod(0o400)
    with pytest.raises(OutputError, match="Permission denied"), text_file(path):
        pass
    assert path.read_text() == OLD


def test_a_second_writer_is_refused_whatever_way_leads_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text(OLD)
    (tmp_path / "link.csv").symlink_to("real.csv")
    with text_file(tmp_path / "real.csv") as file:
        for name in ("real.csv", "link.csv"):
            with pytest.raises(OutputError, match=r"real\.csv: another run is writing it now"):
                text_file(tmp_path / name).__enter__()
        file.write(NEW)
    assert contents(tmp_path) == {"real.csv": NEW, "link.csv": NEW}
    with text_file(tmp_path / "link.csv") as file:
        file.write(OLD)
    assert contents(tmp_path) == {"real.csv": OLD, "link.csv": OLD}


def test_a_lock_that_went_while_it_was_waited_for_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening the lock and holding it, its owner ends, and the next one makes a lock of its own."""
    path = tmp_path / "a.csv"
    lock = tmp_path / ".a.csv.geo_nlp-lock"
    held: list[int] = []

    def late(handle: int, how: int) -> None:
        if not held:
            lock.unlink()
            held.append(os.open(lock, os.O_CREAT | os.O_RDWR))
            fcntl.flock(held[0], fcntl.LOCK_EX)
        fcntl.flock(handle, how)

    monkeypatch.setattr(drafts, "fcntl", System(fcntl, {"flock": late}))
    with pytest.raises(OutputError, match="another run"):
        text_file(path).__enter__()
    os.close(held[0])


def test_of_many_threads_one_writes_at_a_time(tmp_path: Path) -> None:
    done, refused = [], []

    def write(number: int) -> None:
        for _ in range(20):
            try:
                with text_file(tmp_path / "a.csv") as file:
                    file.write(f"{number}\n" * 5_000)
                done.append(number)
            except OutputError:
                refused.append(number)
            assert len(set((tmp_path / "a.csv").read_text().split())) == 1

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    with text_file(tmp_path / "a.csv") as file:
        file.write("0\n")
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) + len(refused) == 120
    assert done
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_without_locks_files_are_whole_nevertheless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "_lock", lambda path, place: None)
    with ExitStack() as stack:
        one, other = (stack.enter_context(text_file(tmp_path / "a.csv", keep=True)) for _ in range(2))
        one.write("one\n")
        other.write("other\n")
    assert contents(tmp_path) == {"a.csv": "one\n"}


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()])
def test_what_is_kept_is_reported_and_never_over_that_of_an_earlier_run(tmp_path: Path, error: BaseException) -> None:
    for number, name in enumerate(["a.csv.part", "a.csv.2.part", "a.csv.3.part"]):
        with pytest.raises(type(error)) as raised, text_file(tmp_path / "a.csv", keep=True) as file:
            file.write(f"{number}\n")
            raise type(error)
        assert raised.value.__notes__ == [f"what was done so far is in {tmp_path / name}"]
        assert (tmp_path / name).read_text() == f"{number}\n"
    assert len(contents(tmp_path)) == 3


def test_nothing_is_left_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), text_file(tmp_path / "a.csv", keep=True):
        raise ValueError("no")
    with pytest.raises(ValueError, match="no"), binary_file(tmp_path / "b.csv") as file:
        file.write(b"much")
        raise ValueError("no")
    assert contents(tmp_path) == {}


def test_a_link_in_a_ring_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("a.csv")
    for path, message in ((tmp_path / "a.csv", "symbolic links"), (tmp_path, "is a folder")):
        with pytest.raises(OutputError, match=message):
            text_file(path).__enter__()


def test_a_lock_that_is_a_link_of_others_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".a.csv.geo_nlp-lock").symlink_to("victim")
    with text_file(tmp_path / "a.csv") as file:
        file.write(NEW)
    assert not (tmp_path / "victim").exists()
    assert (tmp_path / "a.csv").read_text() == NEW


def test_text_that_is_no_unicode_is_no_fault(tmp_path: Path) -> None:
    with text_file(tmp_path / "a.csv") as file:
        file.write("caf\udce9")
    assert contents(tmp_path) == {"a.csv": "caf?"}


@pytest.mark.slow
def test_killed_at_any_moment_files_are_whole(tmp_path: Path) -> None:
    """A process writes on and on and is killed 100 times; then its next one writes."""
    script = (
        "import sys; from geo_nlp.atomic import text_file\n"
        "print(flush=True); n = 0\n"
        "while True:\n"
        "    n += 1\n"
        "    with text_file('a.txt', keep=n % 2 == 0) as file:\n"
        "        file.writelines(f'{n}\\n' for _ in range(3_000))\n"
    )
    chance, environment = random.Random(3), {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    seen = 0
    for _ in range(100):
        command = [sys.executable, "-c", script]
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
        if (tmp_path / "a.txt").exists():
            lines = (tmp_path / "a.txt").read_text().splitlines()
            assert len(lines) == 3_000
            assert len(set(lines)) == 1
            seen += 1
    assert seen > 50
