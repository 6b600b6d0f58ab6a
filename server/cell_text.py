"""What people typed, in a cell of a workbook or a line of a plain table: text as it is, whatever it looks like."""

from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server import clock

Value = str | int | float | date | datetime | None
MOST = 32_767  # characters that a cell holds; a longer text would be left out without a word
# What people typed stays what they typed: nothing is taken for a formula, an address or a number.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_EPOCH_DAY = 25569  # 1970-01-01 as a spreadsheet counts days


class Cells:
    """How the values of a list look: text, moments to the minute in the villages' time, days, and numbers."""

    def __init__(self, book: Workbook, **look: Any) -> None:
        self._text, self._moment, self._day, self._number = (
            book.add_format({**look, "num_format": form}) for form in ("@", "yyyy-mm-dd hh:mm", "yyyy-mm-dd", "#,##0.##")
        )
        self._count = book.add_format({**look, "num_format": "#,##0"})

    def write(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        """`value` in its form; a cell without one keeps its border."""
        match value:
            case str():
                write_text(sheet, row, column, value, self._text)
            case None:
                sheet.write_blank(row, column, None, self._text)
            case datetime():
                sheet.write_number(row, column, _serial(value), self._moment)
            case date():
                sheet.write_number(row, column, _EPOCH_DAY + (value - date(1970, 1, 1)).days, self._day)
            case int():
                sheet.write_number(row, column, value, self._count)
            case _:
                sheet.write_number(row, column, value, self._number)


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format | None = None) -> None:
    """Write `text`, never as a formula, an address or a number."""
    text = text[:MOST]
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a string for markup of its own and writes it raw: one of them would break the whole file.
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], *([form] if form else []))
    else:
        sheet.write_string(row, column, text, form)


def harmless(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula in a plain table (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(value: Value) -> Value:
    """`value` as a plain table tells it: text harmless, moments to the minute in the villages' time."""
    match value:
        case str():
            return harmless(value)
        case datetime():
            return f"{value.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
    return value


def _serial(moment: datetime) -> float:
    """A moment as the spreadsheet's day number, in the villages' time; to the minute, as it is shown."""
    offset = moment.astimezone(clock.SHANGHAI).utcoffset()
    seconds = moment.timestamp() + (offset.total_seconds() if offset else 0)
    return _EPOCH_DAY + seconds // 60 / 1440
