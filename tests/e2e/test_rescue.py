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
from tests.e2e.steps import COUNTY, HELPER, PASSWORD, PHOTOS, SUPERVISOR, sign_in
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
