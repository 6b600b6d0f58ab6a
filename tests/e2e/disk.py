"""What somebody reads who takes the browser's files off a phone."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote


def holds(profile: Path, wanted: bytes) -> list[str]:
    """The files of `profile` that hold these bytes, plain or packed."""
    return sorted({str(file.relative_to(profile)) for file in profile.rglob("*") if file.is_file() and _in(file, wanted)})


def written(text: str) -> list[bytes]:
    """`text` as browsers write it: in bytes of one, of two each, and in an address."""
    return [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"), quote(text).encode()]


def _in(file: Path, wanted: bytes) -> bool:
    try:
        data = file.read_bytes()
    except OSError:  # a socket or a lock
        return False
    return wanted in data or any(wanted in block for block in _blocks(data))


def _blocks(data: bytes) -> Iterator[bytes]:
    """The blocks of a LevelDB table, unpacked: by its index, which its last 48 bytes lead to."""
    if len(data) < 48 or data[-8:] != bytes.fromhex("57fb808b247547db"):
        return
    footer = data[-48:]
    _, at = _number(footer, 0)
    _, at = _number(footer, at)
    start, at = _number(footer, at)
    size, _ = _number(footer, at)
    for value in _values(_unpacked(data, start, size)):
        start, at = _number(value, 0)
        size, _ = _number(value, at)
        yield _unpacked(data, start, size)


def _values(block: bytes) -> Iterator[bytes]:
    """Of a block's entries: shared length, own length, value length, rest of the key, value."""
    end = len(block) - 4 - 4 * int.from_bytes(block[-4:], "little")
    at = 0
    while at < end:
        _, at = _number(block, at)
        own, at = _number(block, at)
        length, at = _number(block, at)
        at += own + length
        yield block[at - length : at]


def _unpacked(data: bytes, start: int, size: int) -> bytes:
    block = data[start : start + size]
    return unsnappy(block) if data[start + size] == 1 else block


def unsnappy(packed: bytes) -> bytes:
    """Google's format: literals, and copies of what came before."""
    length, at = _number(packed, 0)
    out = bytearray()
    while at < len(packed):
        tag = packed[at]
        at += 1
        if tag & 3 == 0:
            count = tag >> 2
            if count >= 60:
                wide = count - 59
                count = int.from_bytes(packed[at : at + wide], "little")
                at += wide
            out += packed[at : at + count + 1]
            at += count + 1
            continue
        if tag & 3 == 1:
            count, back = 4 + (tag >> 2 & 7), (tag >> 5) << 8 | packed[at]
            at += 1
        else:
            wide = 2 if tag & 3 == 2 else 4
            count, back = 1 + (tag >> 2), int.from_bytes(packed[at : at + wide], "little")
            at += wide
        for _ in range(count):
            out.append(out[-back])
    assert len(out) == length
    return bytes(out)


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A variable-length number and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
