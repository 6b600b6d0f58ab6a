"""(4) A need, from the doorstep to the household's word: raised offline, assigned, settled, given back once."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESK, PHONE, shot
from tests.e2e.steps import (
    HELPER,
    PHOTOS,
    SUPERVISOR,
    account_name,
    add_need,
    all_sent,
    begin_visit,
    my_households,
    save_visit,
    sign_in,
    start,
    tab,
)
from tests.e2e.telephone import rows
from tests.serving import Serving

PIPE, MENDED = "灶房的水管裂了,要换", "换了接头,不滴了"


def raise_need(phone: Page) -> None:
    """On a visit without a network."""
    phone.context.set_offline(True)
    begin_visit(phone, my_households(phone).nth(4))
    phone.get_by_role("button", name="都和上次一样").click()
    add_need(phone, PIPE)
    save_visit(phone)
    all_sent(phone)


def in_ledger(desk: Page, asked: str = "state=open") -> Locator:
    """The need, opened, in the ledger as it is narrowed."""
    desk.goto(f"/needs?{asked}")
    row = desk.get_by_role("listitem").filter(has_text=PIPE).first
    expect(row).to_be_visible()
    row.locator("summary").click()
    return row


def assign(desk: Page, name: str) -> None:
    row = in_ledger(desk, "lacks=owner&age=week")
    row.get_by_role("button", name="交办").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("由谁负责").select_option(label=name)
    dialog.get_by_label("下一步谁办什么").fill("周五带水管工上门")
    shot(desk, "desk-need-assign")
    dialog.get_by_role("button", name="确定").click()
    expect(dialog).to_be_hidden()
    expect(row).to_contain_text("周五带水管工上门")
    expect(row).to_contain_text(name)


def step(phone: Page, kind: str, note: str, trips: str | None = None, photo: str | None = None) -> None:
    """A step from the phone's list of needs."""
    tab(phone, "需求")
    card = phone.get_by_role("listitem").filter(has_text=PIPE).first
    card.get_by_role("button", name="添一步").click()
    dialog = phone.get_by_role("dialog")
    dialog.get_by_text(kind, exact=True).click()
    dialog.get_by_label("写一句").fill(note)
    if trips:
        dialog.get_by_label("替户里省了几趟").fill(trips)
    if photo:
        with phone.expect_file_chooser() as choosing:
            dialog.get_by_text("相册", exact=True).click()
        choosing.value.set_files(PHOTOS / photo)
        expect(dialog.locator("img")).to_have_count(1)
        shot(phone, "phone-need-resolved")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_be_hidden()


def settle_at_the_desk(desk: Page, note: str, *names: str) -> None:
    """With pictures from the desk's own disk; they are on the server, and open full."""
    in_ledger(desk).get_by_role("button", name="办结", exact=True).click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("说明").fill(note)
    dialog.get_by_label(re.compile("选照片")).set_input_files([PHOTOS / name for name in names])
    expect(dialog.locator("img")).to_have_count(len(names))
    shot(desk, "desk-need-photos")
    dialog.get_by_role("button", name="确定").click()
    expect(dialog).to_be_hidden()
    step = in_ledger(desk, "state=resolved").get_by_role("listitem").filter(has_text=note)
    pictures = step.get_by_role("button", name=re.compile("现场"))
    expect(pictures).to_have_count(len(names))
    pictures.last.click()
    full = dialog.locator("img")
    expect(full).to_have_js_property("complete", True)
    assert full.evaluate("one => one.naturalWidth") > 200
    desk.keyboard.press("Escape")


def test_a_need_is_followed_until_the_household_says_that_it_is_settled(open_page: Any, server: Serving) -> None:
    phone, desk = open_page(PHONE), open_page(DESK)
    sign_in(phone, HELPER)
    sign_in(desk, SUPERVISOR)
    helper = account_name(phone)
    raise_need(phone)
    assign(desk, helper)

    start(phone, "/needs")
    card = phone.get_by_role("listitem").filter(has_text=PIPE).first
    expect(card).to_contain_text("周五带水管工上门", timeout=60_000)
    expect(card).to_contain_text(f"责任：{helper}")
    phone.context.set_offline(True)
    step(phone, "代办", "替户里买了水管", trips="2")
    step(phone, "办结", "水管换好了", photo="no_exif.jpg")
    all_sent(phone)

    row = in_ledger(desk, "state=resolved")
    expect(row).to_contain_text("省跑 2 趟")
    expect(row.get_by_role("button", name=re.compile("照片|现场")).first).to_be_visible()
    row.get_by_role("button", name="户里不认可").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("说明").fill("接头还滴水")
    dialog.get_by_role("button", name="确定").click()
    expect(dialog).to_be_hidden()

    start(phone, "/needs")
    expect(phone.get_by_role("listitem").filter(has_text=PIPE).first).to_contain_text("接头还滴水", timeout=60_000)
    settle_at_the_desk(desk, MENDED, "no_exif.jpg", "scene_orientation6.jpg")
    sent = "SELECT COUNT(*), COUNT(arrived_at) FROM photo JOIN need_step ON need_step.id = photo.step_id WHERE note = ?"
    assert rows(server, sent, MENDED) == [(2, 2)]

    start(phone, "/needs")
    expect(phone.get_by_role("listitem").filter(has_text=PIPE).first).to_contain_text(MENDED, timeout=60_000)
    phone.context.set_offline(True)
    step(phone, "户里确认", "户主看过,说好了")
    all_sent(phone)

    row = in_ledger(desk, "state=confirmed&errand=1")
    shot(desk, "desk-need-confirmed")
    for kind in ("提出", "交办", "代办", "办结", "户里不认可", "户里确认"):
        expect(row.locator(".steps")).to_contain_text(kind)
