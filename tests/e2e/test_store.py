"""Two helpers share a phone: neither sees the other's work in the app, and nobody finds it in the browser's files."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.conftest import shot
from tests.e2e.disk import holds, unsnappy, written
from tests.e2e.steps import HELPER, add_need, add_photos, begin_visit, my_households, save_visit, sign_in, tab
from tests.e2e.telephone import Telephone, rows
from tests.serving import Serving

OTHER_HELPER = "13800000004"


@pytest.fixture
def phone(playwright: Playwright, server: Serving, tmp_path: Path) -> Telephone:
    return Telephone(playwright, tmp_path / "profile", server)


@pytest.fixture
def canaries() -> dict[str, str]:
    """Of no pattern: what packs them leaves them whole."""
    return {where: f"{where}-{secrets.token_urlsafe(24)}" for where in ("summary", "need", "draft")}


def sign_out(page: Page) -> None:
    tab(page, "我的")
    page.get_by_role("button", name="退出登录").click()
    page.get_by_role("dialog").get_by_role("button", name="退出登录").click()
    expect(page.get_by_label("手机号")).to_be_visible()


def work(page: Page, canaries: dict[str, str]) -> str:
    """A visit that is saved, and one that is half-written; returns whom the first was to, who was searched for by name."""
    name = my_households(page).first.locator("a.name").inner_text()
    page.get_by_role("searchbox").fill(name)
    expect(page.get_by_role("region", name="找到")).to_be_visible()
    page.get_by_role("searchbox").fill("")
    assert begin_visit(page, my_households(page).first) == name
    page.get_by_role("button", name="都和上次一样").click()
    page.get_by_placeholder("用自己的话说").fill(f"{canaries['summary']} 慢病药村里取不到。")
    add_need(page, canaries["need"])
    add_photos(page, "scene_landscape.jpg")
    save_visit(page)
    page.get_by_role("link", name="回今日").click()
    begin_visit(page, my_households(page).nth(1))
    page.get_by_placeholder("用自己的话说").fill(canaries["draft"])
    for _ in ("form", "household"):
        page.get_by_role("link", name="返回").click()
    return name


def test_another_helper_and_the_files_of_the_browser_tell_nothing_of_a_visit(
    phone: Telephone, server: Serving, canaries: dict[str, str], tmp_path: Path
) -> None:
    with phone.on() as page:
        sign_in(page, HELPER)
        expect(my_households(page).first).to_be_visible()
        page.context.set_offline(True)
        name = work(page, canaries)
        sign_out(page)
        expect(page.get_by_text("仅在本机：1 条")).to_be_visible()
        page.context.set_offline(False)

        sign_in(page, OTHER_HELPER)
        for screen in ("今日", "已记"):
            tab(page, screen)
            for canary in canaries.values():
                expect(page.get_by_text(canary)).to_have_count(0)
        shot(page, "phone-second-helper")
        sign_out(page)
    files = tmp_path / "taken"
    shutil.copytree(phone.profile, files, ignore_dangling_symlinks=True, ignore=shutil.ignore_patterns("Singleton*"))

    # Her own sign-in opens what the phone has kept, and the county gets it: now the bytes of the photo are known.
    with phone.on() as page:
        sign_in(page, HELPER)
        expect(page.get_by_role("region", name="先处理")).to_contain_text("写了一半")
        expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
    assert [row for row in rows(server, "SELECT content FROM visit_revision") if canaries["summary"] in row[0]]

    secret = {f"{canary} as {form[:6]!r}": form for canary in (*canaries.values(), name) for form in written(canary)}
    secret |= {f"the photo at {at}": piece for at, piece in pieces(newest_photo(server))}
    assert {what: found for what, form in secret.items() if (found := holds(files, form))} == {}
    # The search sees what is there: the names of tables lie in clear.
    assert any("IndexedDB" in file for form in written("households") for file in holds(files, form))


def newest_photo(server: Serving) -> bytes:
    photos = [file for file in (server.var / "photos").rglob("*") if file.is_file()]
    return max((file for file in photos if len(file.name) == 64), key=lambda file: file.stat().st_mtime).read_bytes()


def pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """From all over the picture; what packs it cannot make it smaller."""
    return ((at, data[at : at + 32]) for at in range(1_000, len(data) - 32, len(data) // 8))


def test_the_search_reads_packed_blocks() -> None:
    """Five letters as they are, then eleven from five before: the word three times and a letter."""
    packed = bytes([16, 4 << 2]) + b"ruhu " + bytes([(11 - 1) << 2 | 2, 5, 0])
    assert unsnappy(packed) == b"ruhu ruhu ruhu r"
