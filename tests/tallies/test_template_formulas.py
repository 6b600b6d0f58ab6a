"""What a template calculates: it follows the rows that are repeated, or is refused by its cell before any Friday comes."""

from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from server import clock
from server.tallies.model import Template
from server.tallies.repeat import repeat
from tests.cast import LEISHAN, Cast
from tests.tallies.office import keep, template
from tests.tallies.scene import WEEK

ROWS = {"A1": "乡镇", "A2": "{{每行.名称}}", "B2": "{{每行.走访}}", "A3": "合计", "B3": "=SUM(B2:B2)"}


def repeated(cells: dict[str, Any]) -> Any:
    """The sheet with its row 2 three times, written and read again."""
    book = load_workbook(template(ROWS | cells))
    repeat(book.active, 2, 3)
    out = BytesIO()
    book.save(out)
    return load_workbook(out).active


def array(cell: Any) -> tuple[str, str]:
    return cell.value.ref, cell.value.text


def test_what_is_calculated_over_several_cells_follows_the_rows() -> None:
    sheet = repeated({
        "C1": ArrayFormula("C1", "=SUM(B2:B2*2)"), "D2": ArrayFormula("D2:E2", "=B2:C2*2"),
        "C3": ArrayFormula("C3:C4", "=B3:B4+SUM(B2:B2)"),
    })  # fmt: skip
    assert array(sheet["C1"]) == ("C1", "=SUM(B2:B4*2)")
    assert [array(sheet[f"D{row}"]) for row in (2, 3, 4)] == [(f"D{row}:E{row}", f"=B{row}:C{row}*2") for row in (2, 3, 4)]
    assert array(sheet["C5"]) == ("C5:C6", "=B5:B6+SUM(B2:B4)")


def test_names_of_columns_and_of_areas_and_new_functions_stay_as_they_are() -> None:
    kept = ["=SUM(表1[走访])", "=表1[[#This Row],[走访]]", "=SUM(合计区)", '=INDIRECT("R2C2",FALSE)', "=别!#REF!", "=SUM(B:B)"]
    sheet = repeated({f"C{row}": text for row, text in enumerate(kept, start=3)})
    assert [sheet[f"C{row}"].value for row in range(5, 5 + len(kept))] == kept
    assert repeated({"C3": "=_xlfn.LET(_xlpm.x,B3,_xlpm.x)"})["C5"].value == "=_xlfn.LET(_xlpm.x,B5,_xlpm.x)"


def test_nothing_is_said_of_a_row_below_the_last() -> None:
    assert repeated({"C3": "=COUNTA(B2:B1048576)"})["C5"].value == "=COUNTA(B2:B1048576)"


def test_how_high_a_row_is_whether_it_is_hidden_and_where_it_leads_go_with_it() -> None:
    book = load_workbook(template(ROWS | {"A4": "说明"}))
    sheet = book.active
    sheet.row_dimensions[3].height, sheet.row_dimensions[4].hidden = 40, True
    sheet["A3"].hyperlink = "http://leishan.example/"
    repeat(sheet, 2, 3)
    out = BytesIO()
    book.save(out)
    sheet = load_workbook(out).active
    assert {row: (one.height, one.hidden) for row, one in sheet.row_dimensions.items() if one.height or one.hidden} == {
        5: (40, False),
        6: (None, True),
    }
    assert [sheet[f"A{row}"].hyperlink and sheet[f"A{row}"].hyperlink.target for row in (3, 5)] == [
        None,
        "http://leishan.example/",
    ]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("=B2#", "unreadable_formula"),
        ('="共', "unreadable_formula"),
        ("=SUM(B2))", "unreadable_formula"),
        ("=#SPILL!", "unreadable_formula"),
        ("='别!B3", "unreadable_formula"),
        ("=[1]一月!B3", "linked_elsewhere"),
        ("='C:\\周报\\[上月.xlsx]一月'!$B$3", "linked_elsewhere"),
        (ArrayFormula(None, "=SUM(B2:B2*2)"), "unreadable_formula"),
        (ArrayFormula("D2", "={{走访}}*B2"), "in_formula"),
        (ArrayFormula("D2:D3", "=B2:B3*2"), "unmovable_formula"),
        (DataTableFormula(ref="D2:D3", r1="B3"), "unmovable_formula"),
        ("=SUM(一月:三月!B3)", "unmovable_formula"),
    ],
)
def test_a_formula_that_cannot_follow_is_named_by_its_cell(cast: Cast, told: Any, fault: str) -> None:
    answer = keep(cast.client(cast.county), ROWS | {"D2": told})
    assert (answer.status_code, answer.json["code"], answer.json["errors"]) == (422, "wrong_template", {"周报!D2": [fault]})


@pytest.mark.parametrize(("said", "fault"), [('"共', "unreadable_formula"), ("[1]一月!B3>1", "linked_elsewhere")])
def test_so_is_one_of_a_colour_or_of_what_may_be_chosen(cast: Cast, said: str, fault: str) -> None:
    book = load_workbook(template(ROWS))
    sheet = book.active
    sheet.conditional_formatting.add("B2:B3", FormulaRule(formula=[said]))
    chosen = DataValidation("custom", formula1=said)
    chosen.add("C2")
    sheet.add_data_validation(chosen)
    assert brought(cast, book).json["errors"] == {"周报!B2:B3": [fault], "周报!C2": [fault]}


def brought(cast: Cast, book: Workbook) -> Any:
    out = BytesIO()
    book.save(out)
    out.seek(0)
    return cast.client(cast.county).put("/api/tallies/template", data={"file": (out, "本县周报.xlsx")})


def test_where_no_row_is_repeated_nothing_moves_and_all_of_it_is_handed_out_as_it_came(cast: Cast) -> None:
    client = cast.client(cast.county)
    told = {"A1": "{{走访}}", "B1": "=A1#", "B2": "=SUM(一月:三月!B3)", "B3": ArrayFormula("B3:B4", "=A1:A2*2")}
    assert keep(client, told).status_code == 200
    sheet = load_workbook(BytesIO(client.get(f"/api/tallies/{WEEK}/template", buffered=True).data)).active
    assert (sheet["B1"].value, sheet["B2"].value, array(sheet["B3"])) == ("=A1#", "=SUM(一月:三月!B3)", ("B3:B4", "=A1:A2*2"))


def test_one_that_was_kept_before_all_this_was_looked_at_says_what_is_wrong_when_it_is_filled(cast: Cast) -> None:
    content = b64encode(template(ROWS | {"D3": "=B2#"}).getvalue()).decode()
    Template.create(county=LEISHAN, name="旧.xlsx", content=content, kept_at=clock.now(), by_id=cast.county.id)
    answer = cast.client(cast.county).get(f"/api/tallies/{WEEK}/template")
    assert (answer.json["code"], answer.json["errors"]) == ("wrong_template", {"周报!D3": ["unreadable_formula"]})
