"""The printed card: drawn at the county's desk, read by a camera without a network, and the household is open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, expect

from server.regions.service import short
from tests.cards.paper import pages, picture
from tests.e2e.conftest import CHROMIUM, PHONE, QUIET, shot
from tests.e2e.steps import COUNTY, HELPER, my_households, sign_in, start, unlock
from tests.e2e.telephone import rows
from tests.serving import Serving

FRAME = (640, 480)
HOME = "522634101001000000"  # one of those whom the demonstration's helper helps
WHERE = """
    SELECT household.id, head_name, village.name, township.name FROM household
    JOIN region AS village ON village.code = household.region_code
    JOIN region AS township ON township.code = village.parent
    WHERE household.code = ?"""
CARD = "SELECT number, token FROM card WHERE household_id = ?"


@dataclass(frozen=True)
class Card:
    """A household's printed card; `said`: its number as it is printed, in two halves."""

    head: str
    number: str
    token: str
    sheet: bytes

    @property
    def said(self) -> str:
        return f"{self.number[:4]} {self.number[4:]}"


def printed(server: Serving, desk: Page) -> Card:
    """The card of `HOME`, out of the sheet of its village."""
    ((home, head, village, township),) = rows(server, WHERE, HOME)
    sign_in(desk, COUNTY)
    sheet = print_village(desk, short(township), short(village))
    ((number, token),) = rows(server, CARD, home)
    return Card(head, number, token, sheet)


def print_village(page: Page, township: str, village: str) -> bytes:
    page.get_by_role("link", name="农户", exact=True).click()
    page.get_by_role("link", name="打印连心卡").click()
    page.get_by_label("乡镇").select_option(label=township)
    page.get_by_role("checkbox", name=village).check()
    shot(page, "desk-cards")
    with page.expect_download() as download:
        page.get_by_role("button", name="生成 PDF").click()
    expect(page.get_by_role("status").filter(has_text="已生成")).to_be_visible()
    return Path(download.value.path()).read_bytes()


def film(path: Path, card: Card) -> None:
    """What a camera sees that is held over one card of a sheet, as the film that Chromium takes for its camera."""
    page, place = next(
        (page, place)
        for page, text in enumerate(pages(card.sheet))
        for place, one in enumerate(text.split("连心卡 ")[2:])
        if card.said in one
    )
    whole = picture(card.sheet, page)
    wide, high = whole.width / 210, whole.height / 297
    left, top = 10 + place % 2 * 95, 14.5 + place // 2 * 67
    held = whole.crop((int(left * wide), int(top * high), int((left + 95) * wide), int((top + 67) * high)))
    seen = Image.new("RGB", FRAME, (120, 110, 100))
    seen.paste(held.resize((560, 395)).rotate(4, expand=False, fillcolor=(120, 110, 100)), (40, 40))
    luma, blue, red = seen.convert("YCbCr").split()
    half = (FRAME[0] // 2, FRAME[1] // 2)
    planes = luma.tobytes() + blue.resize(half).tobytes() + red.resize(half).tobytes()
    head = f"YUV4MPEG2 W{FRAME[0]} H{FRAME[1]} F10:1 Ip A1:1 C420mpeg2\n".encode()
    path.write_bytes(head + b"FRAME\n" + planes)


@pytest.fixture
def camera(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[[], Browser]]:
    """Chromium that has the film as its camera."""
    opened: list[Browser] = []

    def launch() -> Browser:
        film_of = f"--use-file-for-fake-video-capture={tmp_path / 'card.y4m'}"
        fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", film_of]
        opened.append(playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *fake]))
        return opened[0]

    yield launch
    for browser in opened:
        browser.close()


def test_a_printed_card_opens_the_household_without_a_network(
    server: Serving, open_page: Callable[..., Page], camera: Callable[[], Browser], tmp_path: Path
) -> None:
    card = printed(server, open_page())
    film(tmp_path / "card.y4m", card)

    context = camera().new_context(base_url=server.url, viewport=PHONE, locale="zh-CN", timezone_id="Asia/Shanghai")
    phone = context.new_page()
    faults: list[str] = []
    phone.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    sign_in(phone, HELPER)
    expect(my_households(phone).first).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()  # from here on the service worker answers
    unlock(phone)
    opened = phone.get_by_role("heading", level=1, name=card.head)
    phone.get_by_role("link", name="扫卡").click()
    expect(opened).to_be_visible()  # the reader of codes has come, and is kept

    context.set_offline(True)
    start(phone, "/scan")
    expect(opened).to_be_visible()
    expect(phone.get_by_text(f"卡号 {card.said}")).to_be_visible()
    shot(phone, "phone-card-opened")

    start(phone, f"/c/{card.token}")
    expect(opened).to_be_visible()
    start(phone, "/c/0000000000000000")
    expect(phone.get_by_text("这张卡不是您结对的户的")).to_be_visible()
    assert faults == []


def test_the_number_opens_it_too_and_a_slip_is_noticed(server: Serving, open_page: Callable[..., Page]) -> None:
    card = printed(server, open_page())
    phone = open_page(PHONE)  # without a camera
    sign_in(phone, HELPER)
    expect(my_households(phone).first).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    start(phone, "/scan")
    expect(phone.get_by_text("这台手机现在不能扫码")).to_be_visible()
    shot(phone, "phone-card-number")
    phone.get_by_label("或者输入卡号").fill(card.number[:7] + str((int(card.number[7]) + 1) % 10))
    phone.get_by_role("button", name="打开这户").click()
    expect(phone.get_by_role("alert")).to_contain_text("卡号不对")
    phone.get_by_label("或者输入卡号").fill(card.said)
    phone.get_by_role("button", name="打开这户").click()
    expect(phone.get_by_role("heading", level=1, name=card.head)).to_be_visible()
