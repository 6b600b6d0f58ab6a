"""(5) A township's week on the desk: 315 visits judged by keyboard only; the quiet ones on a sample, a colleague in between."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.cast import PASSWORD
from tests.e2e.conftest import DESK, shot
from tests.e2e.heap import FIRST, ODD, SECOND, VISITS
from tests.e2e.steps import expect
from tests.serving import ROOT, Serving, flask

QUIET, TABS = VISITS - ODD, 30
# From the key to the next visit on the screen, for each key that led to one.
STOPWATCH = """() => {
  window.took = [];
  const shown = () => document.querySelector(".visit h1")?.textContent;
  addEventListener("keydown", () => {
    const began = performance.now(), was = shown();
    const watch = new MutationObserver(() => {
      if (!shown() || shown() === was) return;
      window.took.push(performance.now() - began);
      watch.disconnect();
    });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  }, true);
}"""


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the week's visits, none of them judged."""
    var = tmp_path_factory.mktemp("heap") / "var"
    flask(var, "init")
    subprocess.run([sys.executable, "-m", "tests.e2e.heap", str(var)], cwd=ROOT, check=True)
    return var


@pytest.fixture
def server(heap: Path, tmp_path: Path) -> Iterator[Serving]:
    shutil.copytree(heap, tmp_path / "var")
    serving = Serving(tmp_path / "var", tmp_path / "log")
    yield serving
    serving.stop()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {wanted}")


def sign_in(page: Page, phone: str) -> None:
    page.goto("/")
    tab_to(page, page.get_by_label("手机号"))
    page.keyboard.type(phone)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation").first).to_be_visible()


def give_back(page: Page) -> None:
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    for label, choice in (("哪一处", "看病"), ("怎么了", "没写清")):
        tab_to(page, dialog.get_by_label(label))
        options = dialog.get_by_label(label).locator("option").all_inner_texts()
        for _ in range(options.index(choice)):
            page.keyboard.press("ArrowDown")
        expect(dialog.get_by_label(label).locator("option:checked")).to_have_text(choice)
    tab_to(page, dialog.get_by_role("button", name="退回", exact=True))
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def place(page: Page, at: int, of: int) -> None:
    """The visit at that place of the list is here, and can be judged."""
    page.get_by_text(f"第 {at} 条 / {of}").wait_for()  # looks again sooner than `expect` does: a third of the time, over 315
    expect(page.get_by_role("complementary", name="审核").get_by_role("button", name="通过")).to_be_visible()


def said(server: Serving) -> dict[str, int]:
    store = sqlite3.connect(f"file:{server.var / 'ruhu.db'}?mode=ro", uri=True)
    try:
        return dict(store.execute("SELECT decision, COUNT(*) FROM review GROUP BY decision").fetchall())
    finally:
        store.close()


def test_315_visits_are_judged_by_keyboard_only(
    open_page: Callable[..., Page], server: Serving, record_property: Callable[[str, Any], None]
) -> None:
    page = open_page(DESK)
    sign_in(page, FIRST)
    page.evaluate(STOPWATCH)
    urgent = page.get_by_role("region", name="这次走访").get_by_text(re.compile("^急 ·"))
    for at in range(1, VISITS + 1):
        place(page, at, VISITS)
        # What is out of the ordinary comes first.
        (expect(urgent).to_be_visible if at <= ODD else expect(urgent).to_be_hidden)()
        if at == ODD + 10:
            heading = page.locator(".visit h1").inner_text()
            page.keyboard.press("a")
            page.keyboard.press("u")
            expect(page.locator(".visit h1")).to_have_text(heading)
        if at <= ODD:
            give_back(page)
        else:
            page.keyboard.press("a")
    expect(page.get_by_text("没有等着核的，都办完了")).to_be_visible()
    expect(page.get_by_role("button", name="撤销")).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("^已核"))).to_be_visible()
    page.get_by_role("link", name="周报").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert said(server) == {"returned": ODD, "approved": QUIET}
    took = sorted(page.evaluate("window.took"))
    record_property(
        "desk", f"a decision as seen: median {median(took):.0f} ms, 19 in 20 within {took[len(took) * 19 // 20]:.0f} ms"
    )


def test_the_quiet_rest_on_a_sample_while_a_colleague_is_at_it(open_page: Callable[..., Page], server: Serving) -> None:
    mine, other = open_page(DESK), open_page(DESK)
    sign_in(mine, FIRST)
    sign_in(other, SECOND)

    mine.get_by_role("link", name="平常的一起办").click()
    mine.get_by_role("button", name="抽样").click()
    expect(mine.get_by_text(f"从 {QUIET} 条里抽了 29 条")).to_be_visible()
    shot(mine, "desk-sample")
    mine.get_by_role("link", name="去看抽中的 29 条").click()
    for at in range(1, 30):
        place(mine, at, 29)
        mine.keyboard.press("a")
    mine.get_by_role("button", name="回到这次抽样").click()
    expect(mine.get_by_text("抽中的 29 条都没有退回")).to_be_visible()
    mine.get_by_role("button", name="其余的试算").click()
    rest = QUIET - 29
    expect(mine.get_by_text(f"将通过 {rest} 条，还没有办")).to_be_visible()

    other.goto("/visits?order=newest")
    place(other, 1, VISITS - 29)
    other.keyboard.press("a")
    with other.expect_response("**/api/reviews"):
        other.get_by_role("link", name="周报").click()

    mine.get_by_role("button", name=f"通过这 {rest} 条").click()
    expect(mine.get_by_text(f"已通过 {rest - 1} 条")).to_be_visible()
    expect(mine.get_by_text(re.compile("杨审核 在.*已经通过"))).to_be_visible()
    shot(mine, "desk-batch")
    assert said(server) == {"approved": QUIET}
    mine.get_by_role("button", name="整批撤回").click()
    mine.get_by_role("dialog").get_by_role("button", name="整批撤回").click()
    expect(mine.get_by_text(f"已撤回 {rest - 1} 条")).to_be_visible()
    assert said(server) == {"approved": 30}
