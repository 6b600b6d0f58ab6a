"""(7) The lock: at every start, after a quarter of an hour, and with a word for whoever has forgotten the PIN."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, shot
from tests.e2e.steps import HELPER, PASSWORD, PHOTOS, PIN, begin_visit, my_households, set_pin, sign_in, start, unlock
from tests.e2e.test_accessible import faults


def ask(page: Page) -> Any:
    return page.get_by_label("六位解锁码")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_screens(open_page: Any, scheme: str) -> None:
    page = open_page(PHONE, color_scheme=scheme)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        shot(page, f"phone-lock-{name}-{scheme}")
        found[name] = faults(page)

    page.goto("/")
    page.get_by_label("手机号").fill(HELPER)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    new = page.get_by_label("六位新解锁码")
    expect(new).to_be_focused()
    look("new")
    new.fill("123456")
    expect(page.get_by_role("alert")).to_contain_text("顺着数")
    look("weak")
    set_pin(page)
    page.reload()
    expect(ask(page)).to_be_focused()
    look("ask")
    page.keyboard.type("314159")
    expect(page.get_by_role("alert")).to_contain_text("还可以试 9 次")
    look("wrong")
    page.get_by_role("button", name="忘了").click()
    expect(page.get_by_text("一条也不会丢")).to_be_visible()
    look("forgotten")
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_after_fifteen_idle_minutes_the_screen_is_locked_and_opens_as_it_was(open_page: Any) -> None:
    page = open_page(PHONE)
    page.clock.install()
    sign_in(page, HELPER)
    begin_visit(page, my_households(page).nth(2))
    summary = page.get_by_placeholder("用自己的话说")
    summary.fill("话说到一半")
    place = page.url
    depth = page.evaluate("scrollY")
    page.clock.run_for("14:50")
    page.mouse.move(100, 300)
    page.clock.run_for("14:50")
    expect(summary).to_be_visible()
    page.clock.run_for("00:20")
    expect(ask(page)).to_be_visible()
    expect(summary).to_have_count(0)

    unlock(page)
    expect(summary).to_have_value("话说到一半")
    expect(summary).to_be_focused()
    assert page.url == place
    assert abs(page.evaluate("scrollY") - depth) < 10


def test_a_picture_taken_while_the_screen_was_locked_behind_the_camera_is_kept(open_page: Any) -> None:
    page = open_page(PHONE)
    page.clock.install()
    sign_in(page, HELPER)
    begin_visit(page, my_households(page).nth(2))
    with page.expect_file_chooser() as choosing:
        page.get_by_text("拍照", exact=True).click()
    page.clock.run_for("15:01")
    expect(ask(page)).to_be_visible()
    choosing.value.set_files(PHOTOS / "scene_landscape.jpg")
    unlock(page)
    expect(page.locator("[data-field=photos] img")).to_have_count(1)


def test_a_list_stands_where_it_was_left(open_page: Any) -> None:
    page = open_page(PHONE)
    page.clock.install()
    sign_in(page, HELPER)
    my_households(page).last.scroll_into_view_if_needed()
    depth = page.evaluate("scrollY")
    assert depth > 0
    page.clock.run_for("15:01")
    unlock(page)
    expect(my_households(page).last).to_be_in_viewport()


def test_without_a_network_the_pin_alone_opens_and_a_forgotten_one_waits_for_a_signal(open_page: Any) -> None:
    page = open_page(PHONE)
    sign_in(page, HELPER)
    expect(my_households(page).first).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    start(page)
    expect(my_households(page).first).to_be_visible()
    page.reload()
    page.get_by_role("button", name="忘了").click()
    page.get_by_label("手机号").fill(HELPER)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("连不上县里")
    page.context.set_offline(False)
    page.get_by_role("button", name="登录").click()
    set_pin(page, "161803")
    start_with(page, "161803", wrong=PIN)


def start_with(page: Page, pin: str, wrong: str) -> None:
    page.reload()
    ask(page).fill(wrong)
    expect(page.get_by_role("alert")).to_be_visible()
    unlock(page, pin)
