"""Registers as an office types them: small workbooks with one thing wrong, or right in an unusual way."""

from io import BytesIO
from itertools import count
from typing import Any

import openpyxl
import xlsxwriter

from server.cell_text import write_text
from server.households.id_numbers import check_character
from server.households.importer import Import
from server.households.report import Report
from tests.cast import LEISHAN

HEADINGS = {
    "county": "县(市、区)",
    "township": "乡(镇)",
    "village": "行政村",
    "group": "自然村(组)",
    "code": "户编号",
    "name": "姓名",
    "gender": "性别",
    "relation": "与户主关系",
    "id_number": "证件号码",
    "ethnicity": "民族",
    "education": "文化程度",
    "health": "健康状况",
    "phone": "联系电话",
    "category": "户类型",
    "cause": "主要致贫原因",
    "income": "人均纯收入(元)",
    "helper": "帮扶责任人",
    "helper_phone": "帮扶责任人电话",
}
XIAOLONG = "522634101221"
FIRST_ROW = 3  # of people: a title and the headings stand above
_serials = count(1)


def id_number(born: str = "19800101", sequence: int | None = None) -> str:
    """A valid ID number that nobody else in the tests has."""
    first = f"522634{born}{(next(_serials) if sequence is None else sequence) % 1000:03d}"
    return first + check_character(first)


def person(code: str = XIAOLONG + "000001", **cells: Any) -> dict[str, Any]:
    """A head of a household in 小龙村 without a fault."""
    return {
        "county": "雷山县",
        "township": "西江镇",
        "village": "小龙村村民委员会",
        "group": "3组",
        "code": code,
        "name": "毛静",
        "gender": None,
        "relation": "户主",
        "id_number": id_number(),
        "ethnicity": "苗族",
        "education": "初中",
        "health": "健康",
        "phone": "13812345678",
        "category": "脱贫户",
        "cause": "因学",
        "income": 11668,
        "helper": "吴春",
        "helper_phone": "13900000001",
        **cells,
    }


def workbook(
    *people: dict[str, Any], headings: dict[str, str] | None = None, above: tuple[str, ...] = ("雷山县家庭成员信息表",)
) -> BytesIO:
    """An .xlsx with a line for each of `above`, the `headings` in their order, and a row for each person."""
    out = BytesIO()
    headings = headings or HEADINGS
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(above):
            sheet.write_string(number, 0, line)
        for column, (ours, heading) in enumerate(headings.items()):
            write_text(sheet, len(above), column, heading)
            for number, cells in enumerate(people, start=len(above) + 1):
                _write(sheet, number, column, cells.get(ours))
    out.seek(0)
    return out


class Formula(str):
    """A real formula, not a text that looks like one."""


def _write(sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, cell, value="计算值")
    elif isinstance(cell, str):
        write_text(sheet, row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)


def take(*people: dict[str, Any], dry_run: bool = False, area: str = LEISHAN, **how: Any) -> Report:
    """Import a small register, by nobody in particular."""
    return Import(workbook(*people, **how), area, None, dry_run=dry_run).run()


def faults(report: Report) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in sorted(report.faults, key=lambda one: one.row)]


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """What a downloaded workbook holds."""
    return list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True))
