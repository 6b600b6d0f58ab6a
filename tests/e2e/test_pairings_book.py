"""Pairings in bulk out of a workbook: tried, mended where it is told to, taken, and they stand."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from server import clock
from tests.e2e.conftest import DESK, shot
from tests.e2e.steps import COUNTY, HELPER, OTHER_HELPER, sign_in
from tests.e2e.telephone import rows
from tests.households.office import FIRST_ROW, workbook
from tests.serving import Serving

HEADINGS = {"code": "户编号", "helper": "帮扶人", "helper_phone": "帮扶人电话", "role": "帮扶角色"}
HUA, LONG = ("华桂珍", HELPER), ("龙海燕", OTHER_HELPER)  # the demonstration's
# Households of 丹江镇, each with its lead, whom neither of the two helps.
HOMES = """
    SELECT household.code, household.id, head_name, account.name FROM household
    JOIN pairing ON pairing.household_id = household.id AND pairing.role = 'lead' AND ends_on IS NULL
    JOIN account ON account.id = helper_id AND account.name != '龙海燕'
    WHERE household.region_code LIKE '522634100%' ORDER BY household.code LIMIT 3"""


def line(code: str, who: tuple[str, str], role: str | None) -> dict[str, Any]:
    return {"code": code, "helper": who[0], "helper_phone": who[1], "role": role}


def tried(desk: Page, folder: Path, *lines: dict[str, Any]) -> dict[str, str]:
    """What the desk says would come of a workbook with these lines."""
    book = folder / "结对.xlsx"
    book.write_bytes(workbook(*lines, headings=HEADINGS).getvalue())
    with desk.expect_response("**/api/pairings/import?dry_run=1"):
        desk.locator("input[type=file]").set_input_files(book)
    expect(desk.get_by_role("heading", name="如果导入")).to_be_visible()
    figures = desk.locator(".figures li")
    return dict(zip(figures.locator("span").all_inner_texts(), figures.locator("strong").all_inner_texts(), strict=True))


def test_a_workbook_is_tried_mended_and_taken_and_the_pairings_stand(open_page: Any, server: Serving, tmp_path: Path) -> None:
    (first, first_id, *_), (second, second_id, _, lead), (third, *_) = rows(server, HOMES)
    desk = open_page(DESK)
    sign_in(desk, COUNTY)
    desk.get_by_role("link", name="结对", exact=True).click()
    desk.get_by_role("link", name="批量结对").click()
    good = line(first, HUA, "骨干"), line(second, HUA, None)
    bad = line(third, HUA, "书记"), line(third, ("周新", "13912340000"), None), line("522634999999999999", HUA, None)
    assert tried(desk, tmp_path, *good, *bad) == {"新结对": "2", "已经有的": "0", "要修改的行": "3"}
    for row, why in enumerate(("角色应填", "没有这个电话的账号", "本县没有这个户编号"), start=FIRST_ROW + len(good)):
        expect(desk.get_by_role("row").filter(has=desk.get_by_role("rowheader", name=str(row), exact=True))).to_contain_text(
            why
        )
    shot(desk, "desk-pairings-to-mend")

    mended = *good, line(third, HUA, "帮扶成员"), line(first, LONG, "帮扶成员")
    assert tried(desk, tmp_path, *mended) == {"新结对": "4", "已经有的": "0", "要修改的行": "0"}
    assert rows(server, "SELECT COUNT(*) FROM pairing WHERE household_id = ? AND role = 'core'", first_id) == [(0,)]
    desk.get_by_role("button", name="结对 4 个").click()
    expect(desk.get_by_role("heading", name="已经导入")).to_be_visible()
    shot(desk, "desk-pairings-taken")
    assert tried(desk, tmp_path, *mended) == {"新结对": "0", "已经有的": "4", "要修改的行": "0"}

    desk.goto(f"/pairings?household={second_id}&ended=1")
    today = clock.today()
    expect(desk.get_by_role("row").filter(has_text=HUA[0])).to_contain_text(f"{today}")
    expect(desk.get_by_role("row").filter(has_text=lead)).to_contain_text(f"{today - timedelta(days=1)}")
    desk.goto(f"/households/{first_id}")
    expect(desk.get_by_role("listitem").filter(has_text="华桂珍 骨干")).to_be_visible()
    expect(desk.get_by_role("listitem").filter(has_text="龙海燕 帮扶成员")).to_be_visible()
