"""The helper columns of a register: one line a household, and what is to be mended."""

from typing import Any, BinaryIO, NamedTuple

from server.households import cells, columns
from server.households.sheet import Sheet

REASONS = {
    "bad_phone": "帮扶责任人电话不对",
    "conflicting_rows": "同一户写了不同的帮扶责任人",
    "disabled_helper": "这个电话的账号已停用",
    "formula": "单元格是公式,请改成文字",
    "no_helper_name": "没有填帮扶责任人姓名",
    "no_helper_phone": "没有填帮扶责任人电话",
    "not_a_helper": "这个电话的账号不是本县的帮扶人",
    "number_as_figure": "号码被表格软件当成数字,末几位已丢失",
    "other_name": "这个电话的账号是另一个姓名",
    "too_long": "填的字太多",
    "unknown_helper": "没有这个电话的账号",
    "unknown_household": "本县没有这个户编号",
}


class Line(NamedTuple):
    """Who helps a household, as the sheet says it first in `row`."""

    row: int
    code: str
    name: str
    phone: str


class Mend(NamedTuple):
    """A row that somebody must mend; `reason` is one of `REASONS`."""

    row: int
    reason: str


def read(file: BinaryIO) -> tuple[list[Line], list[Mend]]:
    """What the sheet says of helpers; a household that names none is left out.

    Raises Problem `unreadable_workbook`, `missing_columns`.
    """
    sheet = Sheet(file, columns.PAIRINGS)
    found: dict[str, Line] = {}
    to_mend = []
    for number, row in sheet.rows():
        try:
            line = _line(number, sheet.cells(row))
        except cells.Unfit as unfit:
            to_mend.append(Mend(number, unfit.code))
            continue
        if line and found.setdefault(line.code, line)[2:] != line[2:]:
            to_mend.append(Mend(number, "conflicting_rows"))
    return list(found.values()), to_mend


def _line(number: int, given: dict[str, Any]) -> Line | None:
    code, name = cells.digits(given["code"], 30), cells.text(given["helper"], 40)
    phone = cells.phone(given["helper_phone"])
    if code is None or not (name or phone):
        return None
    if not phone:
        raise cells.Unfit("no_helper_phone")
    if not name:
        raise cells.Unfit("no_helper_name")
    return Line(number, code, name, phone)
