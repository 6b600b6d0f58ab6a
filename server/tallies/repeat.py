"""A row of a sheet, made room for several times: what stands below, what is merged, marked out and calculated follows it."""

from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula

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
            _grow(cell, sheet, number, more)
    if more and sheet.max_row > number:
        _move(sheet, number, more)
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


def _grow(cell: Any, sheet: Any, number: int, more: int) -> None:
    if cell.data_type != "f":
        return
    here, said = cell.parent is sheet, cell.value
    if isinstance(said, ArrayFormula):
        text = grown(said.text, sheet.title, number, more, here=here, row=cell.row)
        cell.value = ArrayFormula(_lower(said.ref, more) if here and cell.row > number else said.ref, text)
    else:
        cell.value = grown(said, sheet.title, number, more, here=here, row=cell.row)


def _move(sheet: Any, number: int, more: int) -> None:
    sheet.move_range(f"A{number + 1}:{get_column_letter(sheet.max_column)}{sheet.max_row}", rows=more)
    for cell in sheet._cells.values():
        if cell.hyperlink:
            cell.hyperlink.ref = cell.coordinate
    heights = sheet.row_dimensions
    for row in sorted((row for row in heights if row > number), reverse=True):
        heights[row + more] = heights.pop(row)
        heights[row + more].index = row + more


def _copied(cell: Any, below: int) -> Any:
    # A sum across the row is each row's own.
    if cell.data_type != "f":
        return cell.value
    said = cell.value
    text = Translator(getattr(said, "text", said), cell.coordinate).translate_formula(row_delta=below)
    return ArrayFormula(_lower(said.ref, below), text) if isinstance(said, ArrayFormula) else text


def _lower(area: str, rows: int) -> str:
    moved = CellRange(area)
    moved.shift(row_shift=rows)
    return str(moved.coord)
