"""(1) A helper in flight mode: three visits with photos and a need, the browser closed and opened, then all arrive once."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.conftest import shot
from tests.e2e.steps import HELPER, add_need, add_photos, begin_visit, check, my_households, save_visit, sign_in, start, tab
from tests.e2e.telephone import Telephone, rows
from tests.serving import Serving

VISITS = [("scene_orientation6.jpg", "other_scene.jpg"), ("no_exif.jpg",), ("scene_landscape.jpg",)]


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


def test_three_visits_made_offline_survive_the_browser_and_arrive_once(
    playwright: Playwright, server: Serving, tmp_path: Path
) -> None:
    before = {row[0] for row in rows(server, "SELECT id FROM visit")}
    phone = Telephone(playwright, tmp_path / "profile", server)
    with phone.on() as page:
        sign_in(page, HELPER)
        expect(my_households(page).first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.context.set_offline(True)
        names = record_three(page)

    with phone.on(offline=True) as page:
        start(page, "/outbox")
        for name in names:
            expect(page.get_by_role("listitem").filter(has_text=name).filter(has_text="在手机").first).to_be_visible()
        expect(page.get_by_role("link", name="仅在本机：3 条")).to_be_visible()
        shot(page, "phone-outbox-offline")

        page.context.set_offline(False)
        expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
        tab(page, "已记")
        shot(page, "phone-outbox-arrived")

    made = [row for row in rows(server, "SELECT id, need_count FROM visit") if row[0] not in before]
    assert sorted(row[1] for row in made) == [0, 0, 1]
    here = [rows(server, "SELECT COUNT(*), COUNT(arrived_at) FROM photo WHERE visit_id = ?", one)[0] for one, _ in made]
    assert sorted(here) == [(1, 1), (1, 1), (2, 2)]
