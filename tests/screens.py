"""`make screens`: the README's picture, the phone beside the desk, from the demonstration county itself."""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, DESK, PHONE, QUIET
from tests.e2e.steps import HELPER, SUPERVISOR, sign_in
from tests.serving import ROOT, Serving, flask

PICTURE = ROOT / "tests" / "data" / "screens.png"
GROUND, GAP, HEIGHT = "#d9d7d0", 24, 640


def main() -> None:
    """Load a demonstration, look at it as a helper and as a supervisor, and put the two side by side."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        var = Path(folder)
        flask(var, "init")
        flask(var, "demo")
        serving = Serving(var, var / "log")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            screens = [look(browser, serving, HELPER, PHONE), look(browser, serving, SUPERVISOR, DESK)]
        finally:
            browser.close()
            serving.stop()
    side_by_side(screens).quantize(96).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB")


def look(browser: Browser, serving: Serving, phone: str, size: dict[str, int]) -> Image.Image:
    page = browser.new_page(base_url=serving.url, viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")
    sign_in(page, phone)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def side_by_side(screens: list[Image.Image]) -> Image.Image:
    small = [screen.resize((screen.width * HEIGHT // screen.height, HEIGHT), Image.Resampling.LANCZOS) for screen in screens]
    width = sum(screen.width for screen in small) + GAP * (len(small) + 1)
    whole = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for screen in small:
        whole.paste(screen, (left, GAP))
        left += screen.width + GAP
    return whole


if __name__ == "__main__":
    main()
