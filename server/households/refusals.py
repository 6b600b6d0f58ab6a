"""The refused rows as a workbook: as they were, with the reason beside each, to be mended and imported again."""

from collections import defaultdict
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import xlsxwriter

from server.accounts.model import Account
from server.households import cells
from server.households.faults import REASONS, Fault
from server.households.importer import Import

FILE_NAME = "农户信息-需修改.xlsx"
_TITLE = "未通过的行(改好后可直接再次导入)"
_ADDED = (("原行号", 8), ("原因", 60))
_SAME_HOUSEHOLD = "同户有需修改的行,整户未导入"


def workbook(file: BinaryIO, actor: Account) -> BinaryIO:
    """What an import of `file` would refuse, in an open temporary file.

    It holds the refused households whole, so that the workbook, once mended, is a register of its own.
    """
    job = Import(file, actor.region_code, actor, dry_run=True)
    faults = _by_row(job.run().faults)
    codes = {one.household_code for one in job.report.faults} - {None}
    out = TemporaryFile()  # noqa: SIM115 - the answer closes it
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        page = _Page(book, job.sheet.headings)
        for number, row in job.sheet.rows():
            code = _code(job.sheet.cells(row))
            if number in faults or code in codes:
                page.write(number, faults.get(number, _SAME_HOUSEHOLD), row)
    out.seek(0)
    return out


def _by_row(faults: list[Fault]) -> dict[int, str]:
    found = defaultdict(list)
    for one in faults:
        found[one.row].append(f"{one.column}:{REASONS[one.code]}" if one.column else REASONS[one.code])
    return {row: ";".join(reasons) for row, reasons in found.items()}


def _code(row: dict[str, Any]) -> str | None:
    try:
        return cells.digits(row["code"], 30)
    except cells.Unfit:
        return None


class _Page:
    def __init__(self, book: xlsxwriter.Workbook, headings: tuple[Any, ...]) -> None:
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
            self._sheet.write_string(1, len(_ADDED) + column, cells.tidy(heading), strong)
        self._next = 2

    def write(self, number: int, reason: str, row: tuple[Any, ...]) -> None:
        self._sheet.write_number(self._next, 0, number)
        self._sheet.write_string(self._next, 1, reason, self._reason)
        for column, cell in enumerate(row, start=len(_ADDED)):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                self._sheet.write_number(self._next, column, cell)
            elif cell is not None:
                # Never as a formula, whatever the cell begins with.
                self._sheet.write_string(self._next, column, str(cell), self._text)
        self._next += 1
