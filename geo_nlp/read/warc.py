"""Web archives: every HTML response is a page, and a file that breaks off is reported."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.read.article import make_article, sound
from geo_nlp.read.decode import text_codec
from geo_nlp.read.failure import Failure, attempted, bad, need
from geo_nlp.read.options import Options
from geo_nlp.read.pending import Item, Pending
from geo_nlp.read.streams import GZIP
from geo_nlp.types import Article

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

BLOCK = 1 << 16
LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a crawl as it was fetched; `whole` is false where the file breaks off in it."""

    data: bytes
    charset: str | None
    address: str
    whole: bool

    @property
    def html(self) -> str:
        """The page as text: by its charset where that is one, else by its bytes."""
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        encoding = text_codec(self.charset or "") or text_codec(detect_encoding(self.data) or "") or "utf-8"
        return str(bytes_to_str(self.data, encoding))


def read_warc(path: Path, options: Options) -> Iterator[Item]:
    """Yield the article of each HTML response with status 200, to be made; other records give nothing.

    In paths records are counted, whatever they hold: "crawl.warc.gz#3" is the third record of the file.
    fastwarc ends without a word on a truncated file: then the last item is a failure that names the byte.
    """
    where = str(path)
    try:
        import resiliparse.parse.encoding  # noqa: F401 - pages need it
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise need(where, "reading WARC", "fastwarc and resiliparse", "warc") from error
    position, number = -1, 0
    with path.open("rb") as file:
        records = iter(ArchiveIterator(file, parse_http=True))
        while (record := next_record(records, where, position)) is not None:
            position, number = record.stream_pos, number + 1
            if record.record_type != WarcRecordType.response:
                continue
            spot, place = f"{where} byte {position}", options.place(number)
            page = attempted(spot, partial(page_of, record))
            if isinstance(page, Failure):
                yield page
            elif page is not None and not page.whole:
                break
            elif page is not None and page.data.strip():
                yield Pending(partial(page_article, spot, page, options, place))
    if breaks_off(path, position):
        size = path.stat().st_size
        yield Failure(where, f"{where}: breaks off in the record at byte {position} of {size}; get the whole file")


def page_of(record: WarcRecord) -> Page | None:
    """The page that a record holds; None where it holds something else."""
    if not is_page(record.http_content_type, record.http_headers):
        return None
    data = record.reader.read()
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    return Page(data, record.http_charset, address, len(data) >= record.content_length)


def next_record(records: Iterator[WarcRecord], where: str, position: int) -> WarcRecord | None:
    """Return the next record, None at the end; what is no record is an error."""
    try:
        record = next(records, None)
    except OSError as error:
        after = "" if position < 0 else f" after the one at byte {position}"
        raise bad(where, f"no WARC record{after} ({error}); give a whole .warc or .warc.gz file") from error
    if record is None and position < 0:
        raise bad(where, "no WARC records; give a .warc or .warc.gz file")
    return record


def page_article(where: str, page: Page, options: Options, path: str | None) -> Article | Failure:
    """Make the article of one page, or the failure of that page alone."""

    def make() -> Article:
        return make_article(where, options, html=sound(page.html), path=path, address=page.address)

    return attempted(f"{where} {page.address}", make)


def is_page(content_type: str | None, headers: object) -> bool:
    """Whether a response was successful and says that it is HTML, or says nothing."""
    return getattr(headers, "status_code", 200) == 200 and (not content_type or "html" in content_type)


def breaks_off(path: Path, position: int) -> bool:
    """Whether the last record, at `position`, is shorter than it says, or a broken one follows it."""
    head, length = b"", 0
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
        file.seek(position)
        member = zlib.decompressobj(wbits=31)
        while block := file.read(BLOCK):
            data = member.decompress(block) if packed else block
            head, length = head + data if len(head) < BLOCK else head, length + len(data)
            if packed and member.eof:
                break
        rest = member.unused_data + file.read(BLOCK)
    if packed and (not member.eof or rest.strip(b"\0\r\n")):
        return True
    end = head.find(b"\r\n\r\n")
    said = LENGTH.search(head[: max(end, 0)])
    return said is None or length < end + 4 + int(said[1])
