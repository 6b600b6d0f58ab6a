"""Rows of a workbook, written to disk as they come: twenty thousand visits in a second and in no memory to speak of."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import NoneType
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet
from xlsxwriter.xmlwriter import XMLwriter

from server import clock
from server.cell_text import MOST, Value

_EPOCH_DAY = 25569  # 1970-01-01 as a spreadsheet counts days
_EPOCH = datetime(1970, 1, 1)  # of no zone, as the days of a spreadsheet are
_MINUTE = timedelta(minutes=1)
_ODD = re.compile(r"[&<>_\x00-\x1f\ufffe\uffff]")  # all that XlsxWriter may write otherwise, and a little more
_xml = XMLwriter()


class Cells:
    """How the values of a list look: text, moments to the minute in the villages' time, days, and numbers."""

    def __init__(self, book: Workbook, **look: Any) -> None:
        def form(code: str) -> str:
            return styled(book.add_format({**look, "num_format": code}))

        moment, day, count = form("yyyy-mm-dd hh:mm"), form("yyyy-mm-dd"), form("#,##0")
        text, number = form("@"), form("#,##0.##")
        self._looks = {str: text, NoneType: text, datetime: moment, date: day, int: count, float: number}

    def write(self, sheet: Worksheet, row: int, values: Sequence[Value], looks: Sequence[str] | None = None) -> None:
        """A row of its own, from the first column on; a cell without a value keeps its border.

        `looks`: for each cell what `styled` says of its format, where that of its kind will not do.

        XlsxWriter spends 9 µs on a cell, checking what we know and keeping the row until the next. This writes the row where
        it would (`_write_single_row`, 3.3.1), at 1 µs a cell; a test reads the file back with openpyxl.
        """
        if row <= sheet.previous_row and row > 0:
            raise ValueError("rows are written in their order")
        sheet._write_single_row(row)
        sheet._check_dimensions(row, len(values) - 1)
        number = row + 1
        known, many = self._looks, len(values)
        cells = [
            f'<c r="{column}{number}"{look or known[type(value)]}{_SAID[type(value)](value)}'
            for column, value, look in zip(_LETTERS[:many], values, looks or _NO_LOOKS[:many], strict=True)
        ]
        sheet.fh.write(f'<row r="{number}">{"".join(cells)}</row>')


def styled(form: Format) -> str:
    """How a cell says that it looks like `form`."""
    return f' s="{form._get_xf_index()}"'


_LETTERS: Final = tuple(map(xl_col_to_name, range(256)))
_NO_LOOKS: Final = ("",) * len(_LETTERS)


@lru_cache(4096)  # places, names and findings repeat
def _text(text: str) -> str:
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    text = text[:MOST]
    if _ODD.search(text):
        text = _xml._escape_data(_xml._escape_control_characters(text))
    return f' t="inlineStr"><is><t{keep}>{text}</t></is></c>'


def _number(value: object) -> str:
    return f"><v>{value!r}</v></c>"


def _moment(moment: datetime) -> str:
    """The spreadsheet's day number, in the villages' time; to the minute, as it is shown."""
    since = moment.astimezone(clock.SHANGHAI).replace(tzinfo=None) - _EPOCH
    return _number(_EPOCH_DAY + since // _MINUTE / 1440)


def _day(day: date) -> str:
    return _number(_EPOCH_DAY + day.toordinal() - _EPOCH.toordinal())


_SAID: Final[dict[type, Callable[[Any], str]]] = {
    str: _text, NoneType: lambda _: "/>", datetime: _moment, date: _day, int: _number, float: _number,
}  # fmt: skip
