"""Both halves together: Debian's Chromium against a real gunicorn on the demonstration county."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.serving import ROOT, Serving, flask

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
WIDE = {"width": 1920, "height": 1080}
CHROMIUM = "/usr/bin/chromium"
# The popups of Chromium's own address bar cost a process with every window, half of what it takes to open one. The others
# are Playwright's, whose list this one takes the place of.
ABSENT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
QUIET = [
    "--no-sandbox",
    "--lang=zh-CN",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(ABSENT)}",
]
# A page that is told that it is offline asks to be woken; the browser, which is online, would wake it at once, and again after
# every failure: a core was busy with that.
UNWOKEN = "delete self.ServiceWorkerRegistration?.prototype.sync"
# Screens are kept here for people to look at; the folder is not part of the repository.
ARTEFACTS = Path(os.environ.get("RUHU_ARTEFACTS", ROOT / "tests" / "artefacts"))


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demonstration county, loaded once however many processes run the tests."""
    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    var = shared / "county"
    with (shared / "county.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (var / "loaded").exists():
            flask(var, "init")
            flask(var, "demo", "--if-empty")
            (var / "loaded").touch()
    return var


@pytest.fixture(scope="module")
def server(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server of this module's own, on its own copy of the county."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copytree(county, folder / "var")
    serving = Serving(folder / "var", folder / "log")
    yield serving
    serving.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield chromium
    chromium.close()


@pytest.fixture
def open_page(browser: Browser, server: Serving) -> Iterator[Any]:
    """`open_page(size)`: a page in a context of its own, as on another device; faults of its scripts fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(size: dict[str, int] = DESK, **options: Any) -> Page:
        context = browser.new_context(
            base_url=server.url, viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True, **options
        )
        context.add_init_script(UNWOKEN)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: _note_policy(message.text, faults))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _note_policy(text: str, faults: list[str]) -> None:
    if "Content Security Policy" in text:
        faults.append(text)


def shot(page: Page, name: str) -> None:
    """Keep a picture of the screen for people to look at."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
