"""Chromium is killed at each step that saving a visit with photos takes in its store: the visit is whole or absent afterwards.

A step is a change that is asked of IndexedDB, or the end of a transaction. The page is held still there and the browser's
processes are killed, so that every step is met exactly, from the first photo to the words that it is saved.
"""

from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Playwright, expect

from tests.e2e.steps import HELPER, PHOTOS, begin_visit, my_households, save_visit, sign_in, start, tab
from tests.e2e.telephone import Telephone, rows
from tests.serving import Serving

WORDS = "屋后的排水沟堵了，约好周三来清。"
TAKEN = ("no_exif.jpg", "other_scene.jpg")
HELD = (Path(__file__).parent / "held_at.js").read_text(encoding="utf-8").split("\n", 1)[1]
PATIENCE = 600  # looks of a tenth of a second, on a busy machine


@pytest.fixture
def phone(playwright: Playwright, server: Serving, tmp_path: Path) -> Telephone:
    """A telephone that is signed in and holds its households."""
    phone = Telephone(playwright, tmp_path / "profile", server)
    with phone.on() as page:
        sign_in(page, HELPER)
        expect(my_households(page).first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return phone


def killed_at(phone: Telephone, page: Page, at: int) -> list[str]:
    """Take two photos and save, killed at the `at`th step; what the page has told of itself."""
    told: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.text.startswith(("held", "shown")):
            told.append(message.text)

    page.add_init_script(f"({HELD.rstrip().rstrip(';')})({at})")
    page.on("console", hear)
    start(page)
    begin_visit(page, my_households(page).first)
    page.get_by_placeholder("用自己的话说").fill(WORDS)
    with page.expect_file_chooser() as choosing:
        page.get_by_text("相册", exact=True).click()  # writes the words down before it opens
    page.evaluate("sessionStorage.setItem('counting', '1')")
    choosing.value.set_files([PHOTOS / name for name in TAKEN])
    # From here on nothing is asked of the page, which would never answer where it is held: it saves by itself.
    for _ in range(PATIENCE):
        if told and (told[-1] == "shown: saved" or told[-1].startswith("held")):
            break
        page.wait_for_timeout(100)
    else:
        raise AssertionError(f"the page showed neither that it had saved nor that it is held: {told}")
    phone.kill()
    return told


def open_draft(page: Page) -> None:
    tab(page, "今日")
    page.get_by_role("listitem").filter(has_text="写了一半").get_by_role("link").first.click()
    expect(page.get_by_placeholder("用自己的话说")).to_have_value(WORDS)


def found(page: Page, server: Serving) -> tuple[bool, int]:
    """Whether the visit was saved, and how many photos it has: told by what reaches the county from the telephone."""
    before = visits(server)
    expect(my_households(page).first).to_be_visible()
    halves = page.get_by_text("写了一半")
    saved = page.get_by_role("link", name="仅在本机：1 条").is_visible()
    assert halves.count() == (0 if saved else 1), "a visit is a draft or an entry, never both and never neither"
    if not saved:
        open_draft(page)
        save_visit(page)
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="全部已到县里").first).to_be_visible(timeout=60_000)
    page.context.set_offline(True)
    (visit,) = visits(server) - before
    words, announced, here = arrived(server, visit)
    assert words == WORDS
    assert announced == here, "a photo was announced whose bytes are nowhere"
    return saved, here


def visits(server: Serving) -> set[str]:
    return {row[0] for row in rows(server, "SELECT id FROM visit")}


def arrived(server: Serving, visit: str) -> tuple[str, int, int]:
    """The words of a visit, and how many photos it has announced and how many are here."""
    [(words,)] = rows(server, "SELECT json_extract(content, '$.summary') FROM visit_revision WHERE visit_id = ?", visit)
    [(announced, here)] = rows(server, "SELECT COUNT(*), COUNT(arrived_at) FROM photo WHERE visit_id = ?", visit)
    return words, announced, here


def test_a_visit_is_whole_or_absent_wherever_the_browser_is_killed(phone: Telephone) -> None:
    points = []
    told: list[str] = []
    for at in count(1):
        with phone.on(offline=True) as page:
            start(page)
            if told:
                saved, photos = found(page, phone.server)
                points.append((told[-1], saved, photos))
                assert saved or told[-1] != "shown: saved", "it was shown as saved"
                assert photos == len(TAKEN) or "shown: 2 photos" not in told, "a photo that was shown as taken is gone"
                if not told[-1].startswith("held"):
                    break
            told = killed_at(phone, page, at)
    print(f"killed at {len(points)} points, 0 half records:", *points, sep="\n  ")
    # Before the first change, in the midst of saving, and after it: all three were met.
    assert {saved for _, saved, _ in points} == {True, False}
    assert {photos for _, _, photos in points} == {0, 1, 2}
    assert len(points) > 12
