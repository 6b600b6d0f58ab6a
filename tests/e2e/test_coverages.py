"""The four coverages: each moves when what it counts is done, and whoever is left out stands alike in every list of them."""

import csv
import re
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Page, expect

from server import clock
from server.regions.service import short
from tests.e2e.conftest import DESK, PHONE, shot
from tests.e2e.steps import COUNTY, HELPER, all_sent, begin_visit, downloaded, my_households, save_visit, sign_in
from tests.e2e.telephone import rows
from tests.serving import Serving

# The villages without a post of these kinds, recounted by hand-written SQL.
WITHOUT = """
    SELECT code, name FROM region WHERE level = 'village' AND NOT EXISTS (
        SELECT 1 FROM village_post WHERE region_code = code AND ends_on IS NULL AND instr(?, kind))
    ORDER BY code"""
# A household of another helper's, and its lead.
OF_ANOTHER = """
    SELECT household.id, household.code, account.name FROM household
    JOIN pairing ON pairing.household_id = household.id AND pairing.role = 'lead' AND ends_on IS NULL
    JOIN account ON account.id = helper_id
    WHERE household.region_code LIKE '522634100%' ORDER BY household.code LIMIT 1"""


def lacking(desk: Page) -> dict[str, int]:
    """By coverage, how many are left out in the whole county."""
    desk.get_by_role("link", name="覆盖", exact=True).click()
    cards = desk.locator(".figures a")
    expect(cards).to_have_count(4)
    told = (re.search(r"(.+?)\n.*还差 ([\d,]+)", card, re.DOTALL) for card in cards.all_inner_texts())
    return {found[1].strip(): int(found[2].replace(",", "")) for found in told if found}


def post(desk: Page, village: str, kind: str, name: str) -> None:
    """Enter a post in the dialog that is reached from the coverages."""
    desk.get_by_role("link", name="驻村和帮扶单位").click()
    desk.get_by_role("button", name="新增").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("乡镇").select_option(value=village[:9])
    dialog.get_by_label("村", exact=True).select_option(value=village)
    dialog.get_by_label("种类").select_option(label=kind)
    dialog.get_by_role("textbox").first.fill(name)
    dialog.get_by_role("button", name="确定").click()
    expect(dialog).to_be_hidden()
    desk.get_by_role("link", name="← 四个覆盖").click()


def end_lead(desk: Page, household_id: str, helper: str) -> None:
    desk.goto(f"/households/{household_id}")
    desk.get_by_role("button", name=f"结束{helper}的结对").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("最后一天").fill(f"{clock.today() - timedelta(days=1)}")
    dialog.get_by_role("button", name="结束", exact=True).click()
    expect(dialog).to_be_hidden()


def visit_one(phone: Page) -> None:
    """Who has waited longest was not visited this month."""
    begin_visit(phone, my_households(phone).first)
    phone.get_by_role("button", name="都和上次一样").click()
    save_visit(phone)
    all_sent(phone)


def left_out(desk: Page, coverage: str, folder: Path) -> list[list[str]]:
    """The list behind a figure, the same as a workbook and as a plain table, each complete by its own word."""
    desk.get_by_role("listitem").filter(has_text=coverage).get_by_role("link").first.click()
    expect(desk.get_by_role("table")).to_be_visible()
    seen = desk.get_by_role("rowheader").count()
    book = openpyxl.load_workbook(downloaded(desk, "下载表格", folder))
    plain = downloaded(desk, "下载 CSV", folder).read_bytes()
    heading, *lines = csv.reader(StringIO(plain.decode("utf-8-sig"), newline=""))
    sheet = [["" if cell is None else f"{cell}" for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert sheet == [heading, *lines]
    told = {row[0][:3]: row[1] for row in book["清单说明"].iter_rows(values_only=True)}
    assert (told["行数"], told["校验码"]) == (str(seen), sha256(plain).hexdigest())
    assert len(lines) == seen
    return lines


def test_each_coverage_moves_and_the_lists_name_who_is_left_out(open_page: Any, server: Serving, tmp_path: Path) -> None:
    ((home, code, helper),) = rows(server, OF_ANOTHER)
    unposted, unpaired = (rows(server, WITHOUT, kinds)[0][0] for kinds in ("team first_secretary", "unit"))
    desk, phone = open_page(DESK), open_page(PHONE)
    sign_in(desk, COUNTY)
    sign_in(phone, HELPER)
    before = lacking(desk)
    post(desk, unposted, "第一书记", "吴书记")
    post(desk, unpaired, "帮扶单位", "县林业局")
    visit_one(phone)
    end_lead(desk, home, helper)

    after = lacking(desk)
    shot(desk, "desk-coverages")
    moved = {"户有责任人": 1, "村有驻村力量": -1, "村有帮扶单位": -1, "当月走访过的户": -1}
    assert after == {kind: before[kind] + by for kind, by in moved.items()}

    villages = left_out(desk, "村有帮扶单位", tmp_path)
    shot(desk, "desk-uncovered")
    assert len(villages) == after["村有帮扶单位"]
    assert [row[1] for row in villages] == [short(name) for _, name in rows(server, WITHOUT, "unit")]
    lacking(desk)
    (line,) = left_out(desk, "户有责任人", tmp_path)
    assert code in line
