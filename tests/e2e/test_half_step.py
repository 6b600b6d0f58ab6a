"""A step of a need is left in the midst, by a killed browser and by a reload: the words and the picture are there again."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.conftest import shot
from tests.e2e.steps import HELPER, PHOTOS, all_sent, my_households, sign_in, start, tab
from tests.e2e.telephone import Telephone, rows
from tests.serving import Serving

WORDS = "药从县里取回来了，够吃三个月"


def half_written(page: Page) -> None:
    """Everything but the last tap."""
    tab(page, "需求")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="添一步")).first
    card.get_by_role("button", name="添一步").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("办结", exact=True).click()
    dialog.get_by_label("写一句").fill(WORDS)
    with page.expect_file_chooser() as choosing:
        dialog.get_by_text("相册", exact=True).click()
    choosing.value.set_files(PHOTOS / "no_exif.jpg")
    expect(dialog.locator("img")).to_have_count(1)


def found(page: Page, picture: str | None = None) -> None:
    """From the first screen to the form, as it was left."""
    tab(page, "今日")
    page.get_by_role("listitem").filter(has_text="写了一半").get_by_role("link").first.click()
    needs = page.get_by_role("region", name="需求")
    if picture:
        shot(page, f"{picture}-card")
    needs.get_by_role("listitem").filter(has_text="写了一半").get_by_role("button", name="添一步").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("写一句")).to_have_value(WORDS)
    expect(dialog.get_by_label("办结", exact=True)).to_be_checked()
    expect(dialog.locator("img")).to_have_count(1)
    if picture:
        shot(page, picture)


def test_what_was_typed_survives_a_killed_browser_and_is_sent_with_its_picture(
    playwright: Playwright, server: Serving, tmp_path: Path
) -> None:
    phone = Telephone(playwright, tmp_path / "profile", server)
    with phone.on() as page:
        sign_in(page, HELPER)
        expect(my_households(page).first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    before = rows(server, "SELECT id FROM need_step")
    with phone.on(offline=True) as page:
        start(page)
        half_written(page)
        phone.kill()
    with phone.on(offline=True) as page:
        start(page)
        found(page)
        start(page)  # and once more, by a reload
        found(page, "phone-need-half")
        page.get_by_role("dialog").get_by_role("button", name="保存").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_text("写了一半")).to_have_count(0)
        all_sent(page)
    [(kind, note, step)] = [
        row for row in rows(server, "SELECT kind, note, id FROM need_step") if (row[2],) not in {tuple(one) for one in before}
    ]
    assert (kind, note) == ("resolved", WORDS)
    assert rows(server, "SELECT COUNT(*), COUNT(arrived_at) FROM photo WHERE step_id = ?", step) == [(1, 1)]
