"""Whether a picture file goes on to its own end, told from its structure: decoding would cost fifty times as much."""

import mmap
import re
from typing import BinaryIO

# A marker that ends a run of entropy-coded data: in it FF is followed by 00 (stuffing), D0–D7 (restart) or another FF (fill).
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END_OF_IMAGE, _START_OF_SCAN = 0xD9, 0xDA


def is_whole(file: BinaryIO, kind: str | None) -> bool:
    """Whether all segments, chunks or bytes that a JPEG, PNG or WebP `file` promises are there."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return {"PNG": _png, "WEBP": _webp}.get(kind or "", _jpeg)(data)


def _jpeg(data: mmap.mmap) -> bool:
    """ITU-T T.81, annex B: segments of a marker and a length; scan data runs on to the next marker."""
    at, scanned = 2, False
    while found := _MARKER.search(data, at):
        at, marker = found.end(), data[found.end() - 1]
        if marker == _END_OF_IMAGE:
            return scanned
        scanned = scanned or marker == _START_OF_SCAN
        length = int.from_bytes(data[at : at + 2])
        if length < 2:
            return False
        at += length
    return False


def _png(data: mmap.mmap) -> bool:
    """Chunks of length, type, data and CRC, the last one IEND."""
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4])
    return False


def _webp(data: mmap.mmap) -> bool:
    """A RIFF container that says its size."""
    return len(data) >= 8 + int.from_bytes(data[4:8], "little")
