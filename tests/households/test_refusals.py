"""The refused rows as a workbook that the office mends and hands in again."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from server.households.importer import Import
from tests.cast import LEISHAN, Cast
from tests.households.office import FIRST_ROW, HEADINGS, XIAOLONG, person, rows_of, workbook

URL = "/api/households/import/refusals"
LINK = '=HYPERLINK("http://x.invalid","点我")'


def refusals(cast: Cast, *people: dict[str, Any]) -> bytes:
    with cast.client(cast.county).post(URL, data={"file": (workbook(*people), "农户.xlsx")}) as answer:
        assert answer.status_code == 200
        assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
        return bytes(answer.data)


def test_it_holds_the_refused_households_whole_with_the_reason_beside_each_row(cast: Cast) -> None:
    wife = person(XIAOLONG + "000002", name="陈英", relation="配偶", income="很多", phone="1")
    rows = rows_of(refusals(cast, person(), person(XIAOLONG + "000002"), wife))
    assert rows[1] == ("原行号", "原因", *HEADINGS.values())
    assert [row[:2] for row in rows[2:]] == [
        (FIRST_ROW + 1, "同户有需修改的行,整户未导入"),
        (FIRST_ROW + 2, "人均纯收入(元):人均纯收入应填数字;联系电话:电话号码不对,应为 11 位手机号或带区号的座机号"),
    ]
    assert rows[3][2:] == tuple(wife[ours] for ours in HEADINGS)


def test_rows_without_a_code_are_in_it(cast: Cast) -> None:
    assert [row[0] for row in rows_of(refusals(cast, person(None)))[2:]] == [FIRST_ROW]


def test_a_text_that_looks_like_a_formula_stays_a_text(cast: Cast) -> None:
    content = refusals(cast, person(name=LINK))
    cell = openpyxl.load_workbook(BytesIO(content)).worksheets[0].cell(3, 8)
    assert (cell.value, cell.data_type) == (LINK, "s")


def test_a_mended_one_is_a_register_of_its_own(cast: Cast) -> None:
    content = refusals(cast, person(), person(XIAOLONG + "000002", income="很多"))
    book = openpyxl.load_workbook(BytesIO(content))
    for cell in book.worksheets[0][3]:
        cell.value = 12000 if cell.value == "很多" else cell.value
    mended = BytesIO()
    book.save(mended)
    assert Import(mended, LEISHAN, None, dry_run=False).run().counts() == {
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "refused": 0,
    }


def test_without_refusals_it_is_empty(cast: Cast) -> None:
    assert len(rows_of(refusals(cast, person()))) == 2


@pytest.mark.parametrize(("who", "status"), [("helper", 403), ("supervisor", 403), (None, 401)])
def test_only_county_staff_have_it(cast: Cast, who: str | None, status: int) -> None:
    client = cast.client(getattr(cast, who) if who else None)
    assert client.post(URL, data={"file": (workbook(person()), "农户.xlsx")}).status_code == status


def test_what_is_no_workbook_is_refused(cast: Cast) -> None:
    answer = cast.client(cast.county).post(URL, data={"file": (BytesIO(b"x"), "x.xlsx")})
    assert answer.json["code"] == "unreadable_workbook"


def test_a_line_that_ends_as_windows_ends_it_comes_back_as_it_was(cast: Cast) -> None:
    cell = openpyxl.load_workbook(BytesIO(refusals(cast, person(name=None, health="健\r\n康")))).worksheets[0].cell(3, 14)
    assert unescape(cell.value) == "健\r\n康"


def test_a_text_that_looks_like_markup_stays_a_text(cast: Cast) -> None:
    assert rows_of(refusals(cast, person(name=None, health="<r>&</r>")))[2][13] == "<r>&</r>"
