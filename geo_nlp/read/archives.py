"""Zip and tar archives: each file in them is read as if it stood in a folder, "x.zip!/pages/b.html".

Nothing is written by a name of the archive, so that none leads elsewhere. Archives in archives are opened two deep.
What is larger than it may be, or larger than so small a file can well hold, is a failure of its own.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, BinaryIO, cast

from geo_nlp.errors import InputError
from geo_nlp.read.failure import Failure, bad, error_of, failed
from geo_nlp.read.sniff import format_of_name, is_archive

DEEPEST = 2
MOST = 1_000_000  # files
LARGEST = 4_000_000_000  # bytes of a file
SUSPECT = 100_000_000  # bytes from which on the ratio counts
RATIO = 1_000  # of the unpacked to the packed; text is packed to a tenth, deflate cannot do better than this
BLOCK = 1 << 20
FAULTS = (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name, its size unpacked and packed, and how it is opened."""

    name: str
    size: int
    packed: int
    open: Callable[[], IO[bytes]]
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file of an archive by its whole name; `copy` makes it a file for a while, until the next is asked for."""

    name: str
    copy: Callable[[], AbstractContextManager[Path]]


def unpacked(path: Path, where: str, notice: Callable[[str], None], *, depth: int = 1) -> Iterator[Unpacked | Failure]:
    """Yield the files of an archive one by one, and the failures among them; each is gone with the next.

    Hidden files and those of unknown endings are skipped, the latter with a notice.
    """
    left_out: Counter[str] = Counter()
    with TemporaryDirectory(prefix="geo_nlp-") as folder:
        try:
            for number, member in enumerate(members(path, where), start=1):
                if number > MOST:
                    raise bad(where, f"holds more than {MOST:,} files; split it")
                name = f"{where}!/{member.name}"
                if is_hidden(member.name):
                    continue
                if format_of_name(member.name) is None and not is_archive(member.name):
                    left_out[PurePosixPath(member.name).suffix.lower() or "without an ending"] += 1
                    continue
                yield from _one(member, name, Path(folder), notice, depth)
        except InputError as error:
            if depth == 1:
                raise
            yield Failure(where, str(error))
        except FAULTS as error:
            yield Failure(where, str(bad(where, f"broken archive ({error}); get the whole file")))
    if left_out:
        kinds = ", ".join(f"{count} {ending}" for ending, count in left_out.most_common(5))
        notice(f"{where}: files of an unknown type were skipped: {kinds}")


def _one(
    member: Member, name: str, folder: Path, notice: Callable[[str], None], depth: int
) -> Iterator[Unpacked | Failure]:
    try:
        check(member, name)
        if is_archive(member.name) and depth == DEEPEST:
            raise bad(name, f"an archive {depth + 1} deep; unpack it first")
        if is_archive(member.name):
            with copied(member, name, folder) as file:
                yield from unpacked(file, name, notice, depth=depth + 1)
        else:
            yield Unpacked(name, partial(copied, member, name, folder))
    except Exception as error:
        yield failed(name, error)


def members(path: Path, where: str) -> Iterator[Member]:
    """Yield the files of an archive; those of a zip by their names, those of a tar as they come."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if not info.is_dir():
                    opened = _zip_opener(archive, info)
                    yield Member(info.filename, info.file_size, info.compress_size, opened, bool(info.flag_bits & 1))
    elif tarfile.is_tarfile(path):
        size = path.stat().st_size
        with tarfile.open(path) as archive_:
            for item in archive_:
                if item.isfile():
                    yield Member(item.name, item.size, size, _tar_opener(archive_, item))
            if not ends(archive_):
                raise bad(where, "the archive breaks off; get the whole file")
    else:
        raise bad(where, "no archive, whatever its ending; give a .zip or .tar file")


def ends(archive: tarfile.TarFile) -> bool:
    """Whether a tar that has been gone through ends as it should, with a block of zeros: tarfile does not say."""
    stream = cast(BinaryIO, archive.fileobj)
    stream.seek(archive.offset)
    return stream.read(tarfile.BLOCKSIZE) == bytes(tarfile.BLOCKSIZE)


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _tar_opener(archive: tarfile.TarFile, item: tarfile.TarInfo) -> Callable[[], IO[bytes]]:
    return lambda: cast(BinaryIO, archive.extractfile(item))


def check(member: Member, name: str) -> None:
    """Refuse what has no business in an archive of articles."""
    pure = PurePosixPath(member.name.replace("\\", "/"))
    if pure.is_absolute() or ".." in pure.parts or ":" in pure.parts[0]:
        raise bad(name, "a name that leads out of the archive; nothing was read")
    if member.encrypted:
        raise bad(name, "encrypted; unpack it with its password first")
    if member.size > LARGEST:
        raise bad(name, f"{member.size:,} bytes, of which {LARGEST:,} may be; unpack it first")
    if member.size > SUSPECT and member.size > RATIO * max(member.packed, 1):
        raise bad(name, f"{member.size:,} bytes out of {member.packed:,}: no text packs so well; unpack it first")


@contextmanager
def copied(member: Member, name: str, folder: Path) -> Iterator[Path]:
    """A member as a file for a while; what it is called does not come from the archive, but for its ending."""
    held = folder / f"member{''.join(PurePosixPath(member.name).suffixes[-2:])[-20:]}"
    try:
        _copy(member, name, held)
        yield held
    finally:
        held.unlink(missing_ok=True)


def _copy(member: Member, name: str, to: Path) -> None:
    left = member.size
    try:
        with member.open() as packed, to.open("wb") as file:
            while left >= 0 and (block := packed.read(BLOCK)):
                left -= len(block)
                file.write(block)
    except FAULTS as error:
        raise bad(name, f"cannot be unpacked ({error}); get the whole archive") from error
    except Exception as error:
        raise error_of(name, error) from error
    if left:
        raise bad(name, "is not of the size that the archive gives; get the whole archive")


def is_hidden(name: str) -> bool:
    """Whether a file is one that programs put beside others for themselves."""
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)
