"""What a template marks out on its sheets follows the row that is repeated: colours, lists to choose from, what is printed."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule
from openpyxl.worksheet.datavalidation import DataValidation

from server.tallies.repeat import repeat


def sheets() -> Any:
    """A sheet whose row 2 is repeated, and another that looks at it."""
    book = Workbook()
    sheet, other = book.active, book.create_sheet("别")
    sheet.title = "周报"
    for row in range(1, 5):
        sheet.append([f"{column}{row}" for column in "ABC"])
    sheet.conditional_formatting.add("B2:C2", CellIsRule(operator="greaterThan", formula=["AVERAGE($B$2:$B$2)"]))
    sheet.conditional_formatting.add("A3:C3", FormulaRule(formula=["$B3>$B$1"]))
    for where in ("A1", "B2", "C1:C3 A4"):
        chosen = DataValidation("list", formula1="$A$2:$A$4" if where == "B2" else '"是,否"')
        chosen.add(where) if " " not in where else [chosen.add(one) for one in where.split()]
        sheet.add_data_validation(chosen)
    sheet.print_area = ["A1:C4", "A4:B4"]
    sheet.auto_filter.ref = "A1:C2"
    looking = DataValidation("list", formula1="周报!$A$2:$A$3")
    looking.add("A2")
    other.add_data_validation(looking)
    other.print_area = "A1:B2"
    return _again(book)


def _again(book: Workbook) -> Any:
    """Written and read, as a template is."""
    out = BytesIO()
    book.save(out)
    return load_workbook(out)


def test_they_grow_with_it_or_move_below_it() -> None:
    book = sheets()
    repeat(book["周报"], 2, 3)
    book = _again(book)
    sheet, other = book.worksheets
    rules = {str(area.sqref): [rule.formula for rule in area.rules] for area in sheet.conditional_formatting}
    assert rules == {"B2:C4": [["AVERAGE($B$2:$B$4)"]], "A5:C5": [["$B5>$B$1"]]}
    chosen = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert chosen == {"A1": '"是,否"', "B2:B4": "$A$2:$A$6", "A6 C1:C5": '"是,否"'}
    assert sheet.print_area.split(",") == ["'周报'!$A$1:$C$6", "'周报'!$A$6:$B$6"]
    assert sheet.auto_filter.ref == "A1:C4"
    (looking,) = other.data_validations.dataValidation
    assert (str(looking.sqref), looking.formula1, other.print_area) == ("A2", "周报!$A$2:$A$5", "'别'!$A$1:$B$2")


def test_what_a_colour_is_measured_by_is_found_again_where_it_has_moved() -> None:
    book = sheets()
    sheet = book["周报"]
    ends = {"start_type": "num", "start_value": 0, "end_type": "formula", "end_value": "$B$4"}
    sheet.conditional_formatting.add("B2", ColorScaleRule(start_color="FFFFFF", end_color="1F7A4D", **ends))
    repeat(sheet, 2, 3)
    (rule,) = _again(book)["周报"].conditional_formatting["B2:B4"]
    assert [bound.val for bound in rule.colorScale.cfvo] == [0, "$B$6"]


def test_a_whole_column_stays_one() -> None:
    book = Workbook()
    book.active.append(["{{每行.名称}}"])
    book.active.conditional_formatting.add("A1:A1048576", FormulaRule(formula=["$A1=0"]))
    repeat(book.active, 1, 3)
    assert [str(area.sqref) for area in book.active.conditional_formatting] == ["A1:A1048576"]


def test_a_sheet_that_prints_everything_still_does() -> None:
    book = Workbook()
    book.active.append(["{{每行.名称}}"])
    repeat(book.active, 1, 3)
    assert (book.active.print_area, book.active.auto_filter.ref) == ("", None)
