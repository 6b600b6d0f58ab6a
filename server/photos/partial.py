"""A photo on its way: a file whose size is the offset; a lock on it keeps a second sender out."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import new as new_digest
from io import BufferedRandom
from pathlib import Path
from typing import IO

from werkzeug.http import http_date

from server.problems import Problem

LIFE = 7 * 24 * 3600  # seconds that it is kept after its last byte
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Partial:
    """The part of an upload that has come so far. All else that tus wants remembered stands in the photo's row."""

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
    connection was cut, or fell silent, is kept although its checksum is unknown: the whole is checked against the photo's
    SHA-256. Whoever can still hear it is told how far it came; a failure would say that these bytes can never do.
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
    except TimeoutError:
        pass
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
