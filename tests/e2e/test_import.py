"""(4) The register's workbook comes in over the web page, with its refusals."""

from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, shot
from tests.e2e.steps import COUNTY, sign_in

REGISTER = next((Path(__file__).parents[1] / "data").rglob("households.xlsx"))


def test_a_dry_run_shows_what_is_refused_and_why_and_the_refusals_can_be_downloaded(open_page: Any, tmp_path: Path) -> None:
    page = open_page(DESK)
    sign_in(page, COUNTY)
    page.get_by_role("link", name="农户").click()
    page.get_by_role("link", name="导入名册").click()
    page.locator("input[type=file]").set_input_files(REGISTER)
    report = page.get_by_role("main")
    expect(report).to_contain_text("读到 1,405 行，收 1,380 人", timeout=60_000)
    # The demonstration has read this very workbook: nothing is new, nothing has changed.
    expect(report).to_contain_text("394")
    for row, words in (("126", "校验位"), ("348", "没有户主"), ("904", "公式")):
        expect(page.get_by_role("row").filter(has_text=row).filter(has_text=words).first).to_be_visible()
    shot(page, "desk-import")
    with page.expect_download() as downloading:
        page.get_by_text("下载有错的行").click()
    book = tmp_path / "refused.xlsx"
    downloading.value.save_as(book)
    cells = [str(cell) for row in openpyxl.load_workbook(book).active.iter_rows(values_only=True) for cell in row if cell]
    assert any("校验位" in cell for cell in cells)
