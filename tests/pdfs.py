"""Small PDF files for tests, also with a password: PDF 1.4, 40-bit RC4, the standard's algorithms 1 to 4."""

from __future__ import annotations

import hashlib

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
ID = b"0123456789abcdef"
PERMISSIONS = -4


def pdf(*lines: str, password: str | None = None) -> bytes:
    """One page with these lines of Latin text; with a password, encrypted by it."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
    ]  # fmt: skip
    trailer = b""
    if password is not None:
        owner = _rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded(password))
        permissions = PERMISSIONS.to_bytes(4, "little", signed=True)
        key = hashlib.md5(_padded(password) + owner + permissions + ID).digest()[:5]
        content = _rc4(hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10], content)
        locked = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
        trailer = b"/ID [<%s> <%s>] /Encrypt " % (ID.hex().encode(), ID.hex().encode())
        trailer += locked % (owner.hex().encode(), _rc4(key, PADDING).hex().encode(), PERMISSIONS)
    objects += [
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _file(objects, trailer)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(made))
    return made + head + table + end


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(made)
