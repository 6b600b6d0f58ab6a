"""A row of a sheet, made room for several times: what stands below, what is merged, marked out and calculated follows it."""

from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from server.tallies.areas import follow
from server.tallies.formulas import grown


def repeat(sheet: Any, number: int, times: int) -> None:
    """Make room for row `number` `times` times, each looking as it does; with 0 it stays, and says nothing."""
    cells, more = list(sheet[number]), max(times - 1, 0)
    if times == 0:
        for cell in cells:
            if not isinstance(cell, MergedCell):
                cell.value = None
    for other in sheet.parent.worksheets:
        for cell in list(other._cells.values()):
            if _calculates(cell):
                cell.value = grown(cell.value, sheet.title, number, more, here=other is sheet, row=cell.row)
    if more and sheet.max_row > number:
        sheet.move_range(f"A{number + 1}:{get_column_letter(sheet.max_column)}{sheet.max_row}", rows=more)
    for below in range(1, more + 1):
        sheet.row_dimensions[number + below].height = sheet.row_dimensions[number].height
        for cell in cells:
            twin = sheet.cell(number + below, cell.column, _copied(cell, below))
            twin._style = copy(cell._style)
    _merge(sheet, number, more)
    follow(sheet, number, more)


def _merge(sheet: Any, number: int, more: int) -> None:
    for area in list(sheet.merged_cells.ranges):
        if area.min_row > number:
            area.shift(row_shift=more)
        elif area.min_row == area.max_row == number:
            for row in range(number + 1, number + more + 1):
                sheet.merge_cells(start_row=row, end_row=row, start_column=area.min_col, end_column=area.max_col)
        elif area.max_row >= number:
            area.expand(down=more)


def _calculates(cell: Any) -> bool:
    return cell.data_type == "f" and isinstance(cell.value, str)


def _copied(cell: Any, below: int) -> Any:
    # A sum across the row is each row's own.
    return Translator(cell.value, cell.coordinate).translate_formula(row_delta=below) if _calculates(cell) else cell.value
