"""Rows of a workbook, written to disk as they come: twenty thousand visits in a second and in no memory to speak of."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet
from xlsxwriter.xmlwriter import XMLwriter

from server import clock
from server.cell_text import MOST, Value

# What people typed stays what they typed: nothing is taken for a formula, an address or a number.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_EPOCH_DAY = 25569  # 1970-01-01 as a spreadsheet counts days
_EPOCH = date(1970, 1, 1)
_xml = XMLwriter()


class Cells:
    """How the values of a list look: text, moments to the minute in the villages' time, days, and numbers."""

    def __init__(self, book: Workbook, **look: Any) -> None:
        def form(code: str) -> str:
            return styled(book.add_format({**look, "num_format": code}))

        self._text, self._moment, self._day = form("@"), form("yyyy-mm-dd hh:mm"), form("yyyy-mm-dd")
        self._count, self._number = form("#,##0"), form("#,##0.##")

    def write(self, sheet: Worksheet, row: int, values: Sequence[Value], looks: Sequence[str] | None = None) -> None:
        """A row of its own, from the first column on; a cell without a value keeps its border.

        `looks`: for each cell what `styled` says of its format, where that of its kind will not do.

        XlsxWriter spends 9 µs on a cell, checking what we know and keeping the row until the next. This writes the row where
        it would (`_write_single_row`, 3.3.1), at 1.5 µs a cell; a test reads the file back with openpyxl.
        """
        if row <= sheet.previous_row and row > 0:
            raise ValueError("rows are written in their order")
        sheet._write_single_row(row)
        sheet._check_dimensions(row, len(values) - 1)
        cells = [
            self._cell(f'<c r="{_column(column)}{row + 1}"', value, looks[column] if looks else None)
            for column, value in enumerate(values)
        ]
        sheet.fh.write(f'<row r="{row + 1}">{"".join(cells)}</row>')

    def _cell(self, start: str, value: Value, look: str | None) -> str:
        match value:
            case str():
                return f'{start}{look or self._text} t="inlineStr">{_inline(value)}</c>'
            case None:
                return f"{start}{look or self._text}/>"
            case datetime():
                return f"{start}{look or self._moment}><v>{_serial(value)}</v></c>"
            case date():
                return f"{start}{look or self._day}><v>{_EPOCH_DAY + (value - _EPOCH).days}</v></c>"
            case int():
                return f"{start}{look or self._count}><v>{value}</v></c>"
        return f"{start}{look or self._number}><v>{value!r}</v></c>"


def styled(form: Format) -> str:
    """How a cell says that it looks like `form`."""
    return f' s="{form._get_xf_index()}"'


_column = lru_cache(xl_col_to_name)


@lru_cache(4096)  # places, names and findings repeat
def _inline(text: str) -> str:
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<is><t{keep}>{_xml._escape_data(_xml._escape_control_characters(text[:MOST]))}</t></is>"


def _serial(moment: datetime) -> float:
    """A moment as the spreadsheet's day number, in the villages' time; to the minute, as it is shown."""
    offset = moment.astimezone(clock.SHANGHAI).utcoffset()
    seconds = moment.timestamp() + (offset.total_seconds() if offset else 0)
    return _EPOCH_DAY + seconds // 60 / 1440
