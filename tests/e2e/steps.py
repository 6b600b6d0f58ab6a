"""What people do on the screens, in their words."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PASSWORD, PIN = "ruhu-demo", "271828"
HELPER, SUPERVISOR, COUNTY, OTHER_HELPER = "13800000001", "13800000002", "13800000003", "13800000004"
PHOTOS = Path(__file__).parents[1] / "data" / "photos"
# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)


def sign_in(page: Page, phone: str) -> None:
    """Sign in; a helper who is new on this phone sets a PIN."""
    page.goto("/")
    page.get_by_label("手机号").fill(phone)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    new_pin = page.get_by_label("六位新解锁码")
    expect(page.get_by_role("navigation").first.or_(new_pin)).to_be_visible()
    if new_pin.is_visible():
        set_pin(page)


def set_pin(page: Page, pin: str = PIN) -> None:
    page.get_by_label("六位新解锁码").fill(pin)
    page.get_by_label("再输一次解锁码").fill(pin)
    expect(page.get_by_role("navigation").first).to_be_visible()


def unlock(page: Page, pin: str = PIN) -> None:
    """Type the PIN on the pad, as a thumb does."""
    asked = page.get_by_label("六位解锁码")
    expect(asked).to_be_visible()
    for digit in pin:
        page.get_by_role("button", name=digit, exact=True).click()
    expect(asked).to_be_hidden()


def start(page: Page, path: str = "/") -> None:
    """Open the app anew at an address, as its helper: every start is locked."""
    page.goto(path)
    unlock(page)


def tab(page: Page, name: str) -> None:
    """Go to one of the phone's four screens."""
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name=re.compile(f"^{name}")).click()


def my_households(page: Page) -> Locator:
    """The rows of the helper's list that offer a visit."""
    tab(page, "今日")
    rows = page.get_by_role("region", name=re.compile("^我的")).get_by_role("listitem")
    expect(rows.first).to_be_visible()
    return rows.filter(has=page.get_by_role("link", name="走访"))


def begin_visit(page: Page, row: Locator) -> str:
    """Open the form of that row's household; returns whose it is."""
    name = row.locator("a.name").inner_text()
    row.get_by_role("link", name="走访").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    return name


def check(page: Page, what: str, finding: str) -> None:
    page.get_by_role("group", name=what, exact=True).get_by_text(finding, exact=True).click()


def add_need(page: Page, text: str) -> None:
    card = page.locator("[data-field=needs]")
    card.get_by_role("button", name="添一条").click()
    card.get_by_placeholder("写一句需要什么").last.fill(text)


def add_photos(page: Page, *names: str) -> None:
    with page.expect_file_chooser() as choosing:
        page.get_by_text("相册", exact=True).click()
    choosing.value.set_files([PHOTOS / name for name in names])
    expect(page.locator("[data-field=photos] img")).to_have_count(len(names))


def save_visit(page: Page) -> None:
    """Save; what is shown afterwards is shown only once it is on the disk."""
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("heading", name="存好了")).to_be_visible()


def all_sent(phone: Page) -> None:
    """The network is back: nothing waits on the phone any longer."""
    phone.context.set_offline(False)
    expect(phone.get_by_role("link", name="全部已到县里")).to_be_visible(timeout=60_000)


def account_name(phone: Page) -> str:
    """Whose telephone this is."""
    tab(phone, "我的")
    return phone.locator("p.name").first.inner_text()


def sign(page: Page) -> None:
    """Draw a line on the signature pad."""
    page.get_by_role("button", name="点这里签字").click()
    pad = page.locator("dialog canvas")
    expect(pad).to_be_visible()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    page.get_by_role("dialog").get_by_role("button", name="好了").click()


def open_in_queue(desk: Page, name: str) -> None:
    """The visit just received, at the desk: the newest of the waiting ones."""
    desk.get_by_role("link", name="走访", exact=True).click()
    desk.get_by_label("先后").select_option(label="新到先看")
    row = desk.get_by_role("region", name="走访清单").get_by_role("listitem").first
    expect(row).to_contain_text(name)
    row.get_by_role("link").click()
    expect(desk.get_by_role("heading", level=1, name=re.compile(name))).to_be_visible()


def past_undoing(desk: Page) -> None:
    """A verdict leaves the desk when its ten seconds are over."""
    undo = desk.get_by_role("button", name="撤销")
    expect(undo).to_be_visible()
    with desk.expect_response("**/api/reviews"):
        expect(undo).to_be_hidden()


def downloaded(page: Page, name: str, folder: Path) -> Path:
    """The file behind the link of that name, under the name that it is given."""
    with page.expect_download() as downloading:
        page.get_by_role("link", name=name).click()
    path = folder / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return path
