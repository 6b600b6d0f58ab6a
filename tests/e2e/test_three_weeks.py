"""Three weeks in the mountains: the app opens with the PIN alone, and what was saved leaves after one sign-in."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.conftest import shot
from tests.e2e.steps import HELPER, PASSWORD, add_photos, begin_visit, my_households, save_visit, sign_in, start, tab
from tests.e2e.telephone import Telephone, rows
from tests.serving import Serving


def save(page: Page, words: str) -> None:
    begin_visit(page, my_households(page).first)
    add_photos(page, "no_exif.jpg")
    page.get_by_placeholder("用自己的话说").fill(words)
    save_visit(page)


def start_three_weeks_later(page: Page) -> None:
    page.clock.install(time=datetime.now(UTC) + timedelta(weeks=3))
    start(page)


def expire_logins(var: Path) -> None:
    store = sqlite3.connect(var / "ruhu.db")
    with store:
        store.execute("DELETE FROM session")
    store.close()


def test_after_three_weeks_offline_with_an_expired_login_everything_is_there_and_arrives(
    playwright: Playwright, server: Serving, tmp_path: Path
) -> None:
    before = {row[0] for row in rows(server, "SELECT id FROM visit")}
    phone = Telephone(playwright, tmp_path / "profile", server)
    with phone.on() as page:
        sign_in(page, HELPER)
        expect(my_households(page).first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.context.set_offline(True)
        save(page, "出发前记的。")
    expire_logins(server.var)
    server.stop()  # "offline" does not reach the service worker, which must find the app without anybody

    with phone.on(offline=True) as page:
        start_three_weeks_later(page)
        expect(page.get_by_role("link", name="仅在本机：1 条")).to_contain_text("21 天")
        save(page, "三周后记的。")
        page.get_by_role("link", name="回今日").click()
        shot(page, "phone-three-weeks")

    server.start()
    with phone.on() as page:
        start_three_weeks_later(page)
        tab(page, "已记")
        page.get_by_role("button", name="重新登录").click()
        page.get_by_label("手机号").fill(HELPER)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
    made = {row[0] for row in rows(server, "SELECT id FROM visit")} - before
    assert len(made) == 2
    assert all(rows(server, "SELECT arrived_at IS NOT NULL FROM photo WHERE visit_id = ?", one) == [(1,)] for one in made)
