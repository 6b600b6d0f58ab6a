"""A register's workbook, read row by row: the sheet with the headings, wherever they stand, and the rows below them."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet._reader import WorkSheetParser

from server.households import columns
from server.households.cells import tidy
from server.problems import Problem

# openpyxl remarks on every ornament that it will not keep; nothing of the workbook is kept here.
warnings.filterwarnings("ignore", module="openpyxl")

HEADING_WITHIN = 10  # rows
MOST_ROWS = 200_000
# A small file can unpack to gigabytes. Worksheets stream by, pictures are not looked at; the rest is held in memory as a whole.
_MOST_UNPACKED = 1024**3
_MOST_HELD = 64 * 1024**2
_NOT_HELD = ("xl/worksheets/", "xl/media/")
_COLUMNS_OF_A_HEADING = 3
# What XML cannot hold (ECMA-376, 22.9.2.19); mostly the ends of lines, as Windows ends them.
_UNHELD = re.compile("_x(00[01][0-9A-Fa-f]|[Ff]{3}[EFef])_")

Row = tuple[Any, ...]


class Sheet:
    """`headings` is the row of headings as it stands; `places` says which of our columns stands where in it."""

    def __init__(self, file: BinaryIO, wanted: tuple[str, ...]) -> None:
        """Raises Problem `unreadable_workbook`, `missing_columns` (with the usual names of those that are wanted)."""
        with _legible():
            _refuse_bombs(file)
            self._sheets = list(load_workbook(file, read_only=True, keep_links=False).worksheets)
        best = max((self._heading(sheet) for sheet in self._sheets), key=lambda found: len(found[3]), default=None)
        if best is None or len(best[3]) < _COLUMNS_OF_A_HEADING:
            raise Problem("missing_columns", columns=columns.missing({}, wanted))
        self._sheet, self.heading_row, self.headings, self.places = best
        if missing := columns.missing(self.places, wanted):
            raise Problem("missing_columns", columns=missing)
        # What the file says of its size may be wrong: good enough for a progress bar.
        self.expected_rows = max(0, (self._sheet.max_row or 0) - self.heading_row)

    def label(self, column: str) -> str | None:
        """The sheet's own heading of one of our columns."""
        return tidy(self.headings[self.places[column]]) if column in self.places else None

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Every row below the headings that says anything, with its number. Raises Problem `too_large`."""
        for number, row in _numbered(self._sheet):
            if number > self.heading_row + MOST_ROWS:
                raise Problem("too_large", rows=MOST_ROWS)
            if number > self.heading_row and any(cell is not None for cell in row):
                yield number, row

    def cells(self, row: Row) -> dict[str, Any]:
        """The cells of a row under our names for their columns; short rows end in blanks."""
        return {ours: row[index] if index < len(row) else None for ours, index in self.places.items()}

    def _heading(self, sheet: Any) -> tuple[Any, int, Row, dict[str, int]]:
        top = islice(_numbered(sheet), HEADING_WITHIN)
        found = [(sheet, number, row, columns.found(row)) for number, row in top]
        return max(found, key=lambda one: len(one[3]), default=(sheet, 0, (), {}))


def _numbered(sheet: Any) -> Iterator[tuple[int, Row]]:
    # openpyxl's own iterator keeps the height of every row (43 MB for a county) and fills gaps of a million rows one by one.
    with sheet._get_source() as source:
        parser = WorkSheetParser(source, sheet._shared_strings)
        found = parser.parse()
        while True:
            with _legible():
                number, cells = next(found, (0, ()))
            if not number:
                return
            parser.row_dimensions.clear()
            row = [None] * max((cell["column"] for cell in cells), default=0)
            for cell in cells:
                row[cell["column"] - 1] = _said(cell["value"])
            yield number, tuple(row)


def _said(value: Any) -> Any:
    return _UNHELD.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


@contextmanager
def _legible() -> Iterator[None]:
    try:
        yield
    except Problem:
        raise
    except Exception as error:
        # openpyxl has no failure of its own: what is no workbook fails as whatever it stumbles over.
        raise Problem("unreadable_workbook") from error


def _refuse_bombs(file: BinaryIO) -> None:
    with ZipFile(file) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    held = sum(size for name, size in sizes.items() if not name.startswith(_NOT_HELD))
    if sum(sizes.values()) > _MOST_UNPACKED or held > _MOST_HELD:
        raise Problem("too_large", bytes=_MOST_UNPACKED)
