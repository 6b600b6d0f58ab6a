"""A list as a workbook: written row by row to disk, never held in memory; its last sheet says what the list is."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from server.cell_text import Value, write_text
from server.cells import Cells
from server.workbooks import written

_MOST = 1_000_000  # rows of a sheet; spreadsheets know 1,048,576 and the writer drops what is beyond without a word
_ABOUT = "清单说明"


def write(
    file: IO[bytes],
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Value]],
    about: Callable[[], Iterable[tuple[str, str]]],
) -> None:
    """Write `rows` to a sheet `title`, or as many sheets as they need, then what `about` tells when the rows are through."""
    with written(file) as book:
        page = _Page(book, columns)
        coming = iter(rows)
        number = 1
        page.fill(title, islice(coming, _MOST))
        for first in coming:
            number += 1
            page.fill(f"{title} {number}", chain([first], islice(coming, _MOST - 1)))
        _tell(book.add_worksheet(_ABOUT), about())


class _Page:
    def __init__(self, book: Workbook, columns: Sequence[tuple[str, int]]) -> None:
        self._book = book
        self._columns = columns
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E8EFEA"})
        self._cells = Cells(book)

    def fill(self, name: str, rows: Iterable[Sequence[Value]]) -> None:
        """A sheet with headings that stay in sight and can be filtered by."""
        sheet = self._book.add_worksheet(name)
        for column, (heading, width) in enumerate(self._columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, self._head)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(rows, start=1):
            self._cells.write(sheet, last, row)
        sheet.autofilter(0, 0, last, len(self._columns) - 1)


def _tell(sheet: Worksheet, about: Iterable[tuple[str, str]]) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 70)
    for row, (name, value) in enumerate(about):
        sheet.write_string(row, 0, name)
        write_text(sheet, row, 1, value)
