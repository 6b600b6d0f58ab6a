"""The ledger to take away: the rows that the desk lists under the same words, all of them, in either form."""

import csv
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from server.needs import lists
from tests.bodies import need, push, record
from tests.cast import Cast
from tests.needs.acts import listed, step


@pytest.fixture
def three(cast: Cast) -> list[str]:
    wishes = [need(category="water", description="水管裂了"), need(description="=1+1"), need()]
    homes = (cast.mao, cast.chen, cast.chen)
    push(cast.client(cast.helper), *(record(home, needs=[wish]) for home, wish in zip(homes, wishes, strict=True)))
    step(cast, wishes[0]["id"], "assigned", due_on="2026-01-05", assignee_id=cast.helper.id, next_step="换管")
    return [str(wish["id"]) for wish in wishes]


def taken(cast: Cast, form: str, asked: str = "", person: Any = None) -> Any:
    return cast.client(person or cast.county).get(f"/api/needs.{form}?{asked}", buffered=True)


def rows(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_a_row_tells_whose_need_it_is_who_answers_for_it_and_how_it_stands(cast: Cast, three: list[str]) -> None:
    head, row = rows(taken(cast, "csv", "category=water"))
    told = dict(zip(head, row, strict=True))
    assert (told["乡镇"], told["户主"], told["类别"], told["需求"]) == ("西江镇", "毛静", "饮水", "水管裂了")
    assert (told["责任人"], told["下一步"], told["时限"], told["提醒"]) == ("吴春", "换管", "2026-01-05", "超期")


def test_both_forms_have_the_same_rows_counted_and_summed(cast: Cast, three: list[str]) -> None:
    plain, book = taken(cast, "csv"), taken(cast, "xlsx")
    assert plain.headers["Ruhu-Rows"] == book.headers["Ruhu-Rows"] == "3"
    assert plain.headers["Ruhu-Sha256"] == book.headers["Ruhu-Sha256"] == sha256(plain.data).hexdigest()
    sheet = openpyxl.load_workbook(BytesIO(book.data)).worksheets[0]
    assert "水管裂了" in {cell.value for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("asked", ["state=open", "due=overdue", "lacks=owner", "category=medical", "q=水管", "age=longer"])
def test_what_is_listed_is_what_is_taken_away(cast: Cast, three: list[str], asked: str) -> None:
    assert len(rows(taken(cast, "csv", asked))) - 1 == len(listed(cast, asked, cast.county))


def test_nothing_is_left_out_between_pages(cast: Cast, three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE", 1)
    assert len(rows(taken(cast, "csv"))) == 4


def test_another_region_takes_nothing_away(cast: Cast, three: list[str]) -> None:
    assert len(rows(taken(cast, "csv", person=cast.other_supervisor))) == 1
    assert taken(cast, "csv", "region=522634101", cast.other_supervisor).status_code == 404
    assert taken(cast, "pdf").status_code == 404
