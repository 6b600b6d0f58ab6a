"""The helper columns of a register or of a list of pairings, and what is to be mended.

A sheet without a column for the role tells leads.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from server.households import cells, columns
from server.households.sheet import Sheet
from server.progress import Step

REASONS = {
    "bad_phone": "帮扶人电话不对",
    "conflicting_rows": "同一户写了不同的帮扶人",
    "disabled_helper": "这个电话的账号已停用",
    "formula": "单元格是公式,请改成文字",
    "no_helper_name": "没有填帮扶人姓名",
    "no_helper_phone": "没有填帮扶人电话",
    "not_a_helper": "这个电话的账号不是本县的帮扶人",
    "number_as_figure": "号码被表格软件当成数字,末几位已丢失",
    "other_name": "这个电话的账号是另一个姓名",
    "too_long": "填的字太多",
    "unknown_helper": "没有这个电话的账号",
    "unknown_household": "本县没有这个户编号",
    "unknown_role": "角色应填责任人、骨干或帮扶成员",
}
_WORDS = {
    "lead": ("责任人", "帮扶责任人", "第一责任人", "主帮扶人"),
    "core": ("骨干", "骨干成员", "核心成员"),
    "support": ("帮扶成员", "成员", "协助"),
}
_ROWS_A_STEP = 1000
_ROLE = {word: role for role, words in _WORDS.items() for word in words}


class Line(NamedTuple):
    """Who helps a household, as the sheet says it first in `row`."""

    row: int
    code: str
    name: str
    phone: str
    role: str = "lead"


class Mend(NamedTuple):
    """A row that somebody must mend; `reason` is one of `REASONS`, `code` the household's where it could be read."""

    row: int
    reason: str
    code: str | None = None


class Lines:
    """A sheet's lines; a household that names no helper is left out. `found` and `to_mend` are whole when `steps` has ended."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises Problem `unreadable_workbook`, `missing_columns`."""
        self.found: list[Line] = []
        self.to_mend: list[Mend] = []
        self._sheet = Sheet(file, columns.PAIRINGS)
        self._slots: dict[tuple[str, str], Line] = {}

    def read(self) -> list[Line]:
        """The whole sheet in one go."""
        for _ in self.steps():
            pass
        return self.found

    def steps(self) -> Iterator[Step]:
        """Read the sheet, step by step. Raises Problem `too_large`."""
        for count, (number, row) in enumerate(self._sheet.rows(), start=1):
            given = self._sheet.cells(row)
            try:
                if line := _line(number, given):
                    self._take(line)
            except cells.Unfit as unfit:
                self.to_mend.append(Mend(number, unfit.code, _code(given)))
            if count % _ROWS_A_STEP == 0:
                yield Step(count, max(count, self._sheet.expected_rows), "reading")
        self.found = list(dict.fromkeys(self._slots.values()))

    def _take(self, line: Line) -> None:
        # A person has one role in a household, and the household one lead.
        slots = [(line.code, slot) for slot in ((line.phone, "lead") if line.role == "lead" else (line.phone,))]
        if any(slot in self._slots and self._slots[slot][2:] != line[2:] for slot in slots):
            self.to_mend.append(Mend(line.row, "conflicting_rows", line.code))
        else:
            self._slots |= {slot: self._slots.get(slot, line) for slot in slots}


def _code(given: dict[str, Any]) -> str | None:
    try:
        return cells.digits(given["code"], 30)
    except cells.Unfit:
        return None


def _line(number: int, given: dict[str, Any]) -> Line | None:
    code, name = cells.digits(given["code"], 30), cells.text(given["helper"], 40)
    phone = cells.phone(given["helper_phone"])
    if code is None or not (name or phone):
        return None
    if not phone:
        raise cells.Unfit("no_helper_phone")
    if not name:
        raise cells.Unfit("no_helper_name")
    word = cells.text(given.get("pairing_role"), 20) or "责任人"
    if word not in _ROLE:
        raise cells.Unfit("unknown_role")
    return Line(number, code, name, phone, _ROLE[word])
