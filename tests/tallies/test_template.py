"""The county's own workbook: kept, refused with its cells named, filled in."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from server.tallies.repeat import repeat
from server.trail.model import TrailEntry
from tests.cast import XIJIANG, Cast
from tests.tallies.office import keep, template
from tests.tallies.scene import WEEK, at, visit


def filled(cast: Cast, person: Any = None, **query: str) -> Any:
    answer = cast.client(person or cast.county).get(f"/api/tallies/{WEEK}/template", query_string=query, buffered=True)
    assert answer.status_code == 200, answer.json
    return load_workbook(BytesIO(answer.data))["周报"]


def test_a_blank_alone_becomes_its_value_and_one_in_a_sentence_words(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    visit(cast.mao, cast.helper, at(-6))
    told = {
        "A1": "{{单位}}{{周}}走访{{走访}}次，覆盖率{{覆盖率}}", "B1": "{{走访}}", "C1": "{{ 上周.走访 }}",
        "D1": "{{增减.走访}}", "E1": "{{核实用时}}", "F1": "不变", "A2": "=SUM(B1:C1)",
    }  # fmt: skip
    assert keep(cast.client(cast.county), told).status_code == 200
    sheet = filled(cast)
    assert [cell.value for cell in sheet[1]] == ["雷山县2026年第10周走访1次，覆盖率33.3%", 1, 1, 0, None, "不变"]
    assert sheet["A2"].value == "=SUM(B1:C1)"


def test_a_row_of_each_place_is_repeated_and_what_stands_below_moves_down(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    told = {"A1": "乡镇", "A2": "{{每行.名称}}", "B2": "{{每行.走访}}", "A3": "合计", "B3": "{{走访}}", "A4": "填表人"}
    keep(cast.client(cast.county), told, ("A4:B4",))
    rows = [tuple(cell.value for cell in row) for row in filled(cast).iter_rows()]
    assert ("西江镇", 1) in rows[1:10]
    assert rows[10:] == [("合计", 1), ("填表人", None)]
    assert [str(area) for area in filled(cast).merged_cells.ranges] == ["A12:B12"]


def test_what_is_calculated_and_what_is_merged_follow_the_rows(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    told = {
        "A1": "{{单位}}", "A2": "{{每行.名称}}", "B2": "{{每行.走访}}", "C2": "=B2/B$3", "D2": "=SUM(B2:C2)",
        "E2": "{{每行.走访}}", "A3": "合计", "B3": "=SUM(B2:B2)", "C3": "=B3-周报!B$2+'别'!B2",
        "D3": "=SUM(B:B)", "E3": "=SUM($B$2:B3)",
    }  # fmt: skip
    assert keep(cast.client(cast.county), told, ("A1:F1", "E2:F2", "G1:G3")).status_code == 200
    sheet = filled(cast)
    assert [sheet[place].value for place in ("C2", "D2", "C3", "D3")] == ["=B2/B$11", "=SUM(B2:C2)", "=B3/B$11", "=SUM(B3:C3)"]
    assert [cell.value for cell in sheet[11]][:5] == [
        "合计", "=SUM(B2:B10)", "=B11-周报!B$2+'别'!B2", "=SUM(B:B)", "=SUM($B$2:B11)",
    ]  # fmt: skip
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:F1", "G1:G11", *(f"E{row}:F{row}" for row in range(2, 11))}


def test_a_row_of_no_place_says_nothing_and_moves_nothing() -> None:
    book = load_workbook(template({"A1": "{{每行.名称}}", "B1": "{{每行.走访}}", "A2": "=SUM(B1:B1)"}, ("B1:C1", "A3:B3")))
    repeat(book.active, 1, 0)
    assert [[cell.value for cell in row] for row in book.active.iter_rows(max_row=2)] == [
        [None] * 3,
        ["=SUM(B1:B1)", None, None],
    ]
    assert {str(area) for area in book.active.merged_cells.ranges} == {"B1:C1", "A3:B3"}


def test_a_township_fills_its_countys_template_with_its_own(cast: Cast) -> None:
    keep(cast.client(cast.county), {"A1": "{{单位}}", "A2": "{{每行.名称}}"})
    sheet = filled(cast, cast.supervisor)
    assert sheet["A1"].value == "西江镇"
    assert "长乌村" in [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert filled(cast, region=XIJIANG)["A1"].value == "西江镇"


@pytest.mark.parametrize(
    ("text", "fault"),
    [("{{走防}}", "unknown_name"), ("{{走访}", "unclosed"), ("走访}}", "unclosed"), ('="{{走访}}"', "in_formula")],
)
def test_what_is_wrong_is_named_by_its_cell_and_nothing_is_kept(cast: Cast, text: str, fault: str) -> None:
    answer = keep(cast.client(cast.county), {"A1": "{{走访}}", "B3": text})
    assert (answer.status_code, answer.json["code"], answer.json["errors"]) == (422, "wrong_template", {"周报!B3": [fault]})
    assert cast.client(cast.county).get("/api/tallies/template").json["template"] is None


def test_a_workbook_without_a_blank_is_some_other_one(cast: Cast) -> None:
    client = cast.client(cast.county)
    keep(client, {"A1": "{{走访}}"})
    answer = keep(client, {"A1": "日期", "B1": "金额"})
    assert (answer.json["code"], answer.json["errors"]) == ("wrong_template", {"周报": ["no_blanks"]})
    assert filled(cast)["A1"].value == 0


def test_a_new_one_takes_the_place_of_the_old_and_it_can_be_dropped(cast: Cast) -> None:
    client = cast.client(cast.county)
    keep(client, {"A1": "旧{{周}}"})
    told = keep(client, {"A1": "新", "B1": "{{周}}"}).json["template"]
    assert (told["name"], told["by"]) == ("本县周报.xlsx", "王县")
    assert filled(cast)["A1"].value == "新"
    assert client.delete("/api/tallies/template").status_code == 204
    assert client.delete("/api/tallies/template").json["code"] == "not_found"
    assert client.get(f"/api/tallies/{WEEK}/template").json["code"] == "not_found"
    assert [row.verb for row in TrailEntry.select().order_by(TrailEntry.seq)][-1] == "template.drop"


def test_what_is_no_workbook_or_unpacks_to_too_much_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = cast.client(cast.county)
    monkeypatch.setattr("server.tallies.template.MOST", 100_000)

    def code(content: bytes) -> str:
        return client.put("/api/tallies/template", data={"file": (BytesIO(content), "x.xlsx")}).json["code"]

    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 25 * 1024 * 1024)
    assert code(b"PK no") == "unreadable_workbook"
    assert code(bomb.getvalue()) == "too_large"
    assert code(b"\0" * 100_001) == "too_large"
    assert keep(client, {"XFD1048576": "{{走访}}"}).json["code"] == "too_large"


def test_only_the_county_keeps_one_and_another_county_has_its_own(cast: Cast) -> None:
    assert keep(cast.client(cast.supervisor), {"A1": ""}).json["code"] == "not_yours"
    keep(cast.client(cast.county), {"A1": "{{单位}}"})
    assert cast.client(cast.other_county).get("/api/tallies/template").json["template"] is None
    assert cast.client(cast.helper).get("/api/tallies/template").json["code"] == "not_yours"
