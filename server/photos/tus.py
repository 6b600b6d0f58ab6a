"""tus 1.0.0 (tus.io/protocols/resumable-upload), server side: core, creation (with upload), checksum, expiration, termination.

A photo on its way is a file; its size is the offset, and a lock on it keeps a second sender out. Everything else that the
protocol wants remembered stands in the photo's row. `X-HTTP-Method-Override` is not honoured: the guard against foreign origins
goes by the method.
"""

import fcntl
import os
import time
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import new as new_digest
from io import BufferedRandom
from pathlib import Path
from typing import IO

from werkzeug.datastructures import Headers
from werkzeug.http import http_date

from server.photos.store import BYTES_LIMIT
from server.problems import Problem

VERSION = "1.0.0"
ALGORITHMS = ("sha1", "sha256")
CAPABILITIES = {
    "Tus-Resumable": VERSION,
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,creation-with-upload,checksum,expiration,termination",
    "Tus-Max-Size": str(BYTES_LIMIT),
    "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
}
MEDIA = "application/offset+octet-stream"
LIFE = 7 * 24 * 3600  # seconds that a partial file is kept after its last byte
_CHUNK = 64 * 1024


def require_version(headers: Headers) -> None:
    """Core, Tus-Resumable: another version is answered 412, and the request is not processed."""
    if headers.get("Tus-Resumable") != VERSION:
        raise Problem("precondition_failed", headers={"Tus-Version": VERSION})


def number(headers: Headers, name: str) -> int:
    """Core, Upload-Offset and Upload-Length: a non-negative integer. Raises Problem `invalid`."""
    value = headers.get(name, "")
    if not (value.isascii() and value.isdigit()) or len(value) > 15:
        raise Problem("invalid", errors={name: ["invalid"]})
    return int(value)


def metadata(headers: Headers) -> dict[str, str]:
    """Creation, Upload-Metadata: `key base64,key base64`. Raises Problem `invalid`."""
    pairs = (pair.strip().partition(" ") for pair in headers.get("Upload-Metadata", "").split(",") if pair.strip())
    try:
        return {key: b64decode(value, validate=True).decode() for key, _, value in pairs}
    except (Base64Error, UnicodeDecodeError):
        raise Problem("invalid", errors={"Upload-Metadata": ["invalid"]}) from None


def checksum(headers: Headers) -> tuple[str, bytes] | None:
    """Checksum, Upload-Checksum: algorithm and digest. Raises Problem `unknown_checksum` (400) for another algorithm."""
    value = headers.get("Upload-Checksum")
    if value is None:
        return None
    algorithm, _, encoded = value.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Problem("unknown_checksum")
    try:
        return algorithm, b64decode(encoded, validate=True)
    except Base64Error:
        raise Problem("invalid", errors={"Upload-Checksum": ["invalid"]}) from None


@dataclass(frozen=True)
class Partial:
    """The part of an upload that has come so far."""

    path: Path

    def begin(self) -> None:
        """Creation: an empty file, or the one that is there."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path.touch(mode=0o600)

    def offset(self) -> int:
        """How many bytes are here; raises Problem `not_found` before creation, after expiration and termination."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            raise Problem("not_found") from None

    def expires(self) -> str:
        """Expiration, Upload-Expires."""
        return http_date(self.path.stat().st_mtime + LIFE)

    @contextmanager
    def locked(self) -> Iterator[BufferedRandom]:
        """The file, ours alone; raises Problem `upload_locked` (423) while another request holds it."""
        try:
            file = self.path.open("r+b")
        except FileNotFoundError:
            raise Problem("not_found") from None
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Problem("upload_locked", headers={"Retry-After": "2"}) from None
            # Between the opening and the lock another sender may have finished and moved the file into the store.
            if not (self.path.exists() and os.path.samestat(os.fstat(file.fileno()), self.path.stat())):
                raise Problem("not_found")
            yield file

    def discard(self) -> None:
        """Termination; also of what can never become a picture."""
        self.path.unlink(missing_ok=True)


def append(file: BufferedRandom, stream: IO[bytes], offset: int, length: int, promised: tuple[str, bytes] | None) -> int:
    """Core, PATCH: put `stream` at `offset` of an upload of `length` bytes; returns the new offset.

    Raises Problem `offset_mismatch`, `too_large`, `checksum_mismatch`: nothing of the request is kept then. What came before a
    connection was cut is kept although its checksum is unknown: the whole is checked against the photo's SHA-256.
    """
    here = file.seek(0, os.SEEK_END)
    if offset != here:
        raise Problem("offset_mismatch", offset=here)
    digest = new_digest(promised[0]) if promised else None
    try:
        while chunk := stream.read(_CHUNK):
            if here + len(chunk) > length:
                raise Problem("too_large", limit=length)
            file.write(chunk)
            here += len(chunk)
            if digest:
                digest.update(chunk)
        if digest and promised and digest.digest() != promised[1]:
            raise Problem("checksum_mismatch")
    except Problem:
        file.truncate(offset)
        raise
    return here


class Sweeper:
    """Expiration: removes, once an hour at most, what nobody has continued for `LIFE`."""

    def __init__(self) -> None:
        self._next = 0.0

    def sweep(self, folder: Path) -> None:
        """Look through `folder` if the hour is over."""
        now = time.time()
        if now < self._next:
            return
        self._next = now + 3600
        for path in folder.glob("*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < now - LIFE:
                    path.unlink()
