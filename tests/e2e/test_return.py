"""(2) The township returns a visit on a named field, the helper amends it offline, and it is approved."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, shot
from tests.e2e.steps import (
    HELPER,
    SUPERVISOR,
    all_sent,
    begin_visit,
    check,
    my_households,
    open_in_queue,
    past_undoing,
    save_visit,
    sign_in,
    start,
    tab,
)


def give_back(desk: Page) -> None:
    desk.keyboard.press("r")
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("哪一处").select_option(label="住房")
    dialog.get_by_label("怎么了").select_option(label="前后不符")
    dialog.get_by_label("说清楚一点").fill("上次说屋顶漏水,这次填好,修好了吗?")
    shot(desk, "desk-return")
    dialog.get_by_role("button", name="退回").click()
    expect(dialog).to_be_hidden()
    past_undoing(desk)


def amend_offline(phone: Page, name: str) -> None:
    """Opens on the field at fault, with the supervisor's words and the old value."""
    phone.context.set_offline(True)
    tab(phone, "今日")
    phone.get_by_role("region", name="先处理").get_by_role("link", name=re.compile(name)).first.click()
    fault = phone.locator('[data-field="checks.housing"]')
    expect(fault).to_contain_text("修好了吗")
    expect(fault).to_contain_text("原来填的")
    expect(fault).to_be_in_viewport()
    shot(phone, "phone-returned")
    check(phone, "住房", "有问题")
    phone.get_by_placeholder("用自己的话说").fill("屋顶还在漏,已报镇里排危。")
    save_visit(phone)


def test_a_returned_visit_is_amended_offline_and_approved(open_page: Any) -> None:
    phone, desk = open_page(PHONE), open_page(DESK)
    sign_in(phone, HELPER)
    sign_in(desk, SUPERVISOR)
    name = begin_visit(phone, my_households(phone).nth(3))
    phone.get_by_role("button", name="都和上次一样").click()
    save_visit(phone)
    expect(phone.get_by_role("link", name="全部已到县里")).to_be_visible()
    phone.get_by_role("link", name="回今日").click()

    open_in_queue(desk, name)
    shot(desk, "desk-review")
    give_back(desk)

    start(phone)
    expect(phone.get_by_role("region", name="先处理")).to_contain_text(name)
    amend_offline(phone, name)
    all_sent(phone)

    desk.reload()
    open_in_queue(desk, name)
    expect(desk.get_by_text("第 2 稿").first).to_be_visible()
    desk.keyboard.press("a")
    past_undoing(desk)

    start(phone, "/outbox")
    expect(phone.get_by_role("listitem").filter(has_text=name).filter(has_text="镇已核").first).to_be_visible(timeout=60_000)
    shot(phone, "phone-verified")
