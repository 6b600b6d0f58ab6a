"""One account in two tabs of one browser: each shows what the other saves, a draft is saved once, everything is sent once."""

from typing import Any

from playwright.sync_api import BrowserContext, Route, expect

from tests.e2e.conftest import PHONE
from tests.e2e.steps import HELPER, begin_visit, my_households, save_visit, sign_in, start
from tests.e2e.telephone import rows
from tests.serving import Serving


def gate(context: BrowserContext) -> list[Route]:
    """Every push waits here until it is let through."""
    waiting: list[Route] = []
    context.route("**/api/sync/push", lambda route: waiting.append(route))
    return waiting


def test_two_tabs_share_a_store_save_a_draft_once_and_send_it_once(open_page: Any, server: Serving) -> None:
    before = {row[0] for row in rows(server, "SELECT operation_id FROM receipt")}
    one = open_page(PHONE)
    sign_in(one, HELPER)
    begin_visit(one, my_households(one).first)
    one.get_by_role("button", name="都和上次一样").click()
    one.get_by_placeholder("用自己的话说").fill("两个窗口里写的。")
    other = one.context.new_page()
    start(other)
    other.get_by_role("listitem").filter(has_text="写了一半").get_by_role("link").first.click()
    expect(other.get_by_placeholder("用自己的话说")).to_have_value("两个窗口里写的。")

    one.context.set_offline(True)
    save_visit(one)
    other.get_by_role("button", name="保存", exact=True).click()
    expect(other.get_by_role("alert").first).to_be_visible()
    expect(other.get_by_role("heading", name="存好了")).to_have_count(0)
    for page in (one, other):
        expect(page.get_by_role("link", name="仅在本机：1 条")).to_be_visible()

    pushes = gate(one.context)
    with one.context.expect_event("request", lambda request: request.url.endswith("/api/sync/push")) as first:
        one.context.set_offline(False)
    idle = other if first.value.frame.page == one else one
    idle.get_by_role("link", name="仅在本机：1 条").click()
    expect(idle.get_by_role("status").first).to_have_text("有网时自己送")
    idle.get_by_role("button", name="现在就送").click()
    expect(idle.get_by_role("status").first).to_have_text("有网时自己送")
    assert len(pushes) == 1, "both tabs send"

    pushes[0].continue_()
    for page in (one, other):
        expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
    assert len(pushes) == 1
    made = [row for row in rows(server, "SELECT operation_id, outcome FROM receipt") if row[0] not in before]
    assert [outcome for _, outcome in made] == ["applied"]
