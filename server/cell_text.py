"""What people typed, in a cell of a workbook: text as it is, whatever it looks like."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

MOST = 32_767  # characters that a cell holds; a longer text would be left out without a word


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format | None = None) -> None:
    """Write `text`, never as a formula, an address or a number."""
    text = text[:MOST]
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a string for markup of its own and writes it raw: one of them would break the whole file.
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], *([form] if form else []))
    else:
        sheet.write_string(row, column, text, form)
