"""What a formula speaks of once a row of a sheet has become several."""

import re
from typing import Final

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

LAST: Final = 1_048_576  # row of a sheet
_CELL = re.compile(r"(\$?[A-Z]{0,3})(\$?)([0-9]+)")  # C3, $C$3; of a whole row 3


def grown(formula: str, title: str, number: int, more: int, *, here: bool, row: int) -> str:
    """The formula, with its `=`, once row `number` of the sheet `title` has `more` rows below it.

    It stands in `row`, of that sheet where it is `here`.
    """
    read = Tokenizer(formula)
    for token in read.items:
        if token.subtype != Token.RANGE:
            continue
        sheet, mark, area = token.value.rpartition("!")
        if (sheet.strip("'").replace("''", "'") == title) if mark else here:
            token.value = f"{sheet}{mark}{_area(area, number, more, inside=here and row == number)}"
    return str(read.render())


def _area(area: str, number: int, more: int, *, inside: bool) -> str:
    ends = [_CELL.fullmatch(end) for end in area.split(":")]

    def moved(at: int, end: re.Match[str]) -> str:
        column, fixed, row = end[1], end[2], int(end[3])
        # What reaches to the row counts all that it becomes; beside it, in the row itself, only what is fixed.
        counts = at == 1 and row == number and (fixed or not inside)
        return f"{column}{fixed}{min(row + more, LAST) if row > number or counts else row}"

    return ":".join(moved(at, end) for at, end in enumerate(ends) if end) if all(ends) else area
