"""(5) axe-core on every screen of every role: nothing serious."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESK, PHONE, WIDE, shot
from tests.e2e.steps import COUNTY, HELPER, SUPERVISOR, begin_visit, my_households, sign_in, start
from tests.serving import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
# Without a selector of every element that it has looked at, which nobody reads, axe takes two thirds of the time.
LOOK = "axe.run(document, {resultTypes: ['violations'], selectors: false}).then(found => found.violations)"


def faults(page: Page) -> list[str]:
    """What axe finds, in words. The page's policy forbids foreign scripts, so axe comes in through the debugger."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in page.evaluate(LOOK)
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


def settle(page: Page) -> None:
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_the_sign_in(open_page: Any) -> None:
    page = open_page(PHONE)
    page.goto("/")
    expect(page.get_by_label("手机号")).to_be_visible()
    shot(page, "phone-sign-in")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_phones_screens(open_page: Any, scheme: str) -> None:
    page = open_page(PHONE, color_scheme=scheme)
    sign_in(page, HELPER)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        settle(page)
        shot(page, f"phone-{name}-{scheme}")
        found[name] = faults(page)

    rows = my_households(page)
    look("today")
    rows.first.locator("a.name").click()
    look("household")
    start(page)
    begin_visit(page, my_households(page).first)
    look("form")
    start(page)
    page.get_by_role("region", name="先处理").get_by_role("link").first.click()
    look("answer")
    for name in ("scan", "needs", "outbox", "me"):
        start(page, f"/{name}")
        look(name)
    start(page, "/needs")
    page.get_by_role("button", name="添一步").first.click()
    page.get_by_role("dialog").get_by_text("办结", exact=True).click()
    look("step")
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("sizes", [(DESK, WIDE), (PHONE,)], ids=["desk", "narrow"])
@pytest.mark.parametrize(("role", "phone"), [("supervisor", SUPERVISOR), ("county", COUNTY)])
def test_the_desks_screens(open_page: Any, role: str, phone: str, sizes: tuple[dict[str, int], ...]) -> None:
    page = open_page(sizes[0])
    sign_in(page, phone)
    settle(page)
    found = {}
    ways = page.get_by_role("navigation", name="栏目").get_by_role("link").evaluate_all("all => all.map(one => one.pathname)")
    behind = ["/mine", "/needs/figures", "/posts", "/coverages/lead", "/coverages/visited", "/coverages/unit"]
    of_county = ["/import", "/cards", "/settings", "/pairings/import", "/pairings/hand-over"] if role == "county" else []
    for way in [*dict.fromkeys(ways), *behind, *of_county]:
        page.goto(way)
        settle(page)
        for size in sizes:
            page.set_viewport_size(size)
            shot(page, f"{role}{way.replace('/', '-')}-{size['width']}")
            found[f"{way} {size['width']}"] = faults(page)
    assert {way: faults for way, faults in found.items() if faults} == {}
    assert len(found) > 5
    assert re.search("week", " ".join(found))


def test_what_opens_on_the_desk(open_page: Any) -> None:
    """Dialogs, an open visit, and pages that no list of the desk leads to."""
    page = open_page(DESK)
    sign_in(page, SUPERVISOR)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            shot(page, f"desk-{name}-{size['width']}")
            found[f"{name} {size['width']}"] = faults(page)

    def look_at_dialog(name: str, opener: Locator) -> None:
        opener.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        look(name)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()

    for way in ("/batches", "/template"):
        page.goto(way)
        settle(page)
        look(way[1:])
    page.goto("/visits")
    verdict = page.get_by_role("complementary", name="审核")
    look_at_dialog("return", verdict.get_by_role("button", name="退回"))
    look("visit")
    look_at_dialog("set-aside", page.get_by_role("button", name="不再提示").first)
    look_at_dialog("keys", page.get_by_role("button", name="键盘"))
    page.goto("/needs")
    page.get_by_role("listitem").locator("summary").first.click()
    look_at_dialog("assign", page.get_by_role("button", name=re.compile("交办|改派")).first)
    assert {name: faults for name, faults in found.items() if faults} == {}
