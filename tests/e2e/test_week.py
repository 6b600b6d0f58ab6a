"""(3) The county downloads the week, and its numbers equal a recount by hand-written SQL."""

import re
import sqlite3
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, shot
from tests.e2e.steps import COUNTY, downloaded, sign_in
from tests.serving import Serving

# Figures of one township in one week, counted from the rows themselves: (heading of the column, SQL).
OF_WEEK = "FROM visit v LEFT JOIN review r ON r.visit_id = v.id AND r.revision = v.revision " \
    "WHERE v.week = :week AND v.withdrawn_at IS NULL AND substr(v.region_code, 1, 9) = :place"  # fmt: skip
RECOUNT = {
    "已访户": f"SELECT COUNT(DISTINCT v.household_id) {OF_WEEK}",
    "已核": f"SELECT COUNT(*) {OF_WEEK} AND r.decision = 'approved'",
    "待核": f"SELECT COUNT(*) {OF_WEEK} AND r.decision IS NULL",
    "退回": f"SELECT COUNT(*) {OF_WEEK} AND r.decision = 'returned'",
}


def counted(var: Path, sql: str, **values: str) -> int:
    store = sqlite3.connect(f"file:{var / 'ruhu.db'}?mode=ro", uri=True)
    try:
        return store.execute(sql, values).fetchone()[0]
    finally:
        store.close()


def table_of(book: Path) -> tuple[list[str], dict[str, list[Any]]]:
    """The headings and the rows, by their first cell, of the workbook's first sheet."""
    sheet = openpyxl.load_workbook(book).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if row[0] == "乡镇")
    return rows[top], {row[0]: row for row in rows[top + 1 :] if row[0]}


def withdraw_one(var: Path, week: str, place: str) -> None:
    """What became of a visit after its week was told."""
    store = sqlite3.connect(var / "ruhu.db", timeout=30)
    with store:
        store.execute(
            "UPDATE visit SET withdrawn_at = ?, state = 'withdrawn' WHERE id = "
            "(SELECT id FROM visit WHERE week = ? AND township = ? AND withdrawn_at IS NULL LIMIT 1)",
            [int(time.time() * 1000), week, place],
        )
    store.close()


def test_the_workbook_of_the_week_equals_a_recount(open_page: Any, server: Serving, tmp_path: Path) -> None:
    page = open_page(DESK)
    sign_in(page, COUNTY)
    # The last week that is over: full of visits on whatever weekday the test runs.
    page.get_by_role("link", name="前一周").or_(page.get_by_role("button", name="前一周")).click()
    expect(page.get_by_role("row", name=re.compile("西江镇"))).not_to_contain_text(" 0.0%")
    shot(page, "desk-week")
    book = downloaded(page, "下载周报.xlsx", tmp_path)
    assert re.fullmatch(r"雷山县-\d{4}年第\d+周\.xlsx", book.name)

    year, number = re.findall(r"\d+", book.name)
    week = f"{year}-W{int(number):02}"
    headings, rows = table_of(book)
    for place, name in (("522634101", "西江镇"), ("522634100", "丹江镇")):
        for heading, sql in RECOUNT.items():
            column = next(at for at, words in enumerate(headings) if words and words.startswith(heading))
            assert rows[name][column] == counted(server.var, sql, week=week, place=place), (name, heading)
    assert counted(server.var, RECOUNT["已核"], week=week, place="522634101") > 0


def test_a_sealed_week_stays_as_it_was_told_and_the_next_one_tells_the_difference(
    open_page: Any, server: Serving, tmp_path: Path
) -> None:
    page = open_page(DESK)
    sign_in(page, COUNTY)
    page.get_by_role("button", name="前一周").click()
    book = downloaded(page, "下载周报.xlsx", tmp_path)
    year, number = re.findall(r"\d+", book.name)
    week, (headings, before) = f"{year}-W{int(number):02}", table_of(book)

    page.get_by_role("button", name="封存", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="封存", exact=True).click()
    expect(page.get_by_text(re.compile("由.+封存 ·"))).to_be_visible()
    withdraw_one(server.var, week, "522634101")
    page.reload()
    after = table_of(downloaded(page, "下载周报.xlsx", tmp_path))[1]
    assert after == before

    link = page.get_by_role("link", name=re.compile("SHA-256"))
    snapshot = downloaded(page, "SHA-256", tmp_path)
    assert sha256(snapshot.read_bytes()).hexdigest() in (link.get_attribute("aria-label") or "")

    page.get_by_text("现在", exact=True).click()
    column = headings.index("走访\n（次）")
    live = table_of(downloaded(page, "下载周报.xlsx", tmp_path))[1]
    assert live["西江镇"][column] == before["西江镇"][column] - 1

    page.get_by_role("button", name="后一周").click()
    page.get_by_text("变化", exact=True).click()
    row = page.get_by_role("row", name=re.compile(f"第 {int(number)} 周 西江镇 走访"))
    expect(row).to_contain_text("-1")
    shot(page, "desk-week-adjustments")
    page.get_by_text("图", exact=True).click()
    expect(page.locator("canvas").first).to_be_visible()
    shot(page, "desk-week-charts")
