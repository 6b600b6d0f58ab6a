"""(5) Asked again by somebody else: taken on, the visit closed meanwhile, answered, compared; or given back."""

import re
from typing import Any

import pytest
from playwright.sync_api import APIResponse, Locator, Page, expect

from tests.e2e.conftest import DESK, PHONE, shot
from tests.e2e.steps import COUNTY, SUPERVISOR, sign_in

CLOSED = "您正在抽查这次走访"


def colleague(open_page: Any, first: Page, size: dict[str, int], name: str, phone: str) -> Page:
    """Another supervisor of the same township as `first`, newly made by the county, signed in."""
    county, made = open_page(), open_page(size)
    sign_in(county, COUNTY)
    region = told(first.request.get("/api/session"))["account"]["region"]["code"]
    new = {"name": name, "phone": phone, "role": "supervisor", "region": region}
    once = told(county.request.post("/api/accounts", data=new))["initial_password"]
    made.goto("/")
    made.get_by_label("手机号").fill(phone)
    made.get_by_label("密码").fill(once)
    made.get_by_role("button", name="登录").click()
    made.get_by_label("现在的密码").fill(once)
    for label in ("新密码", "再输一次新密码"):
        made.get_by_label(label, exact=True).fill("lusheng-2026")
    made.get_by_role("button", name="换好了").click()
    expect(made.get_by_role("navigation").first).to_be_visible()
    return made


def told(answer: APIResponse) -> Any:
    """What the server says to a request past the screens."""
    assert answer.ok, answer.text()
    return answer.json()


def ask(desk: Page, nth: int) -> tuple[str, str]:
    """Put a visit of the list among the spot checks; returns whose it is and its address."""
    desk.goto("/visits?state=all&order=newest")
    desk.get_by_role("region", name="走访清单").get_by_role("listitem").nth(nth).get_by_role("link").click()
    desk.get_by_role("button", name="抽查这次走访…").click()
    expect(desk.get_by_text("已列入抽查，要由另一个人去问")).to_be_visible()
    heading = desk.locator(".visit h1").inner_text()
    return heading.split()[0], desk.url.split("?")[0]


def card(page: Page, name: str, state: str = "") -> Locator:
    """The newest spot check of that household."""
    page.goto(f"/spot-checks{state}")
    found = page.get_by_role("region", name=name, exact=True).first
    expect(found).to_be_visible()
    return found


def take_on(page: Page, name: str) -> Locator:
    asked = card(page, name)
    expect(asked.get_by_role("button", name="记下")).to_be_hidden()
    asked.get_by_role("button", name="接下去问").click()
    expect(page.get_by_role("dialog")).to_contain_text("您都打不开")
    shot(page, f"spot-take-on-{page.viewport_size['width']}")
    page.get_by_role("dialog").get_by_role("button", name="接下", exact=True).click()
    expect(asked.locator(".question")).to_have_count(3)
    return asked


def answer(asked: Locator) -> None:
    """The first thing that may be said to each question."""
    for question in asked.locator(".question").all():
        day = question.locator("input[type=date]")
        if day.count():
            day.fill("2026-01-05")
        else:
            question.locator("label").first.click()
    asked.get_by_role("button", name="记下").click()


@pytest.mark.parametrize(
    ("size", "nth", "phone"), [(DESK, 0, "13900000021"), (PHONE, 1, "13900000022")], ids=["desk", "narrow"]
)
def test_a_colleague_asks_blind(open_page: Any, size: dict[str, int], nth: int, phone: str) -> None:
    first, width = open_page(DESK), size["width"]
    sign_in(first, SUPERVISOR)
    name, address = ask(first, nth)
    expect(card(first, name)).to_contain_text("您提出的，要请另一个人来问")

    second = colleague(open_page, first, size, "韦审核", phone)
    take_on(second, name)
    expect(card(first, name)).to_contain_text("韦审核 在问，最晚到")
    second.goto(address)
    expect(second.get_by_text(CLOSED)).to_be_visible()
    shot(second, f"spot-closed-{width}")
    second.get_by_role("link", name="看我接下的抽查").click()
    asked = second.get_by_role("region", name=name, exact=True)
    expect(asked.locator(".question")).to_have_count(3)
    shot(second, f"spot-held-{width}")
    answer(asked)

    expect(asked.get_by_role("columnheader", name="原来写的")).to_be_visible()
    expect(asked.get_by_text(re.compile("· (不)?一样$"))).to_have_count(3)
    shot(second, f"spot-answered-{width}")
    asked.get_by_role("link", name="那次走访").click()
    expect(second.get_by_role("heading", level=1, name=re.compile(name))).to_be_visible()
    expect(card(first, name, "?state=answered")).to_contain_text("韦审核 打电话")


def test_given_back_it_is_somebody_elses_and_the_visit_opens(open_page: Any) -> None:
    first = open_page(DESK)
    sign_in(first, SUPERVISOR)
    name, address = ask(first, 2)
    second = colleague(open_page, first, PHONE, "陆审核", "13900000023")
    asked = take_on(second, name)
    asked.get_by_role("button", name="交还…").click()
    second.get_by_role("dialog").get_by_role("button", name="交还", exact=True).click()
    expect(asked).to_contain_text("您看过或问过这次走访")
    second.goto(address)
    expect(second.get_by_role("heading", level=1, name=re.compile(name))).to_be_visible()

    county = open_page(DESK)
    sign_in(county, COUNTY)
    answer(take_on(county, name))
    expect(county.get_by_role("columnheader", name="这次说的")).to_be_visible()
