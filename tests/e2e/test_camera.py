"""The camera needs the memory, and the system kills the tab behind it: what was written is there when the app opens again."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.steps import HELPER, add_need, begin_visit, check, my_households, save_visit, sign_in, start
from tests.e2e.telephone import Telephone
from tests.serving import Serving

# Somebody else writes in the store, and nothing of ours can be on the disk before `free`.
HOLD = """async () => {
  const { name } = (await indexedDB.databases()).find((one) => one.name.startsWith("ruhu-"));
  const asked = indexedDB.open(name);
  await new Promise((done) => (asked.onsuccess = done));
  const drafts = asked.result.transaction("drafts", "readwrite").objectStore("drafts");
  globalThis.turns = 0;
  const turn = () => {
    turns += 1;
    if (globalThis.free) asked.result.close();
    else drafts.get("any").onsuccess = turn;
  };
  turn();
}"""
TURNS = 300


def open_camera(page: Page) -> None:
    """It opens once the draft is on the disk; neither a timer nor a focus that moves away has brought it there."""
    opened: list[object] = []
    page.on("filechooser", lambda chooser: opened.append(chooser))
    page.evaluate(HOLD)
    with page.expect_file_chooser():
        page.get_by_text("拍照", exact=True).evaluate("label => label.click()")
        before = page.evaluate("turns")
        while page.evaluate("turns") < before + TURNS:
            assert not opened, "the camera opened before the draft was on the disk"
        page.evaluate("globalThis.free = true")


def test_a_draft_survives_the_camera_that_kills_its_tab(playwright: Playwright, server: Serving, tmp_path: Path) -> None:
    phone = Telephone(playwright, tmp_path / "profile", server)
    with phone.on() as page:
        sign_in(page, HELPER)
        begin_visit(page, my_households(page).first)
        check(page, "饮水", "有问题")
        add_need(page, "井水浑了，想通自来水")
        page.evaluate("globalThis.setTimeout = () => 0")
        page.get_by_placeholder("用自己的话说").fill("井水发黄。")
        open_camera(page)
        with page.expect_event("crash"):
            phone.kill_tabs()

        anew = page.context.new_page()
        start(anew)
        anew.get_by_role("listitem").filter(has_text="写了一半").get_by_role("link").first.click()
        expect(anew.get_by_placeholder("用自己的话说")).to_have_value("井水发黄。")
        expect(anew.get_by_placeholder("写一句需要什么")).to_have_value("井水浑了，想通自来水")
        expect(anew.get_by_role("group", name="饮水", exact=True).get_by_label("有问题")).to_be_checked()
        save_visit(anew)
