"""The rows of a register between reading and writing: on disk, so that a county's register does not fill the memory."""

from array import array
from collections.abc import Iterator
from itertools import groupby
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

import orjson

from server.households.rows import Row


class Book:
    """Takes rows in any order and gives them back household by household, in the order in which these first appeared."""

    def __init__(self) -> None:
        self._spool = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._offsets = array("Q")
        self._homes = array("L")
        self._home_of: dict[str, int] = {}
        self._refused: set[int] = set()
        self._first_with: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._spool.close()

    def add(self, row: Row) -> Row | None:
        """Put a row aside; returns an earlier one that gives the same person to another household."""
        ordinal, home = len(self._offsets), self._home(row.code)
        self._offsets.append(self._spool.seek(0, 2))
        self._homes.append(home)
        self._spool.write(orjson.dumps([*row]) + b"\n")
        # The eighteenth character follows from the others; a number takes a third of a string's room.
        first = self._first_with.setdefault(int(row.id_number[:17]), ordinal)
        return self._row(first) if self._homes[first] != home else None

    def refuse(self, code: str) -> None:
        """Keep a household out."""
        self._refused.add(self._home(code))

    def takes(self, code: str) -> bool:
        """Whether the household is in the book and was not refused."""
        return code in self._home_of and self._home_of[code] not in self._refused

    @property
    def refused(self) -> int:
        """How many households were refused."""
        return len(self._refused)

    @property
    def taken(self) -> int:
        """How many households were not."""
        return len(self._home_of) - len(self._refused)

    def households(self) -> Iterator[list[Row]]:
        """The rows of every household that was not refused."""
        order = sorted(range(len(self._homes)), key=self._homes.__getitem__)
        for home, ordinals in groupby(order, key=self._homes.__getitem__):
            if home not in self._refused:
                yield [self._row(ordinal) for ordinal in ordinals]

    def _home(self, code: str) -> int:
        return self._home_of.setdefault(code, len(self._home_of))

    def _row(self, ordinal: int) -> Row:
        self._spool.seek(self._offsets[ordinal])
        return Row(*orjson.loads(self._spool.readline()))
