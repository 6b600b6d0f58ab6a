"""A rescue file at a desk, wide and narrow: who hands it in is told what came, and what to do about the rest."""

from base64 import b64decode
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Page, Playwright, expect

from server import ids
from tests.bodies import photo, record
from tests.e2e.conftest import DESK, PHONE, shot
from tests.e2e.steps import (
    COUNTY,
    HELPER,
    PASSWORD,
    PHOTOS,
    SUPERVISOR,
    add_photos,
    begin_visit,
    my_households,
    save_visit,
    sign_in,
    tab,
)
from tests.e2e.test_accessible import faults
from tests.serving import Serving
from tests.sync.rescues import header, sealed


@pytest.fixture
def helper(playwright: Playwright, server: Serving) -> APIRequestContext:
    return playwright.request.new_context(base_url=server.url)


def file_of(helper: APIRequestContext) -> bytes:
    """What the helper's phone could not send: a visit with its photo, and one to a household that is nobody's."""
    device = {"id": "phone-1", "name": "Redmi"}
    me: Any = helper.post("/api/session", data={"phone": HELPER, "password": PASSWORD, "device": device}).json()
    pulled: Any = helper.post("/api/sync/pull", data={"device_id": "phone-1", "known": {}}).json()
    picture = (PHOTOS / "no_exif.jpg").read_bytes()
    note = photo(sha256=sha256(picture).hexdigest(), bytes=len(picture))
    visits = [
        record(SimpleNamespace(id=pulled["households"][0]["id"]), photos=[note]),
        record(SimpleNamespace(id=ids.new())),
    ]
    owner = SimpleNamespace(id=me["account"]["id"])
    return sealed(b64decode(me["keys"]["rescue"]), header(owner), *visits, pictures=((note["id"], picture),))


def choose(page: Page, name: str, data: bytes) -> None:
    page.get_by_label("选择代交文件").set_input_files({"name": name, "mimeType": "", "buffer": data})


@pytest.mark.parametrize(("size", "phone"), [(DESK, COUNTY), (PHONE, SUPERVISOR)], ids=["desk", "narrow"])
def test_it_is_found_from_ones_own_page_and_says_what_came_of_a_file(
    open_page: Any, helper: APIRequestContext, size: dict[str, int], phone: str
) -> None:
    page = open_page(size)
    sign_in(page, phone)
    page.goto("/mine")
    page.get_by_role("link", name="代交文件").click()
    file = file_of(helper)
    choose(page, "ruhu-1.ruhu", file)
    expect(page.get_by_text("收到 1 条，待认 0 条，不收 1 条；照片 1 张，到了 1 张")).to_be_visible()
    shot(page, f"rescue-{size['width']}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    choose(page, "ruhu-2.ruhu", file)
    expect(page.get_by_text("以前就到了的 2 条")).to_be_visible()
    choose(page, "ruhu-3.ruhu", file[:-1])
    expect(page.get_by_role("alert")).to_contain_text("ruhu-3.ruhu：这不是代交文件，或者文件已经损坏。请在原手机上重新存一份")
    shot(page, f"rescue-damaged-{size['width']}")


def test_what_a_phone_without_a_signal_saved_as_a_file_arrives_from_a_desk_and_once(open_page: Any) -> None:
    phone, desk = open_page(PHONE), open_page(DESK)
    sign_in(phone, HELPER)
    expect(my_households(phone).first).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    begin_visit(phone, my_households(phone).first)
    phone.get_by_role("button", name="都和上次一样").click()
    add_photos(phone, "no_exif.jpg", "other_scene.jpg")
    save_visit(phone)
    phone.get_by_role("link", name="回今日").click()
    tab(phone, "我的")
    phone.get_by_text("代交文件", exact=True).click()
    phone.get_by_role("button", name="存成文件").click()
    with phone.expect_download() as kept:
        phone.get_by_role("link", name="存到手机").click()
    shot(phone, "rescue-made")

    sign_in(desk, COUNTY)
    desk.goto("/rescue")
    choose(desk, kept.value.suggested_filename, kept.value.path().read_bytes())
    expect(desk.get_by_text("收到 1 条，待认 0 条，不收 0 条；照片 2 张，到了 2 张")).to_be_visible()

    phone.context.set_offline(False)
    tab(phone, "已记")
    expect(phone.get_by_role("listitem").filter(has_text="已到县里").first).to_be_visible()
    expect(phone.get_by_text("仅在本机")).to_have_count(0)
    choose(desk, kept.value.suggested_filename, kept.value.path().read_bytes())
    expect(desk.get_by_text("以前就到了的 1 条；照片 2 张，到了 2 张")).to_be_visible()
