"""Formulas of a template that could not follow the rows that are repeated, or that speak of another file."""

from collections.abc import Collection, Iterator
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from server.tallies.areas import bounds


def unfit(sheet: Any, repeated: Collection[int], *, elsewhere: bool) -> Iterator[tuple[str, str]]:
    """Where and why: `linked_elsewhere`, `in_formula`, `unreadable_formula`, `unmovable_formula`.

    Where no rows are repeated, neither those `repeated` of this sheet nor some `elsewhere`, nothing moves, and what cannot be
    read is handed out as it came.
    """
    for cell in list(sheet._cells.values()):
        if cell.data_type == "f" and (fault := _of_cell(cell, repeated, moves=bool(repeated) or elsewhere)):
            yield cell.coordinate, fault
    for where, said in _marked(sheet):
        if fault := _of_text(f"={said}", moves=bool(repeated) or elsewhere):
            yield where, fault


def _of_cell(cell: Any, repeated: Collection[int], *, moves: bool) -> str | None:
    said = cell.value
    if isinstance(said, DataTableFormula):
        return "unmovable_formula" if moves else None
    if isinstance(said, ArrayFormula):
        if "{{" in said.text:
            return "in_formula"
        try:
            area = CellRange(said.ref)
        except (TypeError, ValueError):  # some program left out where it stands
            return "unreadable_formula"
        if area.min_row < area.max_row and any(area.min_row <= row <= area.max_row for row in repeated):
            return "unmovable_formula"
        said = said.text
    return _of_text(str(said), moves=moves)


def _of_text(formula: str, *, moves: bool) -> str | None:
    try:
        read = Tokenizer(formula)
    except Exception:  # openpyxl stumbles over what it cannot read in several ways
        return "unreadable_formula" if moves else None
    sheets = [token.value.rpartition("!")[0] for token in read.items if token.subtype == Token.RANGE]
    if any(sheet.startswith("[") or (sheet.startswith("'") and "[" in sheet) for sheet in sheets):
        return "linked_elsewhere"
    # Several sheets at once: one of them grows, the others do not.
    return "unmovable_formula" if moves and any(":" in sheet for sheet in sheets) else None


def _marked(sheet: Any) -> Iterator[tuple[str, str]]:
    """The formulas of conditional formats and of what may be chosen, with the cells that they are for."""
    for one in sheet.conditional_formatting:
        for rule in one.rules:
            yield from ((str(one.sqref), said) for said in (*rule.formula, *(bound.val for bound in bounds(rule))))
    for one in sheet.data_validations.dataValidation:
        yield from ((str(one.sqref), said) for said in (one.formula1, one.formula2) if said)
