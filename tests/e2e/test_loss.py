"""A browser that clears a helper's store: she is told what is missing, and so is the county."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, shot
from tests.e2e.steps import HELPER, add_photos, begin_visit, my_households, save_visit, sign_in, start, tab
from tests.serving import Serving


def evict(page: Page, origin: str) -> None:
    """What a browser does to a store when space runs short, and nothing else of ours."""
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb"})


def trail(var: Path, verb: str) -> list[tuple]:
    store = sqlite3.connect(f"file:{var / 'ruhu.db'}?mode=ro", uri=True)
    try:
        return store.execute("SELECT subject, detail FROM trail_entry WHERE verb = ?", (verb,)).fetchall()
    finally:
        store.close()


def save_offline(page: Page) -> None:
    my_households(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    begin_visit(page, my_households(page).first)
    add_photos(page, "no_exif.jpg")
    page.get_by_placeholder("用自己的话说").fill("门锁着，下周再来。")
    save_visit(page)


def test_what_the_browser_has_cleared_is_told_to_the_person_and_the_county(open_page: Any, server: Serving) -> None:
    page = open_page(PHONE)
    sign_in(page, HELPER)
    save_offline(page)
    expect(page.get_by_role("link", name="仅在本机：1 条")).to_be_visible()

    evict(page, server.url)
    page.reload()
    expect(page.get_by_text("仅在本机：1 条")).to_be_visible()  # from the note alone: there is no store to open
    shot(page, "phone-lost-signed-out")

    page.context.set_offline(False)
    sign_in(page, HELPER)
    card = page.get_by_role("region", name="这部手机的记录被清掉了")
    expect(card).to_contain_text("有 1 条县里还没收下")
    expect(card).to_contain_text("1 张照片")
    shot(page, "phone-lost")
    tab(page, "已记")
    expect(card).to_be_visible()
    expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
    [(_, told)] = trail(server.var, "loss.report")
    detail = json.loads(told)
    assert (detail["entries"], detail["photos"]) == (1, 1)
    [(household, _)] = trail(server.var, "loss.entry")
    assert household

    card.get_by_role("button", name="知道了").click()
    expect(card).to_be_hidden()
    start(page)
    expect(my_households(page).first).to_be_visible()
    expect(card).to_be_hidden()
    assert len(trail(server.var, "loss.report")) == 1
