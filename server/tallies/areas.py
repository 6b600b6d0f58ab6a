"""What a sheet marks out by areas: conditional formats, what may be chosen in a cell, what is printed and what is filtered."""

from collections.abc import Callable
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from server.tallies.formulas import LAST, grown


def follow(sheet: Any, number: int, more: int) -> None:
    """Row `number` of the sheet has become `more` rows more: areas that hold it grow, those below it move down."""

    def area(of: CellRange) -> CellRange:
        first = of.min_row + (more if of.min_row > number else 0)
        last = of.max_row + (more if of.max_row >= number else 0)
        return CellRange(min_col=of.min_col, min_row=min(first, LAST), max_col=of.max_col, max_row=min(last, LAST))

    for other in sheet.parent.worksheets:
        here = other is sheet

        def formula(said: str, areas: MultiCellRange, *, here: bool = here) -> str:
            # It is said of the first cell, as if it stood there.
            first = min((one.min_row for one in areas.ranges), default=0)
            return grown(f"={said}", sheet.title, number, more, here=here, row=first)[1:]

        _colours(other, area if here else _as_it_is, formula)
        _choices(other, area if here else _as_it_is, formula)
    if sheet.print_area:
        sheet.print_area = [area(one).coord for one in sheet._print_area.ranges]
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = area(CellRange(sheet.auto_filter.ref)).coord


def bounds(rule: Any) -> list[Any]:
    """The ends and steps of a rule's colours, bars or signs that are calculated."""
    scales = [scale for scale in (rule.colorScale, rule.dataBar, rule.iconSet) if scale]
    return [bound for scale in scales for bound in scale.cfvo if isinstance(bound.val, str)]


def _as_it_is(area: CellRange) -> CellRange:
    return area


def _colours(sheet: Any, area: Callable[[CellRange], CellRange], formula: Callable[[str, MultiCellRange], str]) -> None:
    moved = ConditionalFormattingList()
    for one in sheet.conditional_formatting:
        where = MultiCellRange(area(part) for part in one.sqref.ranges)
        for rule in one.rules:
            rule.formula = [formula(said, one.sqref) for said in rule.formula]
            for bound in bounds(rule):
                bound.val = formula(bound.val, one.sqref)
            moved.add(str(where), rule)
    sheet.conditional_formatting = moved


def _choices(sheet: Any, area: Callable[[CellRange], CellRange], formula: Callable[[str, MultiCellRange], str]) -> None:
    for one in sheet.data_validations.dataValidation:
        for name in ("formula1", "formula2"):
            if said := getattr(one, name):
                setattr(one, name, formula(said, one.sqref))
        one.sqref = MultiCellRange(area(part) for part in one.sqref.ranges)
