"""(6) A new version of the app is offered, and taken only when a person says so and nothing is half written."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, shot
from tests.e2e.steps import HELPER, begin_visit, check, my_households, sign_in, start
from tests.serving import ROOT, Serving


@pytest.fixture
def server(county: Path, tmp_path: Path) -> Iterator[Serving]:
    """A server whose web app can be replaced by a newer one."""
    shutil.copytree(county, tmp_path / "var")
    shutil.copytree(ROOT / "web" / "dist", tmp_path / "web")
    serving = Serving(tmp_path / "var", tmp_path / "log", {"RUHU_WEB": str(tmp_path / "web")})
    yield serving
    serving.stop()


def publish(server: Serving, folder: Path) -> None:
    """Put a newer build in place, as an upgrade does: another worker, then a restart."""
    worker = folder / "web" / "worker.js"
    worker.write_text(worker.read_text(encoding="utf-8") + "\n// newer\n", encoding="utf-8")
    worker.with_name("worker.js.br").unlink(missing_ok=True)
    server.stop()
    server.start()


def look_for_update(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update()).then(() => true)")


def test_an_update_waits_for_the_form_and_for_a_person(open_page: Any, server: Serving, tmp_path: Path) -> None:
    page = open_page(PHONE)
    sign_in(page, HELPER)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    start(page)
    begin_visit(page, my_households(page).first)
    check(page, "住房", "有问题")

    publish(server, tmp_path)
    look_for_update(page)
    expect(page.get_by_text("有新版本，写完这份再更新")).to_be_visible()
    expect(page.get_by_role("button", name="现在更新")).to_have_count(0)
    shot(page, "phone-update-later")

    page.get_by_role("link", name="返回").click()
    with page.expect_navigation(timeout=90_000):
        page.get_by_role("button", name="现在更新").click()
    expect(page.get_by_role("button", name="现在更新")).to_have_count(0)
    # What was half written is still there.
    start(page)
    expect(page.get_by_role("region", name="先处理")).to_contain_text("写了一半")
