"""What people typed, in a cell of a workbook or a line of a plain table: text as it is, whatever it looks like."""

from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server import clock

Value = str | int | float | date | datetime | None
MOST = 32_767  # characters that a cell holds; a longer text would be left out without a word
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


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
