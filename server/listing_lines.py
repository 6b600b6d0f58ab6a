"""A list as lines of CSV: what goes into the plain table, and what the checksum of either form is taken over."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from io import StringIO
from typing import IO

from server import clock
from server.cell_text import Value, plain

_BOM = b"\xef\xbb\xbf"  # spreadsheets guess wrong without one


class Lines:
    """Counts the rows that pass `through` and sums them up; writes them to `file` where there is one."""

    def __init__(self, headings: Sequence[str], file: IO[bytes] | None) -> None:
        self.count = 0
        self._sum = sha256()
        self._file = file
        self._line = StringIO()
        self._csv = csv.writer(self._line)
        self._take(_BOM)
        self._row(headings)

    @property
    def checksum(self) -> str:
        """SHA-256, in hex, of the csv file with the rows so far: `sha256sum` says the same."""
        return self._sum.hexdigest()

    def through(self, rows: Iterable[Sequence[Value]]) -> Iterator[Sequence[Value]]:
        """The same rows, each taken note of as it passes."""
        for row in rows:
            self._row([plain(value) for value in row])
            self.count += 1
            yield row

    def told(self) -> list[tuple[str, str]]:
        """What the workbook's last sheet says of the list."""
        return [
            ("行数", f"{self.count:,}"),
            ("校验码（SHA-256，与同一清单的 csv 文件相同）", self.checksum),
            ("导出时间", f"{clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"),
        ]

    def _row(self, values: Sequence[Value]) -> None:
        self._csv.writerow(values)
        self._take(self._line.getvalue().encode())
        self._line.seek(0)
        self._line.truncate()

    def _take(self, part: bytes) -> None:
        self._sum.update(part)
        if self._file:
            self._file.write(part)
