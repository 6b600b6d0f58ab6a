"""(1) A helper in flight mode: three visits with photos and a need, the browser closed and opened, then all arrive once."""

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.e2e.conftest import CHROMIUM, PHONE, QUIET, shot
from tests.e2e.steps import HELPER, add_need, add_photos, begin_visit, check, my_households, save_visit, sign_in, start, tab
from tests.serving import Serving

VISITS = [("scene_orientation6.jpg", "other_scene.jpg"), ("no_exif.jpg",), ("scene_landscape.jpg",)]


def switched_on(playwright: Playwright, profile: Path, server: Serving, *, offline: bool) -> tuple[BrowserContext, Page]:
    """The phone's browser on its own profile, as after a restart."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=QUIET, base_url=server.url, viewport=PHONE, locale="zh-CN",
        timezone_id="Asia/Shanghai", offline=offline,
    )  # fmt: skip
    return context, context.pages[0]


def rows(server_var: Path, sql: str, *values: str) -> list[tuple]:
    store = sqlite3.connect(f"file:{server_var / 'ruhu.db'}?mode=ro", uri=True)
    try:
        return store.execute(sql, values).fetchall()
    finally:
        store.close()


def record_three(page: Page) -> list[str]:
    names = []
    for number, photos in enumerate(VISITS):
        names.append(begin_visit(page, my_households(page).nth(number)))
        page.get_by_role("button", name="都和上次一样").click()
        if number == 0:
            check(page, "看病", "有问题")
            add_need(page, "慢病药要到县里取")
            page.get_by_placeholder("用自己的话说").fill("慢病药村里取不到。")
        add_photos(page, *photos)
        shot(page, f"phone-visit-{number}")
        save_visit(page)
        shot(page, f"phone-saved-{number}")
        page.get_by_role("link", name="回今日").click()
    return names


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def test_three_visits_made_offline_survive_the_browser_and_arrive_once(
    playwright: Playwright, profile: Path, server: Serving
) -> None:
    before = {row[0] for row in rows(server.var, "SELECT id FROM visit")}
    context, page = switched_on(playwright, profile, server, offline=False)
    sign_in(page, HELPER)
    expect(my_households(page).first).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    names = record_three(page)
    context.close()

    context, page = switched_on(playwright, profile, server, offline=True)
    start(page, "/outbox")
    for name in names:
        expect(page.get_by_role("listitem").filter(has_text=name).filter(has_text="在手机").first).to_be_visible()
    expect(page.get_by_role("link", name="仅在本机：3 条")).to_be_visible()
    shot(page, "phone-outbox-offline")

    context.set_offline(False)
    expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
    tab(page, "已记")
    shot(page, "phone-outbox-arrived")
    context.close()

    made = [row for row in rows(server.var, "SELECT id, need_count FROM visit") if row[0] not in before]
    assert sorted(row[1] for row in made) == [0, 0, 1]
    here = [
        rows(server.var, "SELECT COUNT(*), COUNT(arrived_at) FROM photo WHERE visit_id = ?", visit_id)[0]
        for visit_id, _ in made
    ]
    assert sorted(here) == [(1, 1), (1, 1), (2, 2)]
