"""All of a helper's households go to another while the phone is out of reach: what was written there arrives in its name."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, shot
from tests.e2e.steps import (
    COUNTY,
    HELPER,
    OTHER_HELPER,
    SUPERVISOR,
    account_name,
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

SAID, DONE = "交接前一天上门坐了坐。", "已把药送到家"
RETURNED = "冯岩"  # whose visit the township has sent back, in the demonstration


def hand_over(desk: Page, giver: str, taker: str) -> None:
    desk.get_by_role("link", name="结对", exact=True).click()
    desk.get_by_role("link", name="交接").click()
    for who, phone in (("交出的人", giver), ("接手的人", taker)):
        desk.get_by_label(f"找{who}：姓名或完整手机号").fill(phone)
        found = desk.get_by_label(who, exact=True)
        expect(found.get_by_role("option")).to_have_count(2)  # the first says: choose
        found.select_option(index=1)
    desk.get_by_role("button", name="先看有多少户").click()
    expect(desk.get_by_role("heading", name="如果交接")).to_be_visible()
    expect(desk.get_by_role("listitem").filter(has_text="骨干")).to_contain_text("4")
    shot(desk, "desk-hand-over")
    desk.get_by_role("button", name="交接 12 户").click()
    expect(desk.get_by_role("heading", name="已经交接")).to_be_visible()


def work_offline(phone: Page) -> tuple[str, str]:
    """A visit and a step of a need; returns whose."""
    phone.context.set_offline(True)
    visited = begin_visit(phone, my_households(phone).first)
    phone.get_by_role("button", name="都和上次一样").click()
    phone.get_by_placeholder("用自己的话说").fill(SAID)
    save_visit(phone)
    phone.get_by_role("link", name="回今日").click()
    tab(phone, "需求")
    card = phone.get_by_role("listitem").filter(has=phone.get_by_role("button", name="添一步")).first
    card.get_by_role("button", name="添一步").click()
    phone.get_by_role("dialog").get_by_label("写一句").fill(DONE)
    phone.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(card).to_contain_text(DONE)
    return visited, card.locator("a.name").inner_text()


def open_household(phone: Page, name: str) -> None:
    phone.get_by_label("查找").fill(name)
    phone.get_by_role("link", name=name, exact=True).click()
    expect(phone.get_by_role("heading", level=1, name=name)).to_be_visible()


def mend(phone: Page) -> None:
    """What was sent back is still the old helper's to put right, and all that is left of the household there."""
    phone.get_by_role("main").get_by_role("link", name=re.compile(RETURNED)).click()
    check(phone, "住房", "好")
    phone.get_by_placeholder("用自己的话说").fill("已请人翻瓦,不漏了。")
    save_visit(phone)
    all_sent(phone)


def test_a_hand_over_loses_nothing_and_leaves_the_old_helper_what_was_returned(open_page: Any) -> None:
    old, new, desk, county = open_page(PHONE), open_page(PHONE), open_page(DESK), open_page(DESK)
    sign_in(old, HELPER)
    me = account_name(old)
    visited, needing = work_offline(old)
    sign_in(county, COUNTY)
    hand_over(county, HELPER, OTHER_HELPER)
    all_sent(old)
    start(old)

    sign_in(new, OTHER_HELPER)
    tab(new, "今日")
    open_household(new, visited)
    expect(new.get_by_role("region", name="最近走访").get_by_role("listitem").first).to_contain_text(me)
    expect(new.get_by_role("region", name="最近走访").get_by_role("listitem").first).to_contain_text(SAID)
    start(new, "/needs")
    step = new.get_by_role("listitem").filter(has_text=needing).filter(has_text=DONE).first
    expect(step).to_contain_text(me)

    expect(old.get_by_text("现在没有和您结对的户")).to_be_visible()
    shot(old, "phone-handed-over-today")
    open_household(old, RETURNED)
    expect(old.get_by_text("这一户已不由您帮扶")).to_be_visible()
    expect(old.get_by_role("link", name="走访", exact=True)).to_have_count(0)
    shot(old, "phone-handed-over")
    mend(old)
    sign_in(desk, SUPERVISOR)
    open_in_queue(desk, RETURNED)
    expect(desk.get_by_text(f"{me} 在手机写下").last).to_be_visible()
    desk.keyboard.press("a")
    past_undoing(desk)
    start(old)
    expect(old.get_by_text("现在没有和您结对的户")).to_be_visible()
