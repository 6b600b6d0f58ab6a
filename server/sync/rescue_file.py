"""A rescue file: what a phone could not send, sealed with the owner's rescue key for anybody to carry.

One line of JSON that says whose it is, a nonce, and AES-256-GCM over that line and the rest: a line with the texts, then the
photos' bytes one after the other. It is read from the disk in small pieces, twice: once to see that every bit is as it was
sealed, then to use it, so that the plain text lies nowhere but in the piece at hand.
"""

import os
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import IO, Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import AEADDecryptionContext, Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM
from marshmallow import ValidationError

from server.accounts import keys
from server.problems import Problem
from server.sync.schema import RescueHeader, RescueTexts
from server.wire import Wire, parsed

FILE_LIMIT = 32 * 1024 * 1024  # bytes
TEXT_LIMIT = 8 * 1024 * 1024  # bytes of the line with the texts
_HEADER_LIMIT = 4096
_NONCE, _TAG = 12, 16
_PIECE = 64 * 1024


@dataclass(frozen=True)
class RescueFile:
    """A file that is as it was sealed; `pictures` gives the photos' bytes, in the order of `texts["photos"]`."""

    header: dict[str, Any]
    texts: dict[str, Any]
    pictures: IO[bytes]


def opened(file: BinaryIO) -> RescueFile:
    """Raises Problem `unreadable_rescue` for anything that is not, bit for bit, what some phone of ours has sealed."""
    said = _line(file, _HEADER_LIMIT)
    header = _understood(RescueHeader(), said)
    sealed = _Sealed(file, keys.rescue(header["account_id"]), said)
    sealed.check()
    plain = BufferedReader(sealed.plain(), _PIECE)
    line = _line(plain, TEXT_LIMIT)
    texts = _understood(RescueTexts(), line)
    if len(line) + 1 + sum(photo["bytes"] for photo in texts["photos"]) != sealed.size:
        raise Problem("unreadable_rescue")
    return RescueFile(header, texts, plain)


def _line(file: IO[bytes], limit: int) -> bytes:
    line = file.readline(limit)
    if not line.endswith(b"\n"):
        raise Problem("unreadable_rescue")
    return line[:-1]


def _understood(schema: Wire, line: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = schema.load(parsed(line))
    except (ValueError, ValidationError):
        raise Problem("unreadable_rescue") from None
    return found


class _Sealed:
    """The sealed rest of `file` from where it stands."""

    def __init__(self, file: BinaryIO, key: bytes, said: bytes) -> None:
        self._file, self._key, self._said = file, key, said
        self._nonce = file.read(_NONCE)
        self._start = file.tell()
        self.size = file.seek(0, os.SEEK_END) - self._start - _TAG
        if self.size < 0:
            raise Problem("unreadable_rescue")

    def check(self) -> None:
        """Raises Problem `unreadable_rescue` when a bit of it, or of what was said before it, is not as it was sealed."""
        opening = self._opening()
        left = self.size
        while left:
            left -= len(opening.update(self._file.read(min(_PIECE, left))))
        try:
            opening.finalize_with_tag(self._file.read(_TAG))
        except InvalidTag:
            raise Problem("unreadable_rescue") from None

    def plain(self) -> RawIOBase:
        """What was sealed; to be trusted only after `check`."""
        return _Plain(self._file, self._opening(), self.size)

    def _opening(self) -> AEADDecryptionContext:
        self._file.seek(self._start)
        opening = Cipher(AES(self._key), GCM(self._nonce)).decryptor()
        opening.authenticate_additional_data(self._said)
        return opening


class _Plain(RawIOBase):
    def __init__(self, file: BinaryIO, opening: AEADDecryptionContext, size: int) -> None:
        self._file, self._opening, self._left = file, opening, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._opening.update(self._file.read(min(len(buffer), self._left)))
        buffer[: len(piece)] = piece
        self._left -= len(piece)
        return len(piece)
