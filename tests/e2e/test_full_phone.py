"""A phone without room: nothing is shown as saved that is not, the form stays open, and with room again it goes on."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, shot
from tests.e2e.steps import HELPER, add_photos, begin_visit, my_households, save_visit, sign_in
from tests.serving import Serving

# Whether any more would fit, tried on a database of the test's own.
FITS = """() => new Promise((tell) => {
  const asked = indexedDB.open("room");
  asked.onupgradeneeded = () => asked.result.createObjectStore("tried");
  asked.onsuccess = () => {
    const tried = asked.result.transaction("tried", "readwrite", { durability: "strict" });
    tried.objectStore("tried").put(crypto.getRandomValues(new Uint8Array(65536)), "much");
    tried.oncomplete = () => tell(true);
    tried.onabort = () => tell(false);
  };
  asked.onerror = () => tell(false);
})"""
LOOKS = 120  # of a second each: Chromium looks at a new quota only now and then


def give_room(page: Page, origin: str, size: int | None) -> None:
    """Let the browser allow our store `size` bytes (None: as many as there are), and wait until it does."""
    room = {"origin": origin} if size is None else {"origin": origin, "quotaSize": size}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", room)
    for _ in range(LOOKS):
        if page.evaluate(FITS) == (size is None):
            return
        page.wait_for_timeout(1000)
    raise AssertionError("the browser took no notice of its quota")


def test_a_full_phone_says_so_keeps_the_form_open_and_saves_once_there_is_room(open_page: Any, server: Serving) -> None:
    page = open_page(PHONE)
    sign_in(page, HELPER)
    begin_visit(page, my_households(page).first)
    page.context.set_offline(True)
    add_photos(page, "no_exif.jpg")

    give_room(page, server.url, 1)
    page.get_by_placeholder("用自己的话说").fill("水管夜里冻裂了。")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="手机空间不够").first).to_be_visible()
    expect(page.get_by_role("heading", name="存好了")).to_have_count(0)
    expect(page.get_by_placeholder("用自己的话说")).to_have_value("水管夜里冻裂了。")
    shot(page, "phone-full")

    give_room(page, server.url, None)
    save_visit(page)
    expect(page.get_by_role("link", name="仅在本机：1 条")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
