"""The refused rows as a workbook: as they were, with the reason beside each, to be mended and imported again."""

from contextlib import ExitStack
from itertools import groupby
from sys import float_info, intern
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from server.accounts.model import Account
from server.cell_text import write_text
from server.households import cells, columns
from server.households.faults import REASONS, Fault
from server.households.importer import Import
from server.households.sheet import Sheet
from server.workbooks import written

FILE_NAME = "农户信息-需修改.xlsx"
_TITLE = "未通过的行(改好后可直接再次导入)"
_ADDED = (("原行号", 8), ("原因", 60))
_SAME_HOUSEHOLD = "同户有需修改的行,整户未导入"


def workbook(file: BinaryIO, actor: Account) -> BinaryIO:
    """What an import of `file` would refuse, in an open temporary file.

    It holds the refused households whole, so that the workbook, once mended, is a register of its own.
    """
    reasons, codes = _refused(file, actor)
    sheet = Sheet(file, columns.REGISTER)
    with ExitStack() as held:
        out = held.enter_context(TemporaryFile())
        with written(out) as book:
            page = _Page(book, sheet.headings)
            for number, row in sheet.rows():
                code = _code(sheet.cells(row))
                if number in reasons or code in codes:
                    page.write(number, reasons.get(number, _SAME_HOUSEHOLD), row)
        out.seek(0)
        held.pop_all()  # the answer closes it
    return out


def _refused(file: BinaryIO, actor: Account) -> tuple[dict[int, str], set[str]]:
    """The reasons by row, and the codes of the households that stay out."""
    faults = sorted(Import(file, actor.region_code, actor, dry_run=True).run().faults, key=lambda one: one.row)
    # Few reasons differ, though a register for the wrong county has hundreds of thousands of faults.
    reasons = {row: intern(";".join(map(_reason, ones))) for row, ones in groupby(faults, key=lambda one: one.row)}
    return reasons, {one.household_code for one in faults if one.household_code}


def _reason(fault: Fault) -> str:
    return f"{fault.column}:{REASONS[fault.code]}" if fault.column else REASONS[fault.code]


def _code(row: dict[str, Any]) -> str | None:
    try:
        return cells.digits(row["code"], 30)
    except cells.Unfit:
        return None


def _is_number(cell: Any) -> bool:
    # No cell holds what no float holds.
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) <= float_info.max


def _typed(cell: Any) -> str:
    # Array formulas are objects of openpyxl's.
    return str(getattr(cell, "text", cell))


class _Page:
    def __init__(self, book: Workbook, headings: tuple[Any, ...]) -> None:
        self._sheet = book.add_worksheet("需修改")
        strong = book.add_format({"bold": True, "font_color": "#9C2B16", "text_wrap": True, "valign": "top"})
        self._reason = book.add_format({"font_color": "#9C2B16", "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        for column, (_, width) in enumerate(_ADDED):
            self._sheet.set_column(column, column, width)
        self._sheet.set_column(len(_ADDED), len(_ADDED) + len(headings), 16)
        self._sheet.freeze_panes(2, 0)
        self._sheet.write_string(0, 0, _TITLE, strong)
        for column, (heading, _) in enumerate(_ADDED):
            self._sheet.write_string(1, column, heading, strong)
        for column, heading in enumerate(headings):
            write_text(self._sheet, 1, len(_ADDED) + column, cells.tidy(heading), strong)
        self._next = 2

    def write(self, number: int, reason: str, row: tuple[Any, ...]) -> None:
        self._sheet.write_number(self._next, 0, number)
        write_text(self._sheet, self._next, 1, reason, self._reason)
        for column, cell in enumerate(row, start=len(_ADDED)):
            if _is_number(cell):
                self._sheet.write_number(self._next, column, cell)
            elif cell is not None:
                write_text(self._sheet, self._next, column, _typed(cell), self._text)
        self._next += 1
