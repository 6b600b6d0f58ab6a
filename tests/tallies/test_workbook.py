"""The week as a workbook."""

from collections.abc import Iterator
from io import BytesIO
from threading import Thread
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from server import clock, db
from server.accounts.model import Account
from server.tallies import export
from server.tallies.details import details
from server.tallies.week import Week
from server.tallies.words import FIGURES
from server.visits.model import VisitRevision
from tests.cast import DANJIANG, Cast, pair
from tests.tallies.scene import WEEK, at, content, need, visit

HEADINGS = 3  # the row of them


def download(cast: Cast, person: Account | None = None, **query: str) -> Workbook:
    answer = cast.client(person or cast.county).get(f"/api/tallies/{WEEK}.xlsx", query_string=query, buffered=True)
    assert answer.status_code == 200, answer.json
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    return load_workbook(BytesIO(answer.data))


def lines(sheet: Worksheet) -> list[list[object]]:
    """The rows below the headings."""
    return [list(row) for row in sheet.iter_rows(min_row=HEADINGS + 1, values_only=True)]


def test_a_county_gets_townships_villages_helpers_visits_and_what_the_figures_mean(cast: Cast) -> None:
    assert download(cast).sheetnames == ["按乡镇", "按村", "按帮扶人", "与上周比", "封存后调整", "走访明细", "说明"]
    assert download(cast, region="522634101204").sheetnames == [
        "按村",
        "按帮扶人",
        "与上周比",
        "封存后调整",
        "走访明细",
        "说明",
    ]


def test_its_name_says_whose_and_which_week(cast: Cast) -> None:
    answer = cast.client(cast.county).get(f"/api/tallies/{WEEK}.xlsx", buffered=True)
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert f"filename*=UTF-8''{quote('雷山县-2026年第10周.xlsx')}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["按乡镇", "按村", "按帮扶人", "与上周比", "封存后调整", "走访明细", "说明"])
def test_every_sheet_has_its_title_and_prints_on_a4(cast: Cast, name: str) -> None:
    visit(cast.mao, cast.helper, at(1))
    with clock.pinned(at(8, 9.5)):
        sheet = download(cast)[name]
    about = [cell.value for cell in sheet[2] if cell.value]
    assert sheet["A1"].value == f"雷山县入户走访周报 · {name}"
    assert about == [
        "填报单位：雷山县　　2026年第10周（2026年3月2日周一至2026年3月8日周日）",
        "制表时间：2026年3月10日 09:30",
    ]
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith(str(HEADINGS + 1))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_figures_are_numbers_in_their_own_form_with_the_whole_below(cast: Cast) -> None:
    pair(cast.mao, cast.other_helper, "support")
    visit(cast.mao, cast.helper, at(1), ("approved", 2.5))
    visit(cast.mao, cast.other_helper, at(1))
    need(cast.mao, cast.helper, at(1), urgency="urgent")
    sheet = download(cast)["按帮扶人"]
    headings = [cell.value for cell in sheet[HEADINGS]]
    assert headings[:2] == ["所在地", "帮扶人"]
    assert [str(heading).split("\n")[0] for heading in headings[2:]] == [figure.name for figure in FIGURES]
    assert lines(sheet) == [
        ["丹江镇", "龙飞", 2, 1, 1, 0.5, 0, 1, 0, 0, 0, 0, 0, 0, None],
        ["西江镇", "吴春", 2, 1, 1, 0.5, 1, 0, 0, 1, 1, 0, 0, 0, 2.5],
        ["合计", None, 3, 1, 2, 0.3333, 1, 1, 0, 1, 1, 0, 0, 0, 2.5],
    ]
    assert [sheet.cell(4, column).number_format for column in (3, 6, 15)] == ["#,##0", "0.0%", "#,##0.0"]


def test_the_visits_stand_behind_the_figures(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1, 9.25), ("returned", 3), revision=2, need_count=2)
    visit(cast.shi, cast.other_helper, at(2, 10), ("approved", 3))
    sheet = download(cast)["走访明细"]
    first, second = lines(sheet)
    assert second[:7] == ["西江镇", "西江社区", "2组", "522634101001000000", "毛静", "脱贫户", "吴春"]
    assert (second[7], second[19]) == (at(1, 9.25).replace(tzinfo=None), at(1, 10.25).replace(tzinfo=None))
    assert second[8:19] == ["在家见到", "好", "好", "好", "好", "好", "有问题", "第2版", 2, 1, "待核"]
    assert [first[0], first[6], first[18]] == ["丹江镇", "龙飞", "已核"]
    assert sheet["H4"].number_format == "yyyy-mm-dd hh:mm"
    assert sheet.auto_filter.ref == "A3:T5"


def test_all_visits_are_there_when_they_fill_several_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.tallies.details.PAGE", 3)
    for number in range(8):
        visit((cast.mao, cast.chen, cast.shi)[number % 3], cast.helper, at(1, number))
    rows = lines(download(cast)["走访明细"])
    assert sorted(row[7] for row in rows) == [at(1, number).replace(tzinfo=None) for number in range(8)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-1", "@SUM(A1)", "https://a.example", "0012", " 两边空 ", "<b>&\"'", "一\n二\t三"]
)
def test_what_was_typed_stays_what_was_typed(cast: Cast, text: str) -> None:
    row = visit(cast.mao, cast.helper, at(1))
    revision = VisitRevision.get(VisitRevision.visit_id == row.id)
    revision.content = revision.content | {"summary": text}
    revision.save()
    answer = cast.client(cast.county).get(f"/api/tallies/{WEEK}.xlsx", buffered=True)
    cell = load_workbook(BytesIO(answer.data))["走访明细"]["P4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with ZipFile(BytesIO(answer.data)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))


def test_what_a_spreadsheet_would_take_for_another_character_is_escaped(cast: Cast) -> None:
    row = visit(cast.mao, cast.helper, at(1))
    VisitRevision.update(content=content("_x0041_")).where(VisitRevision.visit_id == row.id).execute()
    assert "_x005F_x0041_" in lines(download(cast)["走访明细"])[0]  # openpyxl reads what is written, a spreadsheet _x0041_


def test_all_sheets_tell_of_the_same_moment(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_more() -> None:
        with db.database.connection_context():
            visit(cast.mao, cast.helper, at(2))

    def while_reading(prefix: str, week: Week, counted: None) -> Iterator[list[object]]:
        meanwhile = Thread(target=one_more)
        meanwhile.start()
        meanwhile.join()
        return details(prefix, week, counted)

    visit(cast.mao, cast.helper, at(1))
    monkeypatch.setattr(export, "details", while_reading)
    book = download(cast)
    assert lines(book["按乡镇"])[-1][3] == len(lines(book["走访明细"])) == 1
    assert len(lines(download(cast)["走访明细"])) == 2


def test_every_figure_is_explained(cast: Cast) -> None:
    rows = lines(download(cast)["说明"])
    assert [row[0] for row in rows[: len(FIGURES)]] == [figure.name for figure in FIGURES]
    assert all(row[2] for row in rows)


def test_an_empty_week_has_empty_sheets(cast: Cast) -> None:
    assert lines(download(cast)["走访明细"]) == []


def test_strangers_other_regions_and_false_weeks_are_refused(cast: Cast) -> None:
    url = f"/api/tallies/{WEEK}.xlsx"
    assert cast.client(None).get(url).json["code"] == "not_signed_in"
    assert cast.client(cast.helper).get(url).json["code"] == "not_yours"
    assert cast.client(cast.supervisor).get(url, query_string={"region": DANJIANG}).json["code"] == "not_found"
    assert cast.client(cast.county).get("/api/tallies/2026-W60.xlsx").json["errors"] == {"week": ["invalid"]}


def test_what_a_helper_wrote_that_looks_like_markup_is_text(cast: Cast) -> None:
    row = visit(cast.mao, cast.helper, at(1))
    VisitRevision.update(content=content("<r>&</r>")).where(VisitRevision.visit_id == row.id).execute()
    assert "<r>&</r>" in lines(download(cast)["走访明细"])[0]
