"""UUIDv7 by a virtual clock and a count: the same schedule makes the same ids."""

from datetime import datetime


class Ids:
    """The server's ids; `now` is its moment."""

    def __init__(self) -> None:
        self.now = datetime.fromtimestamp(0).astimezone()
        self._made = 0

    def restart(self) -> None:
        self._made = 1 << 40  # beyond those of the template

    def new(self) -> str:
        self._made += 1
        return uuid7(int(self.now.timestamp() * 1000), self._made)


def uuid7(ms: int, number: int) -> str:
    """A UUIDv7 that is told by its moment and a number."""
    digits = f"{(ms & (1 << 48) - 1) << 80 | 7 << 76 | (number >> 62 & 0xFFF) << 64 | 2 << 62 | number & (1 << 62) - 1:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
