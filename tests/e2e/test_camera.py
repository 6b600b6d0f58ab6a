"""The camera needs the memory, and the system kills the tab behind it: what was written is there when the app opens again."""

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.e2e.steps import HELPER, add_need, begin_visit, check, my_households, save_visit, sign_in, start
from tests.e2e.telephone import Telephone
from tests.serving import Serving


def test_a_draft_survives_the_camera_that_kills_its_tab(playwright: Playwright, server: Serving, tmp_path: Path) -> None:
    phone = Telephone(playwright, tmp_path / "profile", server)
    with phone.on() as page:
        sign_in(page, HELPER)
        begin_visit(page, my_households(page).first)
        check(page, "饮水", "有问题")
        add_need(page, "井水浑了，想通自来水")
        page.get_by_placeholder("用自己的话说").fill("井水发黄。")
        with page.expect_file_chooser():
            page.get_by_text("拍照", exact=True).click()  # the camera opens, and the tab is written down before it does
        with page.expect_event("crash"):
            phone.kill_tabs()

        anew = page.context.new_page()
        start(anew)
        anew.get_by_role("listitem").filter(has_text="写了一半").get_by_role("link").first.click()
        expect(anew.get_by_placeholder("用自己的话说")).to_have_value("井水发黄。")
        expect(anew.get_by_placeholder("写一句需要什么")).to_have_value("井水浑了，想通自来水")
        expect(anew.get_by_role("group", name="饮水", exact=True).get_by_label("有问题")).to_be_checked()
        save_visit(anew)
